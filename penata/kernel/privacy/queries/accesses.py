"""Who looked at whom, for those who oversee it: within their units, newest first, and what stands out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.contrib.auth import get_user_model
from django.db import connection
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from penata.kernel import clock, law
from penata.kernel.access import Actor, Permission, Role, reach
from penata.kernel.audit.models import AccessKind, AccessRecord
from penata.kernel.privacy import subjects
from penata.kernel.privacy.subjects import Subject
from penata.kernel.ui.context import day_in

PAGE = 50
DAYS, MOST_DAYS = 30, 92


@dataclass(frozen=True, slots=True)
class Asked:
    """What part of the accesses; every field can stand in an address."""

    first: date
    last: date
    reader: str = ""
    person: str = ""
    kind: str = ""
    before: int = 0


@dataclass(frozen=True, slots=True)
class Told:
    """An access in words. `who`: as what the reader looked."""

    record: AccessRecord
    subject: Subject | None
    who: str
    fields: str


@dataclass(frozen=True, slots=True)
class Unusual:
    """One reader on one day, and why he stands out."""

    username: str
    name: str
    day: date
    why: list[str]


def read_address(query: Mapping[str, Any]) -> Asked:
    """`?dari=&sampai=&pembaca=&orang=&cara=&sebelum=`; nonsense is ignored, a range is at most 92 days."""
    last = day_in(query.get("sampai"), _newest_day())
    first = day_in(query.get("dari"), last - timedelta(days=DAYS))
    first = min(max(first, last - timedelta(days=MOST_DAYS)), last)
    kind, before = query.get("cara", ""), query.get("sebelum", "")
    return Asked(
        first, last, query.get("pembaca", "").strip(), query.get("orang", "").strip(),
        kind if kind in {k.value for k in AccessKind} else "", int(before) if before.isdecimal() and len(before) < 18 else 0,
    )  # fmt: skip


def _newest_day() -> date:
    """Looks are dated by the machine's clock, also where the office's day is fixed."""
    return max(clock.today(), timezone.localtime(clock.now()).date())


def visible_to(actor: Actor) -> QuerySet[AccessRecord]:
    """Of people in the units that the actor oversees, and lists that may hold some of them.

    What has no unit is seen by those who oversee a whole government.
    """
    paths = reach(actor, Permission.ACCESS_READ)
    rows = AccessRecord.objects.select_related("by").defer("people")
    if "" in paths:
        return rows
    held = Q(path__within=paths)
    for path in paths:
        held |= Q(person_id=0, path__above=path)
    if any("." not in path for path in paths):
        held |= Q(path=None)
    return rows.filter(held)


def page_of(actor: Actor, asked: Asked) -> tuple[list[Told], int]:
    """A page, and the number from which the next one goes on (0: there is none). Costs the same however many there are."""
    found = visible_to(actor).filter(
        at__gte=clock.start_of(asked.first), at__lt=clock.start_of(asked.last + timedelta(days=1))
    )
    if asked.kind:
        found = found.filter(kind=asked.kind)
    if asked.reader:
        found = found.filter(by__username__iexact=asked.reader)
    if asked.person:
        subject = subjects.people().find(actor, Permission.ACCESS_READ, asked.person)
        if subject is None:
            return [], 0
        found = found.filter(Q(person_id=subject.person_id) | Q(people__contains=[subject.person_id]))
    if asked.before:
        found = found.filter(_beyond(asked.before))
    rows = list(found.order_by("-at", "-id")[: PAGE + 1])
    return tell(rows[:PAGE]), rows[PAGE - 1].pk if len(rows) > PAGE else 0


def tell(rows: Iterable[AccessRecord]) -> list[Told]:
    rows = list(rows)
    named = subjects.people().by_ids({row.person_id for row in rows if row.person_id})
    return [
        Told(row, named.get(row.person_id), as_what(row), ", ".join(_(name) for name in row.fields))
        for row in rows
    ]


def as_what(row: AccessRecord) -> str:
    """Petugas kepegawaian, Dinas Kesehatan."""
    if not row.role:
        return ""
    known = {role.value: role.label for role in Role}
    words = _(known.get(row.role, row.role))
    return f"{words}, {row.role_unit}" if row.role_unit else words


_UNUSUAL = """
with seen as (
    select by_id, person_id, (at at time zone %(zone)s) as moment, path, role_path
    from audit_accessrecord
    where at >= %(first)s and at < %(last)s and person_id <> 0
      and (%(everything)s or path <@ any(%(paths)s::ltree[]))
)
select u.username, u.name, s.moment::date,
       count(distinct s.person_id),
       count(*) filter (where extract(hour from s.moment) >= %(night_from)s or extract(hour from s.moment) < %(night_to)s),
       count(distinct s.person_id) filter (where s.path is not null and s.role_path is not null and not s.path <@ s.role_path)
from seen s join {users} u on u.id = s.by_id
group by u.username, u.name, s.moment::date
having count(distinct s.person_id) > %(many)s
    or count(*) filter (where extract(hour from s.moment) >= %(night_from)s or extract(hour from s.moment) < %(night_to)s) > 0
    or count(*) filter (where s.path is not null and s.role_path is not null and not s.path <@ s.role_path) > 0
order by 4 desc, 3 desc
limit 20
"""


def unusual(actor: Actor, asked: Asked) -> list[Unusual]:
    """Readers and days that stand out by number, hour or unit. A hint to ask by, not a verdict."""
    paths, held = reach(actor, Permission.ACCESS_READ), law.in_force(clock.today())
    many, night_from, night_to = (
        int(held[f"privacy.unusual.{k}"]) for k in ("people_a_day", "night_from", "night_to")
    )
    parameters: dict[str, Any] = {
        "zone": timezone.get_current_timezone_name(), "first": clock.start_of(asked.first),
        "last": clock.start_of(asked.last + timedelta(days=1)), "everything": "" in paths, "paths": [p for p in paths if p],
        "many": many, "night_from": night_from, "night_to": night_to,
    }  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(_UNUSUAL.format(users=get_user_model()._meta.db_table), parameters)
        return [
            Unusual(username, name, day, _why(people, many, night, outside))
            for username, name, day, people, night, outside in cursor.fetchall()
        ]


def _why(people: int, many: int, night: int, outside: int) -> list[str]:
    why = []
    if people > many:
        why.append(_("membuka %(n)d orang dalam sehari") % {"n": people})
    if night:
        why.append(_("%(n)d kali pada malam hari") % {"n": night})
    if outside:
        why.append(_("%(n)d orang di luar unitnya") % {"n": outside})
    return why


def _beyond(pk: int) -> Q:
    at = AccessRecord.objects.filter(pk=pk).values_list("at", flat=True).first()
    return Q(pk__lt=pk) if at is None else Q(at__lt=at) | Q(at=at, pk__lt=pk)
