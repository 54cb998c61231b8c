"""What the map tells beside gaps: retirements ahead, people far from home, how evenly posts are filled."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import connection

from penata.domains.organization import public as organization
from penata.domains.organization.public import JobKind
from penata.domains.people import public as people
from penata.domains.workload.queries import map as need_map
from penata.domains.workload.queries.map import FACTS, Bound, MapRow, PostRow
from penata.domains.workload.rules import gaps

YEARS_AHEAD = 5

_STAFF = """
member as (
    select s.person_id, s.post_id, s.status, s.counts, coalesce(s.absence, s.status) as aside,
           p.district, p.family,
           case when s.counts and s.status <> 'THL' then
               (date_trunc('month', s.birth_date + make_interval(years => coalesce(p.retirement_age, l.age)))
                + interval '1 month')::date end as retires_on,
           case when s.origin is null then '' when s.origin not like %(home)s then '-'
                else split_part(s.origin, '.', 1) || '.' || split_part(s.origin, '.', 2)
                     || '.' || split_part(s.origin, '.', 3) end as origin
    from people_staff_on(%(day)s) s
    join post p on p.post_id = s.post_id
    left join unnest(%(age_governments)s::bigint[], %(kinds)s::text[], %(ages)s::int[]) as l(government_id, kind, age)
        on l.government_id = p.government_id and l.kind = p.job_kind
)
"""


@dataclass(frozen=True, slots=True)
class YearCount:
    year: int
    by_family: dict[str, int]

    @property
    def total(self) -> int:
        return sum(self.by_family.values())


def horizon(day: date) -> date:
    """To the end of the fifth year ahead."""
    return date(day.year + YEARS_AHEAD, 12, 31)


@dataclass(frozen=True, slots=True)
class StaffFigures:
    """What the map says of people: by status, who is set aside, who retires when, from where they come."""

    by_status: dict[str, int]
    set_aside: dict[str, int]
    years: list[YearCount]
    retiring_by_district: dict[str, int]
    origins: dict[tuple[str, str], int]

    @property
    def retiring(self) -> int:
        return sum(year.total for year in self.years)


def staff_figures(bound: Bound, home: str) -> StaffFigures:
    """All of it in one statement. Source of the retirement date: see `rules.retirement` of people."""
    return need_map.told(bound, ("staff", home), lambda: _staff_figures(bound, home))


def _staff_figures(bound: Bound, home: str) -> StaffFigures:
    statement = f"""
        with {FACTS}, {_STAFF},
        told as (
            select *, retires_on > %(day)s and retires_on <= %(until)s as soon,
                   extract(year from retires_on)::int as year, coalesce(district, '') as place
            from member
        )
        select grouping(status, aside, year, family, place, origin) as which,
               status, aside, year, family, place, origin, count(*) filter (where counts)::int,
               count(*) filter (where not counts)::int, count(*) filter (where counts and soon)::int
        from told group by grouping sets ((status), (aside), (year, family), (place), (place, origin))
    """  # noqa: S608
    rows = _fetch(statement, bound, home)
    status, aside, year, place, origin = 0b011111, 0b101111, 0b110011, 0b111101, 0b111100
    years: dict[int, dict[str, int]] = {bound.day.year + n: {} for n in range(YEARS_AHEAD + 1)}
    for which, _s, _a, told_year, family, _p, _o, _n, _x, soon in rows:
        if which == year and soon:
            years[told_year][family] = soon
    return StaffFigures(
        {r[1]: r[7] for r in rows if r[0] == status and r[7]}, {r[2]: r[8] for r in rows if r[0] == aside and r[8]},
        [YearCount(number, by_family) for number, by_family in years.items()],
        {r[5]: r[9] for r in rows if r[0] == place}, {(r[6], r[5]): r[7] for r in rows if r[0] == origin and r[7]},
    )  # fmt: skip


def retiring_people(bound: Bound, year: int | None) -> list[int]:
    """Who retires in a year ahead, or within the horizon."""
    rows = _soon(bound, "person_id, retires_on", "order by retires_on, person_id")
    return [person for person, on in rows if year is None or on.year == year]


def overdue(bound: Bound) -> list[tuple[int, date]]:
    """(person, day) of those who are past the day of their retirement and still counted in their post."""
    statement = f"""
        with {FACTS}, {_STAFF} select person_id, retires_on from member
        where counts and retires_on <= %(day)s order by retires_on, person_id
    """  # noqa: S608
    return _fetch(statement, bound, "")


SOON_YEARS = 2


def beside_units(bound: Bound, units: Sequence[int]) -> list[tuple[int, str, str, int, int]]:
    """(unit, region, job, missing, retiring soon) of every post of some units, most missed first."""
    statement = f"""
        with {FACTS}, {_STAFF},
        leaving as (
            select post_id, count(*)::int as soon from member
            where counts and retires_on > %(day)s and retires_on <= %(soon)s group by post_id
        )
        select f.unit_id, coalesce(r.name, ''), j.name, greatest(coalesce(f.seats, 0) - f.staff, 0)::int,
               coalesce(l.soon, 0)
        from fact f join organization_job j on j.id = f.job_id left join leaving l on l.post_id = f.post_id
        left join organization_region r on r.code = f.district
        order by f.unit_id, 4 desc, j.name
    """  # noqa: S608
    soon = date(bound.day.year + SOON_YEARS, bound.day.month, 1)
    return _fetch(statement, need_map.only(bound, units), "", soon=soon)


@dataclass(frozen=True, slots=True)
class Pressing:
    """Contracts that end: how many of their people a post needs, how many stand beyond its need. Retirements that
    nobody settled: how many, and since when the oldest."""

    needed: int
    beyond: int
    overdue: int
    overdue_since: date | None


def pressing(bound: Bound, ending: Mapping[int, int]) -> Pressing:
    """ending: post -> people whose contracts end. Needed are those without whom it would stand short; of posts
    without a study nothing is known."""
    statement = f"""
        with {FACTS}, {_STAFF},
        ending as (select * from unnest(%(posts)s::bigint[], %(counts)s::int[]) as e(post_id, n)),
        held as (
            select n, least(n, greatest(seats - (staff - n), 0)) as needed
            from ending join fact using (post_id) where seats is not null
        ),
        late as (select count(*)::int as n, min(retires_on) as since from member where counts and retires_on <= %(day)s)
        select coalesce(sum(held.needed), 0)::int, coalesce(sum(held.n - held.needed), 0)::int,
               (select n from late), (select since from late)
        from held
    """  # noqa: S608
    (row,) = _fetch(statement, bound, "", posts=list(ending.keys()), counts=list(ending.values()))
    return Pressing(*row)


@dataclass(frozen=True, slots=True)
class PostOutlook:
    """One post in the years ahead: who retires, and how many must then be found."""

    post_id: int
    unit: str
    unit_id: int
    job: str
    need: Decimal | None
    staff: int
    retiring: dict[int, int]
    to_find: dict[int, Decimal | None]


def posts_ahead(bound: Bound) -> list[PostOutlook]:
    """Every post from which somebody retires within the horizon, with the need that follows year by year."""
    leaving: dict[int, Counter[int]] = defaultdict(Counter)
    for post, year, count in _soon(
        bound, "post_id, extract(year from retires_on)::int, count(*)::int", "group by 1, 2"
    ):
        leaving[post][year] += count
    rows = [row for row in need_map.posts_behind(bound, "all") if row.post_id in leaving]
    return [
        _ahead(row, leaving[row.post_id], bound.day) for row in sorted(rows, key=lambda r: (r.unit, r.job))
    ]


def _ahead(row: PostRow, leaving: Counter[int], day: date) -> PostOutlook:
    """kebutuhan_tambahan(y), as if nobody were found in the years before."""
    to_find: dict[int, Decimal | None] = {}
    gone = 0
    for year in range(day.year, day.year + YEARS_AHEAD + 1):
        filled = row.staff - gone
        to_find[year] = None if row.need is None else people.additional_need(row.need, filled, leaving[year])
        gone += leaving[year]
    return PostOutlook(
        row.post_id, row.unit, row.unit_id, row.job, row.need, row.staff, dict(leaving), to_find
    )


# --- people far from home ---


@dataclass(frozen=True, slots=True)
class OriginCount:
    """People of one district of origin who serve in another. km is None where a position is missing."""

    origin: str
    district: str
    count: int
    km: Decimal | None


@dataclass(frozen=True, slots=True)
class Origins:
    """far: serve further than the threshold; outside: come from another regency or province."""

    far: int
    near: int
    outside: int
    unknown: int
    threshold_km: int
    pairs: list[OriginCount]

    @property
    def known(self) -> int:
        return self.far + self.near


def origins(found: StaffFigures, positions: Mapping[str, Any], threshold: int) -> Origins:
    """Sort people by how far their district of origin is from the one they serve in."""
    far = near = outside = unknown = 0
    pairs = []
    for (origin, district), count in found.origins.items():
        km = _km(origin, district, positions)
        pairs.append(OriginCount(origin, district, count, km))
        if origin == "-":
            outside += count
        elif km is None:
            unknown += count
        elif km > threshold:
            far += count
        else:
            near += count
    return Origins(far, near, outside, unknown, threshold, pairs)


def far_people(bound: Bound, home: str) -> list[int]:
    """Who serves further from his district of origin than the threshold."""
    positions, threshold = organization.positions(home), int(bound.law["workload.far_from_origin"])
    statement = f"with {FACTS}, {_STAFF} select person_id, origin, district from member where counts"  # noqa: S608
    rows = _fetch(statement, bound, home)
    return [
        person for person, origin, district in rows if (_km(origin, district, positions) or 0) > threshold
    ]


def _km(origin: str, district: str, positions: Mapping[str, Any]) -> Decimal | None:
    here, there = positions.get(origin), positions.get(district)
    return None if here is None or there is None else people.kilometres(*here, *there)


# --- how evenly posts are filled ---


@dataclass(frozen=True, slots=True)
class Spread:
    gini: Decimal | None
    p10: Decimal | None
    p90: Decimal | None
    units: int


def spread(rows: Sequence[MapRow]) -> Spread:
    """Of the fill of units, each counting once; those without seats are left out."""
    shares = [share for row in rows if (share := row.fill) is not None]
    return Spread(gaps.gini(shares), gaps.percentile(shares, 10), gaps.percentile(shares, 90), len(shares))


def _soon(bound: Bound, columns: str, rest: str) -> list[tuple[Any, ...]]:
    statement = (
        f"with {FACTS}, {_STAFF} select {columns} from member "  # noqa: S608
        f"where counts and retires_on > %(day)s and retires_on <= %(until)s {rest}"
    )
    return _fetch(statement, bound, "")


def _fetch(statement: str, bound: Bound, home: str, **asked: Any) -> list[tuple[Any, ...]]:
    ages = [
        (government, kind.value, int(in_force[f"organization.retirement_age.{kind.value}"]))
        for government, in_force in bound.laws.items()
        for kind in JobKind
    ]
    more = {
        "age_governments": [government for government, _kind, _age in ages],
        "kinds": [kind for _government, kind, _age in ages],
        "ages": [age for _government, _kind, age in ages],
        "until": horizon(bound.day),
        "home": f"{home}.%",
        **asked,
    }
    with connection.cursor() as cursor:
        cursor.execute(statement, {**bound.parameters, **more})
        return cursor.fetchall()
