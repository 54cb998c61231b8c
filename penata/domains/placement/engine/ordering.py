"""The same instance with everything in the order of its names, so that the order of a list decides nothing, not even where two
draws are equal."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from penata.domains.placement.engine.instance import NONE, Arcs, Instance, Ints, Persons, Posts
from penata.domains.placement.engine.problems import Names


def by_name(instance: Instance, names: Names) -> tuple[Instance, Names]:
    persons, posts, groups, hubs = (
        _order(one) for one in (names.persons, names.posts, names.groups, names.hubs)
    )
    person, post, group, hub = (_places(order) for order in (persons, posts, groups, hubs))
    made = Instance(
        _persons(instance.persons, persons, post, group), _posts(instance.posts, posts),
        _renamed(instance.hub[groups], hub), instance.hub_cost[groups],
        _arcs(instance.near, group, post), _arcs(instance.far, hub, post), _arcs(instance.own, person, post), instance.hubs,
    )  # fmt: skip
    told = ((names.persons, persons), (names.posts, posts), (names.groups, groups), (names.hubs, hubs))
    return made, Names(*(tuple(listed[n] for n in order) for listed, order in told))


def _order(names: Sequence[str]) -> Ints:
    return np.array(sorted(range(len(names)), key=names.__getitem__), np.int32)


def _places(order: Ints) -> Ints:
    """Where each of them stands afterwards."""
    places = np.empty_like(order)
    places[order] = np.arange(len(order), dtype=np.int32)
    return places


def _renamed(numbers: Ints, places: Ints) -> Ints:
    found = np.full_like(numbers, NONE)
    is_one = numbers != NONE
    found[is_one] = places[numbers[is_one]]
    return found


def _persons(persons: Persons, order: Ints, post: Ints, group: Ints) -> Persons:
    columns = {name: getattr(persons, name)[order] for name in type(persons).__dataclass_fields__}
    return Persons(
        **columns | {"at": _renamed(columns["at"], post), "group": _renamed(columns["group"], group)}
    )


def _posts(posts: Posts, order: Ints) -> Posts:
    first = posts.first_seat
    prices = [posts.price[first[n] : first[n + 1]] for n in order]
    return replace(
        posts, key=posts.key[order], seats=posts.seats[order], surplus=posts.surplus[order],
        price=np.concatenate(prices) if prices else posts.price, priority=posts.priority[order],
        room=posts.room[order] if len(posts.room) else posts.room,
    )  # fmt: skip


def _arcs(arcs: Arcs, tail: Ints, head: Ints) -> Arcs:
    tails, heads = tail[arcs.tail], head[arcs.head]
    order = np.lexsort((heads, tails))
    return Arcs(tails[order], heads[order], arcs.cost[order])
