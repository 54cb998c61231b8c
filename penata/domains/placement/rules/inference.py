"""What an outsider may still take a covered figure for, by all that is shown beside it.

Columns over the same groups, each a part of the column before it, are a circulation: along a row flows who is in a column,
out of it who is not in the next, and the totals bring all back to the beginning. Every table that fits what is known is
reached from the true one by rings of figures that may be more or less by one.
Source: Cox, Network models for complementary cell suppression, Journal of the American Statistical Association 90 (1995).
"""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Known:
    """A figure as it is, and what everybody knows that it lies between, both included."""

    value: int
    low: int
    high: int


@dataclass(frozen=True, slots=True)
class _Arc:
    tail: int
    head: int
    known: Known


class Tables:
    """All tables that fit what is known."""

    def __init__(self, columns: Sequence[Sequence[Known]], totals: Sequence[Known]) -> None:
        """columns: figures of the same groups; totals: one for each column."""
        self._arcs: list[_Arc] = []
        groups, last = len(columns[0]), len(columns)
        for c, column in enumerate(columns):
            ahead = columns[c + 1] if c + 1 < last else None
            for n, figure in enumerate(column):
                here = last + 1 + c * groups + n
                self._arcs.append(_Arc(here - groups if c else 0, here if ahead else last, figure))
                if ahead:
                    leaves = figure.value - ahead[n].value
                    self._arcs.append(_Arc(here, c + 1, Known(leaves, 0, totals[0].high)))
            self._arcs.append(_Arc(c + 1, c, totals[c]))
        self._at: list[list[int]] = [[] for _ in range(last + 1 + (last - 1) * groups)]
        for number, arc in enumerate(self._arcs):
            self._at[arc.tail].append(number)
            self._at[arc.head].append(number)

    def may_be(self, figure: Known, value: int) -> bool:
        """Whether a table that fits has this value in place of one of the very figures that were given."""
        number = next(n for n, arc in enumerate(self._arcs) if arc.known is figure)
        now = [arc.known.value for arc in self._arcs]
        while now[number] != value:
            more = 1 if now[number] < value else -1
            ring = self._ring(now, number, more)
            if ring is None:
                return False
            for arc, by in ring:
                now[arc] += by
        return True

    def _ring(self, now: list[int], number: int, more: int) -> list[tuple[int, int]] | None:
        """What changes by one, up or down, so that this figure does; None where nothing can make up for it."""
        arc = self._arcs[number]
        start, goal = (arc.head, arc.tail) if more > 0 else (arc.tail, arc.head)
        reached: dict[int, tuple[int, int, int]] = {start: (start, number, more)}
        queue = deque([start])
        while queue and goal not in reached:
            node = queue.popleft()
            for other in self._at[node]:
                by, end = self._step(node, other)
                known = self._arcs[other].known
                if other != number and end not in reached and known.low <= now[other] + by <= known.high:
                    reached[end] = (node, other, by)
                    queue.append(end)
        return self._back(reached, goal) if goal in reached else None

    def _step(self, node: int, number: int) -> tuple[int, int]:
        arc = self._arcs[number]
        return (1, arc.head) if arc.tail == node else (-1, arc.tail)

    @staticmethod
    def _back(reached: dict[int, tuple[int, int, int]], node: int) -> list[tuple[int, int]]:
        """The ring, from its end; the figure that is asked about closes it."""
        ring = []
        while True:
            before, number, by = reached[node]
            ring.append((number, by))
            if before == node:
                return ring
            node = before
