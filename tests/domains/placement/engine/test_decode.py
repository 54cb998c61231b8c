"""How persons, posts, groups, hubs and arcs are numbered decides nothing: whoever lists them otherwise moves the same people."""

from __future__ import annotations

from dataclasses import fields, replace

import numpy as np
import pytest

from penata.domains.placement.engine import generate, modes
from penata.domains.placement.engine.instance import NONE, Arcs, Instance, Posts


@pytest.mark.parametrize("mode", ["weighted", "fairest", "within_budget"])
@pytest.mark.parametrize("seed", [1, 2])
def test_other_numbers_for_the_same_things_move_the_same_people(mode, seed):
    instance = _crowded(generate.regency(seed, 400))
    turned, persons, posts = _renumbered(instance, np.random.default_rng(seed))
    extra = (60,) if mode == "within_budget" else ()
    first, second = (getattr(modes, mode)(one, 7, *extra) for one in (instance, turned))
    assert first.moves > 50
    assert np.array_equal(first.places[persons], _put(posts, second.places))


def _crowded(instance: Instance) -> Instance:
    """Forty groups of ten persons each, from which many go to different posts."""
    near = instance.near
    kept = near.tail < 40
    return replace(
        instance, persons=replace(instance.persons, group=(instance.persons.group % 40).astype(np.int32)),
        hub=instance.hub[:40], hub_cost=instance.hub_cost[:40], near=Arcs(near.tail[kept], near.head[kept], near.cost[kept]),
    )  # fmt: skip


def _renumbered(instance, dice):  # type: ignore[no-untyped-def]
    """(the instance with everything in another order, old number of every person, old number of every post)."""
    persons, posts = instance.persons, instance.posts
    counts = (len(persons), len(posts), instance.groups, instance.hubs)
    person, post, group, _hub = orders = [dice.permutation(count) for count in counts]
    to_person, to_post, to_group, to_hub = (np.argsort(order).astype(np.int32) for order in orders)
    listed = replace(persons, **{f.name: getattr(persons, f.name)[person] for f in fields(persons)})
    first = posts.first_seat
    price = np.concatenate([posts.price[first[p] : first[p + 1]] for p in post])
    turned = replace(
        instance,
        persons=replace(listed, at=_put(to_post, listed.at), group=_put(to_group, listed.group)),
        posts=Posts(posts.key[post], posts.seats[post], price, posts.surplus[post], posts.priority[post]),
        hub=_put(to_hub, instance.hub[group]), hub_cost=instance.hub_cost[group],
        near=_arcs(dice, instance.near, to_group, to_post), far=_arcs(dice, instance.far, to_hub, to_post),
        own=_arcs(dice, instance.own, to_person, to_post),
    )  # fmt: skip
    return turned, person, post


def _put(to, numbers):  # type: ignore[no-untyped-def]
    return np.where(numbers == NONE, NONE, to[numbers]).astype(np.int32)


def _arcs(dice, arcs, tail, head):  # type: ignore[no-untyped-def]
    order = dice.permutation(len(arcs))
    return Arcs(tail[arcs.tail[order]], head[arcs.head[order]], arcs.cost[order])
