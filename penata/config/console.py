"""`penata`: Django's management, on a database that is there and fits this version."""

from __future__ import annotations

import fcntl
import hashlib
import os
import sys
from pathlib import Path
from types import TracebackType

from penata.config import environment
from penata.kernel.embedded import EmbeddedServer, EmbeddedServerError

NEEDS_NO_DATABASE = {"stop", "help", "version", "--help", "-h", "--version"}
NEEDS_NO_TABLES = {"restore"}
DATA_OF_PLACE = ("--instance", "--parquet", "--generate")


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "penata.config.settings")
    from django.core.management import execute_from_command_line

    server = environment.embedded_server()
    if server is not None and _needs_database(sys.argv[1:]):
        try:
            server.start()
        except EmbeddedServerError as error:
            sys.exit(f"penata: {error}")
        if sys.argv[1] not in NEEDS_NO_TABLES:
            _fit_schema(server)
    sys.excepthook = _last_words
    execute_from_command_line(sys.argv)


def _last_words(kind: type[BaseException], problem: BaseException, trace: TracebackType | None) -> None:
    """A command that breaks ends in a journal or a mail of cron: no values of people there either."""
    from penata.kernel.logs import told

    if environment.flag("PENATA_DEBUG"):
        sys.__excepthook__(kind, problem, trace)
    else:
        print(told.as_text(problem), file=sys.stderr)


def _needs_database(arguments: list[str]) -> bool:
    asked = arguments[0] if arguments else "help"
    if arguments[:2] == ["backup", "verify"] and "--compare" not in arguments:
        return False  # whether a file is sound may be asked on a machine that has no office
    if asked == "place" and any(word.startswith(DATA_OF_PLACE) for word in arguments):
        return False  # plain data are solved anywhere
    return asked not in NEEDS_NO_DATABASE and not {"--help", "-h"} & set(arguments)


def _fit_schema(server: EmbeddedServer) -> None:
    """The embedded database follows this version by itself; a production one is told to, by `penata setup`."""
    marker, wanted = server.home / "schema", _schema()
    if _read(marker) == wanted:
        return
    with (server.home / "schema.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if _read(marker) != wanted:
            import django
            from django.core.management import call_command

            django.setup()
            call_command("setup", stdout=sys.stderr)
            marker.write_text(wanted)


def _schema() -> str:
    """What the tables should look like, as a digest of the names of all migrations."""
    package = Path(__file__).resolve().parent.parent
    names = sorted(str(path.relative_to(package)) for path in package.rglob("migrations/0*.py"))
    return hashlib.sha256("\n".join(names).encode()).hexdigest()


def _read(path: Path) -> str:
    return path.read_text() if path.exists() else ""
