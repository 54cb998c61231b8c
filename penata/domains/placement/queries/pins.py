"""What was said of single people in a scenario, and whether it can still be."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.db.models import F, Q, QuerySet
from django.utils.translation import gettext as _

from penata.domains.people import public as people
from penata.domains.placement.models import Pin, Scenario
from penata.kernel.access import Actor

_GONE = """
select k.id,
       not exists (select from people_staff_on(%(day)s) s join organization_posts_on(%(day)s) h on h.post_id = s.post_id
                   where s.person_id = k.person_id and s.counts and h.path <@ %(path)s::ltree),
       k.post_id is not null and not exists (
           select from organization_posts_on(%(day)s) h where h.post_id = k.post_id and h.path <@ %(path)s::ltree)
from placement_pin k where k.scenario_id = %(scenario)s
"""


@dataclass(frozen=True, slots=True)
class PinRow:
    """gone: what is wrong with it, in words; empty where nothing is."""

    pk: int
    code: str
    name: str
    words: str
    gone: str


def of(actor: Actor, scenario: Scenario, person: int | None = None) -> list[PinRow]:
    """In the order of names; of one person, or of all. Whom the reader may no longer read has no name here."""
    rows = scenario.pins.select_related("person", "post__unit", "post__job").order_by("person__name", "pk")
    pins = list(rows if person is None else rows.filter(person_id=person))
    gone = _gone(scenario) if pins else {}
    known = names(actor, scenario, frozenset(one.person_id for one in pins))
    return [
        PinRow(one.pk, one.person.code if one.person_id in known else "", known.get(one.person_id, _("seseorang")),
               _words(one), gone.get(one.pk, ""))
        for one in pins
    ]  # fmt: skip


def _words(pin: Pin) -> str:
    if pin.post is None:
        return _("tetap di jabatannya")
    told = {"job": pin.post.job.name, "unit": pin.post.unit.name}
    return (_("tidak ke %(job)s, %(unit)s") if pin.is_forbidden else _("ke %(job)s, %(unit)s")) % told


def _gone(scenario: Scenario) -> dict[int, str]:
    """pin -> what is gone; such a pin is not counted."""
    with connection.cursor() as cursor:
        cursor.execute(_GONE, {"day": scenario.day, "path": str(scenario.path), "scenario": scenario.pk})
        rows = cursor.fetchall()
    person = _("Ia tidak lagi bertugas di unit yang ditata, jadi pengandaian ini tidak dihitung. Hapuslah.")
    post = _("Jabatannya tidak ada lagi di unit yang ditata, jadi pengandaian ini tidak dihitung. Hapuslah.")
    return {
        pk: person if person_gone else post for pk, person_gone, post_gone in rows if person_gone or post_gone
    }


def persons(actor: Actor, scenario: Scenario, text: str) -> QuerySet[Any]:
    """By name or code, those who serve in the scope on its day and whom the reader may read; not by their numbers."""
    words = Q(pk__isnull=False)
    for word in text.split():
        words &= Q(person__name__icontains=word)
    found = _within(actor, scenario).filter(Q(person__code__iexact=text) | words)
    return found.annotate(
        job_name=F("held__post__job__name"), unit_name=F("held__post__unit__name")
    ).order_by("person__name", "person_id")  # fmt: skip


def of_code(actor: Actor, scenario: Scenario, code: str) -> QuerySet[Any]:
    """The one with this code, where he serves in the scope."""
    return _within(actor, scenario).filter(person__code__iexact=code)


def anywhere(actor: Actor, scenario: Scenario, code: str) -> int | None:
    """The key of whoever has this code, as far as the reader reads."""
    found = people.roster(actor, people.RosterFilter(scenario.day)).filter(person__code__iexact=code)
    number: int | None = found.values_list("person_id", flat=True).first()
    return number


def _within(actor: Actor, scenario: Scenario) -> QuerySet[Any]:
    wanted = people.RosterFilter(scenario.day, within=str(scenario.path), counted=True)
    return people.roster(actor, wanted).select_related("person")


def names(actor: Actor, scenario: Scenario, ids: frozenset[int]) -> dict[int, str]:
    """person -> name of those whom the reader may read."""
    if not ids:
        return {}
    found = people.roster(actor, people.RosterFilter(scenario.day, people=ids)).select_related("person")
    return {one.person_id: one.person.full_name for one in found}
