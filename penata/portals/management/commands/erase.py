"""penata erase: what is over and why; erased only with --apply."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.utils.translation import gettext as _

from penata.kernel.access import Actor
from penata.kernel.privacy.actions import erasure
from penata.portals.management.base import PenataCommand, progress


class Command(PenataCommand):
    help = (
        "Data yang habis masa simpannya: tunjukkan rencananya; --apply menghapusnya. Aman dijalankan ulang."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        what = parser.add_mutually_exclusive_group()
        what.add_argument("--dry-run", action="store_true", help="hanya rencana (bawaan)")
        what.add_argument("--apply", action="store_true", help="hapus; tidak dapat dikembalikan")

    def act(self, by: Actor, options: dict[str, Any]) -> Any:
        plan = erasure.plan(by=by)
        told = [
            {
                "name": line.eraser.name,
                "what": _(line.eraser.label),
                "why": _(line.eraser.basis),
                "count": line.count,
            }
            for line in plan
        ]
        if not options["apply"]:
            return {"applied": False, "lines": told}
        with progress("Menghapus", options) as report:
            log = erasure.run(by=by, report=report)
        return {
            "applied": True,
            "run": log.pk,
            "lines": [line | {"count": log.counts.get(line["name"], 0)} for line in told],
        }

    def tell(self, result: Any) -> None:
        for line in result["lines"]:
            self.stdout.write(f"{line['count']:>9}  {line['what']} ({line['why']})")
        total = sum(line["count"] for line in result["lines"])
        if result["applied"]:
            self.stdout.write(
                f"{total} hal dihapus. Rantai jejak tetap utuh: periksa dengan penata audit verify."
            )
        else:
            self.stdout.write(f"{total} hal habis masa simpannya. Hapus dengan: penata erase --apply")
