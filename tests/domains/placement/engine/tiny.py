"""Instances so small that every distribution can be looked at, and the best of them found by looking."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import product
from random import Random

import numpy as np

from penata.domains.placement.engine import lottery
from penata.domains.placement.engine.instance import NONE, Arcs, Instance, Persons, Posts

Ways = list[dict[int | None, tuple[int, bool, bool]]]
"""Of each person: post (None: without one, or with one that he does not fill) -> cost, is it a move, does it fill."""


def tiny(seed: int) -> Instance:
    """Two to five persons in groups with hubs, two or three posts, some with nobody allowed beyond their seats."""
    dice = Random(seed)
    persons, posts = dice.randint(2, 5), dice.randint(2, 3)
    groups, hubs = dice.randint(1, 3), 2
    seats = [dice.randint(1, 3) for _ in range(posts)]
    at = [dice.choice([NONE, *range(posts)]) for _ in range(persons)]
    near = _some(dice, groups, posts, 30)
    far = _some(dice, hubs, posts, 10)
    own = _some(dice, persons, posts, 40, 0.15)
    price = [p for n in seats for p in sorted((dice.randint(0, 120) for _ in range(n)), reverse=True)]
    return Instance(
        Persons(
            lottery.keys(f"{seed}-{n}" for n in range(persons)), np.array(at, np.int32),
            np.array([dice.choice([NONE, *range(groups)]) for _ in range(persons)], np.int32),
            np.array([dice.randint(0, 10) for _ in range(persons)], np.int64),
            np.array([dice.randint(11, 40) for _ in range(persons)], np.int64),
            np.array([60 if held == NONE else NONE for held in at], np.int64),
            np.array([dice.random() < 0.9 for _ in range(persons)]),
        ),
        Posts(
            lottery.keys(f"post {n}" for n in range(posts)), np.array(seats, np.int32), np.array(price, np.int64),
            np.full(posts, dice.randint(0, 20), np.int64), np.array([dice.randint(1, 2) for _ in range(posts)], np.int64),
        ),
        np.array([dice.choice([NONE, 0, 1]) for _ in range(groups)], np.int32), np.full(groups, 15, np.int64),
        near, far, own, hubs,
    )  # fmt: skip


def _some(dice: Random, tails: int, heads: int, most: int, share: float = 0.7) -> Arcs:
    least = 11 if share < 0.5 else 0  # staying is always cheaper than a way to where somebody is
    pairs = [(t, h) for t in range(tails) for h in range(heads) if dice.random() < share]
    return Arcs(
        np.array([t for t, _h in pairs], np.int32), np.array([h for _t, h in pairs], np.int32),
        np.array([dice.randint(least, most) for _ in pairs], np.int64),
    )  # fmt: skip


def ways(instance: Instance) -> Ways:
    found: Ways = []
    persons = instance.persons
    for i in range(len(persons)):
        mine: dict[int | None, tuple[int, bool, bool]] = {}
        group = int(persons.group[i])
        if group != NONE:
            for row in np.flatnonzero(instance.near.tail == group):
                _keep(
                    mine, int(instance.near.head[row]), int(persons.move[i] + instance.near.cost[row]), True
                )
            if instance.hub[group] != NONE:
                for row in np.flatnonzero(instance.far.tail == instance.hub[group]):
                    cost = int(persons.move[i] + instance.hub_cost[group] + instance.far.cost[row])
                    _keep(mine, int(instance.far.head[row]), cost, True)
        for row in np.flatnonzero(instance.own.tail == i):
            _keep(mine, int(instance.own.head[row]), int(instance.own.cost[row]), True)
        at = int(persons.at[i])
        if at == NONE:
            if persons.unplaced[i] != NONE:
                mine[None] = (int(persons.unplaced[i]), False, False)
        elif persons.fills[i]:
            stay = (int(persons.stay[i]), False, True)
            mine[at] = min(stay, mine.get(at, stay))
        else:
            mine[None] = (int(persons.stay[i]), False, False)
        found.append(mine)
    return found


def _keep(mine: dict[int | None, tuple[int, bool, bool]], post: int, cost: int, is_move: bool) -> None:
    if post not in mine or cost < mine[post][0]:
        mine[post] = (cost, is_move, True)


def every(instance: Instance) -> Iterator[tuple[int, int, tuple[int, ...]]]:
    """(cost, moves, persons at each post) of every distribution that there is."""
    posts, first = instance.posts, instance.posts.first_seat
    for chosen in product(*(mine.items() for mine in ways(instance))):
        standing = [0] * len(posts)
        cost, moves = 0, 0
        for post, (price, is_move, fills) in chosen:
            cost, moves = cost + price, moves + is_move
            if fills and post is not None:
                standing[post] += 1
        for post, count in enumerate(standing):
            taken = min(count, int(posts.seats[post]))
            cost -= int(posts.price[first[post] : first[post] + taken].sum())
            cost += (count - taken) * int(posts.surplus[post])
        yield cost, moves, tuple(standing)


def shortages(instance: Instance, standing: tuple[int, ...]) -> list[Fraction]:
    """Of every post the share of its seats that stay empty, weighted: the largest first."""
    posts = instance.posts
    found = [
        Fraction(max(seats - count, 0) * priority, seats)
        for seats, priority, count in zip(posts.seats.tolist(), posts.priority.tolist(), standing, strict=True) if seats
    ]  # fmt: skip
    return sorted(found, reverse=True)


def thresholds(instance: Instance, standing: tuple[int, ...]) -> list[Fraction]:
    """Of every seat the shortage just before it is filled, weighted, of those that stay empty: the largest first."""
    posts, left = instance.posts, []
    for post, count in enumerate(standing):
        n = int(posts.seats[post])
        left += [Fraction((n - k) * int(posts.priority[post]), n) for k in range(min(count, n), n)]
    return sorted(left, reverse=True)
