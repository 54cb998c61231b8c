"""A price is what solving again would find: for pairs, for one more person, for what is forced and forbidden."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from penata.domains.placement.engine import flow, generate, graph, leximin, modes, price
from penata.domains.placement.engine.instance import NONE
from tests.domains.placement.engine.tiny import every, tiny


@pytest.fixture(scope="module")
def regency():
    return generate.regency(5, 400)


@pytest.fixture(scope="module")
def answer(regency):
    return modes.weighted(regency, 1)


@pytest.fixture(scope="module")
def prices(answer):
    return price.Prices(answer)


def test_the_price_of_a_pair_is_the_difference_that_forcing_it_makes(regency, answer, prices):
    dice, pairs = np.random.default_rng(1), []
    while len(pairs) < 100:
        person = int(dice.integers(len(regency.persons)))
        told = prices.all_of(person)
        if told:
            pairs.append((person, int(dice.choice(list(told)))))
    for person, post in pairs:
        again = modes.weighted(price.forced(regency, person, post), 1)
        assert again.certificate.violations == 0
        assert again.objective - answer.objective == prices.of(person, post)


def test_where_somebody_goes_costs_nothing_and_the_next_best_is_the_least_of_the_rest(answer, prices):
    for person in np.flatnonzero(answer.places != answer.instance.persons.at)[:30]:
        goes, told = int(answer.places[person]), prices.all_of(int(person))
        assert told[goes] == 0
        post, points = prices.next_best(int(person))
        assert points == min(value for place, value in told.items() if place != goes) >= 0
        assert told[post] == points


def test_parts_add_up(answer, prices):
    person = int(np.flatnonzero(answer.places != answer.instance.persons.at)[0])
    for post, total in prices.all_of(person).items():
        parts = prices.parts(person, post)
        assert parts.pair + parts.move + parts.others == parts.total == total


def test_who_may_not_hold_a_post_has_no_price_there(regency, answer, prices):
    person = int(np.flatnonzero(regency.persons.group != NONE)[0])
    missing = set(range(len(regency.posts))) - set(prices.all_of(person))
    assert missing
    assert prices.of(person, missing.pop()) is None


def test_what_is_forbidden_does_not_happen_and_costs_the_price_of_the_next_best(regency, answer, prices):
    for person in np.flatnonzero(answer.places != regency.persons.at)[:20]:
        post = int(answer.places[person])
        again = modes.weighted(price.forbidden(regency, int(person), post), 1)
        assert again.places[person] != post
        assert again.objective - answer.objective == _least(prices, regency, int(person), post)


def _least(prices, regency, person, post):
    """Of the other posts; or of having none, which has no price of its own here."""
    told = [points for place, points in prices.all_of(person).items() if place != post]
    if regency.persons.at[person] != NONE and regency.persons.fills[person]:
        return min(told)
    alone = modes.weighted(price.without_ways(regency, person), 1).objective - prices.objective
    return min([*told, alone])


def test_who_must_stay_stays(regency, answer):
    person = int(np.flatnonzero((answer.places != regency.persons.at) & (regency.persons.at != NONE))[0])
    again = modes.weighted(price.forced(regency, person, int(regency.persons.at[person])), 1)
    assert again.places[person] == regency.persons.at[person]


def test_with_a_number_of_moves_prices_hold_at_the_price_of_a_move(regency):
    found = modes.within_budget(regency, 1, 30)
    told = price.Prices(found)
    for person in np.flatnonzero(found.places != regency.persons.at)[:10]:
        assert told.of(int(person), int(found.places[person])) == 0
        assert min(told.all_of(int(person)).values()) == 0


def test_with_a_number_of_moves_a_price_is_what_solving_again_at_that_price_of_a_move_finds(regency):
    found = modes.within_budget(regency, 1, 30)
    told, before = price.Prices(found), int(found.cost @ found.flow)
    for person, post in _pairs(told, regency, 40):
        network = graph.build(price.forced(regency, person, post))
        cost = graph.costs(network, price.forced(regency, person, post), 1).with_price(network, found.price)
        after = int(cost @ flow.solve(network, cost))
        assert found.costs.points(after - before) == told.of(person, post)


def test_one_more_person_changes_what_solving_with_him_finds(regency, answer, prices):
    groups, refused = np.random.default_rng(2).choice(regency.groups, 80, replace=False).tolist(), 0
    for group in groups:
        try:
            again = modes.weighted(_with_one_more(regency, group), 1)
        except flow.Infeasible:
            refused += 1
            assert prices.one_more(group) is None
        else:
            assert again.objective - answer.objective == prices.one_more(group)
    assert 0 < refused < 40


def test_one_more_from_far_away_pays_no_more_than_his_way(regency, prices):
    told = []
    for group in range(50):
        alone = prices.one_more(hub=int(regency.hub[group]))
        if alone is not None:
            told.append((prices.one_more(group), alone + int(regency.hub_cost[group])))
    assert all(mine <= through for mine, through in told)
    assert any(mine == through for mine, through in told) and any(mine < through for mine, through in told)


def test_who_does_not_fit_his_post_has_a_price_for_staying_there(regency, answer, prices):
    persons = regency.persons
    misfits = np.flatnonzero(~persons.fills & (persons.at != NONE))
    assert len(misfits) > 5
    for person in misfits.tolist():
        at = int(persons.at[person])
        again = modes.weighted(price.forced(regency, person, at), 1)
        assert again.objective - answer.objective == prices.of(person, at)


def test_after_the_fairest_mode_a_pair_has_a_price_where_forcing_it_stays_as_fair_and_no_other_has():
    regency = generate.regency(5, 200, need=1.6)
    found = modes.fairest(regency, 1)
    told, left = price.Prices(found), _left_empty(found)
    priced = less_fair = 0
    for person, post in _pairs(told, regency, 100, any_post=True):
        again = modes.fairest(price.forced(regency, person, post), 1)
        if np.array_equal(_left_empty(again), left):
            priced += 1
            assert again.objective - found.objective == told.of(person, post)
        else:
            less_fair += 1
            assert told.of(person, post) is None
    assert priced > 5 and less_fair > 5
    assert told.one_more(0) is None


@pytest.mark.parametrize("seed", range(60))
def test_every_price_of_a_tiny_instance_is_what_looking_at_every_distribution_finds(seed):
    instance = tiny(seed)
    told = price.Prices(modes.weighted(instance, 1))
    best = min(cost for cost, _moves, _standing in every(instance))
    for person in range(len(instance.persons)):
        for post in range(len(instance.posts)):
            try:
                forced = price.forced(instance, person, post)
            except price.PinRefused:
                assert told.of(person, post) is None
            else:
                assert told.of(person, post) == min(cost for cost, _m, _s in every(forced)) - best


def test_of_an_arc_of_ones_own_the_move_is_a_part_of_the_pair():
    seen = 0
    for seed in range(20):
        instance = tiny(seed)
        told, own = price.Prices(modes.weighted(instance, 1)), instance.own
        for person, post, cost in zip(own.tail.tolist(), own.head.tolist(), own.cost.tolist(), strict=True):
            if instance.persons.group[person] == NONE and instance.persons.at[person] != post:
                parts = told.parts(person, post)
                assert (parts.pair, parts.move) == (cost, 0)
                seen += 1
    assert seen > 3


def _pairs(told, instance, count, *, any_post=False):
    """(person, post) by chance: one of those that have a price; or any that he may reach."""
    dice, pairs = np.random.default_rng(3), []
    while len(pairs) < count:
        person = int(dice.integers(len(instance.persons)))
        posts = list(price._costs_of(instance, person)) if any_post else list(told.all_of(person))
        if any_post and instance.persons.at[person] != NONE:
            posts.append(int(instance.persons.at[person]))
        if posts:
            pairs.append((person, int(dice.choice(posts))))
    return pairs


def _left_empty(found):
    """Ranks of the seats that stay empty, the emptiest first."""
    seats = found.graph.arcs(graph.Kind.SEAT)
    empty = seats[found.flow[seats] == 0]
    return np.sort(leximin.ranks(found.instance)[found.graph.row[empty]])[::-1]


def _with_one_more(instance, group):
    persons = instance.persons
    more = {"key": 1, "at": NONE, "group": group, "stay": 0, "move": 0, "unplaced": NONE, "fills": True}
    grown = {
        name: np.append(getattr(persons, name), np.array([value], getattr(persons, name).dtype))
        for name, value in more.items()
    }
    return replace(instance, persons=replace(persons, **grown))
