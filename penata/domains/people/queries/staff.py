"""Counts of people for other domains."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import connection


def staff_counts(posts: Sequence[int], day: date) -> dict[int, int]:
    """post -> persons who count as its staff on a day."""
    statement = "select post_id, count(*) from people_staff_on(%s) where counts and post_id = any(%s) group by post_id"
    with connection.cursor() as cursor:
        cursor.execute(statement, [day, list(posts)])
        return dict(cursor.fetchall())


@dataclass(frozen=True, slots=True)
class Servant:
    """Somebody who counts in a post on a day, with what placing him needs. rank: of his highest education, 0 being SD; None
    where none is known."""

    person_id: int
    code: str
    post_id: int
    status: str
    since: date | None
    origin: str | None
    rank: int | None
    needs_access: bool


_SERVANTS = """
select s.person_id, p.code, s.post_id, s.status, case when a.start_is_known then lower(a.period) end, s.origin,
       (select max(e.rank) from people_education e where e.person_id = s.person_id),
       p.access_needs <> '' or p.disability in ('daksa', 'netra', 'ganda')
from people_staff_on(%(day)s) s
join people_person p on p.id = s.person_id
join people_assignment a on a.person_id = s.person_id and a.kind = 'principal' and a.period @> %(day)s::date
where s.counts and s.post_id = any(%(posts)s)
order by s.person_id
"""


def servants(posts: Sequence[int], day: date) -> list[Servant]:
    """Who serves in these posts on a day; whoever is on leave outside state cost or lent to others is not among them.

    Health is used here and not shown: who needs access goes only to units that can be entered.
    """
    with connection.cursor() as cursor:
        cursor.execute(_SERVANTS, {"day": day, "posts": list(posts)})
        return [Servant(*row) for row in cursor.fetchall()]


@dataclass(frozen=True, slots=True)
class Ordered:
    """Somebody whose principal post from a later day on is known already."""

    person_id: int
    code: str
    post_id: int
    first: date


_ORDERED = """
with later as (
    select person_id, post_id, lower(period) as first from people_assignment
    where kind = 'principal' and lower(period) > %(day)s
)
select distinct on (l.person_id) l.person_id, p.code, l.post_id, l.first
from later l join people_person p on p.id = l.person_id
where l.person_id = any(%(people)s) or l.person_id in (select person_id from later where post_id = any(%(posts)s))
order by l.person_id, l.first desc
"""


def ordered(posts: Collection[int], people: Collection[int], day: date) -> list[Ordered]:
    """Who comes to these posts, or is of these people and goes anywhere, after the day; the last post of each."""
    with connection.cursor() as cursor:
        cursor.execute(_ORDERED, {"day": day, "posts": list(posts), "people": list(people)})
        return [Ordered(*row) for row in cursor.fetchall()]


@dataclass(frozen=True, slots=True)
class Trait:
    """What groups somebody beside others. disability: one of `Disability`, empty where nobody said; None: not read."""

    person_id: int
    sex: str
    born: date | None
    status: str
    origin: str | None
    disability: str | None


_TRAITS = """
select p.id, p.sex, p.birth_date, coalesce(s.status, ''), p.origin_id,
       case when %(health)s then p.disability end
from people_person p left join people_staff_on(%(day)s) s on s.person_id = p.id
where p.id = any(%(people)s) order by p.id
"""


def traits(people: Collection[int], day: date, *, health: bool) -> list[Trait]:
    """Of these people on a day, to be counted and not shown one by one. health: whether the reader may read it."""
    with connection.cursor() as cursor:
        cursor.execute(_TRAITS, {"day": day, "people": list(people), "health": health})
        return [Trait(*row) for row in cursor.fetchall()]
