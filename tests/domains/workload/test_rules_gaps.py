"""Shortage, surplus, fill, and how evenly fill is spread."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from penata.domains.workload.rules.gaps import Gap, fill, gap_of_post, gini, percentile

people = st.integers(min_value=0, max_value=10_000)
shares = st.lists(st.decimals(min_value=0, max_value=2, places=4), max_size=40)


@pytest.mark.parametrize(
    ("seats", "staff", "expected"),
    [
        (5, 3, Gap(shortage=2, surplus=0, filled=3)),
        (3, 5, Gap(shortage=0, surplus=2, filled=3)),
        (4, 4, Gap(shortage=0, surplus=0, filled=4)),
        (0, 2, Gap(shortage=0, surplus=2, filled=0)),
        (2, 0, Gap(shortage=2, surplus=0, filled=0)),
        (0, 0, Gap(shortage=0, surplus=0, filled=0)),
    ],
)
def test_shortage_surplus_and_filled_seats_of_a_post(seats, staff, expected):
    assert gap_of_post(seats, staff) == expected


def test_a_negative_gap_is_short():
    assert (gap_of_post(5, 3).gap, gap_of_post(3, 5).gap, gap_of_post(4, 4).gap) == (-2, 2, 0)


def test_surplus_of_one_post_never_hides_the_shortage_of_another():
    posts = [gap_of_post(5, 2), gap_of_post(1, 4)]
    assert sum(post.shortage for post in posts) == 3
    assert sum(post.surplus for post in posts) == 3


@pytest.mark.parametrize(
    ("filled", "seats", "expected"),
    [
        (3, 4, Decimal("0.7500")),
        (1, 3, Decimal("0.3333")),
        (2, 3, Decimal("0.6667")),
        (0, 5, Decimal("0.0000")),
        (5, 5, Decimal("1.0000")),
        (1, 20_000, Decimal("0.0001")),
        (0, 0, None),
    ],
)
def test_fill_is_filled_seats_over_seats(filled, seats, expected):
    assert fill(filled, seats) == expected


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        (["1", "1", "1", "1"], "0.0000"),
        (["0.37", "0.37"], "0.0000"),
        (["0", "0", "0", "1"], "0.7500"),
        (["0", "1"], "0.5000"),
        (["0.25", "0.75"], "0.2500"),
        (["1", "2", "3"], "0.2222"),
        (["3", "1", "2"], "0.2222"),
        (["0.5"], "0.0000"),
    ],
)
def test_gini_of_known_shares(told, expected):
    assert gini([Decimal(share) for share in told]) == Decimal(expected)


@pytest.mark.parametrize("told", [[], ["0"], ["0", "0"]])
def test_gini_of_nothing_is_nothing(told):
    assert gini([Decimal(share) for share in told]) is None


@pytest.mark.parametrize(
    ("percent", "expected"), [(0, "0.1"), (10, "0.1"), (11, "0.2"), (50, "0.5"), (90, "0.9"), (100, "1.0")]
)
def test_a_percentile_is_a_value_that_some_unit_has(percent, expected):
    ten = [Decimal(n) / 10 for n in (3, 1, 4, 9, 5, 2, 6, 8, 7, 10)]
    assert percentile(ten, percent) == Decimal(expected)


def test_there_is_no_percentile_of_nothing():
    assert percentile([], 50) is None


# --- what holds for any post ---


@given(people, people)
def test_gap_is_surplus_less_shortage_and_staff_less_seats(seats, staff):
    post = gap_of_post(seats, staff)
    assert post.gap == post.surplus - post.shortage == staff - seats


@given(people, people)
def test_a_post_is_never_short_and_in_surplus_at_once(seats, staff):
    post = gap_of_post(seats, staff)
    assert post.shortage == 0 or post.surplus == 0


@given(people, people)
def test_filled_and_missing_seats_make_the_seats(seats, staff):
    post = gap_of_post(seats, staff)
    assert post.filled + post.shortage == seats
    assert post.filled + post.surplus == staff


@given(people, people)
def test_fill_is_never_above_one(seats, staff):
    share = fill(gap_of_post(seats, staff).filled, seats)
    assert share is None if seats == 0 else 0 <= share <= 1


@given(shares)
def test_gini_lies_between_nought_and_one(told):
    spread = gini(told)
    assert spread is None if not sum(told) else 0 <= spread < 1


@given(st.decimals(min_value="0.0001", max_value=2, places=4), st.integers(1, 60))
def test_gini_of_equal_shares_is_nought(share, units):
    assert gini([share] * units) == 0


@given(shares, st.integers(min_value=1, max_value=1000))
def test_gini_does_not_depend_on_the_measure(told, times):
    assert gini(told) == gini([share * times for share in told])


@given(shares, st.integers(1, 100))
def test_a_percentile_leaves_at_most_its_share_below(told, percent):
    value = percentile(told, percent)
    if not told:
        assert value is None
    else:
        below = sum(share < value for share in told)
        at_or_below = sum(share <= value for share in told)
        assert below * 100 < percent * len(told) <= at_or_below * 100
