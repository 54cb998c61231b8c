"""One's own wishes, and the unit that a form means."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from penata.domains.organization import public as organization
from penata.domains.people import public as people
from penata.domains.placement.models import Wish
from penata.domains.placement.rules.terms import MOST_WISHES
from penata.kernel import clock
from penata.kernel.access import Actor
from penata.kernel.sheets.finder import Finder
from penata.kernel.sheets.problems import CellProblem


def own(actor: Actor) -> QuerySet[Wish]:
    """Those that stand, the first one first; nobody else's."""
    person = people.own_person(actor)
    if person is None:
        return Wish.objects.none()
    found = Wish.objects.filter(person=person, withdrawn_at=None)
    return found.select_related("unit", "unit__parent").order_by("made_at", "pk")


def page(actor: Actor) -> dict[str, object]:
    wishes = list(own(actor))
    may_wish = len(wishes) < MOST_WISHES
    return {
        "wishes": wishes,
        "most": MOST_WISHES,
        "may_wish": may_wish,
        "units": _units(actor) if may_wish else [],
    }


def _units(actor: Actor) -> list[str]:
    """What a form may call the units of his government."""
    person = people.own_person(actor)
    return _finder(person.government_id).unmistakable if person is not None else []


def _finder(government: int) -> Finder[organization.UnitRef]:
    return organization.unit_finder(organization.unit_at(str(government)), clock.today())


def unit_named(actor: Actor, text: str) -> organization.Unit:
    """A standing unit of the actor's own government, by code or name. Raises ValidationError with what may be meant."""
    person = people.own_person(actor)
    if person is None:
        raise ValidationError(_("Akun Anda belum terhubung dengan data pegawai."))
    try:
        found = _finder(person.government_id).find(text)
    except CellProblem as problem:
        raise ValidationError({"unit": problem.sentence}) from None
    return organization.unit_at(found.path)
