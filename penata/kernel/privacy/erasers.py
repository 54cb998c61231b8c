"""What goes when its time is over. Each part registers an eraser of its own things; this one only runs them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Eraser:
    """count: how many are over on a day. erase: at most `limit` of them, in the caller's transaction; how many went.

    `erase` takes the oldest first and finds less each time: a run that was cut off goes on where it stopped.
    """

    name: str
    label: str
    basis: str
    count: Callable[[date], int]
    erase: Callable[[date, int], int]


_erasers: dict[str, Eraser] = {}


def add(eraser: Eraser) -> None:
    _erasers[eraser.name] = eraser


def erasers() -> list[Eraser]:
    return list(_erasers.values())
