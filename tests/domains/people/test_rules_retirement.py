"""When somebody retires, what need follows, and how long somebody has served."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from penata.domains.people.rules.retirement import (
    additional_need,
    birthday,
    retirement_working,
    retires_on,
    service,
)
from penata.kernel.law import in_force
from penata.kernel.values import Period, Provision
from tests.golden import cases

births = st.dates(date(1940, 1, 1), date(2012, 12, 31))
ages = st.integers(50, 75)


@pytest.mark.parametrize("case", cases("retirement", "retires_on"))
def test_retirement_begins_on_the_first_of_the_month_after_the_birthday(case):
    assert birthday(case["born"], case["age"]) == case["turns"]
    assert retires_on(case["born"], case["age"]) == case["retires"]


@pytest.mark.parametrize("case", cases("retirement", "age_limits"))
def test_the_age_limit_of_each_kind_of_post(case):
    law = in_force(date(2026, 11, 22))
    provision = law.provisions[f"organization.retirement_age.{case['kind']}"]
    assert (provision.value, provision.period.first) == (case["age"], case["since"])


@pytest.mark.parametrize("case", cases("retirement", "additional_need"))
def test_additional_need_of_a_year(case):
    more = additional_need(case["need"], case["filled"], case["retiring"], case["leaving"], case["joining"])
    assert more == case["more"]


@pytest.mark.parametrize("case", cases("retirement", "five_years"))
def test_a_plan_of_five_years_is_detailed_per_year(case):
    filled, more = case["filled"], []
    for retiring in case["retiring"]:
        more.append(additional_need(case["need"], filled, retiring))
        filled -= retiring
    assert more == case["more"]


@pytest.mark.parametrize("case", cases("retirement", "service"))
def test_service_is_counted_in_full_years_and_months(case):
    assert service(case["since"], case["day"]) == (case["years"], case["months"])


def test_a_working_shows_birth_age_limit_birthday_and_the_law():
    provision = Provision(
        "organization.retirement_age.pelaksana", 58, Period(date(2014, 1, 15)), "UU 20/2023 Pasal 55"
    )
    working = retirement_working(date(1968, 11, 20), 58, "Batas usia pensiun", (provision,))
    assert [(line.label, line.value) for line in working.lines] == [
        ("Tanggal lahir", date(1968, 11, 20)),
        ("Batas usia pensiun", 58),
        ("Genap batas usia", date(2026, 11, 20)),
    ]
    assert working.result.value == date(2026, 12, 1)
    assert working.law == (provision,)


# --- what holds for anybody ---


@given(births, ages)
def test_retirement_is_always_the_first_of_a_month_after_the_birthday(born, age):
    turned, retires = birthday(born, age), retires_on(born, age)
    assert retires.day == 1
    assert retires > turned
    assert retires - turned <= timedelta(days=31)


@given(births, ages)
def test_a_birthday_keeps_month_and_day_but_for_the_29th_of_february(born, age):
    turned = birthday(born, age)
    assert (turned.year, turned.month) == (born.year + age, born.month)
    assert turned.day == born.day or (born.month, born.day, turned.day) == (2, 29, 28)


@given(births, births, ages)
def test_the_older_never_retires_later(one, other, age):
    older, younger = sorted([one, other])
    assert retires_on(older, age) <= retires_on(younger, age)


@given(births, ages)
def test_a_higher_limit_is_a_later_retirement(born, age):
    assert retires_on(born, age + 1) > retires_on(born, age)


@given(
    st.decimals(min_value=0, max_value=500, places=4),
    st.integers(0, 500),
    st.integers(0, 100),
    st.integers(0, 100),
    st.integers(0, 100),
)
def test_additional_need_is_never_below_nought_and_covers_the_need(need, filled, retiring, leaving, joining):
    more = additional_need(need, filled, retiring, leaving, joining)
    left = filled - retiring - leaving + joining
    assert more >= 0
    assert left + more >= need
    assert more == 0 or left + more == need


@given(births, st.integers(0, 20_000))
def test_service_never_runs_backwards(since, days):
    day = since + timedelta(days=days)
    years, months = service(since, day)
    assert 0 <= months <= 11
    assert years * 365 <= days
    assert service(since, day) <= service(since, day + timedelta(days=1))


def test_need_of_nobody_is_the_need_itself():
    assert additional_need(Decimal("3.5000"), 0, 0) == Decimal("3.5000")
