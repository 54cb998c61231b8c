"""Need against staff on any day, in one set-based statement a grouping.

Every figure counts posts: need and seats from the latest approved study of the post's unit, staff from the principal
assignments of the day. A post without a study has no need; it is counted and left out of gaps.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, fields
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import connection

from penata.domains.organization.public import HEADS
from penata.domains.workload.rules.gaps import fill
from penata.kernel import law
from penata.kernel.access import Actor, Permission, reach

FACTS = """
post as (
    select * from organization_posts_on(%(day)s)
    where path <@ any(%(paths)s::ltree[])
      and (%(within)s::ltree is null or path <@ %(within)s::ltree)
      and (%(family)s::text is null or family = %(family)s)
      and (%(district)s::text is null or coalesce(district, '') = %(district)s)
      and (%(remote)s::boolean is null or is_remote = %(remote)s)
),
study as (
    select distinct on (unit_id) id, unit_id from workload_study
    where state = 'approved' and year <= %(year)s
    order by unit_id, year desc, version desc
),
staff as (
    select post_id,
           sum(case when status = 'PPPK-PW' then %(weight)s else 1 end) as staff,
           count(*) filter (where status in ('CPNS', 'PNS', 'PPPK', 'PPPK-PW')) as asn,
           count(*) filter (where status in ('THL', 'PPPK-PW')) as contract,
           count(*) filter (where status = 'THL') as thl
    from people_staff_on(%(day)s) where counts group by post_id
),
fact as (
    select p.*, s.id as study_id,
           coalesce(sp.need, case when s.id is not null and p.job_kind = any(%(heads)s) then 1 end) as need,
           coalesce(sp.seats, case when s.id is not null and p.job_kind = any(%(heads)s) then 1 end) as seats,
           coalesce(round(f.staff), 0)::int as staff, coalesce(f.asn, 0) as asn,
           coalesce(f.contract, 0) as contract, coalesce(f.thl, 0) as thl
    from post p
    left join study s on s.unit_id = p.unit_id
    left join workload_studypost sp on sp.study_id = s.id and sp.post_id = p.post_id
    left join staff f on f.post_id = p.post_id
)
"""

_MEASURES = """
    sum(need) as need, coalesce(sum(seats), 0)::int as seats, coalesce(sum(staff), 0)::int as staff,
    coalesce(sum(asn), 0)::int as asn, coalesce(sum(contract), 0)::int as contract, coalesce(sum(thl), 0)::int as thl,
    coalesce(sum(greatest(seats - staff, 0)), 0)::int as shortage,
    coalesce(sum(greatest(staff - seats, 0)), 0)::int as surplus,
    coalesce(sum(least(seats, staff)), 0)::int as filled,
    count(post_id)::int as posts, count(post_id) filter (where need is null)::int as without_study,
    count(post_id) filter (where seats > staff)::int as short_posts,
    count(post_id) filter (where staff > seats)::int as surplus_posts
"""

_GROUPS = {
    "unit": (
        "u.code",
        "u.name",
        "organization_units_on(%(day)s) u left join fact f on f.unit_id = u.unit_id",
        "u.path",
    ),
    "subtree": (
        "u.code",
        "u.name",
        "organization_units_on(%(day)s) u left join fact f on f.path <@ u.path",
        "u.path",
    ),
    "agency": (
        "u.code",
        "u.name",
        "organization_units_on(%(day)s) u join fact f on f.path <@ u.path and nlevel(u.path) = least(2, nlevel(f.path))",
        "u.path",
    ),
    "district": (
        "coalesce(f.district, '')",
        "coalesce(r.name, '')",
        "fact f left join organization_region r on r.code = f.district",
        None,
    ),
    "family": ("f.family", "f.family", "fact f", None),
    "remote": ("case when f.is_remote then 'terpencil' else 'lain' end", "''", "fact f", None),
}


@dataclass(frozen=True, slots=True)
class MapFilter:
    """What part of the map, on which day. `within` is a unit's path."""

    day: date
    within: str | None = None
    family: str | None = None
    district: str | None = None
    remote: bool | None = None


@dataclass(frozen=True, slots=True)
class MapRow:
    code: str
    name: str
    need: Decimal | None
    seats: int
    staff: int
    asn: int
    contract: int
    thl: int
    shortage: int
    surplus: int
    filled: int
    posts: int
    without_study: int
    short_posts: int
    surplus_posts: int
    path: str = ""

    @property
    def gap(self) -> int:
        """staff - seats over the posts that have a study; negative is short."""
        return self.surplus - self.shortage

    @property
    def fill(self) -> Decimal | None:
        return fill(self.filled, self.seats)

    @property
    def contract_share(self) -> Decimal | None:
        return fill(self.contract, self.staff)


