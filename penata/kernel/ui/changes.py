"""What changed since somebody's last visit: domains register it, the first page shows it in one line a kind."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from penata.kernel.access import Actor, Permission, may


@dataclass(frozen=True, slots=True)
class Change:
    """`text` says what, without the count; `url` shows the `count` things that it speaks of."""

    text: str
    count: int
    url: str


@dataclass(frozen=True, slots=True)
class Source:
    """`find` counts within the actor's scope, in a fixed number of statements."""

    order: int
    permission: Permission
    find: Callable[[Actor, datetime], Iterable[Change]]


_sources: list[Source] = []


def add(source: Source) -> None:
    _sources.append(source)
    _sources.sort(key=lambda known: known.order)


def since(actor: Actor, moment: datetime) -> list[Change]:
    """Everything that happened; what did not is not told."""
    return [
        change
        for source in _sources
        if may(actor, source.permission)
        for change in source.find(actor, moment)
        if change.count
    ]
