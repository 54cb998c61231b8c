"""Where somebody would like to serve, said by himself; it lowers a cost and decides nothing."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from penata.domains.people import public as people
from penata.domains.placement.models import Wish
from penata.domains.placement.rules.terms import MOST_WISHES
from penata.kernel import clock
from penata.kernel.access import Actor, Permission, covers, demand
from penata.kernel.audit.actions import Entry, record


@transaction.atomic
def wish(*, unit: Any, reason: str = "", by: Actor) -> Wish:
    """For oneself only. Raises ValidationError beyond `MOST_WISHES`, for a unit asked for already or served in now."""
    demand(by, Permission.PERSON_READ_OWN)
    person = people.own_person(by)
    if person is None:
        raise ValidationError(_("Akun Anda belum terhubung dengan data pegawai."))
    if unit.government_id != person.government_id:
        raise ValidationError({"unit": _("Unit itu di pemerintah daerah lain.")})
    path = people.path_of(person)
    if covers([str(unit.path)], path):
        raise ValidationError({"unit": _("Anda sudah bertugas di sana.")})
    units = list(Wish.objects.filter(person=person, withdrawn_at=None).values_list("unit_id", flat=True))
    if unit.pk in units:
        raise ValidationError({"unit": _("Unit itu sudah ada di daftar keinginan Anda.")})
    if len(units) >= MOST_WISHES:
        raise ValidationError(
            _("Paling banyak %d keinginan sekaligus. Tarik satu, lalu sampaikan yang baru.") % MOST_WISHES
        )
    made = Wish.objects.create(person=person, unit=unit, reason=reason.strip(), made_at=clock.now())
    _record("wish.make", made, path, by, after={"unit": unit.code})
    return made


@transaction.atomic
def take_back_wish(*, wish: Wish, by: Actor) -> Wish:
    """One's own; a second time changes nothing."""
    held = Wish.objects.select_for_update(of=("self",)).select_related("unit").get(pk=wish.pk)
    person = people.own_person(by)
    if person is None or person.pk != held.person_id:
        raise PermissionDenied(Permission.PERSON_READ_OWN.value)
    if held.withdrawn_at is None:
        held.withdrawn_at = clock.now()
        held.save(update_fields=["withdrawn_at"])
        _record("wish.take_back", held, people.path_of(person), by, before={"unit": held.unit.code})
    return held


def _record(step: str, made: Wish, path: str, by: Actor, **told: Any) -> None:
    """Without the reason: it is between him and who reads it."""
    record(Entry(step, "placement.wish", made.pk, made.person_id, path, **told), by=by)