NOTHING = MapRow("", "", None, *([0] * 12))


@dataclass(frozen=True, slots=True)
class MapTable:
    day: date
    rows: list[MapRow]
    total: MapRow
    labels: dict[str, str] = field(default_factory=dict)


def table(actor: Actor, by: str, wanted: MapFilter) -> MapTable:
    """Rows of one grouping and their sum. by: unit, subtree, agency, district, family or remote."""
    code, name, source, path = _GROUPS[by]
    where = (
        "where u.path <@ any(%(paths)s::ltree[]) and (%(within)s::ltree is null or u.path <@ %(within)s::ltree)"
        if path
        else ""
    )
    group = "u.unit_id, u.code, u.name, u.path" if path else "1, 2"
    statement = f"""
        with {FACTS}
        select {code} as code, {name} as name, {_MEASURES}, {f"ltree2text({path})" if path else "''"} as path
        from {source} {where} group by {group} order by {path or "2, 1"}
    """  # noqa: S608
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters(actor, wanted))
        rows = [MapRow(*row) for row in cursor.fetchall()]
    return MapTable(wanted.day, rows, total(rows) if by != "subtree" else totals(actor, wanted))


def totals(actor: Actor, wanted: MapFilter) -> MapRow:
    """The sum over all posts of the filter."""
    statement = f"with {FACTS} select '', '', {_MEASURES} from fact"  # noqa: S608
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters(actor, wanted))
        return MapRow(*cursor.fetchone())


def total(rows: Sequence[MapRow]) -> MapRow:
    summed: dict[str, Any] = {"code": "", "name": "", "path": ""}
    for name in (f.name for f in fields(MapRow)):
        if name not in summed:
            values = [value for row in rows if (value := getattr(row, name)) is not None]
            summed[name] = sum(values) if values or name != "need" else None
    return MapRow(**summed)


@dataclass(frozen=True, slots=True)
class StatusRow:
    status: str
    staff: int


def staff_by_status(actor: Actor, wanted: MapFilter) -> list[StatusRow]:
    """Persons by status, those counted as staff and, with their own rows, those who are not."""
    statement = f"""
        with {FACTS}
        select s.status, count(*)::int from people_staff_on(%(day)s) s join post p on p.post_id = s.post_id
        where s.counts group by s.status order by 2 desc
    """  # noqa: S608
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters(actor, wanted))
        return [StatusRow(*row) for row in cursor.fetchall()]


def not_counted(actor: Actor, wanted: MapFilter) -> dict[str, int]:
    """Those who hold a post and do not count in it: vendors' people, the absent."""
    statement = f"""
        with {FACTS}
        select coalesce(s.absence, s.status), count(*)::int
        from people_staff_on(%(day)s) s join post p on p.post_id = s.post_id
        where not s.counts group by 1
    """  # noqa: S608
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters(actor, wanted))
        return dict(cursor.fetchall())


@dataclass(frozen=True, slots=True)
class PostRow:
    """One post as the lists behind the figures show it."""

    post_id: int
    unit_code: str
    unit: str
    job: str
    need: Decimal | None
    seats: int | None
    staff: int
    study_id: int | None


POSTS_BEHIND = {
    "short": "seats > staff",
    "surplus": "staff > seats",
    "without": "need is null",
    "all": "true",
}


def posts_behind(actor: Actor, wanted: MapFilter, which: str) -> list[PostRow]:
    """The posts that a figure counts, worst first. which: short, surplus, without or all."""
    statement = f"""
        with {FACTS}
        select f.post_id, u.code, u.name, j.name, f.need, f.seats, f.staff, f.study_id
        from fact f join organization_unit u on u.id = f.unit_id join organization_job j on j.id = f.job_id
        where {POSTS_BEHIND[which]}
        order by abs(coalesce(f.seats, 0) - f.staff) desc, u.name, j.name
    """  # noqa: S608
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters(actor, wanted))
        return [PostRow(*row) for row in cursor.fetchall()]


def parameters(
    actor: Actor, wanted: MapFilter, permission: Permission = Permission.MAP_READ
) -> dict[str, Any]:
    paths = reach(actor, permission)
    weight = law.in_force(wanted.day, _government(paths)).get("workload.part_time_weight", Decimal(1))
    return {
        "day": wanted.day,
        "year": wanted.day.year,
        "paths": paths,
        "within": wanted.within,
        "family": wanted.family,
        "district": wanted.district,
        "remote": wanted.remote,
        "weight": weight,
        "heads": [kind.value for kind in HEADS],
    }


def _government(paths: Sequence[str]) -> int | None:
    named = [path for path in paths if path]
    return int(named[0].split(".")[0]) if named else None
