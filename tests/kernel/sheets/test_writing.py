"""Tables out: no cell becomes a formula, no NIP a number; templates guide, marked files say what to mend."""

from __future__ import annotations

import csv
import io
import zipfile
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from xml.etree import ElementTree

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from penata.kernel.sheets import cells
from penata.kernel.sheets.columns import Column, find_heading
from penata.kernel.sheets.source import read_sheets
from penata.kernel.sheets.writing import ExportColumn, Table, as_csv, as_xlsx, template

NIP = "196608011988031001"
DANGEROUS = ["=1+1", "+62811", "-5", "@SUM(A1)", "\tx", "\rx", '=HYPERLINK("http://a.id","klik")']


def a_table(*rows: list[Any], notes: tuple[str, ...] = ()) -> Table:
    width = max(map(len, rows), default=1)
    return Table("Daftar", [ExportColumn(f"Kolom {n + 1}") for n in range(width)], rows, notes)


def back_from_xlsx(content: bytes) -> list[list[Any]]:
    return read_sheets(content)[0].rows


def back_from_csv(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def cell_kinds(content: bytes) -> set[str]:
    """How each cell under the header is stored: shared string, number, formula, ..."""
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        root = ElementTree.fromstring(packed.read("xl/worksheets/sheet1.xml"))
    space = {"m": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}
    found = set()
    for row in root.findall(".//m:row", space)[1:]:
        for cell in row.findall("m:c", space):
            found.add("formula" if cell.find("m:f", space) is not None else cell.get("t") or "number")
    return found


# --- xlsx ---


def test_a_list_is_read_back_as_it_was_written():
    rows = [
        ["Siti", NIP, 3, Decimal("2.5000"), date(2026, 3, 1), True, None],
        ["Budi", "", 0, 0.5, None, False, "x"],
    ]
    assert back_from_xlsx(as_xlsx(a_table(*rows))) == [
        [f"Kolom {n}" for n in range(1, 8)],
        ["Siti", NIP, 3.0, 2.5, date(2026, 3, 1), "ya", ""],
        ["Budi", "", 0.0, 0.5, "", "tidak", "x"],
    ]


def test_a_nip_stays_text_with_all_its_digits():
    content = as_xlsx(a_table([NIP]))
    assert cell_kinds(content) <= {"s", "inlineStr"}
    assert back_from_xlsx(content)[1] == [NIP]


@pytest.mark.parametrize("text", DANGEROUS)
def test_no_text_becomes_a_formula_in_xlsx(text):
    content = as_xlsx(a_table([text]))
    assert cell_kinds(content) <= {"s", "inlineStr"}
    assert cells.clean(back_from_xlsx(content)[1][0]) == cells.clean(text)


def test_no_address_becomes_a_link():
    book = openpyxl.load_workbook(io.BytesIO(as_xlsx(a_table(["http://contoh.id"]))))
    assert book.active["A2"].hyperlink is None
    assert book.active["A2"].value == "http://contoh.id"


def test_notes_stand_above_the_header_with_a_line_between():
    content = as_xlsx(a_table(["Siti"], notes=("Sumber: Penata", "Per 22-11-2026")))
    assert back_from_xlsx(content) == [["Sumber: Penata"], ["Per 22-11-2026"], [""], ["Kolom 1"], ["Siti"]]


def test_a_moment_with_a_zone_is_written_as_it_reads():
    moment = datetime.fromisoformat("2026-11-22T10:30:00+07:00")
    book = openpyxl.load_workbook(io.BytesIO(as_xlsx(a_table([moment]))))
    assert book.active["A2"].value == datetime(2026, 11, 22, 10, 30)


def test_a_list_without_rows_is_its_header():
    assert back_from_xlsx(as_xlsx(Table("Daftar", [ExportColumn("Nama")], []))) == [["Nama"]]


@pytest.mark.parametrize(
    "name", ["Daftar yang namanya lebih panjang daripada tiga puluh satu huruf", "a" * 31]
)
def test_the_name_of_a_sheet_is_cut_to_what_excel_bears(name):
    (sheet,) = read_sheets(as_xlsx(Table(name, [ExportColumn("Nama")], [])))
    assert sheet.name == name[:31]


# --- csv ---


def test_a_list_as_text_bears_the_mark_that_excel_reads():
    content = as_csv(
        a_table(["Siti, S.Pd.", NIP, 3, date(2026, 3, 1), True, None], ['"x"', "", -5, "", False, "é"])
    )
    assert content.startswith(b"\xef\xbb\xbf")
    assert back_from_csv(content)[1:] == [
        ["Siti, S.Pd.", NIP, "3", "2026-03-01", "ya", ""], ['"x"', "", "-5", "", "tidak", "é"],
    ]  # fmt: skip


@pytest.mark.parametrize("text", DANGEROUS)
def test_a_text_that_would_run_as_a_formula_is_made_harmless_in_csv(text):
    assert back_from_csv(as_csv(a_table([text])))[1] == ["'" + text]


@pytest.mark.parametrize("text", ["Siti", "5", "a=b", " =1", "'x", "#REF!"])
def test_a_harmless_text_is_left_alone_in_csv(text):
    assert back_from_csv(as_csv(a_table([text])))[1] == [text]


@pytest.mark.parametrize("text", ["=1+1", "+62811", "-5", "@nama", "Siti"])
def test_what_was_made_harmless_is_itself_again_when_it_comes_back(text):
    (sheet,) = read_sheets(as_csv(a_table([text])))
    assert cells.text(sheet.rows[1][0]) == text


texts = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff"), max_size=12
)


