"""From a nation's flows to regencies that are each solved alone: who leaves, where to, and what is left to decide there.

Those leave who cost least to lose: the price of the move, less what staying costs, plus what the seat that falls empty was
worth. Among equals the lottery decides, and it alone decides who goes to which of the regencies that call.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

import numpy as np

from penata.domains.placement.engine import lottery
from penata.domains.placement.engine.instance import NONE, Arcs, Instance, Ints, Longs, Persons
from penata.domains.placement.engine.nation import Flows, Nation, Profiles


@dataclass(frozen=True, slots=True)
class Travellers:
    """Who goes from one regency to another. key, hub, move: as in the instance they leave; origin, target: the numbers of
    regencies; row: the person's in the instance they leave."""

    key: np.ndarray
    hub: Ints
    move: Longs
    origin: Ints
    target: Ints
    row: Ints

    def __len__(self) -> int:
        return len(self.row)

    def where(self, chosen: np.ndarray) -> Travellers:
        return Travellers(*(getattr(self, name)[chosen] for name in self.__slots__))


@dataclass(frozen=True, slots=True)
class Local:
    """One regency alone. origin, row: of every person of `instance`, the regency he came from (or this one, where he was
    before) and his row there."""

    code: str
    instance: Instance
    origin: Ints
    row: Ints


def split(
    source: Callable[[], Iterable[tuple[str, Instance]]], nation: Nation, flows: Flows, profiles: Profiles,
    seed: int, *, unplaced: int,
) -> Iterator[Local]:  # fmt: skip
    """Every regency in turn, with those who stayed in it and those who came.

    source: gives all regencies in the nation's order, and is asked twice, so that one at a time is in memory. unplaced: the
    cost of a comer without a post. Raises ValueError where source and nation disagree.
    """
    travellers = _together(
        departures(code, number, instance, nation, flows, profiles, seed)
        for number, (code, instance) in enumerate(source())
    )
    for number, (code, instance) in enumerate(source()):
        gone = travellers.row[travellers.origin == number]
        comers = travellers.where(travellers.target == number)
        yield _local(code, number, instance, gone, comers, profiles, unplaced)


def departures(
    code: str, number: int, instance: Instance, nation: Nation, flows: Flows, profiles: Profiles, seed: int
) -> Travellers:
    """Who leaves one regency, and for which."""
    if number >= len(nation.codes) or nation.codes[number] != code:
        raise ValueError(f"regency {code} is not number {number} of the nation")
    mine = flows.origin == number
    profile = flows.family[mine].astype(np.int64) * profiles.levels + flows.level[mine]
    wanted = np.bincount(profile, weights=flows.count[mine], minlength=profiles.families * profiles.levels)
    rows = leavers(instance, profiles, wanted.astype(np.int64), seed)
    hub = profiles.of_persons(instance)[rows]
    ticket = lottery.draw(seed, instance.persons.key[rows], lottery.keys([code]).repeat(len(rows)))
    order = np.lexsort((ticket, profiles.number[hub]))
    rows, hub = rows[order], hub[order]
    called = np.argsort(profile, kind="stable")
    target = np.repeat(flows.target[mine][called], flows.count[mine][called])
    persons = instance.persons
    return Travellers(
        persons.key[rows], hub.astype(np.int32), persons.move[rows],
        np.full(len(rows), number, np.int32), target.astype(np.int32), rows.astype(np.int32),
    )  # fmt: skip


def leavers(instance: Instance, profiles: Profiles, wanted: Longs, seed: int) -> Longs:
    """The rows of those who leave, so many of each family and level. Raises ValueError where there are not so many."""
    hub = profiles.of_persons(instance)
    able = np.flatnonzero(hub != NONE)
    profile = profiles.number[hub[able]]
    there = np.bincount(profile, minlength=len(wanted))
    if (wanted > there).any():
        raise ValueError("more are to leave than there are")
    ticket = lottery.draw(seed, instance.persons.key)
    cost = _loss(instance, ticket)
    order = np.lexsort((ticket[able], cost[able], profile))
    rank = np.arange(len(able)) - (np.cumsum(there) - there)[profile[order]]
    return able[order][rank < wanted[profile[order]]]


def _loss(instance: Instance, ticket: np.ndarray) -> Longs:
    """What a regency loses by each person's going, when whoever is cheaper at the same post has gone before."""
    persons, posts = instance.persons, instance.posts
    placed = persons.at != NONE
    own = persons.move - np.where(placed, persons.stay, np.maximum(persons.unplaced, 0))
    fills = np.flatnonzero(placed & persons.fills)
    at = persons.at[fills]
    order = np.lexsort((ticket[fills], own[fills], at))
    fills, at = fills[order], at[order]
    staff = np.bincount(at, minlength=len(posts))
    rank = np.arange(len(at)) - (np.cumsum(staff) - staff)[at]
    seat = staff[at] - 1 - rank
    is_seat = seat < posts.seats[at]
    price = np.concatenate((posts.price, [0]))  # so that a post without seats can be asked
    worth = price[np.where(is_seat, posts.first_seat[at] + seat, len(posts.price))]
    own[fills] += np.where(is_seat, worth, -np.maximum(posts.surplus[at], 0))
    return own


def _together(parts: Iterable[Travellers]) -> Travellers:
    every = list(parts)
    return Travellers(
        *(np.concatenate([getattr(one, name) for one in every]) for name in Travellers.__slots__)
    )


def _local(
    code: str, number: int, instance: Instance, gone: Ints, comers: Travellers, profiles: Profiles, unplaced: int
) -> Local:  # fmt: skip
    """Comers stand without a post, in groups that reach every post of their profile: they have no home here yet, and their
    way was paid for in the nation's problem."""
    old = instance.persons
    stays = np.ones(len(old), np.bool_)
    stays[gone] = False
    kept, new = np.flatnonzero(stays), len(comers)
    hubs, group = np.unique(comers.hub, return_inverse=True)
    nothing = np.zeros(new, np.int64)
    persons = Persons(
        np.concatenate((old.key[kept], comers.key)),
        np.concatenate((old.at[kept], np.full(new, NONE, np.int32))),
        np.concatenate((old.group[kept], (instance.groups + group).astype(np.int32))),
        np.concatenate((old.stay[kept], nothing)),
        np.concatenate((old.move[kept], comers.move)),
        np.concatenate((old.unplaced[kept], nothing + unplaced)),
        np.concatenate((old.fills[kept], np.ones(new, np.bool_))),
    )
    local = Instance(
        persons, instance.posts, np.concatenate((instance.hub, hubs)).astype(np.int32),
        np.concatenate((instance.hub_cost, np.zeros(len(hubs), np.int64))),
        instance.near, instance.far, _without(instance.own, stays), max(instance.hubs, len(profiles.family)),
    )  # fmt: skip
    origin = np.concatenate((np.full(len(kept), number, np.int32), comers.origin))
    return Local(code, local, origin, np.concatenate((kept.astype(np.int32), comers.row)))


def _without(own: Arcs, stays: np.ndarray) -> Arcs:
    """The arcs of those who stay, by their new rows."""
    row = np.cumsum(stays) - 1
    mine = stays[own.tail]
    return Arcs(row[own.tail[mine]].astype(np.int32), own.head[mine], own.cost[mine])
