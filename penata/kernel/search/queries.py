"""What the box answers, and what its reader opened and pinned; all of it as far as he may see it now."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import QuerySet

from penata.kernel.access import Actor
from penata.kernel.search import Found, Source, sources_for
from penata.kernel.search.models import Remembered
from penata.kernel.search.nearness import SHORTEST, digits, typed

MOST, SUGGESTED = 20, 5
WHOLE_NUMBER = 10  # figures; a number so long is looked for when it is asked for, not while it is typed


@dataclass(frozen=True, slots=True)
class Line:
    """Something found, and whether its reader pinned it."""

    source: Source
    found: Found
    pinned: bool


@dataclass(frozen=True, slots=True)
class Group:
    """One kind's part of the answer."""

    source: Source
    lines: Sequence[Line]


@dataclass(frozen=True, slots=True)
class Kept:
    """What a reader pinned, and what he opened lately; the newest first."""

    pinned: Sequence[Line]
    recent: Sequence[Line]


def answer(actor: Actor, said: str, limit: int = MOST) -> list[Group]:
    """The kinds in which something was found, the one with the nearest first."""
    text = typed(said)
    if len(text) < SHORTEST:
        return []
    pins = set(_remembered(actor).filter(pinned=True).values_list("kind", "key"))
    groups = []
    for source in sources_for(actor):
        found = source.find(actor, text, limit)
        groups.append(Group(source, [Line(source, one, (one.kind, one.key) in pins) for one in found]))
    told = (group for group in groups if group.lines)
    return sorted(told, key=lambda group: (-group.lines[0].found.score, group.source.order))


def suggestions(actor: Actor, said: str) -> list[Group]:
    """A few of each kind while somebody types; never by a person's number."""
    text = typed(said)
    return [] if len(digits(text)) >= WHOLE_NUMBER else answer(actor, text, SUGGESTED)


def thing(actor: Actor, kind: str, key: str) -> Found | None:
    """One thing by its kind and key; None where the reader may not see it."""
    source = next((s for s in sources_for(actor) if s.kind == kind), None)
    return next(iter(source.by_keys(actor, [key])), None) if source and typed(key) == key else None


def kept(actor: Actor) -> Kept:
    """One question for the list, and one for each kind in it."""
    rows = list(_remembered(actor).order_by("-at", "-pk"))
    found: dict[tuple[str, str], tuple[Source, Found]] = {}
    for source in sources_for(actor):
        keys = [row.key for row in rows if row.kind == source.kind]
        found |= {(one.kind, one.key): (source, one) for one in (source.by_keys(actor, keys) if keys else ())}
    lines = [Line(*found[row.kind, row.key], row.pinned) for row in rows if (row.kind, row.key) in found]
    return Kept([line for line in lines if line.pinned], [line for line in lines if not line.pinned])


def _remembered(actor: Actor) -> QuerySet[Remembered]:
    return Remembered.objects.filter(user_id=actor.pk)
