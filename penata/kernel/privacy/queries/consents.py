"""What somebody agreed to, and whether it still holds."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import QuerySet

from penata.kernel.access import Actor
from penata.kernel.privacy.models import Consent
from penata.kernel.privacy.purposes import Purpose, purpose_of, purposes


@dataclass(frozen=True, slots=True)
class Choice:
    purpose: Purpose
    held: Consent | None
    past: list[Consent]


def held(purpose: str) -> QuerySet[Consent]:
    """Consents to the text of today that were not taken back; to be joined by account."""
    wanted = purpose_of(purpose)
    if wanted is None:
        return Consent.objects.none()
    return Consent.objects.filter(purpose=purpose, withdrawn_at=None, version=wanted.version)


def choices_of(actor: Actor) -> list[Choice]:
    """Every purpose with what this reader said to it, newest first."""
    mine = list(Consent.objects.filter(user_id=actor.pk).order_by("-given_at", "-id"))
    return [
        Choice(
            purpose,
            next((c for c in mine if _holds(c, purpose)), None),
            [c for c in mine if c.purpose == purpose.name and not _holds(c, purpose)],
        )
        for purpose in purposes()
    ]


def _holds(consent: Consent, purpose: Purpose) -> bool:
    return (
        consent.purpose == purpose.name
        and consent.withdrawn_at is None
        and consent.version == purpose.version
    )
