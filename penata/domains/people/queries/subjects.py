"""People as owners of data: what requests, breaches and the page of accesses need to know of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery, TextField
from django.db.models.functions import Cast, Coalesce
from django.urls import reverse

from penata.domains.organization import public as organization
from penata.domains.people.models import Assignment, Education, Person
from penata.domains.people.rules.terms import AssignmentKind
from penata.kernel import clock
from penata.kernel.access import Actor, Permission, reach
from penata.kernel.privacy.subjects import Subject
from penata.kernel.ui import figures

_TEXT = TextField()


def of_user(actor: Actor) -> Subject | None:
    return _first(_placed(Person.objects.filter(user_id=actor.pk)))


def find(actor: Actor, permission: Permission, code: str) -> Subject | None:
    """By his code, where he belongs today to a unit for which the actor has the permission."""
    people = belonging(reach(actor, permission)).filter(code__iexact=code.strip())
    return _first(_placed(people))


def by_ids(ids: Iterable[int]) -> Mapping[int, Subject]:
    return {person.pk: _subject(person) for person in _placed(Person.objects.filter(pk__in=set(ids)))}


def known(person_id: int) -> Mapping[str, str]:
    """What stands in the register now, by the columns of the staff list."""
    person = Person.objects.get(pk=person_id)
    education = Education.objects.filter(person_id=person_id).order_by("-rank", "-pk").first()
    values: dict[str, Any] = {
        "nama": person.name, "gelar_depan": person.title_front, "gelar_belakang": person.title_back,
        "tempat_lahir": person.birth_place, "tanggal_lahir": person.birth_date, "jenis_kelamin": person.sex,
        "desa_asal": person.origin_id, "disabilitas": person.disability, "telepon": person.phone, "surel": person.email,
        "pendidikan": education.level if education else "", "jurusan": education.major if education else "",
        "tahun_lulus": education.graduated if education else "",
    }  # fmt: skip
    return {name: "" if value is None else str(value) for name, value in values.items()}


def told(column: str, value: str) -> str:
    """A value of the staff list as people write it."""
    if column == "desa_asal" and value:
        return organization.region_name(value) or value
    if column == "tanggal_lahir" and value:
        return figures.long_day(date.fromisoformat(value))
    return value


def places(actor: Actor, permission: Permission) -> list[tuple[str, str]]:
    """Governments and their agencies in which the actor has the permission, for a form."""
    wide = organization.governments_for(actor, permission).values_list("path", "name")
    narrow = organization.agencies(actor).filter(path__within=reach(actor, permission))
    return [*wide, *narrow.values_list("path", "name")]


def belonging(paths: Sequence[str]) -> QuerySet[Person]:
    """Who serves in one of the units or below today; whoever holds no post belongs to his government."""
    held = _held().filter(post__unit__path__within=paths)
    homeless = Q(government__path__within=paths) & ~Exists(_held())
    return Person.objects.filter(Exists(held) | homeless)


def _placed(people: QuerySet[Person]) -> QuerySet[Person]:
    """With `way`: where each serves today, else his government."""
    held = _held().annotate(way=organization.path_text("post__unit__path"))
    root = Cast("government_id", _TEXT)
    return people.annotate(way=Coalesce(Subquery(held.values("way")[:1], output_field=_TEXT), root))


def _held() -> QuerySet[Assignment]:
    """The principal assignment of today, of the person of the query around it."""
    return Assignment.objects.filter(
        person_id=OuterRef("pk"), kind=AssignmentKind.PRINCIPAL, period__contains=clock.today()
    )


def _first(people: QuerySet[Person]) -> Subject | None:
    person = people.first()
    return None if person is None else _subject(person)


def _subject(person: Any) -> Subject:
    url = reverse("people:person", args=[person.code])
    return Subject(person.pk, person.code, person.full_name, person.way, person.user_id, url)
