"""The network of an instance: which arcs there are, what they carry and cost, and what each of them means."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import IntEnum
from functools import partial
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from penata.domains.placement.engine import lottery
from penata.domains.placement.engine.instance import NONE, Instance, Ints, Longs

LARGEST = 1 << 61
"""Costs times nodes stay below this, so that no sum within the solver overflows."""
FINEST, COARSEST = 1 << 16, 1 << 4
"""Numbers that the lottery draws lie below; the finer they are, the rarer two draws are equal."""
NOISY = 3  # at most so many arcs on a person's way have a drawn number
NAMELESS = np.uint64(0xFFFFFFFFFFFFFFFF)
"""What a group without members is known by, and a hub without groups; no flow reaches either."""


class Kind(IntEnum):
    """What one unit of flow on an arc means."""

    STAY = 0
    LEAVE = 1
    OWN = 2
    UNPLACED = 3
    NEAR = 4
    TO_HUB = 5
    FAR = 6
    SEAT = 7
    SURPLUS = 8


MOVES = (Kind.LEAVE, Kind.OWN)


class TooLarge(ValueError):  # noqa: N818 - a refusal, not an error
    """Costs so large that sums would overflow; says the largest that would not."""

    def __init__(self, most: int) -> None:
        super().__init__(most)
        self.most = most


class Network(Protocol):
    """What the solver and the certificate need of a network."""

    tail: Ints
    head: Ints
    capacity: Longs

    @property
    def nodes(self) -> int: ...

    @property
    def supply(self) -> Longs: ...


@dataclass(frozen=True, slots=True)
class Graph:
    """Arc by arc: from, to, capacity, cost in points, what it means, the row of the instance it comes from, and whether whoever
    takes it moves: to a post, or out of the one he has.

    Nodes: persons, groups, hubs, posts, one sink, in this order. Every person supplies one unit, the sink takes all.
    """

    tail: Ints
    head: Ints
    capacity: Longs
    cost: Longs
    kind: NDArray[np.int8]
    row: Ints
    is_move: NDArray[np.bool_]
    persons: int
    first_group: int
    first_hub: int
    first_post: int
    sink: int

    @property
    def nodes(self) -> int:
        return self.sink + 1

    @property
    def supply(self) -> Longs:
        """Of every node: one unit from every person, all of them to the sink."""
        given = np.zeros(self.nodes, dtype=np.int64)
        given[: self.persons] = 1
        given[self.sink] = -self.persons
        return given

    def arcs(self, *kinds: Kind) -> NDArray[np.int64]:
        """The numbers of the arcs of these kinds."""
        return np.flatnonzero(np.isin(self.kind, kinds))


def build(instance: Instance) -> Graph:
    """The layered network. Shapes: as many arcs as stays, leavers, pairs, seats and posts that take a surplus together."""
    persons, posts = instance.persons, instance.posts
    first_group = len(persons)
    first_hub = first_group + instance.groups
    first_post = first_hub + instance.hubs
    sink = first_post + len(posts)
    everybody = np.arange(len(persons), dtype=np.int32)
    placed, grouped = persons.at != NONE, persons.group != NONE
    size = np.bincount(persons.group[grouped], minlength=instance.groups).astype(np.int64)
    far_size = np.zeros(max(instance.hubs, 1), np.int64)
    has_hub = instance.hub != NONE
    np.add.at(far_size, instance.hub[has_hub], size[has_hub])
    stays = everybody[placed]
    where = np.where(persons.fills[placed], first_post + persons.at[placed], sink)
    leaves, free = everybody[grouped], everybody[persons.unplaced != NONE]
    hubbed = np.flatnonzero(has_hub).astype(np.int32)
    seat_post = np.repeat(np.arange(len(posts), dtype=np.int32), posts.seats)
    takes = np.flatnonzero(posts.surplus != NONE).astype(np.int32)
    room = np.full(len(posts), len(persons), np.int64) if not len(posts.room) else posts.room
    near, far, own = instance.near, instance.far, instance.own
    one = np.int64(1)
    parts = [
        (Kind.STAY, stays, where, one, persons.stay[placed], stays),
        (Kind.LEAVE, leaves, first_group + persons.group[grouped], one, persons.move[grouped], leaves),
        (Kind.OWN, own.tail, first_post + own.head, one, own.cost, np.arange(len(own))),
        (Kind.UNPLACED, free, np.full(len(free), sink), one, persons.unplaced[free], free),
        (Kind.NEAR, first_group + near.tail, first_post + near.head, size[near.tail], near.cost, np.arange(len(near))),
        (Kind.TO_HUB, first_group + hubbed, first_hub + instance.hub[hubbed], size[hubbed],
         instance.hub_cost[hubbed], hubbed),
        (Kind.FAR, first_hub + far.tail, first_post + far.head, far_size[far.tail], far.cost, np.arange(len(far))),
        (Kind.SEAT, first_post + seat_post, np.full(len(seat_post), sink), one, -posts.price, np.arange(len(seat_post))),
        (Kind.SURPLUS, first_post + takes, np.full(len(takes), sink), room[takes], posts.surplus[takes], takes),
    ]  # fmt: skip

    def whole(column: int, kind: type) -> NDArray[np.generic]:
        return np.concatenate([np.broadcast_to(part[column], len(part[1])).astype(kind) for part in parts])

    kind, row = whole(0, np.int8), whole(5, np.int32)
    is_move = np.isin(kind, MOVES)
    is_move[kind == Kind.UNPLACED] = placed[free]
    return Graph(
        whole(1, np.int32), whole(2, np.int32), whole(3, np.int64), whole(4, np.int64), kind, row, is_move,
        len(persons), first_group, first_hub, first_post, sink,
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Costs:
    """What the solver sees: points times `scale`, plus what the lottery drew, plus the price of a move.

    scale exceeds four times all that the lottery can add up to: it decides between equals and nothing else, and points
    are found again by rounding.
    """

    scale: int
    total: Longs

    def with_price(self, graph: Graph, price: int) -> Longs:
        """The same with every move dearer by `price`, in scaled units."""
        return self.total + np.where(graph.is_move, np.int64(price), np.int64(0))

    def points(self, scaled: int) -> int:
        """Scaled units as points, what the lottery added left out."""
        return (2 * int(scaled) + self.scale) // (2 * self.scale)


def costs(graph: Graph, instance: Instance, seed: int) -> Costs:
    """Raises TooLarge where the points are so large that nothing is left for the lottery."""
    scale_of = partial(scale_for, persons=graph.persons)
    fine = fineness(largest(graph.cost), graph.nodes, scale_of)
    scale = scale_of(fine)
    drawn = _drawn(graph, instance, seed) & np.uint64(fine - 1)
    noise = np.where(np.isin(graph.kind, (Kind.TO_HUB, Kind.SEAT, Kind.SURPLUS)), 0, drawn).astype(np.int64)
    return Costs(scale, graph.cost * scale + noise)


def largest(points: Longs) -> int:
    """How far the points go from nothing, at least 1; in Python's own numbers, for the least of 64 bits has no opposite."""
    return max(int(points.max(initial=1)), -int(points.min(initial=0)))


