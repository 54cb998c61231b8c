"""penata restore: a backup into an empty database, proved by its counts and by the chain of traces."""

from __future__ import annotations

import os
import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import close_old_connections, connection

from penata.domains.accounts import public as accounts
from penata.kernel.audit import anchors
from penata.kernel.audit import queries as audit
from penata.kernel.audit.context import coming_by
from penata.kernel.backup import BackupError, restoring
from penata.kernel.backup.manifest import Manifest
from penata.portals.management import passphrase
from penata.portals.management.base import PenataCommand, bytes_passing
from penata.portals.management.commands.backup import own_server, remember, summary


class Command(PenataCommand):
    help = "Pulihkan cadangan ke basis data kosong; semuanya, atau tidak sama sekali."
    # There is no account before it is done; what follows is put down to the operator.
    acts_as_somebody = False

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("file", type=Path, metavar="BERKAS")

    def act(self, by: None, options: dict[str, Any]) -> Any:
        file: Path = options["file"]
        secret = passphrase.asked(is_new=False)
        settings.PENATA_HOME.mkdir(parents=True, exist_ok=True)
        try:
            with bytes_passing("Memulihkan", options) as watch:
                done = restoring.restore(
                    file, secret, server=own_server(), home=settings.PENATA_HOME, watch=watch
                )
        except BackupError as error:
            raise CommandError(str(error)) from error
        told = done.manifest
        close_old_connections()
        call_command("setup", stdout=sys.stderr)
        faults = _walked(told)
        with coming_by("cli:restore"):
            remember("backup.restore", told, accounts.ensure_operator())
        return {
            **summary(told, file), "ok": not faults, "faults": faults, "placed": done.placed, "kept": done.kept,
            "missing_settings": [name for name in told.settings if name not in os.environ],
        }  # fmt: skip

    def tell(self, result: Any) -> None:
        self.stdout.write(
            f"Dipulihkan: {result['tables']} tabel dan {len(result['placed'])} berkas; jumlah baris tiap tabel sama."
        )
        if result["kept"]:
            self.stdout.write(f"Sudah ada dan berbeda, tidak ditimpa: {', '.join(result['kept'])}.")
        for fault in result["faults"]:
            self.stdout.write(f"  {fault}")
        if result["ok"]:
            self.stdout.write(f"Rantai jejak utuh sampai nomor {result['seq']}.")
        self.stdout.write("Tidak ada di dalam cadangan; setel sebelum menjalankan penata run:")
        for name, what in result["secrets"].items():
            self.stdout.write(f"  {name}: {what}.")
        if result["missing_settings"]:
            told = ", ".join(result["missing_settings"])
            self.stdout.write(f"Disetel di peladen asal, belum di sini: {told}.")
        self.stdout.write(f"Dikosongkan, semua orang masuk lagi: {', '.join(result['emptied'])}.")

    def settle(self, result: Any) -> None:
        if result["faults"]:
            raise CommandError(
                f"Data dipulihkan, tetapi rantai jejak rusak di {len(result['faults'])} tempat. "
                "Rusaknya sudah ada sebelum dicadangkan; jangan dipakai sebelum dijelaskan."
            )


def _walked(told: Manifest) -> list[str]:
    """The chain from its start, against the head of that moment and every anchor that came along."""
    kept = anchors.own()
    known = [*anchors.read(kept)] if kept.exists() else []
    if told.head:
        known.append({"seq": told.seq, "hash": told.head})
    connection.ensure_connection()
    return audit.verify(known).faults
