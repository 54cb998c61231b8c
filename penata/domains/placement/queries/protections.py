"""Who is protected from being moved, and why, as far as the reader may know."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from penata.domains.people import public as people
from penata.domains.placement.models import Protection
from penata.domains.placement.policies import may_protect
from penata.kernel import clock
from penata.kernel.access import Actor, Permission, PersonalClass, covers, reach, seen_within
from penata.kernel.db.fields import as_range
from penata.kernel.values import Period

NAMED = 4  # of several whom a name may mean


@dataclass(frozen=True, slots=True)
class Row:
    """kind, reason, period: empty for who does not read the health of people there."""

    pk: int
    person_id: int
    code: str
    name: str
    unit: str
    kind: str
    reason: str
    period: Period | None
    may_end: bool


def from_day_on(day: date) -> QuerySet[Protection]:
    """Those that hold on the day or on a later one."""
    return Protection.objects.filter(period__overlap=as_range(Period(day)))


def running(actor: Actor, permission: Permission = Permission.PLACEMENT_READ) -> QuerySet[Protection]:
    """Of people who serve today in units for which the actor has the right; those that begin later are among them."""
    served = people.serving_within(actor, clock.today(), permission, "")
    found = from_day_on(clock.today()).filter(person_id__in=served.values("person_id"))
    return found.select_related("person").order_by("person__name", "pk")


def rows(actor: Actor, protections: Iterable[Protection]) -> list[Row]:
    """The rows of a page, in as many statements as for one."""
    shown = list(protections)
    places = people.places_on([one.person_id for one in shown], clock.today())
    health = seen_within(actor, PersonalClass.HEALTH)
    return [_row(actor, one, *places[one.person_id], health) for one in shown]


def code_of(actor: Actor, text: str) -> str:
    """Whom somebody means by a code or a name. Raises ValidationError where that is nobody he reaches, or several."""
    text = text.strip()
    if people.by_code(text, reach(actor, Permission.PROTECTION_EDIT)):
        return text
    wanted = people.RosterFilter(clock.today(), text=text)
    found = people.roster(actor, wanted).select_related("person").order_by("person__name", "pk")
    meant = [engaged.person for engaged in found[: NAMED + 1]]
    if not meant:
        raise ValidationError({"person": _("Tidak ada pegawai bernama atau berkode itu di unit Anda.")})
    if len(meant) > 1:
        told = ", ".join(f"{person.full_name} ({person.code})" for person in meant[:NAMED])
        words = _("Yang cocok lebih dari satu, di antaranya %s. Tulis kodenya.")
        raise ValidationError({"person": words % told})
    return meant[0].code


def _may_end(actor: Actor, one: Protection, path: str) -> bool:
    """By an officer of the unit who is not himself meant, while there is something left to end."""
    is_ending = one.period.last is not None and one.period.last <= clock.today()
    return may_protect(actor, path) and one.person.user_id != actor.pk and not is_ending


def _row(actor: Actor, one: Protection, path: str, unit: str, health: list[str]) -> Row:
    person, knows = one.person, covers(health, path)
    return Row(
        one.pk, person.pk, person.code, person.full_name, unit, _(one.get_kind_display()) if knows else "",
        one.reason if knows else "", one.period if knows else None, _may_end(actor, one, path),
    )  # fmt: skip