@given(st.lists(st.lists(texts, min_size=2, max_size=2), min_size=1, max_size=4))
def test_no_cell_of_any_list_begins_as_a_formula(rows):
    for row in back_from_csv(as_csv(a_table(*rows)))[1:]:
        assert not any(cell.startswith(("=", "+", "-", "@")) for cell in row)


@given(st.lists(st.lists(texts, min_size=2, max_size=2), min_size=1, max_size=4))
def test_any_text_is_read_back_from_xlsx(rows):
    read = [row + [""] * (2 - len(row)) for row in back_from_xlsx(as_xlsx(a_table(*rows)))[1:]]
    read += [["", ""]] * (len(rows) - len(read))
    assert [[cell.strip() for cell in row] for row in read] == [
        [cell.strip() for cell in row] for row in rows
    ]


# --- templates ---

COLUMNS = (
    Column("nama", cells.text, "Nama tanpa gelar", required=True, width=32),
    Column("status", cells.text, "Status kepegawaian", choices=("PNS", "PPPK")),
    Column("unit", cells.text, "Kode unit", required=True),
    Column("nip", cells.text, "18 angka, sebagai teks"),
)


def a_template(**choices: list[str]) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(template("staff", COLUMNS, choices)))


def validation(book: openpyxl.Workbook, column: str) -> Any:
    rules = book["staff"].data_validations.dataValidation
    return next((rule for rule in rules if str(rule.sqref).startswith(f"{column}2:")), None)


def test_a_template_has_the_headers_and_nothing_else():
    sheet = a_template()["staff"]
    assert [[cell.value for cell in row] for row in sheet.iter_rows()] == [["nama", "status", "unit", "nip"]]
    assert sheet.freeze_panes == "A2"


def test_a_template_is_read_back_as_its_own_columns():
    heading = find_heading(read_sheets(template("staff", COLUMNS, {"unit": ["A"] * 200})), COLUMNS)
    assert heading.places == {"nama": 0, "status": 1, "unit": 2, "nip": 3}
    assert (heading.sheet.name, heading.unknown) == ("staff", [])


def test_every_header_bears_its_note():
    (row,) = a_template()["staff"].iter_rows()
    assert [cell.comment.text for cell in row] == [column.note for column in COLUMNS]


def test_columns_of_a_template_are_text_so_that_a_nip_keeps_its_digits():
    dimensions = list(a_template()["staff"].column_dimensions.values())
    assert {dimension.number_format for dimension in dimensions} == {"@"}
    assert {n for d in dimensions for n in range(d.min, d.max + 1)} == {1, 2, 3, 4}


def test_a_second_sheet_explains_every_column():
    guide = a_template()["Petunjuk"]
    assert [[cell.value or "" for cell in row] for row in guide.iter_rows()] == [
        ["Kolom", "Wajib", "Isi"], ["nama", "ya", "Nama tanpa gelar"], ["status", "", "Status kepegawaian"],
        ["unit", "ya", "Kode unit"], ["nip", "", "18 angka, sebagai teks"],
    ]  # fmt: skip


def test_a_short_list_of_choices_stands_in_the_cell_rule():
    rule = validation(a_template(unit=["DINKES", "DISDIK"]), "C")
    assert (rule.type, rule.formula1, rule.errorStyle) == ("list", '"DINKES,DISDIK"', "warning")
    assert validation(a_template(), "B").formula1 == '"PNS,PPPK"'
    assert validation(a_template(), "D") is None


def test_a_long_list_of_choices_stands_on_a_hidden_sheet():
    codes = [f"UNIT-{n:03d}" for n in range(300)]
    book = a_template(unit=codes)
    assert validation(book, "C").formula1 == "daftar!$A$1:$A$300"
    assert [cell.value for (cell,) in book["daftar"].iter_rows(max_col=1)] == codes
    assert book["daftar"].sheet_state == "hidden"


def test_a_choice_with_a_comma_stays_one_choice():
    """In a cell rule Excel parts the list at its commas."""
    book = a_template(unit=["Seksi Jalan, Jembatan", "Tata Usaha"])
    assert validation(book, "C").formula1 == "daftar!$A$1:$A$2"


def test_many_long_lists_stand_beside_each_other():
    columns = tuple(Column(f"k{n}", cells.text, "") for n in range(28))
    lists = {f"k{n}": [f"pilihan-{n}-{m:02d}" for m in range(40)] for n in range(28)}
    book = openpyxl.load_workbook(io.BytesIO(template("x", columns, lists)))
    assert validation_of(book, "AB").formula1 == "daftar!$AB$1:$AB$40"
    assert book["daftar"]["AB40"].value == "pilihan-27-39"


def validation_of(book: openpyxl.Workbook, column: str) -> Any:
    rules = book.worksheets[0].data_validations.dataValidation
    return next(rule for rule in rules if str(rule.sqref).startswith(f"{column}2:"))
