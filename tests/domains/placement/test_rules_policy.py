"""A policy's numbers and what a seat is worth, without a database."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from penata.domains.placement.rules.policy import LIMITS, Policy, PolicyProblem, read, seat_prices
from penata.domains.placement.rules.terms import Mode
from penata.domains.placement.rules.words import PROBLEMS
from tests.golden import cases

numbers = st.fixed_dictionaries(
    {name: st.integers(limit.least, limit.most) for name, limit in LIMITS.items()}
)


@given(numbers)
def test_every_number_within_its_limits_is_read_back_as_it_was_written(told):
    policy = read(told)
    assert policy == Policy(**told)
    assert read(policy.as_json()) == policy


def test_what_is_not_said_is_as_usual():
    assert read({}) == Policy()
    assert read({"per_km": 3}) == Policy(per_km=3)


@pytest.mark.parametrize("name", LIMITS)
def test_every_number_has_limits_and_words_for_what_is_beyond(name):
    limit = LIMITS[name]
    for value in (limit.least, limit.most):
        assert getattr(read({name: value}), name) == value
    for value in (limit.least - 1, limit.most + 1, "7", 1.5, float("nan"), True, [7]):
        with pytest.raises(PolicyProblem) as refused:
            read({name: value})
        assert refused.value.name == name


def test_every_number_of_a_policy_has_a_limit_and_every_problem_a_sentence():
    assert set(Policy.__dataclass_fields__) == {"mode", *LIMITS} == set(PROBLEMS) - {"unlimited"}


@pytest.mark.parametrize("name", [name for name in LIMITS if name != "budget"])
def test_only_the_number_of_moves_may_be_left_open(name):
    assert read({"budget": None}).budget is None
    with pytest.raises(PolicyProblem) as refused:
        read({name: None})
    assert refused.value.name == name


@pytest.mark.parametrize(
    ("told", "name"),
    [
        ({"mode": "acak"}, "mode"), ({"mode": None}, "mode"), ({"mode": ["x"]}, "mode"),
        ({"mode": "leximin", "budget": 5}, "unlimited"),
        ({"mode": "leximin", "budget": 0}, "unlimited"), ({"mode": "leximin"}, "unlimited"), ({"lain": 1}, "lain"),
        ({"b": 1, "a": 1, "seed": -1}, "a"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_named(told, name):
    with pytest.raises(PolicyProblem) as refused:
        read(told)
    assert refused.value.name == name


def test_the_emptiest_first_has_no_number_of_moves():
    assert read({"mode": Mode.FAIREST.value, "budget": None}).budget is None


@pytest.mark.parametrize("case", cases("placement", "seat_prices"))
def test_what_the_seats_of_a_post_are_worth(case):
    assert seat_prices(case["seats"], case["weight"]) == case["prices"]


@given(st.integers(1, 200), st.integers(100, 900))
def test_each_seat_is_worth_less_than_the_one_before_and_all_together_what_they_should(seats, weight):
    prices = seat_prices(seats, weight)
    assert prices == sorted(prices, reverse=True)
    assert prices[-1] > 0
    assert 0 <= 10 * seats * weight - sum(prices) < seats  # rounding down, less than a point each
