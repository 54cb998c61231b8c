"""penata twin FILE: an anonymised copy of everything, for training and staging."""

from __future__ import annotations

import os
import secrets
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError

from penata.kernel.access import Actor
from penata.kernel.privacy.actions import twin
from penata.portals.management.base import PenataCommand


class Command(PenataCommand):
    help = (
        "Salinan anonim seluruh basis data, dalam bentuk pg_restore: nama, NIK, NIP, kontak, alasan, dan berkas diganti. "
        "PENATA_TWIN_SECRET yang sama memberi pengganti yang sama; tanpa itu rahasianya sekali pakai."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("file", type=Path, metavar="BERKAS")
        parser.add_argument("--overwrite", action="store_true", help="timpa berkas yang sudah ada")

    def act(self, by: Actor, options: dict[str, Any]) -> Any:
        path: Path = options["file"]
        if path.exists() and not options["overwrite"]:
            raise CommandError(f"{path} sudah ada; pakai --overwrite untuk menimpanya.")
        secret = os.environ.get("PENATA_TWIN_SECRET") or secrets.token_urlsafe(32)
        counts = twin.make(path=path, secret=secret, by=by)
        return {
            "file": str(path),
            "bytes": path.stat().st_size,
            "rows": sum(counts.values()),
            "tables": counts,
        }

    def tell(self, result: Any) -> None:
        self.stdout.write(
            f"{result['file']}: {result['rows']} baris dalam {len(result['tables'])} tabel, tanpa orang yang sebenarnya.\n"
            "Muat dengan pg_restore ke basis data kosong, lalu beri kata sandi dengan penata user password."
        )
