"""penata map: need against staff, as numbers."""

from __future__ import annotations

from argparse import ArgumentParser
from decimal import Decimal
from typing import Any

from django.core.management.base import CommandError

from penata.domains.workload import public as workload
from penata.domains.workload.public import MapFilter
from penata.kernel import clock
from penata.kernel.access import Actor, Permission, may
from penata.kernel.ui import figures
from penata.portals.management.base import PenataCommand, day


class Command(PenataCommand):
    help = "Peta kebutuhan: dibutuhkan, ada, kurang, lebih, terisi."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument(
            "--as-of", type=day, metavar="TANGGAL", help="keadaan per tanggal ini; bawaan: hari ini"
        )
        parser.add_argument(
            "--by", choices=["unit", "district", "family", "status"], default="unit", help="bawaan: unit"
        )
        parser.add_argument(
            "--subtree", action="store_true", help="bersama --by unit: tambahkan unit di bawahnya"
        )

    def act(self, by: Actor, options: dict[str, Any]) -> Any:
        if not may(by, Permission.MAP_READ):
            raise CommandError("Akun ini tidak boleh membaca peta kebutuhan.")
        wanted = MapFilter(options["as_of"] or clock.today())
        return workload.numbers(by, wanted, options["by"], subtree=options["subtree"])

    def tell(self, result: Any) -> None:
        self.stdout.write(f"Keadaan per {result['as_of']}")
        self.stdout.write(f"{'':40} {'butuh':>8} {'ada':>8} {'kurang':>8} {'lebih':>8} {'terisi':>8}")
        total = {"name": "Jumlah", "code": "", **result["totals"]}
        for row in [*result["rows"], total]:
            name = row["name"] if row["code"] == row["name"] else f"{row['code']} {row['name']}".strip()
            share = figures.percent(Decimal(row["fill"])) if row["fill"] else "–"
            self.stdout.write(
                f"{name[:40]:40} {row['seats']:>8} {row['staff']:>8} {row['shortage']:>8} {row['surplus']:>8} {share:>8}"
            )
        if result["without_study"]:
            self.stdout.write(
                f"{result['without_study']} jabatan belum punya ABK sah dan tidak dihitung kurang atau lebih."
            )
