"""WISN: standard workloads, allowances, WHO's own rounding."""

from __future__ import annotations

from decimal import Decimal
from math import ceil, floor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from penata.domains.workload.rules.wisn import (
    Activity,
    Allowances,
    available_hours,
    pressure,
    required,
    whole,
)
from tests.golden import cases


@pytest.mark.parametrize("case", cases("wisn", "kenya"))
def test_the_clinic_in_kenya_needs_what_was_published(case):
    working = required(
        [Activity(Decimal(case["visits"]), Decimal(case["minutes"]))],
        Allowances(Decimal(case["allowance_days"]) / case["days"]),
        available_hours(case["days"], Decimal(case["hours_a_day"])),
    )
    assert [line.value for line in working.lines] == [
        case["workload_hours"],
        Decimal(case["days"] * case["hours_a_day"]),
        case["base"],
        case["factor"],
        case["individual"],
    ]
    assert working.result.value == case["required"]


@pytest.mark.parametrize("case", cases("wisn", "manual"))
def test_allowances_of_the_category_multiply_and_those_of_persons_are_added(case):
    working = required(
        [Activity(Decimal(case["hours"]), Decimal(60))],
        Allowances(Decimal(case["share"]), Decimal(case["individual_hours"])),
        Decimal(case["awt"]),
    )
    _hours, _awt, base, factor, individual = (line.value for line in working.lines)
    assert base == Decimal(case["hours"]) / case["awt"]
    assert (factor, individual) == (case["factor"], case["individual"])
    assert working.result.value == case["required"]


@pytest.mark.parametrize("case", cases("wisn", "available"))
def test_available_working_time_is_days_times_hours(case):
    assert available_hours(case["days"], Decimal(case["hours_a_day"])) == case["hours"]


@pytest.mark.parametrize("case", cases("wisn", "rounding"))
def test_who_rounds_by_its_own_table(case):
    assert whole(case["required"]) == case["persons"]


@pytest.mark.parametrize("case", cases("wisn", "pressure"))
def test_a_ratio_below_one_means_pressure(case):
    assert pressure(case["existing"], case["needed"]) == case["ratio"]


@pytest.mark.parametrize("share", ["1", "1.5", "-0.1"])
def test_a_share_outside_nought_to_below_one_is_refused(share):
    with pytest.raises(ValueError, match="from 0 to below 1"):
        required([], Allowances(Decimal(share)), Decimal(1635))


@given(st.decimals(min_value=0, max_value=500, places=2))
def test_whole_persons_stand_next_to_the_exact_figure(value):
    assert whole(value) in {floor(value), ceil(value)}
    assert whole(value) >= 1 or value == 0


@given(st.lists(st.tuples(st.integers(0, 100_000), st.integers(0, 500)), max_size=5))
def test_activities_add_up(activities):
    def need_of(some: list[tuple[int, int]]) -> Decimal:
        told = [Activity(Decimal(annual), Decimal(minutes)) for annual, minutes in some]
        return required(told, Allowances(), Decimal(1635)).result.value

    apart = sum((need_of([one]) for one in activities), Decimal(0))
    assert abs(need_of(activities) - apart) <= Decimal("0.005") * (len(activities) + 1)
