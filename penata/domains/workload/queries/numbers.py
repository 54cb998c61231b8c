"""The map as plain numbers, in the same words for the command and for other machines."""

from __future__ import annotations

from typing import Any

from penata.domains.workload.queries import map as need_map
from penata.domains.workload.queries import outlook
from penata.domains.workload.queries.map import Bound, MapFilter, MapRow
from penata.kernel.access import Actor

GROUPINGS = ("unit", "district", "family", "status")
ASN = {"CPNS", "PNS", "PPPK", "PPPK-PW"}


def numbers(actor: Actor, wanted: MapFilter, by: str, *, subtree: bool = False) -> dict[str, Any]:
    """Rows by one of GROUPINGS and their totals. Exact figures are texts: need and fill with four decimals."""
    bound = need_map.bind(actor, wanted)
    if by == "status":
        total = need_map.totals(bound)
        rows = [_status(*pair) for pair in outlook.staff_figures(bound, "").by_status.items()]
    else:
        table = _table(bound, by, subtree=subtree)
        total, rows = table.total, [_row(row) for row in table.rows]
    return {
        "as_of": bound.day.isoformat(),
        "rows": rows,
        "totals": {name: value for name, value in _row(total).items() if name not in {"code", "name"}},
        "without_study": total.without_study,
    }


def _table(bound: Bound, by: str, *, subtree: bool) -> need_map.MapTable:
    return need_map.tree(bound, subtree=subtree) if by == "unit" else need_map.tables(bound, by)[by]


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


def _status(status: str, staff: int) -> dict[str, Any]:
    nothing = {"need": None, "seats": 0, "shortage": 0, "surplus": 0, "gap": 0, "fill": None}
    return {"code": status, "name": status, **nothing, "staff": staff, "asn": staff if status in ASN else 0}
