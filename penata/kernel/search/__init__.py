"""One box for everything: domains register what can be found, each within the reader's own scope."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from penata.kernel.access import Actor, Permission, may


@dataclass(frozen=True, slots=True)
class Found:
    """A line of the answer. `score` from 0 to 1: how near the text is to what was typed."""

    kind: str
    key: str
    title: str
    detail: str
    url: str
    score: float


@dataclass(frozen=True, slots=True)
class Source:
    """`find(actor, text, limit)` gives the nearest first; `by_keys(actor, keys)` those still in reach, for pins."""

    kind: str
    label: str
    icon: str
    order: int
    permission: Permission
    find: Callable[[Actor, str, int], Sequence[Found]]
    by_keys: Callable[[Actor, Sequence[str]], Sequence[Found]]
    list_url: str = ""  # name of the address of all of this kind, which takes `q`


_sources: list[Source] = []


def add(source: Source) -> None:
    _sources.append(source)
    _sources.sort(key=lambda known: known.order)


def sources_for(actor: Actor) -> list[Source]:
    return [source for source in _sources if may(actor, source.permission)]
