"""What somebody agreed to, and whether it still holds."""

from __future__ import annotations

from dataclasses import dataclass

from penata.kernel.access import Actor
from penata.kernel.privacy.models import Consent
from penata.kernel.privacy.purposes import Purpose, purpose_of, purposes


@dataclass(frozen=True, slots=True)
class Choice:
    purpose: Purpose
    held: Consent | None
    past: list[Consent]


def has_consent(user_id: int | None, purpose: str) -> bool:
    """Whether the owner of this account agreed to the text of today, and has not taken it back."""
    wanted = purpose_of(purpose)
    if user_id is None or wanted is None:
        return False
    held = Consent.objects.filter(user_id=user_id, purpose=purpose, withdrawn_at=None, version=wanted.version)
    return held.exists()


def with_consent(user_ids: list[int], purpose: str) -> set[int]:
    """Those of many who agreed, in one statement."""
    wanted = purpose_of(purpose)
    if wanted is None:
        return set()
    held = Consent.objects.filter(
        user_id__in=user_ids, purpose=purpose, withdrawn_at=None, version=wanted.version
    )
    return set(held.values_list("user_id", flat=True))


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
