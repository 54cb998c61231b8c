"""Where somebody can be reached. The kernel does not know people: `config` says who does."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from functools import cache

from django.conf import settings
from django.utils.crypto import salted_hmac
from django.utils.module_loading import import_string

from penata.kernel.notify.schedule import Channel


@dataclass(frozen=True, slots=True)
class Contact:
    """Empty: not known. `phone` as +62…; withheld where its owner has not agreed that messages go there."""

    email: str = ""
    phone: str = ""
    is_phone_withheld: bool = False

    def on(self, channel: str) -> str:
        return self.email if channel == Channel.MAIL else self.phone


def contacts_of(users: Collection[int]) -> Mapping[int, Contact]:
    """By account; one that is closed, or that nobody knows, is missing."""
    return _resolver()(users) if users else {}


def digest(address: str) -> str:
    """What is kept of an address that is dead: enough to know it again, not enough to read it."""
    return salted_hmac("penata.notify.address", address.strip().lower(), algorithm="sha256").hexdigest()


@cache
def _resolver() -> Callable[[Collection[int]], Mapping[int, Contact]]:
    found: Callable[[Collection[int]], Mapping[int, Contact]] = import_string(settings.PENATA_CONTACTS)
    return found
