"""From a nation's flows to regencies that are each solved alone: who leaves, where to, and what is left to decide there.

Those leave who cost least to lose: the price of the move, less what staying costs, plus what the seat that falls empty was
worth. Among equals the lottery decides, and it alone decides who goes to which of the regencies that call.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from penata.domains.placement.engine import lottery
from penata.domains.placement.engine.instance import NONE, Arcs, Instance, Ints, Longs, Persons
from penata.domains.placement.engine.nation import Flows, Links, Profiles


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
    """One regency as it is solved. origin, row: of every person of `instance`, the number of the regency he came from (or
    of this one) and his row there; comers are last."""

    code: str
    instance: Instance
    origin: Ints
    row: Ints


@dataclass(frozen=True, slots=True)
class Calls:
    """What is wanted of one regency: `count[n]` persons of the profile numbered `profile[n]` for regency `target[n]`."""

    target: Ints
    profile: Longs
    count: Longs


def calls(flows: Flows, number: int, profiles: Profiles) -> Calls:
    """The part of the flows that starts in one regency, which is all that it must know."""
    mine = flows.origin == number
    profile = flows.family[mine].astype(np.int64) * profiles.levels + flows.level[mine]
    return Calls(flows.target[mine], profile, flows.count[mine])


def departures(
    code: str, number: int, instance: Instance, wanted: Calls, profiles: Profiles, seed: int
) -> Travellers:
    """Who leaves one regency, and for which. Raises ValueError where there are not so many."""
    size = profiles.families * profiles.levels
    sums = np.bincount(wanted.profile, weights=wanted.count, minlength=size).astype(np.int64)
    rows = leavers(instance, profiles, sums, seed)
    hub = profiles.of_persons(instance)[rows]
    ticket = lottery.draw(seed, instance.persons.key[rows], lottery.keys([code]).repeat(len(rows)))
    order = np.lexsort((ticket, profiles.number[hub]))
    rows, hub = rows[order], hub[order]
    called = np.argsort(wanted.profile, kind="stable")
    target = np.repeat(wanted.target[called], wanted.count[called])
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


def alone(code: str, number: int, instance: Instance) -> Local:
    """A regency that nobody leaves and nobody comes to."""
    count = len(instance.persons)
    return Local(code, instance, np.full(count, number, np.int32), np.arange(count, dtype=np.int32))


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


def together(parts: Iterable[Travellers]) -> Travellers:
    """Those of all regencies, in the order of the parts."""
    every = list(parts)
    return Travellers(
        *(np.concatenate([getattr(one, name) for one in every]) for name in Travellers.__slots__)
    )


def local(number: int, instance: Instance, travellers: Travellers, links: Links) -> Local:
    """One regency with those who stayed in it and, after them, those who came, in the order of `travellers`.

    Comers stand without a post, in groups that reach every post of their profile: they have no home here yet, and their
    way was paid for in the nation's problem.
    """
    gone = travellers.row[travellers.origin == number]
    comers = travellers.where(travellers.target == number)
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
        np.concatenate((old.unplaced[kept], nothing + links.unplaced[number])),
        np.concatenate((old.fills[kept], np.ones(new, np.bool_))),
    )
    together = Instance(
        persons, instance.posts, np.concatenate((instance.hub, hubs)).astype(np.int32),
        np.concatenate((instance.hub_cost, np.zeros(len(hubs), np.int64))),
        instance.near, instance.far, _without(instance.own, stays), max(instance.hubs, len(links.profiles.family)),
    )  # fmt: skip
    origin = np.concatenate((np.full(len(kept), number, np.int32), comers.origin))
    return Local(links.codes[number], together, origin, np.concatenate((kept.astype(np.int32), comers.row)))


def _without(own: Arcs, stays: np.ndarray) -> Arcs:
    """The arcs of those who stay, by their new rows."""
    row = np.cumsum(stays) - 1
    mine = stays[own.tail]
    return Arcs(row[own.tail[mine]].astype(np.int32), own.head[mine], own.cost[mine])
