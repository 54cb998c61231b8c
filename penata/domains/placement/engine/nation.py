"""How many of each family and level go from regency to regency: one transport problem for a nation or a province.

Persons are counted, not named: supplies by regency, family and level; seats as pieces whose price falls, so that the more
a regency has, the less one more is worth to it. A way leads to the nearest regencies at a price by distance, and through a
hub to any other at a flat one. `division` then says who goes.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum
from functools import partial

import numpy as np
from numpy.typing import NDArray

from penata.domains.placement.engine import flow as solver
from penata.domains.placement.engine import lottery
from penata.domains.placement.engine.certificate import Certificate, certify
from penata.domains.placement.engine.graph import fineness, largest
from penata.domains.placement.engine.instance import NONE, Arcs, Instance, Ints, Longs

NEAREST, PIECES = 24, 10


@dataclass(frozen=True, slots=True)
class Profiles:
    """Family and level of every hub; hubs are numbered alike in all regencies. A post is of the family and the lowest
    level whose hub leads to it."""

    family: Ints
    level: Ints

    @property
    def families(self) -> int:
        return int(self.family.max(initial=-1)) + 1

    @property
    def levels(self) -> int:
        return int(self.level.max(initial=-1)) + 1

    @property
    def number(self) -> NDArray[np.int64]:
        """Family and level of every hub as one number."""
        return self.family.astype(np.int64) * self.levels + self.level

    def of_persons(self, instance: Instance) -> NDArray[np.int64]:
        """The hub of every person, or NONE for who goes through none and so cannot leave the regency."""
        grouped = instance.persons.group != NONE
        hub = np.full(len(instance.persons), NONE, np.int64)
        hub[grouped] = instance.hub[instance.persons.group[grouped]]
        return hub

    def of_posts(self, instance: Instance) -> NDArray[np.int64]:
        """The number of family and level of every post, or NONE where no hub leads to it."""
        nobody = self.families * self.levels
        lowest = np.full(len(instance.posts), nobody, np.int64)
        np.minimum.at(lowest, instance.far.head, self.number[instance.far.tail])
        return np.where(lowest == nobody, NONE, lowest)


@dataclass(frozen=True, slots=True)
class Links:
    """What joins R regencies; costs in whole points.

    profiles: of the hubs that all regencies share. corridors: regency to regency. far: R, what the way out through the hub
    costs, wherever it leads. over, surplus: R, what each level above the needed one and a person beyond the seats cost
    there, as far as persons are only counted. unplaced: R, the cost of a comer who gets no post there.
    """

    codes: tuple[str, ...]
    profiles: Profiles
    corridors: Arcs
    far: Longs
    over: Longs
    surplus: Longs
    unplaced: Longs


@dataclass(frozen=True, slots=True)
class Nation:
    """R regencies, F families, L levels, K pieces; costs in whole points.

    movable, fixed: R × F × L, persons who may go and who are there whatever happens. seats, price: R × F × L × K, how many
    seats a piece has and what filling one of them gains, not rising within K. over: R, what each level above the needed one
    costs. surplus: R, what a person beyond the seats costs. corridors: regency to regency. far: R, the way through the hub.
    """

    codes: tuple[str, ...]
    movable: Longs
    fixed: Longs
    seats: Longs
    price: Longs
    over: Longs
    surplus: Longs
    corridors: Arcs
    far: Longs

    def __post_init__(self) -> None:
        """Raises ValueError where prices rise (then a flow could not be cheapest) or a way costs nothing."""
        rises = (np.diff(self.price, axis=3) > 0) & (self.seats[..., 1:] > 0)
        if rises.any():
            raise ValueError("prices of seats rise")
        if (self.far <= 0).any() or (self.corridors.cost <= 0).any() or (self.over < 0).any():
            raise ValueError("a way from one regency to another must cost something")


class Kind(IntEnum):
    """What a unit of flow on an arc means."""

    STAY = 0
    CORRIDOR = 1
    TO_HUB = 2
    FROM_HUB = 3
    DOWN = 4
    SEAT = 5
    SURPLUS = 6


@dataclass(frozen=True, slots=True)
class Network:
    """Nodes: those who may go by regency, family and level, then those who are there, a hub by family and level, the sink.

    row: of a corridor its number, else the node that the arc is about.
    """

    tail: Ints
    head: Ints
    capacity: Longs
    cost: Longs
    kind: NDArray[np.int8]
    row: Longs
    profile: Longs
    supply: Longs

    @property
    def nodes(self) -> int:
        return len(self.supply)


def network(nation: Nation) -> Network:
    """Arcs that nobody can take are left out."""
    regencies, families, levels = nation.movable.shape
    profiles = families * levels
    cells = regencies * profiles
    movable, fixed = nation.movable.reshape(-1), nation.fixed.reshape(-1)
    everybody = np.int64(movable.sum() + fixed.sum())
    cell = np.arange(cells)
    of = cell % profiles
    come, hub, sink = cells + cell, 2 * cells + of, 2 * cells + profiles
    ways = nation.corridors
    way = np.repeat(np.arange(len(ways)), profiles)
    way_of = np.tile(np.arange(profiles), len(ways))
    start, end = ways.tail[way] * profiles + way_of, ways.head[way] * profiles + way_of
    lower = cell[cell % levels > 0]
    pieces = nation.seats.shape[3]
    seat = np.repeat(cell, pieces)
    whole = movable.reshape(regencies, profiles).sum(axis=0)
    far = np.repeat(nation.far, profiles)
    parts = [
        (Kind.STAY, cell, come, movable, 0, cell, of),
        (Kind.CORRIDOR, start, cells + end, movable[start], ways.cost[way], way, way_of),
        (Kind.TO_HUB, cell, hub, movable, far, cell, of),
        (Kind.FROM_HUB, hub, come, whole[of], 0, cell, of),
        (Kind.DOWN, cells + lower, cells + lower - 1, everybody, nation.over[lower // profiles],
         lower, of[lower]),
        (Kind.SEAT, cells + seat, np.full(len(seat), sink), nation.seats.reshape(-1), -nation.price.reshape(-1),
         seat, of[seat]),
        (Kind.SURPLUS, come, np.full(cells, sink), everybody, np.repeat(nation.surplus, profiles), cell, of),
    ]  # fmt: skip
    arrays = [
        np.concatenate([np.broadcast_to(p[n], len(p[1])) for p in parts]) for n in (1, 2, 3, 4, 0, 5, 6)
    ]
    can = arrays[2] > 0
    kinds = (np.int32, np.int32, np.int64, np.int64, np.int8, np.int64, np.int64)
    tails = [array[can].astype(kind) for array, kind in zip(arrays, kinds, strict=True)]
    supply = np.concatenate((movable, fixed, np.zeros(profiles, np.int64), [-everybody]))
    return Network(*tails, supply.astype(np.int64))


def scaled(net: Network, nation: Nation, seed: int) -> Longs:
    """Points times a power of two, and on every way between regencies what the lottery drew.

    A flow that is cheapest by these is cheapest by points: a cycle that gained one point would gain more than all that the
    lottery adds on a cycle, which visits no node twice. Raises TooLarge.
    """
    scale_of = partial(_scale, nodes=net.nodes)
    fine = fineness(largest(net.cost), net.nodes, scale_of)
    names = _names(net, nation)
    drawn = lottery.draw(seed, names[net.tail], names[net.head], net.profile.astype(np.uint64))
    noisy = np.isin(net.kind, (Kind.CORRIDOR, Kind.TO_HUB, Kind.FROM_HUB))
    return net.cost * scale_of(fine) + np.where(noisy, drawn & np.uint64(fine - 1), 0).astype(np.int64)


def _scale(fineness: int, nodes: int) -> int:
    return 1 << int(fineness * nodes).bit_length()


def _names(net: Network, nation: Nation) -> NDArray[np.uint64]:
    """A node is known by its regency, so that nothing depends on the order of a list; leaving and coming differ by a bit."""
    regency = lottery.keys(nation.codes).repeat(nation.movable[0].size)
    names = np.zeros(net.nodes, np.uint64)
    names[: len(regency)] = regency
    names[len(regency) : 2 * len(regency)] = ~regency
    return names


@dataclass(frozen=True, slots=True)
class Flows:
    """`count[n]` persons of `family[n]` and `level[n]` go from regency `origin[n]` to `target[n]`; staying is not listed.

    objective: in points, of everything. violations: of the certificate.
    """

    origin: Ints
    target: Ints
    family: Ints
    level: Ints
    count: Longs
    objective: int
    certificate: Certificate

    @property
    def violations(self) -> int:
        return self.certificate.violations


def solve(nation: Nation, seed: int) -> Flows:
    """The cheapest flows, with their proof. Raises TooLarge."""
    net = network(nation)
    cost = scaled(net, nation, seed)
    flow = solver.solve(net, cost)
    proof = certify(net, cost, flow)
    origin, target, profile, count = _between(net, nation, flow)
    levels = nation.movable.shape[2]
    return Flows(
        origin, target, (profile // levels).astype(np.int32), (profile % levels).astype(np.int32), count,
        int(net.cost @ flow), proof,
    )  # fmt: skip


def way_costs(nation: Nation, flows: Flows) -> Longs:
    """What the way of one person of each flow costs: the corridor, or the hub where that is cheaper or the only one."""
    size, ways = len(nation.codes), nation.corridors
    corridor = np.full(size * size, np.iinfo(np.int64).max)
    np.minimum.at(corridor, ways.tail.astype(np.int64) * size + ways.head, ways.cost)
    return np.minimum(corridor[flows.origin.astype(np.int64) * size + flows.target], nation.far[flows.origin])


def _between(net: Network, nation: Nation, flow: Longs) -> tuple[Ints, Ints, Longs, Longs]:
    """(origin, target, profile, count), each pair once, in order of origin, profile and target."""
    used = np.flatnonzero((flow > 0) & (net.kind == Kind.CORRIDOR))
    out, into = (_through(net, nation, flow, kind) for kind in (Kind.TO_HUB, Kind.FROM_HUB))
    # in order of family and level both; whoever leaves through a hub pays the same wherever he comes out
    origin = np.concatenate((nation.corridors.tail[net.row[used]], out[0]))
    target = np.concatenate((nation.corridors.head[net.row[used]], into[0]))
    profile = np.concatenate((net.profile[used], out[1]))
    count = np.concatenate((flow[used], np.ones(len(out[0]), np.int64)))
    rows, which = np.unique(np.stack((origin, profile, target), axis=1), axis=0, return_inverse=True)
    total = np.zeros(len(rows), np.int64)
    np.add.at(total, which.reshape(-1), count)
    return rows[:, 0].astype(np.int32), rows[:, 2].astype(np.int32), rows[:, 1], total


def _through(net: Network, nation: Nation, flow: Longs, kind: Kind) -> tuple[Longs, Longs]:
    """(regency, profile) of every person who goes into hubs, or out of them."""
    arcs = np.flatnonzero((flow > 0) & (net.kind == kind))
    cell = np.repeat(net.row[arcs], flow[arcs])
    regency, profile = cell // nation.movable[0].size, cell % nation.movable[0].size
    order = np.lexsort((regency, profile))
    return regency[order], profile[order]


def corridors(where: NDArray[np.float64], base: int, per_km: int, nearest: int = NEAREST) -> Arcs:
    """Ways from every regency to the nearest others. where: R × 2, in km; cost: base and so much a km, rounded."""
    count = min(nearest, len(where) - 1)
    km = np.sqrt(((where[:, None, :] - where[None, :, :]) ** 2).sum(axis=2))
    np.fill_diagonal(km, np.inf)
    order = np.argsort(km, axis=1, kind="stable")[:, :count]
    tail = np.repeat(np.arange(len(where), dtype=np.int32), count)
    head = order.reshape(-1).astype(np.int32)
    return Arcs(tail, head, base + np.rint(per_km * km[tail, head]).astype(np.int64))


@dataclass(frozen=True, slots=True)
class Counts:
    """One regency counted: F × L and, for pieces, F × L × K."""

    movable: Longs
    fixed: Longs
    seats: Longs
    price: Longs


def count(instance: Instance, profiles: Profiles, pieces: int = PIECES) -> Counts:
    """Who may leave, who stands fast, and the seats of all posts by falling price, cut into pieces of one mean price."""
    size = profiles.families * profiles.levels
    hub, post = profiles.of_persons(instance), profiles.of_posts(instance)
    movable = np.bincount(profiles.number[hub[hub != NONE]], minlength=size)
    at = instance.persons.at
    fast = (hub == NONE) & (at != NONE) & instance.persons.fills
    held = post[at[fast]]
    fixed = np.bincount(held[held != NONE], minlength=size)
    seats, price = _pieces(instance, post, size, pieces)
    shape = (profiles.families, profiles.levels)
    return Counts(
        movable.astype(np.int64).reshape(shape), fixed.astype(np.int64).reshape(shape),
        seats.reshape(*shape, pieces), price.reshape(*shape, pieces),
    )  # fmt: skip


def _pieces(instance: Instance, post: Longs, size: int, pieces: int) -> tuple[Longs, Longs]:
    """The mean is rounded down, so that it still does not rise; an empty piece has the price of the one before it."""
    profile = np.repeat(post, instance.posts.seats)
    price = instance.posts.price[profile != NONE]
    profile = profile[profile != NONE]
    order = np.lexsort((-price, profile))
    profile, price = profile[order], price[order]
    total = np.bincount(profile, minlength=size)
    rank = np.arange(len(profile)) - (np.cumsum(total) - total)[profile]
    cell = profile * pieces + rank * pieces // total[profile]
    seats = np.bincount(cell, minlength=size * pieces).astype(np.int64)
    worth = np.zeros(size * pieces, np.int64)
    np.add.at(worth, cell, price)
    mean = np.where(seats > 0, worth // np.maximum(seats, 1), np.iinfo(np.int64).max).reshape(size, pieces)
    filled = np.minimum.accumulate(mean, axis=1)
    return seats, np.where(filled == np.iinfo(np.int64).max, 0, filled).reshape(-1)


def aggregate(counts: Iterable[Counts], links: Links) -> Nation:
    """All regencies' counts as one problem, in the order of `links.codes`."""
    every = list(counts)

    def stacked(name: str) -> Longs:
        return np.stack([getattr(one, name) for one in every])

    return Nation(
        links.codes, stacked("movable"), stacked("fixed"), stacked("seats"), stacked("price"),
        links.over, links.surplus, links.corridors, links.far,
    )  # fmt: skip