def fineness(most: int, nodes: int, scale_of: Callable[[int], int]) -> int:
    """How fine the lottery's numbers can be where no cost is larger than the most. scale_of: by a fineness what a point counts.

    Raises TooLarge.
    """
    fine = FINEST
    while most * scale_of(fine) * nodes >= LARGEST:
        fine >>= 1
        if fine < COARSEST:
            raise TooLarge(_most(nodes, scale_of))
    return fine


def largest_points(persons: int, nodes: int) -> int:
    """The largest cost that a network of this size can take, in points."""
    return _most(nodes, partial(scale_for, persons=persons))


def _most(nodes: int, scale_of: Callable[[int], int]) -> int:
    return (LARGEST - 1) // (scale_of(COARSEST) * nodes)


def scale_for(fineness: int, persons: int) -> int:
    return 1 << int(4 * NOISY * fineness * max(persons, 1)).bit_length()


def _drawn(graph: Graph, instance: Instance, seed: int) -> NDArray[np.uint64]:
    """A number for each arc from the names of what it joins, so that it does not depend on the order of a list."""
    names = np.zeros(graph.nodes, dtype=np.uint64)
    names[: graph.persons] = instance.persons.key
    names[graph.first_post : graph.sink] = instance.posts.key
    names[graph.first_group : graph.first_post] = _group_names(instance)
    return lottery.draw(seed, names[graph.tail], names[graph.head], graph.kind.astype(np.uint64))


def _group_names(instance: Instance) -> NDArray[np.uint64]:
    """Of groups, then of hubs, which are known by the smallest key of their groups."""
    groups, hubs = group_keys(instance), np.full(instance.hubs, NAMELESS)
    hubbed = instance.hub != NONE
    np.minimum.at(hubs, instance.hub[hubbed], groups[hubbed])
    return np.concatenate((groups, hubs))


def group_keys(instance: Instance) -> NDArray[np.uint64]:
    """What the lottery knows every group by: the smallest key of its members."""
    smallest = np.full(instance.groups, NAMELESS)
    grouped = instance.persons.group != NONE
    np.minimum.at(smallest, instance.persons.group[grouped], instance.persons.key[grouped])
    return smallest
