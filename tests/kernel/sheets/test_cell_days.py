"""Days as they are written in the wild: Indonesian and English months, Excel's own count, two-digit years."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from penata.kernel.sheets.cells import EXCEL_EPOCH, calendar_day
from penata.kernel.sheets.problems import CellProblem

FIRST_OF_MARCH = date(2026, 3, 1)


def refusal(raw: Any) -> CellProblem:
    with pytest.raises(CellProblem) as refused:
        calendar_day(raw)
    assert refused.value.code == "no_date"
    return refused.value


@pytest.mark.parametrize(
    "raw",
    [
        "1-3-2026", "01-03-2026", "1/3/2026", "1.3.2026", "1 3 2026", " 01 - 03 - 2026 ", "1-3-26", "2026-03-01",
        "2026/3/1", "2026.03.01", "20260301", 20260301, 20260301.0, "1 Maret 2026", "1 maret 2026", "1-Mar-26",
        "1-Mar-2026", "1 Mar. 2026", "01Mar2026", "1 March 2026", "1 mrt 2026", "Minggu, 1 Maret 2026",
        "minggu 1 Maret 2026", "2026-03-01 00:00:00", "2026-03-01T00:00:00", "2026-03-01T00:00:00.000Z",
        "01/03/2026 07.30", "1-3-2026 7:30", 46082, 46082.0, 46082.99, "46082", "46082.5", FIRST_OF_MARCH,
        datetime(2026, 3, 1, 23, 59), "1/3/2026\u00a0",
    ],
)  # fmt: skip
def test_the_first_of_march_in_every_form_found_in_the_wild(raw):
    day = calendar_day(raw)
    assert day == FIRST_OF_MARCH
    assert type(day) is date


@pytest.mark.parametrize(
    ("names", "month"),
    [
        ("Januari Jan January", 1), ("Februari Feb Pebruari Peb February", 2), ("Maret Mar March Mrt", 3),
        ("April Apr", 4), ("Mei May", 5), ("Juni Jun June", 6), ("Juli Jul July", 7),
        ("Agustus Agu Ags Agt Aug August", 8), ("September Sep Sept", 9), ("Oktober Okt October Oct", 10),
        ("November Nov Nopember Nop", 11), ("Desember Des December Dec", 12),
    ],
)  # fmt: skip
def test_months_by_each_of_their_names(names, month):
    for name in names.split():
        assert calendar_day(f"5 {name} 1999") == date(1999, month, 5)
        assert calendar_day(f"05-{name.upper()}-99") == date(1999, month, 5)


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("1-3-30", date(2030, 3, 1)), ("1-3-31", date(1931, 3, 1)), ("1-3-00", date(2000, 3, 1)),
        ("1-3-99", date(1999, 3, 1)), ("17 Agustus 45", date(1945, 8, 17)), ("5 Peb 07", date(2007, 2, 5)),
    ],
)  # fmt: skip
def test_two_digits_of_a_year_up_to_thirty_belong_to_this_century(raw, expected):
    assert calendar_day(raw) == expected


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("12/31/2026", date(2026, 12, 31)),
        ("3/13/2026", date(2026, 3, 13)),
        ("3/12/2026", date(2026, 12, 3)),
        ("12/12/2026", date(2026, 12, 12)),
    ],
)
def test_the_month_comes_first_only_where_nothing_else_is_possible(raw, expected):
    assert calendar_day(raw) == expected


@pytest.mark.parametrize(
    ("raw", "sentence"),
    [
        ("29-2-2026", "Tanggal tidak ada: bulan 2 tahun 2026 hanya sampai 28."),
        ("30-2-2024", "Tanggal tidak ada: bulan 2 tahun 2024 hanya sampai 29."),
        ("31-4-2026", "Tanggal tidak ada: bulan 4 tahun 2026 hanya sampai 30."),
        ("31 September 2026", "Tanggal tidak ada: bulan 9 tahun 2026 hanya sampai 30."),
        ("0-3-2026", "Tanggal tidak ada: bulan 3 tahun 2026 hanya sampai 31."),
        ("32-1-2026", "Tanggal tidak ada: bulan 1 tahun 2026 hanya sampai 31."),
        ("20260230", "Tanggal tidak ada: bulan 2 tahun 2026 hanya sampai 28."),
        ("13/13/2026", "Bulan 13 tidak ada."),
        ("1-0-2026", "Bulan 0 tidak ada."),
        ("2026-13-01", "Bulan 13 tidak ada."),
        ("1-3-1899", "Tahun 1899 tidak masuk akal."),
        ("1-3-2201", "Tahun 2201 tidak masuk akal."),
        ("1-3-202", "Tahun 202 tidak masuk akal."),
    ],
)
def test_a_day_that_does_not_exist_is_refused_with_what_is_wrong(raw, sentence):
    assert refusal(raw).message == sentence


@pytest.mark.parametrize(
    "raw", ["besok", "Maret 2026", "2026", "1 Foo 2026", "1-3", "-", "12.2026", "1-3-2026-4", "31", "1 Maret"]
)
def test_what_is_no_day_is_refused_as_it_is_written(raw):
    assert refusal(raw).message == f"“{raw}” bukan tanggal."


@pytest.mark.parametrize(
    "raw", [0, 1, 9999, 80001, -5, 1e9, float("nan"), float("inf"), time(7, 30), timedelta(days=3), True]
)
def test_numbers_that_count_no_day_and_times_are_refused(raw):
    assert refusal(raw).message.endswith("bukan tanggal.")


def test_a_day_of_29_february_exists_in_leap_years_only():
    assert calendar_day("29-2-2024") == date(2024, 2, 29)
    assert calendar_day("29 Februari 2000") == date(2000, 2, 29)


# --- round trips ---

days = st.dates(date(1931, 1, 1), date(2030, 12, 31))
INDONESIAN = [
    "Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober", "November",
    "Desember",
]  # fmt: skip


@given(
    days,
    st.sampled_from(
        ["{0.day}-{0.month}-{0.year}", "{0:%d/%m/%Y}", "{0:%d.%m.%Y}", "{0:%Y-%m-%d}", "{0:%Y%m%d}"]
    ),
)
def test_a_day_is_read_back_from_every_writing_with_four_digits_of_the_year(day, form):
    assert calendar_day(form.format(day)) == day


@given(days)
def test_a_day_is_read_back_from_two_digits_of_the_year(day):
    assert calendar_day(f"{day.day}-{day.month}-{day:%y}") == day


@given(days)
def test_a_day_is_read_back_from_its_indonesian_month(day):
    assert calendar_day(f"{day.day} {INDONESIAN[day.month - 1]} {day.year}") == day


@given(days)
def test_a_day_is_read_back_from_excels_own_count(day):
    serial = (day - EXCEL_EPOCH).days
    assert calendar_day(serial) == calendar_day(float(serial)) == calendar_day(str(serial)) == day
