"""Need of a post from its work: the worked examples, and what must hold for any load."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import ROUND_HALF_UP, Decimal, localcontext
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from penata.domains.workload.rules.need import (
    HEAD,
    Load,
    exact_persons,
    figures,
    need,
    need_of_post,
    raw_of,
    seats,
    times_a_year,
)
from penata.domains.workload.rules.terms import Method, Per, Rounding
from penata.kernel.values import Law, Period, Provision
from tests.golden import cases, load

FOUR = Decimal("0.0001")


def law(minutes: int = 75000, rounding: str = "half_up") -> Law:
    values = {"workload.effective_minutes": minutes, "workload.rounding": rounding}
    always = Period(date(2020, 1, 1))
    return Law(
        date(2026, 11, 22), {key: Provision(key, value, always, "dasar") for key, value in values.items()}
    )


def a_load(case: dict[str, object]) -> Load:
    return Load(
        Decimal(case["volume"]),
        Per(case["per"]),
        Decimal(case["norm"]),
        Method(case.get("method", Method.TASK)),
    )


quantities = st.decimals(min_value=0, max_value=100_000, places=2)
norms = st.decimals(min_value=0, max_value=10_000, places=2)
bases = st.sampled_from([72000, 75000])
loads = st.lists(
    st.builds(
        Load, volume=quantities, per=st.sampled_from(Per), norm=norms, method=st.sampled_from(list(Method))
    ),
    max_size=8,
)


@pytest.mark.parametrize("case", cases("need", "published_rows"))
def test_a_published_row_gives_the_published_need(case):
    base = load("need")["published_rows"]["base"]
    assert figures(a_load(case), base).persons == case["persons"]
    assert need([a_load(case)], base) == case["persons"]


@pytest.mark.parametrize("case", cases("need", "whole_years"))
def test_minutes_of_a_year_are_divided_by_the_working_time_of_a_year(case):
    raw = need([Load(Decimal(case["minutes"]), Per.YEAR, Decimal(1))], case["base"])
    assert (raw, seats(raw, Rounding.HALF_UP)) == (case["persons"], case["seats"])


@pytest.mark.parametrize("case", cases("need", "times_a_year"))
def test_a_base_recurs_as_often_as_the_forms_say(case):
    assert times_a_year(Per(case["per"]), case["base"]) == case["times"]


@pytest.mark.parametrize("case", cases("need", "other_methods"))
def test_the_other_methods_divide_load_by_capacity(case):
    assert figures(a_load(case), 75000).persons == case["persons"]


@pytest.mark.parametrize("case", cases("need", "sums"))
def test_need_is_summed_raw_and_rounded_once(case):
    raw = need([a_load(one) for one in case["loads"]], case["base"])
    assert (raw, seats(raw, Rounding.HALF_UP)) == (case["raw"], case["seats"])


@pytest.mark.parametrize("case", cases("need", "rounding"))
def test_seats_follow_the_policy(case):
    assert seats(case["raw"], Rounding(case["policy"])) == case["seats"]


@pytest.mark.parametrize("case", cases("need", "heads"))
def test_a_head_is_one_whatever_the_workload(case):
    working = need_of_post([Load(Decimal(case["minutes"]), Per.YEAR, Decimal(1))], law(), is_head=True)
    assert working.result.value == 1
    assert raw_of(working) == HEAD == Decimal("1.0000")


def test_the_columns_of_a_task_are_volume_minutes_and_persons_of_a_year():
    told = figures(Load(Decimal("3.5"), Per.DAY, Decimal(10)), 75000)
    assert (told.annual, told.minutes, told.persons) == (Decimal("875"), Decimal("8750"), Decimal("0.1167"))


def test_a_method_without_standard_time_has_no_minutes():
    told = figures(Load(Decimal(500), Per.DAY, Decimal(100), Method.OUTPUT), 75000)
    assert (told.annual, told.minutes, told.persons) == (Decimal(125_000), None, Decimal(5))


def test_output_does_not_depend_on_the_working_time():
    letters = Load(Decimal(500), Per.DAY, Decimal(100), Method.OUTPUT)
    assert exact_persons(letters, 72000) == exact_persons(letters, 75000) == 5


def test_a_working_shows_every_line_and_cites_the_law_it_used():
    tasks = [
        Load(Decimal(40000), Per.YEAR, Decimal(1)),
        Load(Decimal(20), Per.DAY, Decimal(5), Method.EQUIPMENT),
    ]
    working = need_of_post(tasks, law(), is_head=False)
    assert [line.value for line in working.lines] == [
        Decimal("40000.00"),
        75000,
        Decimal("4.0000"),
        Decimal("4.5333"),
    ]
    assert working.result.value == 5
    assert raw_of(working) == Decimal("4.5333")
    assert [provision.key for provision in working.law] == ["workload.effective_minutes", "workload.rounding"]


@pytest.mark.parametrize(("policy", "expected"), [("half_up", 4), ("ceil", 5), ("jf_025", 5)])
def test_the_policy_in_force_rounds_the_post(policy, expected):
    three_and_a_half_less = [Load(Decimal(330_000), Per.YEAR, Decimal(1))]
    working = need_of_post(three_and_a_half_less, law(rounding=policy), is_head=False)
    assert (raw_of(working), working.result.value) == (Decimal("4.4000"), expected)


def test_the_last_line_says_which_rounding_was_applied():
    words = {
        policy: need_of_post([], law(rounding=policy), is_head=False).result.label
        for policy in ("half_up", "ceil", "jf_025")
    }
    assert words == {
        "half_up": "Dibulatkan sekali, di akhir (setengah ke atas)",
        "ceil": "Dibulatkan sekali, di akhir (selalu ke atas)",
        "jf_025": "Dibulatkan sekali, di akhir (seperempat ke atas)",
    }


# --- what holds for any load ---


@given(loads, loads, bases)
def test_need_is_additive_before_rounding(some, others, base):
    apart = sum((exact_persons(one, base) for one in some), Fraction(0))
    apart += sum((exact_persons(one, base) for one in others), Fraction(0))
    together = need([*some, *others], base)
    assert abs(Fraction(together) - apart) <= Fraction(FOUR) / 2


@given(loads, bases, st.randoms(use_true_random=False))
def test_the_order_of_the_tasks_does_not_matter(some, base, random):
    shuffled = random.sample(some, len(some))
    assert need(shuffled, base) == need(some, base)


@given(loads, bases)
def test_raw_need_is_rounded_half_up_exactly_as_decimal_arithmetic_does(some, base):
    exact = sum((exact_persons(one, base) for one in some), Fraction(0))
    with localcontext() as context:
        context.prec = 200
        by_hand = Decimal(exact.numerator) / Decimal(exact.denominator)
        assert need(some, base) == by_hand.quantize(FOUR, ROUND_HALF_UP)


@given(loads, bases)
def test_twice_the_volume_is_twice_the_need(some, base):
    once = sum((exact_persons(one, base) for one in some), Fraction(0))
    doubled = [replace(one, volume=2 * one.volume) for one in some]
    assert sum((exact_persons(one, base) for one in doubled), Fraction(0)) == 2 * once


@given(st.decimals(min_value=0, max_value=5000, places=4))
def test_seats_never_differ_by_a_whole_person_from_the_need(raw):
    assert abs(seats(raw, Rounding.HALF_UP) - raw) <= Decimal("0.5")
    assert 0 <= seats(raw, Rounding.CEILING) - raw < 1
    assert -Decimal("0.25") < seats(raw, Rounding.QUARTER) - raw <= Decimal("0.75")


@given(
    st.decimals(min_value=0, max_value=5000, places=4),
    st.decimals(min_value=0, max_value=5000, places=4),
    st.sampled_from(list(Rounding)),
)
def test_more_need_never_gives_fewer_seats(one, other, policy):
    low, high = sorted([one, other])
    assert seats(low, policy) <= seats(high, policy)


@given(st.decimals(min_value=0, max_value=5000, places=4))
def test_the_policies_stand_in_order(raw):
    half, quarter, ceiling = (
        seats(raw, policy) for policy in (Rounding.HALF_UP, Rounding.QUARTER, Rounding.CEILING)
    )
    assert half <= quarter <= ceiling
