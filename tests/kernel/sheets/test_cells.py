"""What stands in cells of real files, and what each parser makes of it."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from penata.kernel.sheets import cells
from penata.kernel.sheets.problems import CellProblem, shown


def problem_of(parse: Any, raw: Any) -> CellProblem:
    with pytest.raises(CellProblem) as refused:
        parse(raw)
    assert refused.value.message
    assert refused.value.remedy
    return refused.value


# --- emptiness and text ---


@pytest.mark.parametrize(
    "raw",
    [None, "", "  ", "\u00a0", "\t\n", "\ufeff", "-", " – ", "—", "NULL", "None", "n/a", "#N/A", "\u200b"],
)
def test_a_cell_is_empty_in_many_ways(raw):
    assert cells.is_empty(raw)


@pytest.mark.parametrize("raw", [0, 0.0, False, "0", "tidak", "--", "nul", "N/A!", date(2026, 1, 1)])
def test_nought_and_no_are_not_empty(raw):
    assert not cells.is_empty(raw)


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("  Siti   Aminah ", "Siti Aminah"), ("Siti\u00a0Aminah", "Siti Aminah"), ("\ufeffSiti\u200b", "Siti"),
        ("Siti\nAminah\t,\r S.Pd", "Siti Aminah , S.Pd"), ("Siti\x00\x07", "Siti"), ("é", "é"), ("  a", "a"),
    ],
)  # fmt: skip
def test_text_is_tidied(raw, expected):
    assert cells.clean(raw) == cells.text(raw) == expected


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        (5.0, "5"), (5, "5"), (5.5, "5.5"), (196608011988031001, "196608011988031001"), (date(2026, 3, 1), "2026-03-01"),
        (datetime(2026, 3, 1, 7, 30), "2026-03-01"), ("'=A1", "=A1"), ("'+62811", "+62811"), ("'-5", "-5"),
        ("'@nama", "@nama"), ("'Ain", "'Ain"), ("=A1", "=A1"),
    ],
)  # fmt: skip
def test_text_of_what_is_no_text_and_of_what_was_made_harmless(raw, expected):
    assert cells.text(raw) == expected


@given(st.text())
def test_tidying_twice_changes_nothing(raw):
    once = cells.clean(raw)
    assert cells.clean(once) == once
    assert "  " not in once


@given(st.text(min_size=1))
def test_a_cell_is_empty_where_nothing_is_left_of_it(raw):
    assert cells.is_empty(raw) == (cells.clean(raw).casefold() in cells.EMPTY)


def test_text_that_is_too_long_for_its_column_is_refused():
    assert cells.text_up_to(5)(" 12345 ") == "12345"
    problem = problem_of(cells.text_up_to(5), "123456")
    assert (problem.code, problem.message) == ("too_long", "Isi lebih dari 5 huruf.")


# --- NIK and NIP ---

nik = cells.identity_number("NIK", 16)
nip = cells.identity_number("NIP", 18)


@pytest.mark.parametrize(
    "raw",
    [
        "3602041211870001", "'3602041211870001", " 3602041211870001 ", "3602 0412 1187 0001", "3602.0412.1187.0001",
        "3602-0412-1187-0001", "\u200b3602041211870001\u00a0", "3602041211870001'",
    ],
)  # fmt: skip
def test_an_identity_number_is_read_through_apostrophes_spaces_and_dots(raw):
    assert nik(raw) == "3602041211870001"


@pytest.mark.parametrize(
    "raw",
    [
        1.96608e17, 196608011988031001, 196608011988031001.0, "1.96608E+17", "1,96608E+17", "1.96608e17", "2E17",
        " 1.96608011988031E+17 ", 0, True,
    ],
)  # fmt: skip
def test_a_number_that_excel_made_of_it_is_refused_for_its_last_digits_are_lost(raw):
    problem = problem_of(nip, raw)
    assert problem.code == "excel_number"
    assert problem.message == "Excel mengubah NIP menjadi bilangan; angka-angka terakhirnya hilang."
    assert problem.remedy == "Format kolom sebagai Teks, lalu salin ulang NIP dari sumbernya."


@pytest.mark.parametrize(
    "raw",
    ["36020412118700O1", "NIK 3602041211870001", "３６０２０４１２１１８７０００１", "3602041211870²01"],
)
def test_other_letters_are_no_digits(raw):
    assert problem_of(nik, raw).code == "not_digits"


@pytest.mark.parametrize(
    ("raw", "have"), [("360204121187000", 15), ("36020412118700011", 17), ("1", 1), (date(1990, 1, 1), 8)]
)
def test_a_number_of_another_length_is_refused_and_counted(raw, have):
    problem = problem_of(nik, raw)
    assert (problem.code, problem.message) == ("wrong_length", f"NIK seharusnya 16 angka, tertulis {have}.")


@given(st.text(alphabet="0123456789", min_size=18, max_size=18), st.sampled_from(" .-'"))
def test_eighteen_digits_are_read_back_with_any_mark_between_them(digits, mark):
    assert nip(mark.join(digits)) == digits


# --- numbers ---


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("1234", "1234"), ("1.234", "1234"), ("1.234.567", "1234567"), ("12.345", "12345"), ("1.234,5", "1234.5"),
        ("1.234.567,89", "1234567.89"), ("1,234.5", "1234.5"), ("1,234,567", "1234567"), ("1,234,567.89", "1234567.89"),
        ("0,5", "0.5"), ("12,5", "12.5"), ("12.5", "12.5"), ("0.125", "0.125"), ("1.2345", "1.2345"), ("-1.234", "-1234"),
        ("-0,5", "-0.5"), ("+5", "5"), (" 7 ", "7"), ("1 234", "1234"), ("1\u00a0234,5", "1234.5"), (",5", "0.5"),
        (".5", "0.5"), (5, "5"), (2.5, "2.5"), (0.1, "0.1"), (Decimal("12.125"), "12.125"), ("'-5", "-5"),
    ],
)  # fmt: skip
def test_numbers_in_indonesian_and_english_writing(raw, expected):
    value = cells.decimal(raw)
    assert value == Decimal(expected)
    assert isinstance(value, Decimal)


@pytest.mark.parametrize(
    "raw",
    [
        "dua",
        "5 orang",
        "5%",
        "1.234.56",
        "--5",
        "12.34.56",
        "NaN",
        "Infinity",
        "-inf",
        True,
        "(5)",
        "Rp 5",
        "5-6",
    ],
)
def test_what_is_no_number_is_refused(raw):
    problem = problem_of(cells.decimal, raw)
    assert (problem.code, problem.message) == ("not_number", "Seharusnya angka.")


@pytest.mark.parametrize(
    ("raw", "expected"), [("5", 5), ("5,0", 5), (5.0, 5), ("1.250", 1250), ("-3", -3), (7, 7)]
)
def test_whole_numbers(raw, expected):
    value = cells.integer(raw)
    assert value == expected
    assert isinstance(value, int)


@pytest.mark.parametrize("raw", ["5,5", 5.5, "0.125"])
def test_a_part_is_no_whole_number(raw):
    assert problem_of(cells.integer, raw).code == "not_whole"


@pytest.mark.parametrize("parse", [cells.decimal, cells.integer, cells.rupiah])
@pytest.mark.parametrize("raw", ["1e400", "1E+300", 1e300, "9" * 60])
def test_a_number_beyond_all_measure_is_refused_before_it_fills_memory_or_a_column(parse, raw):
    """1e99999999 is one short cell, and a hundred million digits as a whole number."""
    assert problem_of(parse, raw).code == "too_large"


@pytest.mark.parametrize("parse", [cells.decimal, cells.integer, cells.rupiah, cells.year])
@pytest.mark.parametrize("raw", [float("inf"), float("-inf"), float("nan")], ids=str)
def test_a_number_without_end_is_no_number(parse, raw):
    """A sheet may say 1e999, which becomes infinity on its way here."""
    assert problem_of(parse, raw).code == "not_number"


def test_negative_numbers_are_refused_where_they_make_no_sense():
    parse = cells.not_negative(cells.integer)
    assert (parse("0"), parse("3")) == (0, 3)
    assert problem_of(parse, "-1").code == "negative"
    assert problem_of(parse, "dua").code == "not_number"


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("Rp1.234.567", 1234567), ("Rp 1.234.567", 1234567), ("rp. 1.500.000,-", 1500000), ("Rp2.000.000,00", 2000000),
        ("1500000", 1500000), ("Rp 1,500,000.00", 1500000), (1500000.0, 1500000), (1500000, 1500000), ("Rp 0", 0),
        ("RP1.500", 1500),
    ],
)  # fmt: skip
def test_rupiah_with_and_without_its_trimmings(raw, expected):
    value = cells.rupiah(raw)
    assert value == expected
    assert isinstance(value, int)


@pytest.mark.parametrize("raw", ["Rp1.500.000,50", 0.5, "1,5"])
def test_sen_are_refused(raw):
    assert problem_of(cells.rupiah, raw).code == "not_whole"


def indonesian(value: Decimal) -> str:
    return f"{value:,}".replace(",", "\0").replace(".", ",").replace("\0", ".")


@given(st.integers(-(10**12), 10**12))
def test_a_whole_number_is_read_back_from_indonesian_writing(number):
    assert (
        cells.integer(indonesian(Decimal(number)))
        == cells.integer(str(number))
        == cells.integer(number)
        == number
    )


@given(st.decimals(min_value=-(10**9), max_value=10**9, places=2))
def test_a_decimal_is_read_back_from_indonesian_writing(number):
    assert cells.decimal(indonesian(number)) == number
    assert cells.decimal(f"{number:.2f}".replace(".", ",")) == number


@given(st.decimals(min_value=10**6, max_value=10**9, places=2))
def test_a_decimal_is_read_back_from_english_writing(number):
    assert cells.decimal(f"{number:,}") == number


@given(st.floats(min_value=-1e9, max_value=1e9))
def test_a_number_of_the_sheet_is_taken_by_its_shortest_writing(number):
    assert cells.decimal(number) == Decimal(repr(number))


# --- years ---


@pytest.mark.parametrize(
    ("raw", "expected"), [("2012", 2012), (2012.0, 2012), (date(2012, 5, 1), 2012), ("1900", 1900)]
)
def test_years(raw, expected):
    assert cells.year(raw) == expected


@pytest.mark.parametrize(
    ("raw", "code"), [("1899", "no_year"), (2101, "no_year"), ("12", "no_year"), ("dua", "not_number")]
)
def test_what_is_no_year(raw, code):
    assert problem_of(cells.year, raw).code == code


# --- phone and mail ---


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("08123456789", "+628123456789"), ("+62 812-3456-789", "+628123456789"), ("62 812 3456 789", "+628123456789"),
        (8123456789.0, "+628123456789"), (8123456789, "+628123456789"), (628123456789.0, "+628123456789"),
        (628123456789, "+628123456789"), ("'08123456789", "+628123456789"), ("(0531) 21234", "+6253121234"),
        ("0812 34", "081234"), ("tidak punya", "tidakpunya"),
    ],
)  # fmt: skip
def test_phone_numbers(raw, expected):
    assert cells.phone(raw) == expected


def test_a_mail_address_is_small_letters_with_a_domain():
    assert cells.email(" Siti@Kotim.GO.ID ") == "siti@kotim.go.id"
    for raw in ("siti", "siti@kotim", "si ti@kotim.go.id", "siti@@kotim.go.id", "@kotim.go.id"):
        assert problem_of(cells.email, raw).code == "no_email"


# --- closed lists ---

status = cells.one_of({"PNS": 1, "PPPK": 2, "PPPK-PW": 3, "pppk paruh waktu": 3}, ("PNS", "PPPK", "PPPK-PW"))


@pytest.mark.parametrize(
    ("raw", "expected"),
    [("PNS", 1), ("pns", 1), (" P.N.S ", 1), ("PPPK-PW", 3), ("pppkpw", 3), ("PPPK Paruh_Waktu", 3)],
)
def test_a_word_of_a_list_is_known_in_every_spelling(raw, expected):
    assert status(raw) == expected


def test_a_near_miss_is_offered_and_otherwise_the_whole_list():
    near = problem_of(status, "PPKP")
    assert (near.code, near.message) == ("unknown_choice", "Isi “PPKP” tidak dikenal.")
    assert near.remedy == "Mungkin maksudnya: PPPK, PPPK-PW."
    assert problem_of(status, "honorer").remedy == "Pilih: PNS, PPPK, PPPK-PW."


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("ya", True), ("Ya", True), ("Y", True), ("1", True), (1, True), (1.0, True), (True, True), ("benar", True),
        ("v", True), ("tidak", False), ("TIDAK", False), ("t", False), ("0", False), (0, False), (False, False),
        ("n", False), ("TRUE", True), ("False", False),
    ],
)  # fmt: skip
def test_yes_and_no(raw, expected):
    assert cells.yes_no(raw) is expected


def test_perhaps_is_neither_yes_nor_no():
    assert problem_of(cells.yes_no, "mungkin").remedy == "Pilih: ya, tidak."
    assert problem_of(cells.yes_no, "tidka").remedy == "Mungkin maksudnya: tidak, tdk."


# --- whatever comes ---

PARSERS = [
    cells.text, cells.text_up_to(30), nik, cells.integer, cells.decimal, cells.rupiah, cells.calendar_day, cells.year,
    cells.phone, cells.email, status, cells.yes_no,
]  # fmt: skip
anything = (
    st.text(min_size=1, max_size=20) | st.integers() | st.floats() | st.booleans() | st.dates() | st.datetimes()
    | st.times() | st.timedeltas() | st.from_regex(r"[0-9.,/\- ]{1,12}", fullmatch=True)
)  # fmt: skip


@pytest.mark.parametrize("parse", PARSERS, ids=lambda parse: parse.__qualname__.split(".")[0])
@given(raw=anything)
def test_whatever_stands_in_a_cell_is_read_or_refused_in_words(parse, raw):
    if cells.is_empty(raw):
        return
    refusal = None
    try:
        parse(raw)
    except CellProblem as problem:
        refusal = problem.at(7, "kolom", raw)
    assert refusal is None or (refusal.message and refusal.remedy and refusal.cell == shown(raw))


def test_a_problem_shows_where_it_is_and_no_more_of_the_cell_than_fits():
    problem = problem_of(cells.decimal, "x" * 200).at(12, "volume", "x" * 200)
    assert (problem.row, problem.column, problem.level, len(problem.cell)) == (12, "volume", "error", 80)
    assert problem.cell.endswith("…")
    assert problem.as_json() == {
        "row": 12, "column": "volume", "level": "error", "code": "not_number",
        "message": "Seharusnya angka.", "remedy": "Tulis angka saja, tanpa satuan.",
    }  # fmt: skip


def test_a_floating_number_is_shown_as_python_keeps_it():
    assert (shown(1.96608e17), shown(0.1), shown(5)) == ("1.96608e+17", "0.1", "5")
