"""Short messages to telephones, WhatsApp or SMS, through whatever gateway the government has."""

from __future__ import annotations

from functools import cache

from django.conf import settings
from django.utils.module_loading import import_string

from penata.kernel.ports.messaging.protocol import Messaging, Note

__all__ = ["Messaging", "Note", "messaging"]


def messaging() -> Messaging | None:
    """`config` says which one; None where no gateway is set: nothing goes to telephones."""
    return _made(settings.PENATA_MESSAGING) if settings.PENATA_MESSAGING else None


@cache
def _made(path: str) -> Messaging:
    made: Messaging = import_string(path)()
    return made
