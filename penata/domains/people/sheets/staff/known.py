"""What Penata already knows of the people in a file, read in one statement."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from django.db import connection


class Known(NamedTuple):
    """A person with the latest engagement, the latest principal post, grade and highest education."""

    id: int
    user_id: int | None
    code: str
    nik: str | None
    nip: str | None
    name: str
    title_front: str
    title_back: str
    birth_place: str
    birth_date: date | None
    sex: str
    origin_id: str | None
    disability: str
    phone: str
    email: str
    appointed_on: date | None
    engagement_id: int | None
    status: str
    start: date | None
    last: date | None
    start_is_known: bool
    end_reason: str
    vendor_id: int | None
    vendor: str
    honorarium: int | None
    before_last: date | None  # last day of the engagement before
    assignment_id: int | None
    post_start: date | None
    post_last: date | None
    post_start_is_known: bool
    unit_id: int | None
    unit_name: str
    job_id: int | None
    job_name: str
    post_before_last: date | None
    path: str
    grade_id: int | None
    grade: str
    grade_since: date | None
    earlier_grades: list[date | None]  # days from which other grades are written
    education_id: int | None
    education: str
    education_rank: int
    major: str
    graduated: int | None
    other_educations: list[list[str]]  # level and major of each


_SELECT = """
select p.id, p.user_id, p.code, p.nik, p.nip, p.name, p.title_front, p.title_back, p.birth_place, p.birth_date, p.sex,
       p.origin_id, p.disability, p.phone, p.email, p.appointed_on,
       e.id, coalesce(e.status, ''), lower(e.period), upper(e.period) - 1, coalesce(e.start_is_known, true),
       coalesce(e.end_reason, ''), e.vendor_id, coalesce(v.name, ''), e.honorarium,
       (select max(upper(b.period)) - 1 from people_engagement b where b.person_id = p.id and b.id <> e.id),
       a.id, lower(a.period), upper(a.period) - 1, coalesce(a.start_is_known, true),
       po.unit_id, coalesce(u.name, ''), po.job_id, coalesce(j.name, ''),
       (select max(upper(b.period)) - 1 from people_assignment b
        where b.person_id = p.id and b.kind = 'principal' and b.id <> a.id),
       coalesce(ltree2text(u.path), ''),
       g.id, coalesce(g.grade, ''), g.since,
       array(select b.since from people_gradestep b where b.person_id = p.id and b.id <> g.id),
       d.id, coalesce(d.level, ''), coalesce(d.rank, -1), coalesce(d.major, ''), d.graduated,
       array(select array[b.level, b.major] from people_education b where b.person_id = p.id and b.id <> d.id)
from people_person p
left join lateral (select * from people_engagement where person_id = p.id
                   order by lower(period) desc limit 1) e on true
left join organization_vendor v on v.id = e.vendor_id
left join lateral (select * from people_assignment where person_id = p.id and kind = 'principal'
                   order by lower(period) desc limit 1) a on true
left join organization_post po on po.id = a.post_id
left join organization_unit u on u.id = po.unit_id
left join organization_job j on j.id = po.job_id
left join lateral (select * from people_gradestep where person_id = p.id
                   order by since desc nulls last, id desc limit 1) g on true
left join lateral (select * from people_education where person_id = p.id
                   order by rank desc, id desc limit 1) d on true
where p.government_id = %(government)s
"""


def load(government: int, codes: Iterable[str], niks: Iterable[str], nips: Iterable[str]) -> list[Known]:
    """Those of the government whom the file names by code, NIK or NIP."""
    statement = (
        _SELECT + "and (upper(p.code) = any(%(codes)s) or p.nik = any(%(niks)s) or p.nip = any(%(nips)s))"
    )
    parameters = {
        "government": government,
        "codes": [code.upper() for code in codes],
        "niks": list(niks),
        "nips": list(nips),
    }
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)
        return [Known._make(row) for row in cursor.fetchall()]


class InExtent(NamedTuple):
    """Somebody whom a complete list ought to name, and the principal post of the day, where there is one."""

    person_id: int
    name: str
    engagement_id: int
    start: date
    last: date | None
    assignment_id: int | None
    post_start: date | None
    post_last: date | None
    path: str


def in_extent(path: str, status: str, on: date) -> list[InExtent]:
    """Everybody of a status whose principal post on a day is in the subtree at `path`.

    People without a post belong to their government's root.
    """
    statement = """
        select p.id, p.name, e.id, lower(e.period), upper(e.period) - 1,
               a.id, lower(a.period), upper(a.period) - 1, ltree2text(u.path)
        from people_engagement e
        join people_person p on p.id = e.person_id
        left join people_assignment a
            on a.person_id = p.id and a.kind = 'principal' and a.period @> %(on)s::date
        left join organization_post po on po.id = a.post_id
        join organization_unit u on u.id = coalesce(po.unit_id, p.government_id)
        where e.status = %(status)s and e.period @> %(on)s::date and u.path <@ %(path)s::ltree
        order by p.name, p.id
    """
    with connection.cursor() as cursor:
        cursor.execute(statement, {"path": path, "status": status, "on": on})
        return [InExtent._make(row) for row in cursor.fetchall()]
