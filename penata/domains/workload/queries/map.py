"""Need against staff on any day, in one set-based statement a grouping.

Every figure counts posts: need and seats from the latest approved study of the post's unit, staff from the principal
assignments of the day. A post without a study has no need; it is counted and left out of gaps.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any, TypeVar

from django.db import connection

from penata.domains.organization import public as organization
from penata.domains.organization.public import HEADS
from penata.domains.workload.rules.gaps import fill
from penata.kernel import law
from penata.kernel.access import Actor, Permission, reach
from penata.kernel.kept import kept
from penata.kernel.values import Law

T = TypeVar("T")

FACTS = """
post as (
    select *, ltree2text(subpath(path, 0, 1))::bigint as government_id from organization_posts_on(%(day)s)
    where path <@ any(%(paths)s::ltree[])
      and (%(within)s::ltree is null or path <@ %(within)s::ltree)
      and (%(family)s::text is null or family = %(family)s)
      and (%(district)s::text is null or coalesce(district, '') = %(district)s)
      and (%(remote)s::boolean is null or is_remote = %(remote)s)
      and (%(units)s::bigint[] is null or unit_id = any(%(units)s))
),
study as (
    select distinct on (unit_id) id, unit_id from workload_study
    where state = 'approved' and year <= %(year)s
    order by unit_id, year desc, version desc
),
staff as (
    select post_id,
           count(*) filter (where status <> 'PPPK-PW') as full_time,
           count(*) filter (where status = 'PPPK-PW') as part_time,
           count(*) filter (where status in ('CPNS', 'PNS', 'PPPK', 'PPPK-PW')) as asn,
           count(*) filter (where status in ('THL', 'PPPK-PW')) as contract,
           count(*) filter (where status = 'THL') as thl
    from people_staff_on(%(day)s) where counts group by post_id
),
fact as (
    select p.*, ltree2text(subpath(p.path, least(1, nlevel(p.path) - 1), 1))::bigint as agency_id,
           s.id as study_id, sp.id as study_post_id,
           coalesce(sp.need, case when s.id is not null and p.job_kind = any(%(heads)s) then 1 end) as need,
           coalesce(sp.seats, case when s.id is not null and p.job_kind = any(%(heads)s) then 1 end) as seats,
           coalesce(f.full_time, 0)::int + case when f.part_time > 0 then round(f.part_time * (%(weights)s::numeric[])[
               array_position(%(governments)s::bigint[], p.government_id)])::int else 0 end as staff,
           coalesce(f.asn, 0) as asn,
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
    coalesce(sum(least(seats, staff)) filter (where seats is not null), 0)::int as filled,
    count(post_id)::int as posts, count(post_id) filter (where need is null)::int as without_study,
    count(post_id) filter (where seats > staff)::int as short_posts,
    count(post_id) filter (where staff > seats)::int as surplus_posts
"""

_COLUMNS = (
    "g.need, g.seats, g.staff, g.asn, g.contract, g.thl, g.shortage, g.surplus, g.filled, "
    "g.posts, g.without_study, g.short_posts, g.surplus_posts"
)
_KEYS = {
    "unit": "unit_id",
    "agency": "agency_id",
    "district": "district",
    "family": "family",
    "remote": "is_remote",
}
_KEY_TYPES = {
    "unit_id": "bigint",
    "agency_id": "bigint",
    "district": "varchar",
    "family": "varchar",
    "is_remote": "boolean",
}


@dataclass(frozen=True, slots=True)
class MapFilter:
    """What part of the map, on which day. `within` is a unit's path, `units` are ids."""

    day: date
    within: str | None = None
    family: str | None = None
    district: str | None = None
    remote: bool | None = None
    units: tuple[int, ...] | None = None


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
    unit_id: int | None = None

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


NOTHING = MapRow("", "", None, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class MapTable:
    day: date
    rows: list[MapRow]
    total: MapRow


@dataclass(frozen=True, slots=True)
class Bound:
    """A filter made ready for the database: the reader's scope and the law of the day looked up once.

    laws: by government, since each counts its own posts by its own law; law: that of the reader's first.
    """

    actor: Actor
    wanted: MapFilter
    parameters: Mapping[str, Any]
    laws: Mapping[int, Law]
    law: Law

    @property
    def day(self) -> date:
        return self.wanted.day


def bind(actor: Actor, wanted: MapFilter) -> Bound:
    paths = reach(actor, Permission.MAP_READ)
    laws = {root: law.in_force(wanted.day, root) for root in _governments(paths)}
    weights = [in_force.get("workload.part_time_weight", Decimal(1)) for in_force in laws.values()]
    parameters = {
        "day": wanted.day, "year": wanted.day.year, "paths": paths, "within": wanted.within, "family": wanted.family,
        "district": wanted.district, "remote": wanted.remote, "units": _listed(wanted.units),
        "heads": [kind.value for kind in HEADS], "governments": list(laws), "weights": weights,
    }  # fmt: skip
    first = next(iter(laws.values())) if laws else law.in_force(wanted.day)
    return Bound(actor, wanted, parameters, laws, first)


def told(bound: Bound, what: tuple[Hashable, ...], make: Callable[[], T]) -> T:
    """The answer to `what` within this filter, of these seconds or made now."""
    return kept((*what, json.dumps(bound.parameters, default=str)), bound.actor, make)


def only(bound: Bound, units: Iterable[int]) -> Bound:
    """The same, kept to some units, without asking for scope and law again."""
    wanted = replace(bound.wanted, units=tuple(units))
    return replace(bound, wanted=wanted, parameters={**bound.parameters, "units": _listed(wanted.units)})


def _listed(units: tuple[int, ...] | None) -> list[int] | None:
    return None if units is None else list(units)


def _governments(paths: Iterable[str]) -> list[int]:
    """The roots above these paths, in their order; all there are for who sees the whole installation."""
    if "" in paths:
        return list(organization.governments().values_list("pk", flat=True))
    return list(dict.fromkeys(int(path.split(".")[0]) for path in paths))


def tables(bound: Bound, *groupings: str, extremes: int | None = None) -> dict[str, MapTable]:
    """Rows of several groupings, and their sum, in one statement. Groupings: see `_KEYS`.

    extremes: of units only so many with the lowest fill, and as many with the largest surplus; else all.
    """
    return told(bound, ("tables", groupings, extremes), lambda: _tables(bound, groupings, extremes))


def _tables(bound: Bound, groupings: Sequence[str], extremes: int | None) -> dict[str, MapTable]:
    keys = [_KEYS[name] for name in groupings]
    shown = ", ".join(key if key in keys else f"null::{type_} as {key}" for key, type_ in _KEY_TYPES.items())
    sets = ", ".join(f"({key})" for key in keys)
    statement = f"""
        with {FACTS},
        grouped as (
            select {shown}, grouping({", ".join(keys)}) as which, {_MEASURES}
            from fact group by grouping sets ({sets}, ())
        ),
        ranked as (
            select *, row_number() over (
                       partition by which
                       order by (seats >= 3 and shortage > 0) desc, filled::numeric / nullif(seats, 0), shortage desc
                   ) as by_fill,
                   row_number() over (partition by which order by surplus desc) as by_surplus
            from grouped
        )
        select g.which, coalesce(u.code, a.code, g.district, g.family, case when g.is_remote then 'terpencil' end, ''),
               coalesce(u.name, a.name, (select name from organization_region where code = g.district), g.family, ''),
               {_COLUMNS},
               coalesce(ltree2text(u.path), ltree2text(a.path), ''), coalesce(g.unit_id, g.agency_id)
        from ranked g
        left join organization_units_on(%(day)s) u on u.unit_id = g.unit_id
        left join organization_units_on(%(day)s) a on a.unit_id = g.agency_id
        where %(extremes)s::int is null or g.unit_id is null or least(g.by_fill, g.by_surplus) <= %(extremes)s
        order by 3, 2
    """  # noqa: S608
    found: dict[int, list[MapRow]] = defaultdict(list)
    for which, *row in _fetch(statement, bound, extremes=extremes):
        found[which].append(MapRow(*row))
    every = (1 << len(keys)) - 1
    total = found[every][0] if found[every] else NOTHING
    masks = {name: every ^ (1 << (len(keys) - 1 - place)) for place, name in enumerate(groupings)}
    return {name: MapTable(bound.day, found[masks[name]], total) for name in groupings}


def tree(bound: Bound, *, subtree: bool) -> MapTable:
    """Every unit of the day in the order of the tree, with its own posts, or also those of all below it."""
    joined = "f.path <@ u.path" if subtree else "f.unit_id = u.unit_id"
    statement = f"""
        with {FACTS}
        select u.code, u.name, {_MEASURES}, ltree2text(u.path), u.unit_id
        from organization_units_on(%(day)s) u left join fact f on {joined}
        where u.path <@ any(%(paths)s::ltree[]) and (%(within)s::ltree is null or u.path <@ %(within)s::ltree)
        group by u.unit_id, u.code, u.name, u.path order by u.path
    """  # noqa: S608
    return MapTable(bound.day, [MapRow(*row) for row in _fetch(statement, bound)], totals(bound))


def totals(bound: Bound) -> MapRow:
    """The sum over all posts of the filter."""
    (row,) = _fetch(f"with {FACTS} select '', '', {_MEASURES} from fact", bound)  # noqa: S608
    return MapRow(*row)


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
    unit_id: int
    study_post_id: int | None

    @property
    def shortage(self) -> int:
        return max((self.seats or 0) - self.staff, 0) if self.seats is not None else 0

    @property
    def surplus(self) -> int:
        return max(self.staff - self.seats, 0) if self.seats is not None else 0


POSTS_BEHIND = {
    "short": "seats > staff",
    "surplus": "staff > seats",
    "without": "need is null",
    "all": "true",
}


def posts_behind(bound: Bound, which: str, unit_id: int | None = None) -> list[PostRow]:
    """The posts that a figure counts, worst first. which: short, surplus, without or all; of one unit, or of all."""
    statement = f"""
        with {FACTS}
        select f.post_id, u.code, u.name, j.name, f.need, f.seats, f.staff, f.study_id, f.unit_id, f.study_post_id
        from fact f join organization_unit u on u.id = f.unit_id join organization_job j on j.id = f.job_id
        where {POSTS_BEHIND[which]} and (%(unit)s::bigint is null or f.unit_id = %(unit)s)
        order by abs(coalesce(f.seats, 0) - f.staff) desc, u.name, j.name
    """  # noqa: S608
    return [PostRow(*row) for row in _fetch(statement, bound, unit=unit_id)]


def post(bound: Bound, post_id: int) -> PostRow | None:
    """One post, where the reader's scope has it."""
    statement = f"""
        with {FACTS}
        select f.post_id, u.code, u.name, j.name, f.need, f.seats, f.staff, f.study_id, f.unit_id, f.study_post_id
        from fact f join organization_unit u on u.id = f.unit_id join organization_job j on j.id = f.job_id
        where f.post_id = %(post)s
    """  # noqa: S608
    rows = _fetch(statement, bound, post=post_id)
    return PostRow(*rows[0]) if rows else None


@dataclass(frozen=True, slots=True)
class PostFact:
    """One post with what placing people needs of it; seats: None where no approved study says."""

    post_id: int
    unit_id: int
    unit_code: str
    unit: str
    path: str
    job_id: int
    job_code: str
    job: str
    kind: str
    family: str
    education: str
    region: str | None
    district: str | None
    is_remote: bool
    is_accessible: bool
    seats: int | None
    staff: int


def facts(bound: Bound) -> list[PostFact]:
    """Every post of the filter with its seats and its staff, in the order of their keys."""
    statement = f"""
        with {FACTS}
        select f.post_id, f.unit_id, u.code, u.name, ltree2text(f.path), f.job_id, j.code, j.name, f.job_kind, f.family,
               j.minimum_education, u.region_id, f.district, f.is_remote, u.is_accessible, f.seats, f.staff
        from fact f join organization_unit u on u.id = f.unit_id join organization_job j on j.id = f.job_id
        order by f.post_id
    """  # noqa: S608
    return [PostFact(*row) for row in _fetch(statement, bound)]


def _fetch(statement: str, bound: Bound, **more: Any) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement, {**bound.parameters, **more})
        return cursor.fetchall()
