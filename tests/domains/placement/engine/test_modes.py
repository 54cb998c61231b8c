"""The three ways to answer are exact: against every distribution of tiny instances, and against a programme in whole numbers."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from random import Random

import numpy as np
import pytest

from penata.domains.placement.engine import files, generate, leximin, modes, price
from penata.domains.placement.engine.certificate import certify
from penata.domains.placement.engine.graph import TooLarge
from penata.domains.placement.engine.instance import NONE, Arcs
from tests.domains.placement.engine.programme import least
from tests.domains.placement.engine.tiny import every, shortages, thresholds, tiny

TINY = range(100)


@pytest.mark.parametrize("seed", TINY)
def test_weighted_is_the_best_of_all_distributions(seed):
    instance = tiny(seed)
    found = modes.weighted(instance, 1)
    assert found.certificate.violations == 0
    assert found.objective == min(cost for cost, _moves, _standing in every(instance))


@pytest.mark.parametrize("seed", TINY)
def test_a_number_of_moves_is_kept_and_nothing_with_as_many_is_better(seed):
    instance = tiny(seed)
    for budget in (0, 1, 2, 3):
        found = modes.within_budget(instance, 1, budget)
        assert (found.certificate.violations, found.gap) == (0, 0)
        assert int(found.flow[found.graph.is_move].sum()) <= budget
        assert found.objective == min(cost for cost, moves, _s in every(instance) if moves <= budget)


@pytest.mark.parametrize("seed", TINY)
def test_all_moves_that_a_price_can_reach_are_used_and_the_next_is_told_exactly(seed):
    instance = tiny(seed)
    hull = _corners([(moves, cost) for cost, moves, _standing in every(instance)])
    for budget in (0, 1, 2, 3):
        found = modes.within_budget(instance, 1, budget)
        used = int(found.flow[found.graph.is_move].sum())
        assert used >= max(moves for moves, _cost in hull if moves <= budget)
        following = next(((moves, cost) for moves, cost in hull if moves > used), None)
        gain = 0 if following is None else (found.objective - following[1]) // (following[0] - used)
        assert found.price_of_next_move == gain


def _corners(points: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Of (moves, cost): those that are cheapest at some price of a move and at no other's as well."""
    hull: list[tuple[int, int]] = []
    for moves, cost in sorted(points):
        if hull and cost >= hull[-1][1]:
            continue
        while len(hull) > 1 and _bends_up(hull[-2], hull[-1], (moves, cost)):
            hull.pop()
        hull.append((moves, cost))
    return hull


def _bends_up(first: tuple[int, int], second: tuple[int, int], third: tuple[int, int]) -> bool:
    gained, more = first[1] - second[1], second[0] - first[0]
    return (second[1] - third[1]) * more >= gained * (third[0] - second[0])


@pytest.mark.parametrize("budget", [20, 21, 22, 23])
def test_what_the_next_move_gains_is_what_it_then_gains(budget):
    instance = generate.regency(3, 300)
    found, more = (modes.within_budget(instance, 1, moves) for moves in (budget, budget + 1))
    assert (found.moves, more.moves) == (budget, budget + 1)
    assert found.objective - more.objective == found.price_of_next_move


@pytest.mark.parametrize("seed", TINY)
def test_the_fairest_is_the_leximin_and_the_cheapest_of_all_such(seed):
    instance = tiny(seed)
    found = modes.fairest(instance, 1)
    all_ways = list(every(instance))
    known = [(shortages(instance, standing), cost) for cost, _moves, standing in all_ways]
    fairest = min(short for short, _cost in known)
    assert found.certificate.violations == 0
    assert found.objective == min(cost for short, cost in known if short == fairest)
    most = min(thresholds(instance, standing) for _cost, _moves, standing in all_ways)
    assert found.objective in {
        cost for cost, _moves, standing in all_ways if thresholds(instance, standing) == most
    }


@pytest.mark.parametrize("seed", TINY)
def test_a_post_that_counts_for_nothing_is_filled_only_where_that_is_cheaper(seed):
    made = tiny(seed)
    priority = np.where(np.arange(len(made.posts)) == 0, 0, made.posts.priority)
    instance = replace(made, posts=replace(made.posts, priority=priority))
    known = [(shortages(instance, standing), cost) for cost, _moves, standing in every(instance)]
    fairest = min(short for short, _cost in known)
    assert modes.fairest(instance, 1).objective == min(cost for short, cost in known if short == fairest)


def test_of_two_empty_posts_the_smaller_is_filled_for_then_less_is_left():
    loaded = files.read({
        "posts": [{"id": "A", "seats": 1}, {"id": "B", "seats": 2}], "persons": [{"id": "x"}],
        "costs": [["person", "x", "A", 1], ["person", "x", "B", 0]],
    })  # fmt: skip
    assert modes.fairest(loaded.instance, 0).places.tolist() == [0]


def test_whoever_loses_his_post_counts_as_a_move():
    loaded = files.read({
        "posts": [{"id": "A", "seats": 1}], "persons": [{"id": "x", "at": "A", "stay": 5000, "unplaced": 0}],
    })  # fmt: skip
    for budget, places in ((0, [0]), (1, [-1])):
        found = modes.within_budget(loaded.instance, 0, budget)
        assert (found.places.tolist(), found.moves, found.gap) == (places, budget, 0)


