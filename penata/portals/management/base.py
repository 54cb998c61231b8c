"""What every command of Penata does alike: say as whom, speak JSON, fail with one clear line."""

from __future__ import annotations

import getpass
import json
import os
import sys
from argparse import ArgumentParser, ArgumentTypeError
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError, InternalError, OperationalError
from django.utils import translation
from psycopg.errors import UndefinedColumn, UndefinedTable
from tqdm import tqdm

from penata.domains.accounts import public as accounts
from penata.kernel.access import Actor
from penata.kernel.audit.context import coming_by
from penata.kernel.jobs.progress import Report, silent
from penata.kernel.maintenance import queries as maintenance


class PenataCommand(BaseCommand):
    """Subclasses write `act(by, options)`, which returns what `--json` prints, and `tell(result)` for people."""

    requires_system_checks = ()
    acts_as_somebody = True
    suppressed_base_arguments = {
        "--version",
        "--pythonpath",
        "--settings",
        "--traceback",
        "--no-color",
        "--force-color",
        "--skip-checks",
        "--verbosity",
    }

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--as", dest="as_user", metavar="PENGGUNA", help="bertindak sebagai akun ini; bawaan: operator"
        )
        parser.add_argument(
            "--json", action="store_true", dest="as_json", help="cetak hasil yang dibaca mesin"
        )

    def act(self, by: Any, options: dict[str, Any]) -> Any:
        raise CommandError("Perintah ini tidak melakukan apa-apa.")

    def tell(self, result: Any) -> None:
        """Print the result for people; nothing more to say is an answer too."""

    def handle(self, *args: Any, **options: Any) -> None:
        with translation.override(settings.LANGUAGE_CODE), coming_by(f"cli:{getpass.getuser()}"):
            try:
                by = _actor(options["as_user"]) if self.acts_as_somebody else None
                result = self.act(by, options)
            except PermissionDenied as refusal:
                raise CommandError(
                    f"Akun ini tidak boleh melakukannya (perlu {refusal or 'wewenang lain'})."
                ) from refusal
            except ValidationError as refusal:
                raise CommandError(listed(refusal.messages)) from refusal
            self.finish(result, options)

    def finish(self, result: Any, options: dict[str, Any]) -> None:
        """Print the result, for machines or for people."""
        if options["as_json"]:
            self.stdout.write(json.dumps(result, ensure_ascii=False, indent=2, default=str))
        else:
            self.tell(result)
        self.settle(result)

    def settle(self, result: Any) -> None:
        """After the result is printed: raise CommandError where it must not count as success."""

    def run_from_argv(self, argv: list[str]) -> None:
        """One line on standard error and exit code 1, never a traceback for what a person can mend."""
        self._called_from_command_line = True
        options = self.create_parser(argv[0], argv[1]).parse_args(argv[2:])
        arguments = vars(options)
        arguments.pop("args", None)
        try:
            self.execute(**arguments)
        except CommandError as error:
            if str(error):
                self.stderr.write(f"penata: {error}", self.style.ERROR)
            sys.exit(getattr(error, "returncode", 1))
        except BrokenPipeError:
            sys.exit(1)
        except (DatabaseError, PermissionError) as error:
            words = _mendable(error)
            if words is None:
                raise
            self.stderr.write(f"penata: {words}", self.style.ERROR)
            sys.exit(1)


def _mendable(error: Exception) -> str | None:
    """What to do about it, in a line; None where it is a fault of ours."""
    if isinstance(error, PermissionError):
        return (
            f"{error.filename or 'berkas'} tidak boleh dibuka oleh pengguna {getpass.getuser()}; "
            "pakai folder yang boleh ia baca dan tulis."
        )
    if isinstance(error, OperationalError):
        return f"basis data tidak dapat dihubungi: {str(error).splitlines()[0]}"
    if isinstance(error.__cause__, UndefinedTable | UndefinedColumn):
        return "basis data belum sesuai versi ini; jalankan penata setup."
    if isinstance(error, InternalError) and maintenance.is_refusal(error):
        return "perubahan sedang ditahan; lihat penata readonly status."
    return None


def listed(messages: list[str]) -> str:
    """One as it is; several one per line, below how many there are."""
    if len(messages) == 1:
        return messages[0]
    return "\n  ".join([f"ada {len(messages)} hal yang harus dibetulkan:", *messages])


def whole(text: str) -> int:
    """A whole number as an option of a command."""
    try:
        return int(text)
    except ValueError:
        raise ArgumentTypeError(f"“{text}” bukan bilangan bulat; tulis seperti 50") from None


def day(text: str) -> date:
    """A date as an option of a command."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ArgumentTypeError(f"“{text}” bukan tanggal; tulis seperti 2026-11-22") from None


@contextmanager
def progress(title: str, options: dict[str, Any]) -> Iterator[Report]:
    """A bar on a terminal; nothing in a pipe."""
    if options.get("as_json") or not sys.stderr.isatty():
        yield silent
        return
    with tqdm(desc=title, unit=" baris", leave=False) as bar:

        def report(done: int, total: int) -> None:
            bar.total = total
            bar.update(done - bar.n)

        yield report


@contextmanager
def bytes_passing(title: str, options: dict[str, Any]) -> Iterator[Callable[[int], object]]:
    """The same for what has no end that is known: how much went by."""
    if options.get("as_json") or not sys.stderr.isatty():
        yield lambda count: None
        return
    with tqdm(desc=title, unit="B", unit_scale=True, leave=False) as bar:
        yield bar.update


def _actor(told: str | None) -> Actor:
    username = told or os.environ.get("PENATA_AS")
    if username:
        user = accounts.by_username(username)
        if user is None or not user.is_active:
            raise CommandError(f"Akun “{username}” tidak ada atau sudah ditutup.")
        return user
    return accounts.ensure_operator()
