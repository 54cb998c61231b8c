"""What is to be solved, as arrays: persons, groups of persons that are alike, hubs, posts with a price for every seat.

A person stays, or goes into his group and from there to a post, or by an arc of his own to one post. What a move costs is
the person's own price plus that of his group to the post, so that thousands of pairs share a few arcs and nothing is lost.
A group reaches far posts through its hub, at a price that does not depend on the distance.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int32]
Longs = NDArray[np.int64]
Flags = NDArray[np.bool_]
NONE = -1


@dataclass(frozen=True, slots=True)
class Persons:
    """One entry a person; all arrays have the same length, costs are whole points.

    key: what the lottery knows the person by (see `lottery.keys`). at: the post held now, or NONE. group: or NONE for who
    does not move. stay: the cost of staying. move: the cost of leaving, whatever the post. unplaced: the cost of having no
    post, or NONE where that may not be; who holds a post may always stay. fills: whether staying fills a seat (somebody
    whose qualification does not fit serves and fills none).
    """

    key: NDArray[np.uint64]
    at: Ints
    group: Ints
    stay: Longs
    move: Longs
    unplaced: Longs
    fills: Flags

    def __len__(self) -> int:
        return len(self.at)


@dataclass(frozen=True, slots=True)
class Arcs:
    """Costs from one kind of thing to another: `cost[a]` from `tail[a]` to `head[a]`; a pair stands once."""

    tail: Ints
    head: Ints
    cost: Longs

    def __len__(self) -> int:
        return len(self.tail)

    @staticmethod
    def none() -> Arcs:
        return Arcs(np.empty(0, np.int32), np.empty(0, np.int32), np.empty(0, np.int64))


@dataclass(frozen=True, slots=True)
class Posts:
    """key: what the lottery knows the post by. seats: how many. price: for every seat of every post in turn, what filling
    it gains, falling within a post: the first seat of an empty post gains most. surplus: the cost of each person beyond
    the seats, or NONE where nobody may stand there. priority: the weight of the post's shortage for the fairest mode. room:
    how many may stand beyond the seats; empty: as many as there are.
    """

    key: NDArray[np.uint64]
    seats: Ints
    price: Longs
    surplus: Longs
    priority: Longs
    room: Longs = field(default_factory=lambda: np.empty(0, np.int64))

    def __len__(self) -> int:
        return len(self.seats)

    @property
    def first_seat(self) -> Longs:
        """Where each post's prices begin; one more entry than posts."""
        return np.concatenate(([0], np.cumsum(self.seats, dtype=np.int64)))


@dataclass(frozen=True, slots=True)
class Instance:
    """hub: of each group, or NONE. hub_cost: what going through it costs. near: group to post; far: hub to post; own: person
    to post, in place of the group's price and the person's own.
    """

    persons: Persons
    posts: Posts
    hub: Ints
    hub_cost: Longs
    near: Arcs
    far: Arcs = field(default_factory=Arcs.none)
    own: Arcs = field(default_factory=Arcs.none)
    hubs: int = 0

    @property
    def groups(self) -> int:
        return len(self.hub)

    @property
    def standing(self) -> Longs:
        """Who counts at each post now."""
        counted = (self.persons.at != NONE) & self.persons.fills
        return np.bincount(self.persons.at[counted], minlength=len(self.posts)).astype(np.int64)
