from __future__ import annotations

from datetime import date
from itertools import count

from penata.domains.organization.models import Post, Unit
from penata.domains.people.models import Assignment, Engagement, Person
from penata.kernel.values import Period

_serial = count(1)


def make_person(government: Unit, **values: object) -> Person:
    number = next(_serial)
    values.setdefault("name", f"Orang {number}")
    values.setdefault("nik", f"620206{number % 28 + 1:02d}0190{number:04d}")
    values.setdefault("code", f"T{number:05d}")
    return Person.objects.create(government=government, **values)


def engage(
    person: Person,
    status: str = "PNS",
    first: date = date(2015, 1, 1),
    last: date | None = None,
    **values: object,
) -> Engagement:
    return Engagement.objects.create(person=person, status=status, period=Period(first, last), **values)


def place(
    person: Person, post: Post, first: date = date(2015, 1, 1), last: date | None = None, **values: object
) -> Assignment:
    return Assignment.objects.create(person=person, post=post, period=Period(first, last), **values)


def make_worker(
    post: Post,
    status: str = "PNS",
    first: date = date(2015, 1, 1),
    last: date | None = None,
    **values: object,
) -> Person:
    """Somebody in a post, from a day on."""
    person = make_person(Unit.objects.get(pk=post.unit.government_id), **values)
    engage(person, status, first, last)
    place(person, post, first, last)
    return person
