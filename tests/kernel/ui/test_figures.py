"""Figures as Indonesians write them, and as the English page does."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from penata.kernel.sheets.cells import decimal
from penata.kernel.ui import figures
from penata.kernel.values import half_up


def both(write: Callable[..., str], *arguments: Any) -> tuple[str, str]:
    """As written in Indonesian and in English."""
    told = []
    for language in ("id", "en"):
        with translation.override(language):
            told.append(write(*arguments))
    return told[0], told[1]


@pytest.mark.parametrize(
    ("value", "places", "indonesian", "english"),
    [
        (1786, 0, "1.786", "1,786"), (Decimal("3.568"), 4, "3,5680", "3.5680"), (1234567.5, 1, "1.234.567,5", "1,234,567.5"),
        (0, 0, "0", "0"), (999, 0, "999", "999"), (1000, 0, "1.000", "1,000"), (Decimal("2.5"), 0, "3", "3"),
        (Decimal("2.4999"), 0, "2", "2"), (-12, 0, "−12", "−12"), (Decimal("-1234.5"), 1, "−1.234,5", "−1,234.5"),
        (Decimal("-0.4"), 0, "0", "0"), ("12.5", 1, "12,5", "12.5"), (None, 0, "–", "–"), ("", 2, "–", "–"),
    ],
)  # fmt: skip
def test_numbers(value, places, indonesian, english):
    assert both(figures.number, value, places) == (indonesian, english)


@pytest.mark.parametrize(
    ("share", "places", "indonesian", "english"),
    [
        (Decimal("0.46"), 0, "46%", "46%"), (Decimal("0.4649"), 1, "46,5%", "46.5%"), (1, 0, "100%", "100%"),
        (Decimal("12.5"), 0, "1.250%", "1,250%"), (0, 0, "0%", "0%"), (Decimal("-0.05"), 0, "−5%", "−5%"),
        (Decimal("0.005"), 0, "1%", "1%"), (None, 0, "–", "–"),
    ],
)  # fmt: skip
def test_percentages_of_a_share(share, places, indonesian, english):
    assert both(figures.percent, share, places) == (indonesian, english)


@pytest.mark.parametrize(
    ("value", "indonesian", "english"),
    [(1234567, "Rp1.234.567", "Rp1,234,567"), (0, "Rp0", "Rp0"), (None, "–", "–")],
)
def test_rupiah(value, indonesian, english):
    assert both(figures.rupiah, value) == (indonesian, english)


@pytest.mark.parametrize(
    ("day", "short", "full", "english"),
    [
        (date(2026, 11, 1), "1 Nov 2026", "1 November 2026", "1 Nov 2026"),
        (date(2026, 3, 9), "9 Mar 2026", "9 Maret 2026", "9 Mar 2026"),
        (date(2026, 5, 31), "31 Mei 2026", "31 Mei 2026", "31 May 2026"),
        (date(2026, 8, 17), "17 Agu 2026", "17 Agustus 2026", "17 Aug 2026"),
        (date(2026, 12, 5), "5 Des 2026", "5 Desember 2026", "5 Dec 2026"),
        (None, "–", "–", "–"),
    ],
)
def test_days(day, short, full, english):
    assert both(figures.day, day) == (short, english)
    assert both(figures.long_day, day)[0] == full


def test_moments_in_the_governments_time_zone(settings):
    settings.TIME_ZONE = "Asia/Jakarta"
    late = datetime(2026, 11, 22, 17, 5, tzinfo=UTC)
    assert both(figures.moment, late)[0] == "23 Nov 2026 00.05"
    assert figures.moment(None) == "–"


@pytest.mark.parametrize(
    ("nip", "shown"),
    [
        ("199108172019032004", "19910817 201903 2 004"), ("12345", "12345"), ("", "–"), (None, "–"),
    ],
)  # fmt: skip
def test_a_nip_is_written_in_its_four_parts(nip, shown):
    assert both(figures.nip, nip) == (shown, shown)


@given(st.decimals(min_value=-(10**12), max_value=10**12, places=4), st.integers(0, 4))
def test_what_is_written_in_indonesian_is_read_back(value, places):
    with translation.override("id"):
        written = figures.number(value, places).replace("−", "-")
    if places != 3:  # 1,234 is read as it is written; three places after a point would be thousands
        assert decimal(written) == half_up(value, places)


@given(st.decimals(min_value=0, max_value=10**12, places=2))
def test_both_languages_write_the_same_digits(value):
    indonesian, english = both(figures.number, value, 2)
    assert indonesian == english.translate(str.maketrans(",.", ".,"))
