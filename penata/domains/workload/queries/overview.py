"""What workload tells on the leaders' first page: worked out once, shown by several cards."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection

from penata.domains.organization import public as organization
from penata.domains.workload.queries import map as need_map
from penata.domains.workload.queries import outlook, pages
from penata.domains.workload.queries.headline import Headline, headline
from penata.domains.workload.queries.map import Bound, MapFilter, MapRow
from penata.domains.workload.queries.outlook import StaffFigures
from penata.kernel import clock, law
from penata.kernel.access import Actor, Permission, reach
from penata.kernel.ui.board import Board

WORST, LABELLED = 5, 7
EXTREMES = 50  # units that are looked at more closely: enough for the sentence and for the worst
SOUGHT = 2  # jobs that the table of the worst units names


@dataclass(frozen=True, slots=True)
class Overview:
    bound: Bound
    total: MapRow
    districts: list[MapRow]
    units: list[MapRow]
    staff: StaffFigures
    headline: Headline


def overview(actor: Actor, board: Board) -> Overview:
    """The figures behind every card of workload, in two statements."""
    return board.once("workload.overview", lambda: _overview(actor, board.day))


def _overview(actor: Actor, day: date) -> Overview:
    bound = need_map.bind(actor, MapFilter(day))
    found = need_map.tables(bound, "unit", "district", extremes=EXTREMES)
    units, districts = found["unit"].rows, found["district"].rows
    total = found["unit"].total
    staff = outlook.staff_figures(bound, "")
    return Overview(bound, total, districts, units, staff, headline(total, districts, units))


def answer_card(actor: Actor, board: Board) -> dict[str, Any]:
    told = overview(actor, board)
    return {"total": told.total, "headline": told.headline}


def map_card(actor: Actor, board: Board) -> dict[str, Any] | None:
    """The districts as the map page draws them; nothing where no need is known, or all lies in one district."""
    told = overview(actor, board)
    if not told.total.seats or sum(1 for row in told.districts if row.name) < 2:
        return None
    drawing = organization.district_shapes(organization.home_of(organization.government_of(actor)))
    drawn = pages.drawn_by_gap(drawing, told.districts)
    if drawn is None:
        return None
    biggest = sorted(told.districts, key=lambda row: -abs(row.gap))[:LABELLED]
    return {"drawing": drawn, "labelled": {row.code for row in biggest}}


def retirements_card(actor: Actor, board: Board) -> dict[str, Any] | None:
    told = overview(actor, board)
    if not told.total.staff:
        return None
    asn = told.total.asn
    return {"years": told.staff.years, "retiring": told.staff.retiring, "asn": asn}


@dataclass(frozen=True, slots=True)
class Worst:
    row: MapRow
    place: str
    sought: list[str]
    retiring: int


def worst_card(actor: Actor, board: Board) -> dict[str, Any] | None:
    told = overview(actor, board)
    rows = pages.worst(told.units, WORST)
    if len(told.units) < 2 or not rows:
        return None
    places, sought, retiring = _beside(told.bound, [row.unit_id for row in rows if row.unit_id])
    shown = [
        Worst(row, places.get(row.unit_id, ""), sought[row.unit_id][:SOUGHT], retiring.get(row.unit_id, 0))
        for row in rows
    ]
    return {"rows": shown, "total": told.total}


def _beside(
    bound: Bound, units: list[int]
) -> tuple[Mapping[Any, str], Mapping[Any, list[str]], Mapping[Any, int]]:
    """Of some units: the region, the jobs most wanted, and how many retire within two years; in one statement."""
    places, sought, retiring = {}, defaultdict(list), {}
    for unit, region, job, _missing, soon in outlook.beside_units(bound, units):
        places[unit] = region
        retiring[unit] = retiring.get(unit, 0) + soon
        if _missing:
            sought[unit].append(job)
    return places, sought, retiring


def fresh_card(actor: Actor, board: Board) -> dict[str, Any] | None:
    """How many agencies the need is known of, and when all of this was worked out."""
    lasts = int(law.in_force(board.day)["workload.study_years"])
    return {"coverage": coverage(actor, board.day, lasts), "now": clock.now()}


@dataclass(frozen=True, slots=True)
class Coverage:
    """Agencies whose units have posts, and how far their studies reach."""

    agencies: int
    lacking: int  # agencies with a unit without any approved study
    units_lacking: int
    outdated: int  # agencies with a unit whose latest study is too old
    oldest: int | None

    @property
    def covered(self) -> int:
        return self.agencies - self.lacking


_COVERAGE = """
with standing as (
    select distinct unit_id, ltree2text(subpath(path, least(1, nlevel(path) - 1), 1)) as agency
    from organization_posts_on(%(day)s) where path <@ any(%(paths)s::ltree[])
),
study as (
    select unit_id, max(year) as year from workload_study
    where state = 'approved' and year <= %(year)s group by unit_id
)
select count(distinct agency)::int, count(distinct agency) filter (where year is null)::int,
       count(*) filter (where year is null)::int, count(distinct agency) filter (where year < %(since)s)::int,
       min(year)::int
from standing left join study using (unit_id)
"""


def coverage(actor: Actor, day: date, lasts: int) -> Coverage:
    """lasts: years that an approved study counts as fresh."""
    asked = {
        "day": day, "year": day.year, "since": day.year - lasts + 1, "paths": reach(actor, Permission.MAP_READ),
    }  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(_COVERAGE, asked)
        return Coverage(*cursor.fetchone())
