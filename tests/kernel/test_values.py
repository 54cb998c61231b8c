"""Periods, rounding, terms, and the law of a day."""

from __future__ import annotations

from dataclasses import FrozenInstanceError
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from penata.kernel.values import N_, Law, Line, Period, Provision, Term, Working, day_before, half_up

DAY = date(2026, 11, 22)
days = st.dates(date(1990, 1, 1), date(2040, 12, 31))
few_days = st.dates(date(2026, 1, 1), date(2026, 1, 20))


@st.composite
def periods(draw: st.DrawFn, day: st.SearchStrategy[date] = days) -> Period:
    first = draw(day)
    length = draw(st.none() | st.integers(0, 12))
    return Period(first, None if length is None else first + timedelta(days=length))


def test_both_days_of_a_period_are_included():
    period = Period(date(2026, 1, 1), date(2026, 1, 31))
    assert period.covers(date(2026, 1, 1))
    assert period.covers(date(2026, 1, 31))
    assert not period.covers(date(2025, 12, 31))
    assert not period.covers(date(2026, 2, 1))


def test_a_period_without_a_last_day_is_still_open():
    period = Period(DAY)
    assert period.covers(date.max)
    assert not period.covers(day_before(DAY))


def test_a_period_of_one_day_covers_that_day():
    assert Period(DAY, DAY).covers(DAY)


def test_a_period_cannot_end_before_it_starts():
    with pytest.raises(ValueError, match="2026-11-22 > 2026-11-21"):
        Period(DAY, date(2026, 11, 21))


@pytest.mark.parametrize(
    ("one", "other", "overlap"),
    [
        (Period(date(2026, 1, 1), date(2026, 1, 31)), Period(date(2026, 1, 31), date(2026, 2, 28)), True),
        (Period(date(2026, 1, 1), date(2026, 1, 31)), Period(date(2026, 2, 1), date(2026, 2, 28)), False),
        (Period(date(2026, 1, 1)), Period(date(2030, 1, 1)), True),
        (Period(date(2026, 1, 1), date(2029, 12, 31)), Period(date(2030, 1, 1)), False),
        (Period(date(2026, 1, 1), date(2030, 1, 1)), Period(date(2030, 1, 1)), True),
        (Period(date(2026, 1, 1), date(2026, 12, 31)), Period(date(2026, 6, 1), date(2026, 6, 2)), True),
    ],
)
def test_periods_overlap_where_they_share_a_day(one, other, overlap):
    assert one.overlaps(other) is overlap
    assert other.overlaps(one) is overlap


def test_until_sets_the_last_day_and_changes_nothing_else():
    assert Period(DAY).until(date(2026, 12, 31)) == Period(DAY, date(2026, 12, 31))


def test_a_period_cannot_be_changed():
    with pytest.raises(FrozenInstanceError):
        Period(DAY).last = DAY


@given(periods(few_days), periods(few_days))
def test_overlap_means_that_some_day_is_in_both(one, other):
    shared = any(
        one.covers(day) and other.covers(day)
        for day in (date(2026, 1, 1) + timedelta(days=n) for n in range(40))
    )
    assert one.overlaps(other) == shared


@given(days)
def test_the_day_before_is_one_day_earlier(day):
    assert day_before(day) + timedelta(days=1) == day


@pytest.mark.parametrize(
    ("value", "places", "expected"),
    [
        ("0.5", 0, "1"),
        ("1.5", 0, "2"),
        ("2.5", 0, "3"),
        ("2.4999", 0, "2"),
        ("-0.5", 0, "-1"),
        ("0.895", 2, "0.90"),
        ("0.8949", 2, "0.89"),
        ("1", 4, "1.0000"),
        ("1250", 0, "1250"),
    ],
)
def test_half_goes_up_as_a_clerk_rounds(value, places, expected):
    rounded = half_up(Decimal(value), places)
    assert rounded == Decimal(expected)
    assert str(rounded) == expected


@given(st.decimals(min_value=0, max_value=10**9, places=6), st.integers(0, 5))
def test_rounding_agrees_with_exact_fractions(value, places):
    scaled = Fraction(value) * 10**places + Fraction(1, 2)
    assert Fraction(half_up(value, places)) == Fraction(scaled.numerator // scaled.denominator, 10**places)


class Colour(Term):
    RED = "merah", N_("Merah tua")
    BLUE = "biru", N_("Biru")
    PLAIN = "polos"


def test_a_term_is_its_value_to_the_code_and_its_label_to_people():
    assert Colour.RED == "merah"
    assert Colour("biru") is Colour.BLUE
    assert (Colour.RED.label, Colour.PLAIN.label) == ("Merah tua", "")
    assert f"{Colour.RED}" == "merah"
    assert Colour.choices() == [("merah", "Merah tua"), ("biru", "Biru"), ("polos", "")]


def test_an_unknown_word_is_no_term():
    with pytest.raises(ValueError, match="hijau"):
        Colour("hijau")


def test_the_law_of_a_day_gives_values_and_what_they_rest_on():
    minutes = Provision("workload.effective_minutes", 75000, Period(date(2020, 1, 1)), "PermenPANRB 1/2020")
    law = Law(DAY, {minutes.key: minutes})
    assert law["workload.effective_minutes"] == 75000
    assert law.cite("workload.effective_minutes") == (minutes,)
    assert (list(law), len(law), dict(law)) == ([minutes.key], 1, {minutes.key: 75000})
    assert law.get("workload.rounding", "half_up") == "half_up"


def test_the_law_does_not_guess_what_it_does_not_say():
    with pytest.raises(KeyError, match=r"workload\.rounding"):
        Law(DAY)["workload.rounding"]
    with pytest.raises(KeyError, match=r"workload\.rounding"):
        Law(DAY).cite("workload.rounding")


def test_a_working_keeps_its_lines_in_order():
    working = Working((Line("a", 1), Line("b", 2, "menit")), Line("jumlah", 3))
    assert [(line.label, line.value, line.unit) for line in working.lines] == [
        ("a", 1, ""),
        ("b", 2, "menit"),
    ]
    assert (working.result.value, working.law) == (3, ())
