"""The file that came in, with its problems marked: what was right stays as it was."""

from __future__ import annotations

import io
from datetime import date, datetime, time, timedelta
from typing import Any

import openpyxl
import pytest

from penata.kernel.sheets import cells
from penata.kernel.sheets.columns import Column, Heading, find_heading
from penata.kernel.sheets.problems import Level, Problem
from penata.kernel.sheets.source import RawSheet, read_sheets
from penata.kernel.sheets.writing import marked

COLUMNS = (
    Column("nama", cells.text, "Nama", required=True),
    Column("nik", cells.identity_number("NIK", 16), "16 angka"),
)
ROWS: list[list[Any]] = [
    ["DAFTAR PEGAWAI"],
    [],
    ["No", "Nama", "NIK", "Lahir"],
    [1.0, "Siti", "3602041211870001", date(1987, 3, 1)],
    [2.0, "Budi", "123", "=1+1"],
]
RED, YELLOW = "FFFBE6EC", "FFFDF3D0"


def heading(rows: list[list[Any]] = ROWS, name: str = "Data") -> Heading:
    return find_heading([RawSheet(name, rows)], COLUMNS)


def problem(
    row: int = 5, column: str = "nik", level: Level = Level.ERROR, message: str = "Kurang angka."
) -> Problem:
    return Problem(row, column, level, "wrong_length", message, "Cocokkan.")


def sheet_of(*problems: Problem, rows: list[list[Any]] = ROWS, name: str = "Data") -> Any:
    return openpyxl.load_workbook(io.BytesIO(marked(heading(rows, name), problems))).active


def test_every_cell_stays_as_it_came():
    (read,) = read_sheets(marked(heading(), [problem()]))
    kept = [row[:4] for row in read.rows]
    assert kept == [
        ["DAFTAR PEGAWAI", "", "", ""], ["", "", "", ""], ["No", "Nama", "NIK", "Lahir"],
        [1.0, "Siti", "3602041211870001", date(1987, 3, 1)], [2.0, "Budi", "123", "=1+1"],
    ]  # fmt: skip
    assert read.name == "Data"


def test_a_last_column_says_what_is_wrong_and_what_to_do():
    sheet = sheet_of(problem(), problem(column="nama", message="Kosong."))
    assert [cell.value for cell in sheet["E"]] == [
        None, None, "Masalah dan jalan keluar", None, "nik: Kurang angka. Cocokkan. · nama: Kosong. Cocokkan.",
    ]  # fmt: skip


def test_the_cell_itself_is_coloured_and_bears_the_note():
    sheet = sheet_of(problem(), problem(4, "nama", Level.WARNING, "Spasi ganda."))
    assert sheet["C5"].fill.start_color.rgb == RED
    assert sheet["C5"].comment.text == "Kurang angka.\nCocokkan."
    assert sheet["B4"].fill.start_color.rgb == YELLOW
    assert sheet["B5"].comment is None


def test_a_cell_with_an_error_and_a_warning_is_marked_as_an_error():
    both = [problem(), problem(level=Level.WARNING, message="Spasi ganda.")]
    for problems in (both, both[::-1]):
        sheet = sheet_of(*problems)
        assert sheet["C5"].fill.start_color.rgb == RED
        assert sheet["C5"].comment.text.startswith("Kurang angka.")


def test_a_day_that_is_marked_stays_a_day():
    columns = (*COLUMNS, Column("lahir", cells.calendar_day, "Lahir"))
    found = find_heading([RawSheet("Data", ROWS)], columns)
    (read,) = read_sheets(marked(found, [problem(4, "lahir", Level.WARNING, "Terlalu muda.")]))
    assert read.rows[3][3] == date(1987, 3, 1)


def test_an_empty_cell_with_a_problem_is_coloured_too():
    sheet = sheet_of(problem(5, "nama"), rows=[*ROWS[:4], [2.0, "", "123"]])
    assert (sheet["B5"].value, sheet["B5"].fill.start_color.rgb) == (None, RED)


def test_a_problem_of_the_row_as_a_whole_is_told_in_the_last_column_only():
    sheet = sheet_of(problem(5, "", message="Dua kali."))
    assert sheet["E5"].value == "Dua kali. Cocokkan."
    assert all(cell.comment is None for cell in sheet[5])


def test_a_column_that_nobody_knows_is_told_in_the_line_of_the_header():
    unknown = Problem(
        3, "Lahir", Level.WARNING, "unknown_column", "Kolom “Lahir” tidak dikenal.", "Hapus kolomnya."
    )
    sheet = sheet_of(unknown)
    told = [sheet["E3"].value or "", sheet["D3"].comment.text if sheet["D3"].comment else ""]
    assert any("Kolom “Lahir” tidak dikenal." in text for text in told)


@pytest.mark.parametrize("row", [0, 3], ids=["of no row", "of the file"])
def test_a_problem_of_no_cell_and_no_line_of_data_is_a_note_on_the_last_header(row):
    sheet = sheet_of(problem(row, "", message="Pemerintah daerahnya tidak jelas."))
    assert sheet["E3"].value == "Masalah dan jalan keluar"
    assert sheet["E3"].comment.text == "Pemerintah daerahnya tidak jelas.\nCocokkan."


def test_the_header_stays_in_sight():
    assert sheet_of(problem()).freeze_panes == "A4"


@pytest.mark.parametrize(
    "value",
    [
        time(7, 30), timedelta(hours=36), datetime(2026, 3, 1, 7, 30), True, None, "", 0.5, date(1900, 1, 1),
        date(1899, 12, 31), date(1850, 1, 1), datetime(1850, 1, 1, 7), float("inf"), float("nan"),
    ],
    ids=repr,
)  # fmt: skip
def test_whatever_stands_in_a_cell_the_file_can_be_marked(value):
    sheet = sheet_of(problem(), rows=[*ROWS, [3.0, "Tono", "123", value]])
    assert sheet["E5"].value == "nik: Kurang angka. Cocokkan."
    assert sheet["B6"].value == "Tono"


@pytest.mark.parametrize("name", ["2025/2026", "Kontrak: THL", "a" * 40, "", "'kutip'", "Apa?"])
def test_a_sheet_of_any_name_can_be_marked(name):
    """LibreOffice and others allow names that Excel does not."""
    assert sheet_of(problem(), name=name)["E5"].value == "nik: Kurang angka. Cocokkan."


def test_a_marked_file_can_be_mended_and_brought_in_again():
    again = find_heading(read_sheets(marked(heading(), [problem()])), COLUMNS)
    assert again.places == {"nama": 1, "nik": 2}
    assert again.unknown == ["No", "Lahir", "Masalah dan jalan keluar"]
