"""The map in words that a tired leader can repeat: how many, where most, and what lies beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from penata.domains.workload.queries.map import MapRow
from penata.kernel.ui import figures

NAMED = 2
WEIGHTY = Decimal("0.4")  # so much of the shortage is worth naming the few places that bear it


@dataclass(frozen=True, slots=True)
class Headline:
    """kind: nothing, unknown, both, short, surplus or even; `where` names those who are short on balance; may be empty."""

    kind: str
    where: str
    rest: str


def headline(total: MapRow, places: Sequence[MapRow], units: Sequence[MapRow]) -> Headline:
    """places: districts, or where the reader's units lie in one district, the units themselves."""
    kind = _kind(total)
    if kind in {"nothing", "unknown"}:
        return Headline(kind, "", "")
    named = [row for row in places if row.name]
    rows = named if len(named) > 1 else [row for row in units if row.name and row.posts]
    is_district = rows is named
    if len(rows) < 2:
        return Headline(kind, "", _fill(total, []))
    short = sorted((row for row in rows if row.gap < 0), key=lambda row: (row.gap, row.name))
    said = [_burden(total, short, len(rows), is_district=is_district), _beyond(rows), _fill(total, rows)]
    where = _(" dan ").join(row.name for row in short[:NAMED])
    return Headline(kind, where, " ".join(text for text in said if text))


def _kind(total: MapRow) -> str:
    if not total.posts:
        return "nothing"
    if not total.seats:
        return "unknown"
    if total.shortage and total.surplus:
        return "both"
    return "short" if total.shortage else "surplus" if total.surplus else "even"


def _burden(total: MapRow, short: Sequence[MapRow], of: int, *, is_district: bool) -> str:
    """The few places that bear a weighty part of the shortage, of all that there are; nothing where many do."""
    borne, count = 0, 0
    for row in short:
        if total.shortage and borne >= WEIGHTY * total.shortage:
            break
        borne, count = borne + row.shortage, count + 1
    is_weighty = total.shortage and borne >= WEIGHTY * total.shortage
    if not is_weighty or count > of // 3 or count <= NAMED:
        return ""
    words = (
        _("%(n)s kecamatan menanggung %(share)s kekurangan.")
        if is_district
        else _("%(n)s unit menanggung %(share)s kekurangan.")
    )
    return words % {"n": figures.number(count), "share": figures.percent(Decimal(borne) / total.shortage)}


def _beyond(rows: Sequence[MapRow]) -> str:
    most = max(rows, key=lambda row: row.surplus)
    if not most.surplus:
        return ""
    return _("Kelebihan terbanyak di %(name)s: %(n)s orang.") % {
        "name": most.name, "n": figures.number(most.surplus),
    }  # fmt: skip


def _fill(total: MapRow, rows: Sequence[MapRow]) -> str:
    lowest = min((row for row in rows if row.fill is not None), key=lambda row: row.fill or 0, default=None)
    if lowest is None or lowest.fill == total.fill:
        return _("Jabatan terisi %s.") % figures.percent(total.fill)
    return _("Jabatan terisi %(all)s, terendah %(low)s di %(name)s.") % {
        "all": figures.percent(total.fill), "low": figures.percent(lowest.fill), "name": lowest.name,
    }  # fmt: skip
