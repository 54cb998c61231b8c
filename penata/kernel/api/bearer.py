"""Whoever calls with a key. `config` says which domain keeps the keys; the kernel does not know it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from django.conf import settings
from django.utils.module_loading import import_string

from penata.kernel.access import Grant


@dataclass(slots=True)
class Holder:
    """The account behind a key, as far as the log of accesses and the grants need it."""

    pk: int
    is_authenticated: bool = True
    _penata_grants: tuple[Grant, ...] | None = None


@dataclass(slots=True, eq=False)
class Bearer:
    """The actor of a call: the key's role in its unit, and nothing else that its owner is.

    `pk` is nobody's: what belongs to the owner as a person (his own data) is not the key's. calls: how many the key
    made in this minute, this one included; resets_in: seconds to the next minute.
    """

    name: str
    owner: Holder
    calls: int
    resets_in: int
    _penata_grants: tuple[Grant, ...]
    pk: int = 0
    is_authenticated: bool = True


def bearer_of(token: str) -> Bearer | None:
    """The actor of a key that is good today; its call is counted in the same statement."""
    return _resolver()(token)


@cache
def _resolver() -> Callable[[str], Bearer | None]:
    resolver: Callable[[str], Bearer | None] = import_string(settings.PENATA_API_KEYS)
    return resolver
