"""How far cells reach is told from the file itself, whatever way its program writes them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from xml.parsers.expat import ExpatError

import pytest

from penata.kernel.sheets import source
from penata.kernel.sheets.extent import extents
from penata.kernel.sheets.problems import FileRefused
from penata.kernel.sheets.source import read_sheets
from tests.kernel.sheets.files import ods, xlsx_of, zipped

TABLE = [["nama", "unit"], ["Siti", "DINKES"]]
SPACE = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
FAR = {"filled": '<c r="OK250001"><v>1</v></c>', "empty": '<c r="OK250001" s="0"/>'}


def xlsx_with(lines: str) -> bytes:
    """A workbook whose only sheet has these lines, as somebody else's program may write them."""
    sheet = f'<?xml version="1.0"?><worksheet xmlns="{SPACE}" xmlns:x="{SPACE}"><sheetData>{lines}</sheetData></worksheet>'
    with zipfile.ZipFile(io.BytesIO(xlsx_of(TABLE))) as packed:
        members = {name: packed.read(name) for name in packed.namelist()}
    return zipped(**members | {"xl/worksheets/sheet1.xml": sheet})


def ods_with(lines: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(ods([]))) as packed:
        members = {name: packed.read(name) for name in packed.namelist()}
    before, mark, _rest = members["content.xml"].decode().partition('table:name="Data">')
    end = "</table:table></office:spreadsheet></office:body></office:document-content>"
    return zipped(**members | {"content.xml": before + mark + lines + end})


def exact(
    content: bytes, fits: Callable[[int, int], bool] = lambda height, width: height == 0
) -> set[tuple[int, int]]:
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        return {extent for extent in extents(packed, fits) if extent != (0, 0)}


def test_a_sheet_that_fits_at_first_sight_is_not_looked_at_again():
    assert exact(xlsx_of(TABLE), lambda height, width: (height, width) in {(0, 0), (2, 2)}) == set()
    assert exact(xlsx_of(TABLE)) == {(2, 2)}


@pytest.mark.parametrize(
    ("lines", "extent"),
    [
        ('<row r="2"><c r="B2"><v>1</v></c></row>', (2, 2)),
        ('<row r="2"><c r="AA2" t="inlineStr"><is><t>x</t></is></c></row>', (2, 27)),
        ("<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>", (2, 2)),
        ('<row r="7"><c><v>1</v></c></row><row><c/><c><v>2</v></c></row>', (8, 2)),
        ('<row r="1"><c r="C1"><v>1</v></c><c><v>2</v></c></row>', (1, 4)),
        ('<x:row r="3"><x:c r="A3"><x:v>1</x:v></x:c></x:row>', (3, 1)),
        ("<row r='4'><c  s='0'\n r = 'b4'><v>1</v></c></row>", (4, 2)),
        ('<row r="1"><c r="A1"><v>1</v></c><c r="XFD9" s="0"/><c r="B7"><f>A1</f></c></row>', (1, 1)),
    ],
    ids=[
        "named", "inline text", "without names", "counted on", "counted on in a line", "with a prefix", "oddly spaced",
        "empty and uncounted formula",
    ],
)  # fmt: skip
def test_filled_cells_of_an_xlsx_count_wherever_they_say_they_stand(lines, extent):
    assert exact(xlsx_with(lines)) == {extent}


CELL = '<table:table-cell office:value-type="float" office:value="1"{}/>'
GAP = '<table:table-cell table:number-columns-repeated="{}"/>'


@pytest.mark.parametrize(
    ("lines", "extent"),
    [
        (f"<table:table-row>{CELL.format('')}</table:table-row>", (1, 1)),
        (f"<table:table-row>{GAP.format(9)}{CELL.format('')}{GAP.format(99)}</table:table-row>", (1, 10)),
        (
            f'<table:table-row table:number-rows-repeated="30">{GAP.format(5)}</table:table-row>'
            f"<table:table-row>{CELL.format('')}</table:table-row>",
            (31, 1),
        ),
        (
            '<table:table-row table:number-rows-repeated="40">'
            + CELL.format(' table:number-columns-repeated="50"')
            + "</table:table-row>",
            (40, 50),
        ),
    ],
    ids=["one", "after a gap", "after empty lines", "repeated"],
)
def test_cells_of_an_ods_count_as_often_as_they_are_repeated(lines, extent):
    assert exact(ods_with(lines)) == {extent}
    height, width = extent
    (sheet,) = read_sheets(ods_with(lines))
    assert (len(sheet.rows), len(sheet.rows[-1])) == (height, width)


def test_far_cells_of_an_ods_are_refused_before_they_are_laid_out():
    bomb = (
        '<table:table-row table:number-rows-repeated="249999"/><table:table-row>'
        + GAP.format(399) + CELL.format("") + "</table:table-row>"
    )  # fmt: skip
    with pytest.raises(FileRefused, match="Lembar berisi lebih dari 10 juta sel"):
        read_sheets(ods_with(bomb))


def test_a_far_cell_without_content_holds_no_sheet_back():
    lines = '<row r="1"><c r="A1" t="inlineStr"><is><t>nama</t></is></c>{}</row>'
    assert read_sheets(xlsx_with(lines.format(FAR["empty"])))[0].rows == [["nama"]]
    with pytest.raises(FileRefused, match="Lembar berisi lebih dari"):
        read_sheets(xlsx_with(lines.format(FAR["filled"])))


def test_a_tag_longer_than_a_piece_is_read_whole():
    lines = f'<row><c{" " * 3_000_000}r="C3"><v>1</v></c></row>'
    assert exact(xlsx_with(lines)) == {(3, 3)}


def test_a_picture_is_no_sheet_whatever_its_bytes():
    with zipfile.ZipFile(io.BytesIO(xlsx_of(TABLE))) as packed:
        members = {name: packed.read(name) for name in packed.namelist()}
    content = zipped(**members, **{"xl/media/image1.png": b'\x89PNG <c r="XFD1048576"> <c '})
    assert read_sheets(content)[0].rows == TABLE


def test_a_sheet_that_is_no_xml_is_not_measured(monkeypatch):
    torn = xlsx_with('<row><c r="A1"><v>1</v></row>')
    with pytest.raises(ExpatError):
        exact(torn)
    monkeypatch.setattr(source, "MOST_ROWS", 0)
    with pytest.raises(FileRefused, match="Berkas tidak dapat dibaca sebagai lembar kerja"):
        read_sheets(torn)


def test_a_binary_workbook_whose_extent_nobody_can_tell_is_refused():
    with pytest.raises(FileRefused, match=r"simpan sebagai \.xlsx"):
        read_sheets(zipped(**{"[Content_Types].xml": "<Types/>", "xl/workbook.bin": b"\x00"}))
