"""The nominatif of a year in the order of rank, and its reconciliation between two days."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db import connection
from django.db.models import Case, F, IntegerField, QuerySet, Value, When

from penata.domains.people.models import Engagement
from penata.domains.people.queries import roster
from penata.domains.people.rules import grades
from penata.domains.people.rules.terms import EndReason, Status
from penata.kernel.access import Actor, Permission, reach
from penata.kernel.values import N_

_GRADE_ORDER = Case(
    *(
        When(grade=grade, then=Value(grades.order(grade)))
        for grade in (*grades.PNS_GRADES, *grades.PPPK_GRADES)
    ),
    default=Value(0),
    output_field=IntegerField(),
)
_KIND_ORDER = Case(
    *(
        When(held__post__job__kind=kind, then=Value(order))
        for order, kind in enumerate(("pelaksana", "fungsional", "pengawas", "administrator", "jpt"), start=1)
    ),
    default=Value(0),
    output_field=IntegerField(),
)
_STATUS_ORDER = Case(
    When(status__in=[Status.PNS, Status.CPNS], then=Value(0)),
    *(
        When(status=status, then=Value(n))
        for n, status in enumerate((Status.PPPK, Status.PPPK_PW, Status.THL, Status.VENDOR), start=1)
    ),
    output_field=IntegerField(),
)


def in_rank_order(found: QuerySet[Engagement], day: date) -> QuerySet[Engagement]:
    """DUK: the same order as `rules.duk.duk_key`, in SQL; statuses one after the other.

    Source: PP 15/1979. A test sorts the same people both ways.
    """
    return found.annotate(
        grade=roster.latest_grade(day),
        grade_since=roster.latest_grade_since(day),
        education_rank=roster.highest_education("rank"),
        graduated=roster.highest_education("graduated"),
    ).order_by(
        _STATUS_ORDER,
        _GRADE_ORDER.desc(),
        F("grade_since").asc(nulls_last=True),
        _KIND_ORDER.desc(),
        F("held__post__job__job_class").desc(nulls_last=True),
        F("held__period__startswith").asc(nulls_last=True),  # a planned end decides nothing
        F("person__appointed_on").asc(nulls_last=True),
        F("education_rank").desc(nulls_last=True),
        F("graduated").asc(nulls_last=True),
        F("person__birth_date").asc(nulls_last=True),
        "person__name",
        "person_id",
    )


@dataclass(frozen=True, slots=True)
class Spell:
    """Somebody's time within the extent of a reconciliation."""

    person_id: int
    code: str
    name: str
    first: date
    last: date | None
    came_from: str
    reason: str


@dataclass(slots=True)
class Reconciliation:
    """start + entered - left = end, with the names behind every figure."""

    first: date
    last: date
    start: list[Spell] = field(default_factory=list)
    entered: list[Spell] = field(default_factory=list)
    left: list[Spell] = field(default_factory=list)
    end: list[Spell] = field(default_factory=list)

    @property
    def people(self) -> set[int]:
        return {spell.person_id for part in (self.start, self.entered, self.left, self.end) for spell in part}

    @property
    def adds_up(self) -> bool:
        return len(self.start) + len(self.entered) - len(self.left) == len(self.end)

    @property
    def left_by_reason(self) -> list[tuple[str, list[Spell]]]:
        return _grouped(self.left, lambda spell: spell.reason)

    @property
    def entered_by_origin(self) -> list[tuple[str, list[Spell]]]:
        return _grouped(self.entered, lambda spell: spell.came_from)


MOVED, CHANGED, NEW = N_("Pindah unit"), N_("Beralih status"), N_("Baru")
UNSAID = N_("Tanpa alasan tercatat")

_SPELLS = """
with piece as (
    select e.person_id, e.period * a.period as period
    from people_engagement e
    join people_person p on p.id = e.person_id
    join people_assignment a on a.person_id = e.person_id and a.kind = 'principal' and a.period && e.period
    join organization_post po on po.id = a.post_id
    join organization_unit u on u.id = po.unit_id
    where e.status = any(%(statuses)s) and u.path <@ any(%(paths)s::ltree[])
      and (%(within)s::ltree is null or u.path <@ %(within)s::ltree)
    union all
    select e.person_id, e.period
    from people_engagement e
    join people_person p on p.id = e.person_id
    join organization_unit g on g.id = p.government_id
    where e.status = any(%(statuses)s) and g.path <@ any(%(paths)s::ltree[])
      and (%(within)s::ltree is null or g.path <@ %(within)s::ltree)
),
spell as (
    select person_id, unnest(range_agg(period)) as period from piece where not isempty(period) group by person_id
)
select s.person_id, p.code, p.name, lower(s.period), upper(s.period) - 1,
       coalesce((select b.status from people_engagement b where b.person_id = s.person_id
                 and b.period @> (lower(s.period) - 1)), ''),
       (select e.end_reason from people_engagement e where e.person_id = s.person_id
        and upper(e.period) = upper(s.period))
from spell s join people_person p on p.id = s.person_id
where s.period && daterange(%(first)s, %(last)s, '[]')
order by p.name, p.id
"""


def reconcile(
    actor: Actor, first: date, last: date, statuses: Sequence[str], within: str | None = None
) -> Reconciliation:
    """Between the ends of two days, for some statuses and perhaps one subtree.

    A spell is unbroken time within the extent: who moves inside it neither enters nor leaves.
    """
    parameters = {
        "statuses": list(statuses), "paths": reach(actor, Permission.PERSON_READ), "within": within,
        "first": first, "last": last,
    }  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(_SPELLS, parameters)
        spells = [_spell(*row, statuses=statuses) for row in cursor.fetchall()]
    found = Reconciliation(first, last)
    for spell in spells:
        if spell.first <= first:
            found.start.append(spell)
        else:
            found.entered.append(spell)
        if spell.last is not None and spell.last < last:
            found.left.append(spell)
        else:
            found.end.append(spell)
    return found


def _spell(
    person_id: int,
    code: str,
    name: str,
    first: date,
    last: date | None,
    before: str,
    reason: str | None,
    *,
    statuses: Sequence[str],
) -> Spell:
    """reason: of the engagement that ended with the spell; None where only the post changed."""
    came_from = NEW if not before else MOVED if before in statuses else CHANGED
    why = MOVED if reason is None else EndReason(reason).label if reason else UNSAID
    return Spell(person_id, code, name, first, last, came_from, why)


def _grouped(spells: list[Spell], key: Any) -> list[tuple[str, list[Spell]]]:
    groups: dict[str, list[Spell]] = {}
    for spell in spells:
        groups.setdefault(key(spell), []).append(spell)
    return sorted(groups.items(), key=lambda group: -len(group[1]))
