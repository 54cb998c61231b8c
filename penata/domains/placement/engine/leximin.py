"""The emptiest first, exactly: all flows that fill posts as a lexicographic maximum of the least would.

What can be filled is a polymatroid, so one flow with seats priced by the rank of the shortage just before they are filled
has the largest number of seats at every threshold of shortage at once, and of such the posts with the least shortages one
after the other (Frank and Murota 2018-2022 on decreasingly minimal
elements; Fujishige 1980). Its optimal face is what potentials leave: arcs of reduced cost nothing are free, the rest are
fixed. On the face any other cost may then be least.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from penata.domains.placement.engine import flow
from penata.domains.placement.engine.certificate import certify
from penata.domains.placement.engine.graph import Graph, Kind
from penata.domains.placement.engine.instance import Instance, Longs


@dataclass(frozen=True, slots=True)
class Face:
    """lower: what every flow of the face carries; capacity, supply: for what is free beyond it; prices: of the ranks;
    potential: what proves them."""

    lower: Longs
    capacity: Longs
    supply: Longs
    prices: Longs
    potential: Longs


def face(graph: Graph, instance: Instance) -> Face:
    """One solve with the ranks as prices, and nothing else."""
    prices = np.zeros(len(graph.tail), dtype=np.int64)
    seats = graph.arcs(Kind.SEAT)
    prices[seats] = -ranks(instance)[graph.row[seats]]
    found = flow.solve(graph, prices)
    potential = certify(graph, prices, found).potential
    assert potential is not None
    reduced = prices + potential[graph.tail] - potential[graph.head]
    lower = np.where(reduced < 0, graph.capacity, 0)
    capacity = np.where(reduced == 0, graph.capacity, 0)
    return Face(lower, capacity, _left(graph, lower), prices, potential)


def ranks(instance: Instance) -> Longs:
    """For every seat the rank of its post's shortage before it is filled, 1 for the least; of equal shortages the one of which
    less is left once the seat is filled ranks higher, and only where that is equal too are both equal. A seat of a post whose
    shortage counts for nothing ranks 0.

    The k-th of n seats is filled at a shortage of (n - k) / n times the priority of the post, and takes 1 / n times it away.
    Compared as whole numbers: fractions that floats confuse are told apart. The priority is a n + b, so that no product
    exceeds it or n squared.
    """
    posts = instance.posts
    n = np.repeat(posts.seats.astype(np.int64), posts.seats)
    k = np.arange(len(n)) - np.repeat(posts.first_seat[:-1], posts.seats)
    weight = np.repeat(posts.priority.astype(np.int64), posts.seats)
    shortages = np.concatenate((_fractions(weight, n - k, n), _fractions(weight, np.ones_like(n), n)), axis=1)
    kinds, which = np.unique(shortages, axis=0, return_inverse=True)
    order = sorted(range(len(kinds)), key=lambda i: (_Fraction(kinds[i, :3]), _Fraction(kinds[i, 3:])))
    place = np.empty(len(kinds), dtype=np.int64)
    place[order] = np.arange(1, len(kinds) + 1)
    told: Longs = np.where(weight > 0, place[which.reshape(-1)], 0)
    return told


def _fractions(weight: Longs, above: Longs, below: Longs) -> Longs:
    """weight * above / below as a whole number and a fraction in its lowest terms, a row each."""
    whole = weight // below * above + weight % below * above // below
    rest = weight % below * above % below
    divisor = np.gcd(rest, below)
    return np.stack((whole, rest // divisor, below // divisor), axis=1)


class _Fraction:
    """Compared by what is whole, then crosswise, in Python's own whole numbers."""

    __slots__ = ("above", "below", "whole")

    def __init__(self, parts: Longs) -> None:
        self.whole, self.above, self.below = (int(part) for part in parts)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Fraction) and not (self < other or other < self)

    def __hash__(self) -> int:
        return hash((self.whole, self.above, self.below))

    def __lt__(self, other: _Fraction) -> bool:
        if self.whole != other.whole:
            return self.whole < other.whole
        return self.above * other.below < other.above * self.below


def _left(graph: Graph, lower: Longs) -> Longs:
    """What the nodes still supply once the fixed arcs carry what they must."""
    left = graph.supply.copy()
    np.subtract.at(left, graph.tail, lower)
    np.add.at(left, graph.head, lower)
    return left
