"""What a check is, and all there are."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import Enum

from penata.kernel.values import N_, Term


class Health(Term):
    GOOD = "baik", N_("baik")
    ATTENTION = "perhatian", N_("perlu perhatian")
    BAD = "buruk", N_("buruk")


class Needs(Enum):
    """What a check waits for: that decides how it is kept from hanging."""

    NOTHING = "nothing"
    DATABASE = "database"
    NETWORK = "network"  # or a folder that may stand on another machine


@dataclass(frozen=True, slots=True)
class Finding:
    """One sentence on one thing, and what to do about it."""

    what: str
    health: Health
    words: str
    remedy: str = ""


@dataclass(frozen=True, slots=True)
class Check:
    """`run` yields findings; nothing to say is an answer too. Checks are told in their `order`."""

    name: str
    run: Callable[[], Iterable[Finding]]
    needs: Needs = Needs.NOTHING
    order: int = 100


_checks: dict[str, Check] = {}


def add(*added: Check) -> None:
    for check in added:
        _checks[check.name] = check


def checks() -> list[Check]:
    return sorted(_checks.values(), key=lambda check: check.order)


def good(what: str, words: str) -> Finding:
    return Finding(what, Health.GOOD, words)


def poor(what: str, words: str, remedy: str) -> Finding:
    return Finding(what, Health.ATTENTION, words, remedy)


def bad(what: str, words: str, remedy: str) -> Finding:
    return Finding(what, Health.BAD, words, remedy)
