"""A lower domain announces what happened; higher ones listen. In the announcer's transaction, in order.

An event is a frozen dataclass with a past-tense name, defined in the announcer's `public`. Long work in a listener
is a job.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from typing import Any, TypeVar

Event = TypeVar("Event")

_listeners: dict[type, list[Callable[[Any], None]]] = defaultdict(list)


def on(event: type[Event]) -> Callable[[Callable[[Event], None]], Callable[[Event], None]]:
    def subscribe(listener: Callable[[Event], None]) -> Callable[[Event], None]:
        _listeners[event].append(listener)
        return listener

    return subscribe


def announce(event: object) -> None:
    for listener in _listeners[type(event)]:
        listener(event)
