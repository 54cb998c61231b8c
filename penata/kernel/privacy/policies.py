"""Who may answer what is asked about personal data, beyond the permission for the unit."""

from __future__ import annotations

from penata.kernel.access import Actor
from penata.kernel.privacy.models import Request
from penata.kernel.privacy.terms import RequestKind


def needs_another(asked: Request, by: Actor) -> bool:
    """A copy that an officer himself entered at the desk is another officer's to grant or refuse."""
    return asked.kind == RequestKind.ACCESS and asked.by_id == by.pk
