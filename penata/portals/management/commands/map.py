"""penata map: need against staff, as numbers."""

from __future__ import annotations

from argparse import ArgumentParser
from decimal import Decimal
from typing import Any

from django.core.management.base import CommandError

from penata.domains.workload import public as workload
from penata.domains.workload.public import MapFilter, MapRow
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
        bound = workload.bind(by, MapFilter(options["as_of"] or clock.today()))
        if options["by"] == "status":
            total = workload.totals(bound)
            rows = [_status_row(*pair) for pair in workload.staff_figures(bound, "").by_status.items()]
        else:
            table = _table(bound, options["by"], subtree=options["subtree"])
            total, rows = table.total, [_row(row) for row in table.rows]
        return {
            "as_of": bound.day.isoformat(),
            "rows": rows,
            "totals": {name: value for name, value in _row(total).items() if name not in {"code", "name"}},
            "without_study": total.without_study,
        }

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


def _table(bound: workload.Bound, by: str, *, subtree: bool) -> workload.MapTable:
    return workload.tree(bound, subtree=subtree) if by == "unit" else workload.tables(bound, by)[by]


def _row(row: MapRow) -> dict[str, Any]:
    return {
        "code": row.code,
        "name": row.name,
        "need": None if row.need is None else f"{row.need:.4f}",
        "seats": row.seats,
        "staff": row.staff,
        "asn": row.asn,
        "shortage": row.shortage,
        "surplus": row.surplus,
        "gap": row.gap,
        "fill": None if row.fill is None else f"{row.fill:.4f}",
    }


def _status_row(status: str, staff: int) -> dict[str, Any]:
    asn = staff if status in {"CPNS", "PNS", "PPPK", "PPPK-PW"} else 0
    return {
        "code": status,
        "name": status,
        "need": None,
        "seats": 0,
        "staff": staff,
        "asn": asn,
        "shortage": 0,
        "surplus": 0,
        "gap": 0,
        "fill": None,
    }
