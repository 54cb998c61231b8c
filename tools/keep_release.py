"""Keep what a release leaves behind: a small invented regency as that version stored it, for the test that upgrades it.

    python -m tools.keep_release 0.2.0 [--code FOLDER]

Run it once, on the commit that is released; --code names a checkout of another one. The dump is plain SQL of the oldest
PostgreSQL that is installed, so that every later one takes it. `tests/releases/<version>/` holds the dump and the facts
that must still be true after the upgrade.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tempfile
from argparse import ArgumentParser
from pathlib import Path

from penata.kernel.backup import manifest
from penata.kernel.backup.programs import Server
from penata.kernel.embedded import EmbeddedServer, wheel_programs
from tools.test import installed_servers

RELEASES = Path(__file__).resolve().parents[1] / "tests" / "releases"
BUILD = """
import os, sys
sys.path.insert(0, os.getcwd())
import django
django.setup()
from datetime import date
from django.core.management import call_command
from penata.kernel import clock
call_command("migrate", verbosity=0, interactive=False)
call_command("createcachetable", verbosity=0)
from penata.domains.accounts import public as accounts
from penata.kernel.audit import actions as audit
from tests.journeys import world
with clock.fixed(date(2026, 11, 22)):
    operator = accounts.ensure_operator()
    world.build(operator)
    audit.seal()
    for role, unit in world.ROLES.items():
        world.account(role.value, role, unit, operator, person="W1" if role.value == "worker" else "")
"""  # the accounts' traces stay unsealed: an upgrade finds such
OMITTED = re.compile(
    r"^(\\(un)?restrict|SET transaction_timeout) .*\n", re.MULTILINE
)  # older programs know neither


def main() -> None:
    parser = ArgumentParser(prog="python -m tools.keep_release", description="Keep a dump of this release.")
    parser.add_argument("version")
    parser.add_argument("--code", type=Path, default=Path.cwd(), metavar="FOLDER")
    told = parser.parse_args()
    programs = next(iter(installed_servers()), wheel_programs())
    with tempfile.TemporaryDirectory(prefix="penata-rilis-") as folder:
        home = Path(folder)
        home.chmod(0o755)
        cluster = EmbeddedServer(home, programs)
        cluster.start()
        try:
            keep(cluster, programs, told.code.resolve(), RELEASES / told.version)
        finally:
            cluster.stop()


def keep(cluster: EmbeddedServer, programs: Path, code: Path, target: Path) -> None:
    settings = cluster.connection_settings()
    server = Server.of(settings)
    host = settings["HOST"].replace("/", "%2F")
    own = {
        "PENATA_HOME": str(cluster.home), "PENATA_SECRET_KEY": "x" * 60, "DJANGO_SETTINGS_MODULE": "penata.config.settings",
        "PENATA_DATABASE_URL": f"postgresql://{server.user}@{host}/{server.database}",
    }  # fmt: skip
    subprocess.run([sys.executable, "-c", BUILD], cwd=code, env={**os.environ, **own}, check=True)
    dumped = subprocess.run(
        [programs / "pg_dump", "--no-owner", "--no-privileges", "--no-comments", "--exclude-table-data=django_session"],
        env=server.environment(), capture_output=True, check=True, text=True,
    )  # fmt: skip
    with server.connect() as link:
        facts = {
            "tables": manifest.counted(link),
            "head": link.execute(
                "select encode(head, 'hex') from audit_sealbatch order by id desc limit 1"
            ).fetchone()[0],
        }
    target.mkdir(parents=True, exist_ok=True)
    (target / "data.sql").write_text(OMITTED.sub("", dumped.stdout), "utf-8")
    (target / "facts.json").write_text(json.dumps(facts, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
