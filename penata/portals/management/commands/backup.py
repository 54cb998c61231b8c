"""penata backup: the whole office in one encrypted file; and is such a file sound?"""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import CommandError
from django.db import connection, transaction

from penata.kernel.access import Actor, Permission, demand
from penata.kernel.audit.actions import Entry, record
from penata.kernel.backup import BackupError, reading, restoring, writing
from penata.kernel.backup.manifest import Manifest
from penata.kernel.backup.programs import Server
from penata.kernel.maintenance.actions import maintaining
from penata.kernel.ui import figures
from penata.portals.management import passphrase
from penata.portals.management.base import PenataCommand, bytes_passing


class Command(PenataCommand):
    help = "Cadangkan basis data dan berkas kantor ke satu berkas tersandi, atau periksa berkas itu (verify)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument(
            "words", nargs="+", metavar="[verify] BERKAS", help="berkas yang dibuat, atau yang diperiksa"
        )
        parser.add_argument(
            "--compare",
            action="store_true",
            help="verify: bandingkan juga jumlah baris dengan basis data ini",
        )
        parser.add_argument(
            "--replica",
            action="store_true",
            help="baca dari PENATA_REPLICA_URL, agar peladen utama tidak terbebani",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        self.verifies, self.file = _what(options["words"])
        self.acts_as_somebody = not self.verifies  # it may be another machine, without any account
        super().handle(*args, **options)

    def act(self, by: Actor | None, options: dict[str, Any]) -> Any:
        return self.make(by, options) if by else self.verify(options)

    def make(self, by: Actor, options: dict[str, Any]) -> Any:
        demand(by, Permission.ACCOUNT_EDIT)
        server = _replica() if options["replica"] else own_server()
        secret = passphrase.asked(is_new=True)
        try:
            with bytes_passing("Mencadangkan", options) as watch:
                told = writing.back_up(
                    self.file, secret, server=server, home=settings.PENATA_HOME, watch=watch
                )
        except BackupError as error:
            raise CommandError(str(error)) from error
        with maintaining():  # also while changes are held up: that is when backups are made
            remember("backup.make", told, by)
        (settings.PENATA_HOME / "last-backup").touch()  # penata check looks at its age
        return summary(told, self.file)

    def verify(self, options: dict[str, Any]) -> Any:
        try:
            with bytes_passing("Memeriksa", options) as watch:
                told = reading.look_through(self.file, passphrase.asked(is_new=False), watch=watch)
            wrong = restoring.compare(told, own_server()) if options["compare"] else []
        except BackupError as error:
            raise CommandError(str(error)) from error
        return {**summary(told, self.file), "ok": not wrong, "differences": wrong}

    def tell(self, result: Any) -> None:
        size, rows = figures.number(result["bytes"]), figures.number(result["rows"])
        self.stdout.write(
            f"{result['file']}: {size} bita, Penata {result['version']}, PostgreSQL {result['server']}, "
            f"{result['tables']} tabel, {rows} baris, {len(result['files'])} berkas, jejak sampai nomor {result['seq']}."
        )
        if "ok" in result:
            for line in result["differences"]:
                self.stdout.write(f"  {line}")
            self.stdout.write(
                "Cadangan utuh." if result["ok"] else "Cadangan utuh, tetapi berbeda dari basis data ini."
            )
            return
        self.stdout.write("TIDAK ada di dalamnya; simpan sendiri, di tempat lain:")
        for name, what in result["secrets"].items():
            self.stdout.write(f"  {name}: {what}.")
        if result["left_out"]:
            self.stdout.write(f"Di PENATA_HOME tidak diambil: {', '.join(result['left_out'])}.")

    def settle(self, result: Any) -> None:
        if result.get("differences"):
            raise CommandError(f"{len(result['differences'])} tabel berbeda.")


def own_server() -> Server:
    return Server.of(connection.settings_dict)


def _replica() -> Server:
    if settings.PENATA_REPLICA is None:
        raise CommandError("Setel PENATA_REPLICA_URL ke peladen replika dahulu.")
    return Server.of(settings.PENATA_REPLICA)


def _what(words: list[str]) -> tuple[bool, Path]:
    if len(words) == 1 and words[0] != "verify":
        return False, Path(words[0])
    if len(words) == 2 and words[0] == "verify":
        return True, Path(words[1])
    raise CommandError("Tulis penata backup BERKAS, atau penata backup verify BERKAS.")


@transaction.atomic
def remember(step: str, told: Manifest, by: Actor) -> None:
    after = {"created_at": told.created_at, "version": told.version, "rows": told.rows}
    record(Entry(step, "installation", 1, after=after), by=by)


def summary(told: Manifest, file: Path) -> dict[str, Any]:
    return {
        "file": str(file), "bytes": file.stat().st_size, "version": told.version, "created_at": told.created_at,
        "server": told.server, "dumped_by": told.dumped_by, "tables": len(told.tables), "rows": told.rows,
        "seq": told.seq, "head": told.head, "files": sorted(told.files), "emptied": told.emptied,
        "secrets": told.secrets, "settings": told.settings, "left_out": told.left_out,
    }  # fmt: skip