@pytest.mark.parametrize("priority", [2 * 10**11, 2 * 10**15])
def test_the_emptiest_is_known_however_large_the_priorities_are(priority):
    """An empty post of 5000 seats beside one seat of nearly the same priority: their product is beyond 63 bits."""
    loaded = files.read({
        "mode": "leximin",
        "posts": [{"id": "A", "seats": 5000, "weight": 0, "priority": priority},
                  {"id": "C", "seats": 1, "weight": 0, "priority": priority * 95 // 100}],
        "persons": [{"id": "x", "unplaced": 0}], "costs": [["person", "x", "A", 0], ["person", "x", "C", 0]],
    })  # fmt: skip
    found = modes.fairest(loaded.instance, 1)
    assert (found.places.tolist(), found.certificate.violations) == ([0], 0)


def test_shortages_are_ranked_as_fractions_are():
    dice = Random(1)
    seats, priority = (
        [dice.randint(1, 40) for _ in range(60)],
        [dice.choice([1, 3, 10**18]) for _ in range(60)],
    )
    made = tiny(1)
    posts = replace(made.posts, seats=np.array(seats, np.int32), priority=np.array(priority, np.int64),
                    price=np.zeros(sum(seats), np.int64))  # fmt: skip
    exact = [
        (Fraction((n - k) * p, n), Fraction(p, n))
        for n, p in zip(seats, priority, strict=True)
        for k in range(n)
    ]
    place = {one: n + 1 for n, one in enumerate(sorted(set(exact)))}
    assert leximin.ranks(replace(made, posts=posts)).tolist() == [place[one] for one in exact]


def test_the_emptiest_first_with_a_number_of_moves_is_refused():
    with pytest.raises(modes.NoExactMethod):
        modes.answer(tiny(1), 1, "leximin", budget=5)


@pytest.mark.parametrize("budget", [5, 20, 60])
def test_a_number_of_moves_costs_what_a_programme_says(budget):
    instance = generate.regency(3, 300)
    found = modes.within_budget(instance, 1, budget)
    used = int(found.flow[found.graph.is_move].sum())
    assert found.certificate.violations == 0
    assert used == budget
    assert found.objective == least(instance, budget)


def test_the_same_numbers_move_the_same_people_in_whatever_order_they_are_told():
    instance = generate.regency(4, 500)
    first = modes.weighted(instance, 7)
    order = np.random.default_rng(1).permutation(len(instance.persons))
    turned = replace(
        instance,
        persons=replace(
            instance.persons,
            **{
                name: getattr(instance.persons, name)[order]
                for name in type(instance.persons).__dataclass_fields__
            },
        ),
    )
    second = modes.weighted(turned, 7)
    assert np.array_equal(first.places[order], second.places)
    assert np.array_equal(modes.weighted(instance, 7).places, first.places)


def test_another_draw_decides_between_equals_and_nothing_else():
    instance = generate.regency(4, 500)
    found = [modes.weighted(instance, seed) for seed in (1, 2)]
    assert found[0].objective == found[1].objective
    assert not np.array_equal(found[0].places, found[1].places)


def test_more_who_must_move_than_may_is_refused_with_how_many():
    instance = generate.regency(3, 300)
    found = modes.weighted(instance, 1)
    held = np.flatnonzero((found.places != instance.persons.at) & (instance.persons.at != NONE))[:3]
    for person in held.tolist():
        instance = price.forced(instance, person, int(found.places[person]))
    with pytest.raises(modes.TooFewMoves) as refused:
        modes.within_budget(instance, 1, 2)
    assert refused.value.least == 3
    assert modes.within_budget(instance, 1, 3).moves == 3


def test_few_solves_find_the_number():
    instance = generate.regency(2, 2000)
    for budget in (40, 100, 300):
        found = modes.within_budget(instance, 1, budget)
        assert (found.moves, found.certificate.violations) == (budget, 0)
        assert found.solves <= 8


def test_the_certificate_sees_what_is_wrong():
    found = modes.weighted(generate.regency(1, 200), 1)
    graph, spoilt = found.graph, found.flow.copy()
    arc = int(np.flatnonzero(spoilt > 0)[0])
    spoilt[arc] = 0
    assert certify(graph, found.cost, spoilt).unbalanced == 2
    spoilt[arc] = graph.capacity[arc] + 1
    assert certify(graph, found.cost, spoilt).over_capacity == 1
    dear = found.cost.copy()
    dear[arc] += 10**12
    assert certify(graph, dear, found.flow).cheaper > 0


def test_costs_that_would_overflow_are_refused_with_the_largest_that_would_not():
    instance = generate.regency(1, 50)
    huge = Arcs(instance.near.tail, instance.near.head, instance.near.cost + 2**55)
    with pytest.raises(TooLarge) as refused:
        modes.weighted(replace(instance, near=huge), 1)
    assert 0 < refused.value.most < 2**55
