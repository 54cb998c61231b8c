"""Lines of a sheet become values, each with its own number and every problem that its cells show."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from penata.kernel.sheets import cells
from penata.kernel.sheets.columns import Column, Layout, Taught, find_heading
from penata.kernel.sheets.parsed import ParsedRow, ParsedSheet, parse
from penata.kernel.sheets.problems import FileRefused, Level, Problem
from penata.kernel.sheets.source import RawSheet, read_sheets

COLUMNS = (
    Column("kode", cells.text_up_to(12), "Kode", required=True),
    Column("nama", cells.text, "Nama orang", ("nama lengkap",), required=True),
    Column("nik", cells.identity_number("NIK", 16), "16 angka"),
    Column("lahir", cells.calendar_day, "Hari-bulan-tahun"),
    Column("volume", cells.decimal, "Angka", numeric=True),
    Column("aktif", cells.yes_no, "ya atau tidak"),
)
ONLY_NUMBERS = tuple(
    Column(name, cells.integer, "Angka", required=True) for name in ("urut", "jumlah", "harga")
)
HEAD = ["kode", "nama", "nik", "lahir", "volume", "aktif"]
SITI = ["A1", "Siti", "3602041211870001", "1-3-1987", "2,5", "ya"]


def parsed(*rows: list[object], columns: tuple[Column, ...] = COLUMNS, **rest: object) -> ParsedSheet:
    heading = find_heading([RawSheet("Data", [list(row) for row in rows])], columns, **rest)
    return parse(heading, columns)


def only(*rows: list[object], **rest: object) -> ParsedRow:
    (row,) = parsed(*rows, **rest).rows
    return row


def codes(problems: list[Problem]) -> list[tuple[int, str, str, str]]:
    return [(p.row, p.column, p.code, p.level.value) for p in problems]


def test_a_line_becomes_the_values_of_its_columns():
    row = only(HEAD, SITI)
    assert row.values == {
        "kode": "A1", "nama": "Siti", "nik": "3602041211870001", "lahir": date(1987, 3, 1), "volume": Decimal("2.5"),
        "aktif": True,
    }  # fmt: skip
    assert (row.number, row.problems, row.is_broken) == (2, [], False)


# --- numbers of lines ---


def test_lines_are_numbered_as_the_sheet_counts_them():
    sheet = parsed(["DAFTAR"], [], HEAD, SITI, [], ["", "", "", "", "", ""], ["A2", "Budi"])
    assert [(row.number, row.values["kode"]) for row in sheet.rows] == [(4, "A1"), (7, "A2")]


def test_lines_are_numbered_alike_from_text_and_from_a_table_that_begins_further_down():
    content = b"\nDAFTAR;\n\nkode;nama\nA1;Siti\n\nA2;Budi\n"
    heading = find_heading(read_sheets(content), COLUMNS)
    assert [(row.number, row.values["kode"]) for row in parse(heading, COLUMNS).rows] == [
        (5, "A1"),
        (7, "A2"),
    ]


def test_the_line_of_column_numbers_under_a_printed_header_is_passed_over():
    for numbers in ([1, 2, 3, 4, 5, 6], ["1", "2", "3", "4"], ["(1)", "(2)", "(3)"], [1.0, 2.0, 3.0]):
        sheet = parsed(HEAD, numbers, SITI)
        assert [row.number for row in sheet.rows] == [3]
        assert sheet.problems == []


def test_a_line_of_data_that_only_begins_with_numbers_is_kept():
    assert [row.number for row in parsed(HEAD, ["1", "2", "", "", "4", ""], ["1", "2"]).rows] == [2, 3]


def test_data_that_happens_to_count_one_two_three_is_kept_further_down():
    sheet = parsed(["urut", "jumlah", "harga"], [1, 2, 3], [7, 1, 5], [1, 2, 3], columns=ONLY_NUMBERS)
    assert [row.number for row in sheet.rows] == [3, 4]


def test_progress_is_told_by_lines():
    told = []
    heading = find_heading([RawSheet("Data", [HEAD, SITI, [], SITI])], COLUMNS)
    parse(heading, COLUMNS, lambda done, total: told.append((done, total)))
    assert told[-1] == (3, 3)


# --- empty and absent ---


def test_an_empty_cell_says_nothing_and_an_absent_column_is_not_spoken_of():
    sheet = parsed(["kode", "nama", "nik"], ["A1", "Siti", "-"])
    assert sheet.rows[0].values == {"kode": "A1", "nama": "Siti", "nik": None}
    assert [sheet.has(name) for name in ("nik", "lahir")] == [True, False]


def test_a_line_that_is_shorter_than_the_header_has_empty_cells():
    assert only(HEAD, ["A1", "Siti"]).values == {
        "kode": "A1", "nama": "Siti", "nik": None, "lahir": None, "volume": None, "aktif": None,
    }  # fmt: skip


def test_an_empty_required_cell_is_an_error_that_says_what_belongs_there():
    row = only(HEAD, ["A1", " - ", *SITI[2:]])
    assert codes(row.problems) == [(2, "nama", "empty_required", "error")]
    assert row.problems[0].message == "Kolom wajib nama kosong."
    assert row.problems[0].remedy == "Isi: Nama orang."
    assert "nama" not in row.values


# --- problems of cells ---


def test_every_failing_cell_has_its_own_problem_with_what_stood_there():
    row = only(HEAD, ["A1", "Siti", "123", "31-2-2026", "2", "mungkin"])
    assert [(p.column, p.code, p.cell) for p in row.problems] == [
        ("nik", "wrong_length", "123"), ("lahir", "no_date", "31-2-2026"), ("aktif", "unknown_choice", "mungkin"),
    ]  # fmt: skip
    assert row.is_broken
    assert set(row.values) == {"kode", "nama", "volume"}


def test_a_broken_line_does_not_take_the_others_with_it():
    sheet = parsed(HEAD, ["A1", "Siti", "123"], ["A2", "Budi", "3602041211870001"])
    assert [(row.number, row.is_broken) for row in sheet.rows] == [(2, True), (3, False)]


def test_a_line_of_which_nothing_could_be_read_stays_a_line_and_does_not_block_the_file():
    sheet = parsed(["urut", "jumlah", "harga"], ["x", "y", "z"], ["4", "5", "6"], columns=ONLY_NUMBERS)
    assert [(row.number, row.is_broken) for row in sheet.rows] == [(2, True), (3, False)]
    assert [p for p in sheet.problems if p.is_error] == []


def test_double_spaces_are_tidied_with_one_warning_a_line():
    row = only(HEAD, ["A  1", "Siti   Aminah", *SITI[2:]])
    assert codes(row.problems) == [(2, "kode", "double_space", "warning")]
    assert row.problems[0].message == "Spasi ganda di kode, nama dirapikan."
    assert (row.values["kode"], row.values["nama"], row.is_broken) == ("A 1", "Siti Aminah", False)


def test_spaces_around_a_cell_are_no_double_spaces():
    assert only(HEAD, ["  A1  ", "  Siti ", *SITI[2:]]).problems == []


# --- a line that slipped ---


def test_a_line_that_slipped_to_the_right_is_called_so_once():
    row = only(HEAD, ["A1", "Siti", "Aminah", "3602041211870001", "1-3-1987", "2,5", "ya"])
    assert codes(row.problems) == [(2, "nik", "shifted", "error")]
    assert row.problems[0].message == "Isi baris ini tampak bergeser satu kolom ke kanan."
    assert row.problems[0].remedy == "Geser kembali isi baris ini di lembar kerja mulai kolom nik."


def test_a_line_that_slipped_to_the_left_is_called_so_once():
    row = only(HEAD, ["A1", "3602041211870001", "1-3-1987", "2,5", "ya", ""])
    assert [p.code for p in row.problems] == ["shifted"]
    assert row.problems[0].message == "Isi baris ini tampak bergeser satu kolom ke kiri."


def test_where_the_columns_stand_in_another_order_the_leftmost_slipped_one_is_named():
    head = ["kode", "nama", "aktif", "volume", "lahir", "nik"]
    row = only(head, ["A1", "Siti", "Aminah", "ya", "2,5", "1-3-1987", "3602041211870001"])
    assert [(p.code, p.column) for p in row.problems] == [("shifted", "aktif")]


def test_two_wrong_cells_are_no_slipped_line():
    row = only(HEAD, ["A1", "Siti", "123", "besok", "2,5", "ya"])
    assert [p.code for p in row.problems] == ["wrong_length", "no_date"]


def test_a_warning_survives_when_a_line_is_called_slipped():
    row = only(HEAD, ["A1", "Siti  Aminah", "binti", "3602041211870001", "1-3-1987", "2,5", "ya"])
    assert sorted(p.code for p in row.problems) == ["double_space", "shifted"]


# --- what stands under the table ---


@pytest.mark.parametrize(
    "footer",
    [
        ["", "", "", "", "12,5", ""],
        ["", "", "", "", "", "Sampit, 22 November 2026"],
        ["", "", "", "", "12", "Kepala Dinas"],
    ],
)
def test_a_total_or_a_signature_under_the_table_is_not_read_and_said_so(footer):
    sheet = parsed(HEAD, SITI, footer)
    assert [row.number for row in sheet.rows] == [2]
    assert codes(sheet.problems) == [(3, "", "footer", "warning")]
    assert sheet.problems[0].message == "Baris ini tampak seperti catatan kaki dan tidak dibaca."


def test_a_line_with_anything_required_is_no_footer():
    sheet = parsed(HEAD, SITI, ["A2"])
    assert codes(sheet.rows[1].problems) == [(3, "nama", "empty_required", "error")]
    assert sheet.problems == []


def test_a_line_with_more_than_two_cells_is_no_footer():
    sheet = parsed(HEAD, SITI, ["", "", "3602041211870001", "1-3-1987", "2,5", ""])
    assert [p.code for p in sheet.rows[1].problems] == ["empty_required", "empty_required"]


def test_a_footer_is_known_also_where_a_required_column_is_given_for_the_whole_file():
    layout = Layout("luar", "Luar", {"nama": "NAMA ORANG"}, ("NAMA ORANG",), constants={"kode": "X"})
    sheet = parsed(["NAMA ORANG", "nik", "volume"], ["Siti", "", "1"], ["", "", "1"], layouts=(layout,))
    assert [row.number for row in sheet.rows] == [2]
    assert [p.code for p in sheet.problems] == ["footer"]


# --- numbers written with dots ---


def volumes(*written: object) -> list[Decimal | None]:
    return [
        row.values["volume"] for row in parsed(HEAD, *(["A1", "Siti", "", "", v, ""] for v in written)).rows
    ]


def test_dots_part_thousands_where_nothing_in_the_column_says_otherwise():
    assert volumes("12.125", "1.250", "3") == [Decimal(12125), Decimal(1250), Decimal(3)]


@pytest.mark.parametrize("proof", ["8.5", "8.25", "0.125", "8.1234", "-8.5"])
def test_one_number_that_can_only_be_a_decimal_proves_the_whole_column(proof):
    assert volumes("12.125", proof, "3") == [Decimal("12.125"), Decimal(proof), Decimal(3)]


def test_a_decimal_comma_stays_one_whatever_the_column_proves():
    assert volumes("1.234,5", "8.5") == [Decimal("1234.5"), Decimal("8.5")]


def test_numbers_of_the_sheet_itself_need_no_proof():
    assert volumes(12.125, 8.5, "1.250") == [Decimal("12.125"), Decimal("8.5"), Decimal(1250)]


def test_only_columns_of_numbers_are_looked_at():
    row = only(HEAD, ["12.125", "8.5", "", "", "12.125", ""])
    assert (row.values["kode"], row.values["nama"], row.values["volume"]) == ("12.125", "8.5", Decimal(12125))


# --- headers, layouts, lessons ---


def test_an_unknown_column_is_warned_of_with_what_it_may_mean():
    sheet = parsed(["kode", "nama", "volumee", "Hobi"], ["A1", "Siti", "2", "memancing"])
    assert codes(sheet.problems) == [
        (1, "volumee", "unknown_column", "warning"),
        (1, "Hobi", "unknown_column", "warning"),
    ]
    assert [p.message for p in sheet.problems] == [
        "Kolom “volumee” tidak dikenal dan tidak dibaca.", "Kolom “Hobi” tidak dikenal dan tidak dibaca.",
    ]  # fmt: skip
    assert sheet.problems[0].remedy == "Mungkin maksudnya: volume. Ganti judulnya, atau ajarkan."
    assert sheet.problems[1].remedy == "Hapus kolomnya bila tidak dipakai, atau ajarkan artinya."


def test_a_second_column_for_the_same_thing_is_not_called_unknown():
    sheet = parsed(["kode", "nama", "Nama Lengkap"], ["A1", "Siti", "Siti Aminah"])
    assert codes(sheet.problems) == [(1, "Nama Lengkap", "doubled_column", "warning")]
    assert sheet.problems[0].message == (
        "Kolom “Nama Lengkap” tidak dibaca: nama sudah dibaca dari kolom di sebelah kirinya."
    )
    assert sheet.rows[0].values["nama"] == "Siti"


def test_the_many_columns_of_a_known_layout_are_not_warned_of():
    layout = Layout(
        "luar", "Luar", {"nama": "NAMA ORANG"}, ("NAMA ORANG",), constants={"kode": "X", "aktif": "ya"}
    )
    sheet = parsed(["NAMA ORANG", "Agama", "Suku"], ["Siti", "", ""], layouts=(layout,))
    assert sheet.problems == []
    assert sheet.rows[0].values == {"kode": "X", "aktif": True, "nama": "Siti"}
    assert [sheet.has(name) for name in ("kode", "aktif", "nik")] == [True, True, False]


def test_words_of_a_layout_or_lesson_are_translated_before_they_are_read():
    taught = Taught({"aktif": "Status"}, values={"aktif": {"Masih bekerja": "ya", "Berhenti": "tidak"}})
    sheet = parsed(
        ["kode", "nama", "Status"],
        ["A1", "Siti", " Masih bekerja "],
        ["A2", "Budi", "Berhenti"],
        taught=taught,
    )
    assert [row.values["aktif"] for row in sheet.rows] == [True, False]


def test_an_empty_constant_says_nothing_as_an_empty_cell_does():
    assert only(["kode", "nama"], ["A1", "Siti"], taught=Taught({}, {"nik": ""})).values["nik"] is None


def test_a_constant_for_a_column_that_is_none_of_ours_is_passed_over():
    assert "hobi" not in only(["kode", "nama"], ["A1", "Siti"], taught=Taught({}, {"hobi": "x"})).values


def test_a_constant_that_its_own_column_cannot_read_is_refused_and_named():
    with pytest.raises(FileRefused, match="lahir"):
        parsed(["kode", "nama"], ["A1", "Siti"], taught=Taught({}, {"lahir": "besok"}))


# --- what holds for any table ---

words = st.text(alphabet="abc xyz019.,-", max_size=8)


@given(st.lists(st.lists(words, max_size=7), max_size=8))
def test_whatever_the_lines_hold_each_is_read_refused_or_named_once(lines):
    sheet = parsed(HEAD, *lines)
    numbers = [row.number for row in sheet.rows]
    footers = [p.row for p in sheet.problems if p.code == "footer"]
    assert numbers == sorted(set(numbers))
    assert not set(numbers) & set(footers)
    filled = {n for n, line in enumerate(lines, start=2) if any(not cells.is_empty(cell) for cell in line)}
    assert {*numbers, *footers} <= filled
    for row in sheet.rows:
        assert all(problem.row == row.number for problem in row.problems)
        assert row.is_broken == any(problem.level == Level.ERROR for problem in row.problems)


@given(st.permutations(range(6)))
def test_the_order_of_the_columns_changes_nothing(order):
    assert only([HEAD[n] for n in order], [SITI[n] for n in order]).values == only(HEAD, SITI).values
