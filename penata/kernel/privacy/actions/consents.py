"""Give consent and take it back; from that moment the purpose is off."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from penata.kernel import clock
from penata.kernel.access import Actor
from penata.kernel.audit.actions import Entry, record
from penata.kernel.privacy.models import Consent
from penata.kernel.privacy.purposes import Purpose, purpose_of


@transaction.atomic
def give(*, purpose: str, by: Actor) -> Consent:
    """Only the owner himself; an older text that he agreed to is taken back in the same step."""
    wanted = _known(purpose)
    for held in Consent.objects.select_for_update().filter(user_id=by.pk, purpose=purpose, withdrawn_at=None):
        if held.version == wanted.version:
            return held
        _end(held, by)
    given = Consent.objects.create(
        user_id=by.pk, purpose=purpose, version=wanted.version, given_at=clock.now()
    )
    _record("consent.give", given, by)
    return given


@transaction.atomic
def withdraw(*, purpose: str, by: Actor) -> int:
    """How many were taken back: one, or none where there was none."""
    _known(purpose)
    held = list(Consent.objects.select_for_update().filter(user_id=by.pk, purpose=purpose, withdrawn_at=None))
    for consent in held:
        _end(consent, by)
    return len(held)


def _end(consent: Consent, by: Actor) -> None:
    consent.withdrawn_at = clock.now()
    consent.save(update_fields=["withdrawn_at"])
    _record("consent.withdraw", consent, by)


def _known(name: str) -> Purpose:
    found = purpose_of(name)
    if found is None:
        raise ValidationError(_("Tujuan itu tidak dikenal."))
    return found


def _record(step: str, consent: Consent, by: Actor) -> None:
    told = {"purpose": consent.purpose, "version": consent.version}
    record(Entry(step, "privacy.consent", consent.pk, after=told), by=by)
