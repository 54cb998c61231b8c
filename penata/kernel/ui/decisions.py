"""What waits for somebody's decision: domains register it, the first page shows it with its age and its reason."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from penata.kernel.access import Actor, Permission, may


@dataclass(frozen=True, slots=True)
class Decision:
    """`since`: the day from which it waits; `due`: the day by which it must be decided; `reason`: why it matters."""

    title: str
    reason: str
    url: str
    button: str
    since: date
    due: date | None = None


@dataclass(frozen=True, slots=True)
class Source:
    order: int
    permission: Permission
    find: Callable[[Actor, date], Iterable[Decision]]


_sources: list[Source] = []


def add(source: Source) -> None:
    _sources.append(source)
    _sources.sort(key=lambda known: known.order)


def waiting(actor: Actor, day: date) -> list[Decision]:
    """Those that are due first, then the oldest; what has no day by which it must be decided comes after."""
    found = [
        decision
        for source in _sources
        if may(actor, source.permission)
        for decision in source.find(actor, day)
    ]
    return sorted(found, key=lambda decision: (decision.due or date.max, decision.since))
