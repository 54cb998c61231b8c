"""Pages that higher domains add to without the page knowing them: each registers a card for a place.

A card answers with its context, or with None where it has nothing to say to this reader.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest

from penata.kernel.access import Permission, may


@dataclass(frozen=True, slots=True)
class Card:
    place: str
    order: int
    permission: Permission
    template: str
    context: Callable[[HttpRequest, Any], dict[str, Any] | None]


_cards: dict[str, list[Card]] = defaultdict(list)


def add(card: Card) -> None:
    _cards[card.place].append(card)
    _cards[card.place].sort(key=lambda known: known.order)


def answers(place: str, request: HttpRequest, thing: Any) -> list[tuple[str, dict[str, Any]]]:
    """The template and context of every card that has something to say to this reader."""
    told = (
        (card.template, card.context(request, thing))
        for card in _cards[place]
        if may(request.user, card.permission)
    )
    return [(template, context) for template, context in told if context is not None]
