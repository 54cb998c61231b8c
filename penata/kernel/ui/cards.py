"""Pages that higher domains add to without the page knowing them: each registers a card for a place.

A card answers with its context, or with None where it has nothing to say to this reader.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

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


def render(place: str, request: HttpRequest, thing: Any) -> list[SafeString]:
    rendered = []
    for card in _cards[place]:
        if not may(request.user, card.permission):
            continue
        context = card.context(request, thing)
        if context is not None:
            rendered.append(render_to_string(card.template, context, request))
    return rendered
