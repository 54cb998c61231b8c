"""A text that a book writes once and its cells repeat is counted as often as they do, before they do."""

from __future__ import annotations

import gzip
import io
import zipfile

import pytest

from penata.kernel.sheets import source
from penata.kernel.sheets.problems import FileRefused
from penata.kernel.sheets.repeated import repeated_text
from penata.kernel.sheets.source import read_sheets
from tests.kernel.sheets.files import xlsx_of, zipped
from tests.kernel.sheets.test_extent import SPACE, ods_with


def book(texts: list[str], places: list[int]) -> bytes:
    """A workbook of one row whose cells point at these texts."""
    cells = "".join(f'<c t="s"><v>{place}</v></c>' for place in places)
    shared = "".join(f"<si><t>{text}</t></si>" for text in texts)
    with zipfile.ZipFile(io.BytesIO(xlsx_of([["nama"]]))) as packed:
        members = {name: packed.read(name) for name in packed.namelist()}
    sheet = f'<worksheet xmlns="{SPACE}"><sheetData><row>{cells}</row></sheetData></worksheet>'
    return zipped(
        **members
        | {"xl/worksheets/sheet1.xml": sheet, "xl/sharedStrings.xml": f'<sst xmlns="{SPACE}">{shared}</sst>'}
    )


def letters(content: bytes) -> int:
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        return repeated_text(packed)


def test_each_cell_counts_the_text_that_it_points_at():
    assert letters(book(["nama", "unit kerja"], [0, 1, 1])) == 4 + 10 + 10


def test_sheets_are_not_read_again_where_no_count_of_them_could_matter():
    content = book(["nama", "unit kerja"], [0, 1, 1])
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        exact, bound = repeated_text(packed), repeated_text(packed, harmless=10_000)
        assert exact <= bound <= 10_000
        assert repeated_text(packed, harmless=exact) == exact


def test_a_book_without_shared_texts_repeats_none():
    assert letters(zipped(mimetype="x", **{"content.xml": "<a/>"})) == 0


def test_a_repeated_cell_of_an_ods_counts_as_often_as_it_stands():
    line = (
        '<table:table-row table:number-rows-repeated="3"><table:table-cell office:value-type="string" '
        'table:number-columns-repeated="2"><text:p>lima5</text:p></table:table-cell></table:table-row>'
    )
    assert letters(ods_with(line)) >= 5 * 3 * 2


def test_a_long_text_in_many_cells_is_refused_before_it_is_laid_out(monkeypatch):
    monkeypatch.setattr(source, "MOST_TEXT", 1_000)
    with pytest.raises(FileRefused, match="terlalu besar sesudah dibuka"):
        read_sheets(book(["x" * 200], [0] * 6))
    assert read_sheets(book(["nama", "x" * 200], [0, 1]))[0].rows[0][0] == "nama"


def test_a_text_file_is_left_alone_as_soon_as_it_is_too_long(monkeypatch):
    monkeypatch.setattr(source, "MOST_ROWS", 10)
    with pytest.raises(FileRefused, match="lebih dari 10 baris"):
        read_sheets(b"nama\n" * 100_000)


def test_a_packed_text_is_opened_no_further_than_it_may_be(monkeypatch):
    monkeypatch.setattr(source, "LARGEST_TEXT_FILE", 1_000)
    with pytest.raises(FileRefused, match="terlalu besar sesudah dibuka"):
        read_sheets(gzip.compress(b"nama\n" * 10_000))
