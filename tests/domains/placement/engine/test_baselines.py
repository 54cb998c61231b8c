"""The office's two methods do what they say: checked against their plainest form, by hand, and under any order of lists."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from penata.domains.placement.engine import baselines, decode, flow, generate, graph, lottery, measures
from penata.domains.placement.engine.instance import NONE, Arcs, Instance, Persons, Posts

METHODS = [baselines.list_method, baselines.greedy]


def mixed(seed: int, persons: int, posts: int) -> Instance:
    """A small regency with wishes of single persons and a few who may not move."""
    instance, draw = generate.regency(seed, persons, posts), np.random.default_rng(seed)
    pair = np.flatnonzero(draw.random(persons * posts) < 0.15)
    own = Arcs(
        (pair // posts).astype(np.int32), (pair % posts).astype(np.int32), draw.integers(0, 600, len(pair))
    )
    group = np.where(draw.random(persons) < 0.15, NONE, instance.persons.group).astype(np.int32)
    return replace(instance, own=own, persons=replace(instance.persons, group=group))


def plain_greedy(instance: Instance, most: int, seed: int) -> list[int]:
    """Tries every move of everybody who has not moved, and measures the whole placement each time."""
    ticket, drawn = lottery.draw(seed, instance.persons.key), lottery.draw(seed, instance.posts.key)
    places, moved = instance.persons.at.copy(), set()
    while len(moved) < most:
        before, found = measures.objective(instance, places, returns=False), []
        for i in set(range(len(places))) - moved:
            for j in set(range(len(instance.posts))) - {int(places[i])}:
                tried = places.copy()
                tried[i] = j
                try:
                    gain = before - measures.objective(instance, tried, returns=False)
                except measures.NotPermitted:
                    continue
                found.append((-gain, ticket[i], drawn[j], i, j))
        if not found or min(found)[0] >= 0:
            break
        *_, i, j = min(found)
        places[i] = j
        moved.add(i)
    return places.tolist()


@settings(max_examples=40, deadline=None)
@given(seed=st.integers(0, 10**6), most=st.integers(0, 8), surplus=st.sampled_from([0, 50, 900]))
def test_greedy_is_the_plainest_greedy(seed, most, surplus):
    instance = mixed(seed, 8, 4)
    instance = replace(instance, posts=replace(instance.posts, surplus=np.full(4, surplus, np.int64)))
    assert baselines.greedy(instance, most, seed=seed).tolist() == plain_greedy(instance, most, seed)


def plain_list(instance: Instance, most: int, seed: int, by_share: bool) -> list[int]:
    persons, posts = instance.persons, instance.posts
    ticket, drawn = lottery.draw(seed, persons.key), lottery.draw(seed, posts.key)
    places, everybody = persons.at.copy(), np.arange(len(persons), dtype=np.int32)
    held = [sum(persons.fills & (persons.at == j)) for j in range(len(posts))]
    short = [
        Fraction(int(posts.priority[j] * (posts.seats[j] - held[j])), int(posts.seats[j]) if by_share else 1)
        for j in range(len(posts))
    ]
    for j in sorted(range(len(posts)), key=lambda j: (-short[j], drawn[j])):
        cost = measures.move_costs(instance, everybody, np.full(len(places), j, np.int32))[0]
        for i in sorted(range(len(places)), key=lambda i: (cost[i], ticket[i])):
            home = persons.at[i]
            is_missed = home != NONE and persons.fills[i] and held[home] <= posts.seats[home]
            if cost[i] >= measures.NEVER or is_missed or home == j or places[i] != home:
                continue
            if held[j] < posts.seats[j] and most:
                places[i], held[j], most = j, held[j] + 1, most - 1
                if home != NONE and persons.fills[i]:
                    held[home] -= 1
    return places.tolist()


@settings(max_examples=80, deadline=None)
@given(seed=st.integers(0, 10**6), most=st.integers(0, 30), by_share=st.booleans())
def test_the_list_is_the_plainest_list(seed, most, by_share):
    instance = mixed(seed, 30, 6)
    found = baselines.list_method(instance, most, seed=seed, by_share=by_share)
    assert found.tolist() == plain_list(instance, most, seed, by_share)


def posts_only(seats: list[int], price: list[int], priority: list[int]) -> Posts:
    return Posts(
        lottery.keys(f"post {n}" for n in range(len(seats))), np.array(seats, np.int32), np.array(price, np.int64),
        np.full(len(seats), 5, np.int64), np.array(priority, np.int64),
    )  # fmt: skip


def test_by_hand_the_list_empties_nothing_and_greedy_counts_the_seat_that_is_left():
    """One holds a post of 2 seats (200, 50) alone; a post of one seat, worth 150, is vacant. A newcomer is far away."""
    whole = np.int64
    instance = Instance(
        Persons(
            lottery.keys("ab"), np.array([0, NONE], np.int32), np.array([0, 1], np.int32), np.array([0, 0], whole),
            np.array([10, 10], whole), np.array([NONE, 0], whole), np.array([True, True]),
        ),
        posts_only([2, 1], [200, 50, 150], [1, 3]), np.array([NONE, NONE], np.int32), np.zeros(2, whole),
        Arcs(np.array([0, 1, 1], np.int32), np.array([1, 1, 0], np.int32), np.array([1, 90, 120], whole)),
    )  # fmt: skip
    # to move the holder would gain 150 - 11 and lose 200; the newcomer gains 150 - 100
    assert baselines.greedy(instance).tolist() == [0, 1]
    assert baselines.list_method(instance).tolist() == [0, 1]
    # were the holder one of three on two seats, his leaving would lose nothing, and he is nearer
    crowd = replace(instance, posts=posts_only([0, 1], [150], [1, 3]))
    assert baselines.greedy(crowd).tolist() == [1, NONE]
    assert baselines.list_method(crowd).tolist() == [1, NONE]


def even(instance: Instance) -> Instance:
    """The same in hundreds of points, so that many are equal."""

    def coarse(arcs: Arcs) -> Arcs:
        return replace(arcs, cost=arcs.cost // 100 * 100)

    persons = replace(instance.persons, move=instance.persons.move // 100 * 100)
    return replace(instance, persons=persons, near=coarse(instance.near), own=coarse(instance.own))


@pytest.mark.parametrize("method", METHODS)
def test_the_order_of_the_lists_changes_nothing(method):
    instance = even(mixed(3, 120, 20))
    order = np.random.default_rng(1).permutation(120)
    back = np.argsort(order).astype(np.int32)
    told = instance.persons
    persons = Persons(*(getattr(told, name)[order] for name in Persons.__slots__))
    own = replace(instance.own, tail=back[instance.own.tail])
    shuffled = replace(instance, persons=persons, own=own)
    found = [method(instance, 15, seed=seed) for seed in range(8)]
    assert [method(shuffled, 15, seed=seed).tolist() for seed in range(8)] == [
        one[order].tolist() for one in found
    ]
    assert any((one != found[0]).any() for one in found)


@pytest.mark.parametrize("method", METHODS)
def test_the_budget_holds_and_more_of_it_gains_more(method):
    instance = mixed(4, 300, 45)
    points = []
    for most in (0, 10, 40, 120):
        places = method(instance, most)
        assert measures.moves(instance, places, returns=False) <= most
        points.append(measures.objective(instance, places, returns=False))
    assert points[0] == measures.objective(instance, instance.persons.at, returns=False)
    assert points == sorted(points, reverse=True)
    assert len(set(points)) == 4


def test_the_list_fills_no_post_beyond_its_seats_and_nobody_is_missed():
    instance = mixed(5, 400, 60)
    before, after = instance.persons.at, baselines.list_method(instance)
    was, now = (measures.filled(instance, places, returns=False) for places in (before, after))
    assert (now >= was).all()
    assert now.sum() == was.sum() + measures.moves(instance, after, returns=False)


@pytest.mark.parametrize("seed", [1, 2])
def test_the_optimum_gains_most_then_greedy_then_the_list(seed):
    instance = generate.regency(seed, 800)
    network = graph.build(instance)
    places = decode.places(instance, network, flow.solve(network, graph.costs(network, instance, 1).total), 1)
    best, before = (
        measures.objective(instance, places),
        measures.objective(instance, instance.persons.at, returns=False),
    )
    shares = [
        measures.share_of_gain(before, measures.objective(instance, method(instance), returns=False), best)
        for method in METHODS
    ]
    assert 0 < shares[0] < shares[1] <= 1


def test_who_must_be_placed_comes_first_and_nobody_is_put_where_nobody_may_stand():
    instance = mixed(6, 60, 12)
    persons = replace(instance.persons, unplaced=np.full(60, NONE, np.int64))
    instance = replace(
        instance, persons=persons, posts=replace(instance.posts, surplus=np.full(12, NONE, np.int64))
    )
    places = baselines.greedy(instance, 5)  # of eight, three cannot be placed
    counted = (places != NONE) & ((places != persons.at) | persons.fills)
    over = np.bincount(places[counted], minlength=12) - instance.posts.seats
    was = np.bincount(persons.at[persons.fills & (persons.at != NONE)], minlength=12) - instance.posts.seats
    assert (over <= np.maximum(was, 0)).all()
    moved = np.flatnonzero(places != persons.at)
    assert ((persons.at[moved] == NONE) | (was[persons.at[moved]] > 0)).all()
