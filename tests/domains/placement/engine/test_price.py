"""A price is what solving again would find: for pairs, for one more person, for what is forced and forbidden."""

from __future__ import annotations

import numpy as np
import pytest

from penata.domains.placement.engine import generate, modes, price
from penata.domains.placement.engine.instance import NONE


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
