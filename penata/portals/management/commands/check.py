"""penata check: is this installation sound? Also Django's own checks, whose command this replaces."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from django.core.management.base import CommandError

from penata.kernel import health
from penata.kernel.access import Actor
from penata.kernel.health import Health
from penata.portals.management.base import PenataCommand


class Command(PenataCommand):
    help = (
        "Periksa pemasangan: basis data, tabel, antrean, ruang, surat, jam, sertifikat, cadangan, rantai jejak, "
        "aturan yang meragukan. Kode keluar 1 bila ada yang buruk."
    )
    acts_as_somebody = False  # it must speak where the database does not

    def act(self, by: Actor | None, options: dict[str, Any]) -> Any:
        found = health.findings()
        return {
            "ok": all(f.health != Health.BAD for f in found),
            "findings": [asdict(f) for f in found],
        }

    def tell(self, result: Any) -> None:
        for finding in result["findings"]:
            remedy = f" → {finding['remedy']}" if finding["remedy"] else ""
            self.stdout.write(f"{finding['health']:10} {finding['what']:18} {finding['words']}{remedy}")

    def settle(self, result: Any) -> None:
        if not result["ok"]:
            raise CommandError("Pemasangan ini belum sehat; lihat baris yang buruk di atas.")
