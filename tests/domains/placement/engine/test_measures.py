"""Figures of a placement agree with the network's own arithmetic, with enumeration, and with sums done by hand."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from penata.domains.placement.engine import decode, flow, generate, graph, lottery, measures
from penata.domains.placement.engine.graph import Kind
from penata.domains.placement.engine.instance import NONE, Arcs, Instance, Persons, Posts


def arcs(*rows: tuple[int, int, int]) -> Arcs:
    tail, head, cost = np.array(rows, dtype=np.int64).reshape(-1, 3).T
    return Arcs(tail.astype(np.int32), head.astype(np.int32), cost)


def by_hand() -> Instance:
    """Two posts: the first has 2 seats (100, 50) and takes a surplus at 7; the second has 1 (80) and takes none.

    Four persons: 0 and 1 hold the first post and 1 fills nothing there; 2 holds the second; 3 has none.
    """
    whole = np.int64
    return Instance(
        Persons(
            lottery.keys("abcd"), np.array([0, 0, 1, NONE], np.int32), np.array([0, 0, NONE, 1], np.int32),
            np.array([3, 4, 5, 0], whole), np.array([10, 20, 0, 30], whole), np.array([NONE, NONE, 60, 90], whole),
            np.array([True, False, True, True]),
        ),
        Posts(
            lottery.keys("AB"), np.array([2, 1], np.int32), np.array([100, 50, 80], whole), np.array([7, NONE], whole),
            np.array([1, 1], whole),
        ),
        np.array([0, NONE], np.int32), np.array([2, 0], whole), near=arcs((0, 1, 6), (1, 0, 1)), far=arcs((0, 1, 1)),
        own=arcs((2, 0, 9), (3, 1, 25)), hubs=1,
    )  # fmt: skip


def at(*posts: int) -> np.ndarray:
    return np.array(posts, np.int32)


def test_the_ways_and_points_of_a_placement_by_hand():
    instance, places = by_hand(), at(1, 0, 0, NONE)
    found = measures.ways(instance, places)
    # 0 through the hub: 10 + 2 + 1 is cheaper than 10 + 6; 1 stays; 2 by his own arc; 3 without a post
    assert found.cost.tolist() == [13, 4, 9, 90]
    assert found.kind.tolist() == [Kind.FAR, Kind.STAY, Kind.OWN, Kind.UNPLACED]
    assert measures.objective(instance, places) == 13 + 4 + 9 + 90 - 100 - 80
    assert measures.filled(instance, places).tolist() == [1, 1]
    assert measures.moves(instance, places) == 2
    assert (
        measures.moves(instance, at(1, 0, NONE, NONE)) == 2
    )  # who lost his post moved, who had none did not


def test_who_stands_beyond_the_seats_costs_the_surplus():
    instance = replace(by_hand(), own=arcs((2, 0, 9), (3, 0, 25), (1, 0, 40)))
    places = at(0, 0, 0, 0)
    found = measures.ways(instance, places)
    assert found.counts.tolist() == [True, False, True, True]
    assert measures.objective(instance, places) == 3 + 4 + 9 + 25 - 150 + 7


def test_who_fills_nothing_comes_back_to_his_seat_only_where_that_gains():
    instance = replace(by_hand(), own=arcs((1, 0, 40)))  # 40 + a seat worth 50 against staying at 4
    places = at(0, 0, 1, NONE)
    assert measures.objective(instance, places) == 3 + 40 + 5 + 90 - 100 - 50 - 80
    assert measures.objective(instance, places, returns=False) == 3 + 4 + 5 + 90 - 100 - 80
    dear = replace(instance, own=arcs((1, 0, 55)))
    assert measures.objective(dear, places) == measures.objective(dear, places, returns=False)


def test_what_is_not_permitted_is_refused_by_number():
    instance = by_hand()
    with pytest.raises(measures.NotPermitted) as refused:
        measures.objective(instance, at(NONE, 1, 1, 1))
    assert refused.value.persons == (0,)
    with pytest.raises(measures.NotPermitted) as refused:
        measures.objective(instance, at(0, 1, 1, NONE))
    assert (refused.value.persons, refused.value.posts) == ((), (1,))


def test_figures_by_hand():
    instance, km = by_hand(), np.array([[1, 2], [3, 4], [5, 6], [7, 8]], float)
    found = measures.figures(
        instance, at(0, 0, 1, NONE), subset=np.array([True, False]), km=km, returns=False
    )
    assert (found.fill, found.fill_min, found.fill_p10, found.fill_mean) == (0.6667, 0.5, 0.5, 0.75)
    assert (found.empty_posts, found.unplaced, found.over, found.moves) == (0, 1, 0, 0)
    assert (found.subset_fill, found.km) == (0.5, (1 + 3 + 6) / 3)
    assert measures.mean_km(at(0, 0, 1, NONE), lambda person, post: km[person, post]) == found.km
    assert measures.mean_km(at(NONE), km) is None


def test_posts_without_seats_are_left_out_of_the_fill():
    instance = by_hand()
    instance = replace(
        instance, posts=replace(instance.posts, seats=at(0, 1), price=np.array([80], np.int64))
    )
    found = measures.figures(instance, at(0, 0, 1, NONE), subset=np.array([True, False]))
    assert (found.fill_min, found.empty_posts, found.over, found.subset_fill) == (1.0, 0, 1, None)


def test_the_tenth_is_the_nearest_rank():
    seats = np.full(20, 4, np.int32)
    places = np.repeat(np.arange(20), [0, 1, 2] + [4] * 17).astype(np.int32)
    nobody, zero = np.full(len(places), NONE), np.zeros(len(places), np.int64)
    persons = Persons(
        lottery.keys(map(str, places)),
        places,
        nobody.astype(np.int32),
        zero,
        zero,
        nobody.astype(np.int64),
        zero == 0,
    )
    posts = Posts(lottery.keys(map(str, range(20))), seats, np.zeros(80, np.int64), seats * 0, seats * 0)
    found = measures.figures(
        Instance(persons, posts, np.empty(0, np.int32), np.empty(0, np.int64), Arcs.none()), places
    )
    assert (found.fill_min, found.fill_p10, found.empty_posts) == (0.0, 0.25, 1)


def test_share_of_the_gain():
    assert measures.share_of_gain(-100, -150, -200) == 0.5
    assert measures.share_of_gain(-100, -100, -100) is None


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_the_objective_of_the_optimum_is_what_its_flow_costs(seed):
    instance = generate.regency(seed, 600)
    network = graph.build(instance)
    found = flow.solve(network, graph.costs(network, instance, 5).total)
    places = decode.places(instance, network, found, 5)
    assert measures.objective(instance, places) == int(network.cost @ found)
    assert measures.objective(instance, instance.persons.at, returns=False) >= int(network.cost @ found)


@settings(max_examples=60, deadline=None)
@given(seed=st.integers(0, 10**6), dear=st.integers(0, 3000), surplus=st.sampled_from([NONE, 0, 400]))
def test_no_placement_is_cheaper_than_the_optimum_and_the_cheapest_is_as_cheap(seed, dear, surplus):
    """Every placement of four persons on three posts, with stays that may be dearer than to leave and come back."""
    instance = generate.regency(seed, 4, 3)
    persons = replace(
        instance.persons, stay=instance.persons.stay + dear, fills=instance.persons.key % 3 != 0
    )
    posts = replace(instance.posts, surplus=np.full(3, surplus, np.int64))
    instance = replace(instance, persons=persons, posts=posts)
    network = graph.build(instance)
    costs = []
    for places in product(range(-1, 3), repeat=4):
        try:
            costs.append(measures.objective(instance, at(*places)))
        except measures.NotPermitted:
            continue
    try:
        best = int(network.cost @ flow.solve(network, network.cost))
    except flow.Infeasible:
        assert costs == []
    else:
        assert min(costs) == best
