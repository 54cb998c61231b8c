"""What a long piece of work tells about itself: how many of how many."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

Report = Callable[[int, int], None]
Item = TypeVar("Item")


def silent(done: int, total: int) -> None:
    """The report for work that nobody watches."""


def counted(items: Iterable[Item], total: int, report: Report, every: int = 200) -> Iterator[Item]:
    """Pass items on, and say every so often how many have passed."""
    for number, item in enumerate(items, start=1):
        yield item
        if number % every == 0 or number == total:
            report(number, total)
