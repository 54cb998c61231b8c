"""Files are opened by their content; what is too large, locked or no sheet at all is refused in words."""

from __future__ import annotations

import gzip
import io
import subprocess
import sys
import zipfile
from datetime import date, time, timedelta
from pathlib import Path

import pytest

from penata.kernel.sheets import source
from penata.kernel.sheets.problems import FileRefused
from penata.kernel.sheets.source import RawSheet, decode, read_sheets
from tests.kernel.sheets.files import OLE, ods, ole, xls, xlsx, xlsx_of, zipped

TABLE = [["nama", "unit"], ["Siti", "DINKES"]]


def refusal(content: bytes) -> str:
    with pytest.raises(FileRefused) as refused:
        read_sheets(content)
    assert refused.value.remedy.endswith(".")
    return refused.value.message


# --- workbooks ---


@pytest.mark.parametrize("content", [xlsx_of(TABLE), xls(TABLE), ods(TABLE)], ids=["xlsx", "xls", "ods"])
def test_a_table_is_read_whatever_program_saved_it(content):
    (sheet,) = read_sheets(content)
    assert sheet.rows == TABLE


def test_cells_come_as_the_program_saved_them():
    (sheet,) = read_sheets(xlsx_of([["196608011988031001", 2.5, date(2026, 3, 1), True, None, "=1+1"]]))
    assert sheet.rows == [["196608011988031001", 2.5, date(2026, 3, 1), True, "", "=1+1"]]


def test_a_number_that_excel_made_of_a_nip_comes_as_a_number():
    (sheet,) = read_sheets(xlsx_of([[196608011988031001]]))
    assert sheet.rows == [[1.96608011988031e17]]


def test_times_and_durations_come_as_such():
    def fill(book):
        sheet = book.add_worksheet()
        sheet.write_number(0, 0, 0.3125, book.add_format({"num_format": "hh:mm"}))
        sheet.write_number(0, 1, 1.5, book.add_format({"num_format": "[h]:mm"}))

    (sheet,) = read_sheets(xlsx(fill))
    assert sheet.rows == [[time(7, 30), timedelta(hours=36)]]


def test_lines_and_columns_keep_their_places_where_the_table_begins_further_down():
    def fill(book):
        book.add_worksheet("Data").write_row(2, 1, ["nama", "unit"])

    (sheet,) = read_sheets(xlsx(fill))
    assert sheet.name == "Data"
    assert sheet.rows == [[], [], ["", "nama", "unit"]]


def test_every_sheet_is_read_empty_ones_and_charts_too():
    def fill(book):
        book.add_worksheet("Satu").write_row(0, 0, ["nama"])
        book.add_worksheet("Kosong")
        chart = book.add_chart({"type": "bar"})
        chart.add_series({"values": "=Satu!$A$1:$A$2"})
        book.add_chartsheet("Grafik").set_chart(chart)

    assert read_sheets(xlsx(fill)) == [
        RawSheet("Satu", [["nama"]]), RawSheet("Kosong", []), RawSheet("Grafik", []),
    ]  # fmt: skip


def test_the_result_of_a_formula_is_read_not_the_formula():
    def fill(book):
        book.add_worksheet().write_formula(0, 0, "=A2&A3", None, "hasil")

    (sheet,) = read_sheets(xlsx(fill))
    assert sheet.rows == [["hasil"]]


def test_a_gzipped_file_is_opened_first():
    assert read_sheets(gzip.compress(xlsx_of(TABLE)))[0].rows == TABLE
    assert read_sheets(gzip.compress(b"nama,unit\nSiti,DINKES\n"))[0].rows == TABLE


# --- text ---


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
def test_text_is_parted_by_whatever_mark_its_lines_agree_on(mark):
    content = f"nama{mark}unit\nSiti{mark}DINKES\n".encode()
    assert read_sheets(content) == [RawSheet("csv", TABLE)]


@pytest.mark.parametrize(
    "content",
    [
        "nama;unit\nJosé;DINKES\n".encode(),
        "\ufeffnama;unit\nJosé;DINKES\n".encode(),
        "nama;unit\nJosé;DINKES\n".encode("cp1252"),
        "nama\tunit\nJosé\tDINKES\n".encode("utf-16"),
        b"\xfe\xff" + "nama\tunit\nJosé\tDINKES\n".encode("utf-16-be"),
    ],
    ids=["utf-8", "utf-8 with mark", "cp1252", "utf-16", "utf-16 big-endian"],
)
def test_text_is_read_in_the_encodings_that_offices_use(content):
    assert read_sheets(content)[0].rows == [["nama", "unit"], ["José", "DINKES"]]


def test_titles_after_names_do_not_part_columns():
    content = b"nama;unit\nBudi, S.Pd., M.Pd;DINKES\nSiti, S.Kom., M.T;DISDIK\n"
    assert read_sheets(content)[0].rows == [
        ["nama", "unit"], ["Budi, S.Pd., M.Pd", "DINKES"], ["Siti, S.Kom., M.T", "DISDIK"],
    ]  # fmt: skip


def test_decimal_commas_do_not_part_columns():
    content = b"volume;norma\n1,5;2,5\n3,25;4,75\n"
    assert read_sheets(content)[0].rows == [["volume", "norma"], ["1,5", "2,5"], ["3,25", "4,75"]]


def test_lines_that_leave_their_last_cells_out_are_parted_all_the_same():
    lines = ["nama;unit;jabatan;golongan", "Budi, S.Pd;A", "Siti, S.Kom;B;Guru", "Tono, M.T;C;Guru;III/a"]
    assert read_sheets("\n".join(lines).encode())[0].rows == [line.split(";") for line in lines]


def test_quoted_cells_hold_marks_and_line_breaks_and_count_as_one_line():
    content = b'nama,unit\r\n"Budi, S.Pd.\nMarbun","DIN""KES"\r\nSiti,DISDIK\r\n'
    assert read_sheets(content)[0].rows == [
        ["nama", "unit"], ["Budi, S.Pd.\nMarbun", 'DIN"KES'], ["Siti", "DISDIK"],
    ]  # fmt: skip


def test_empty_lines_are_kept_so_that_lines_are_counted_as_in_the_file():
    assert read_sheets(b"\n\nnama,unit\n\nSiti,DINKES")[0].rows == [[], [], TABLE[0], [], TABLE[1]]


def test_old_line_ends_are_understood():
    assert read_sheets(b"nama,unit\rSiti,DINKES\r")[0].rows == TABLE


def test_text_that_cannot_be_decoded_whole_is_still_read():
    assert decode(b"a\x81b") == "a\ufffdb"


# --- what is refused ---


def test_an_empty_file_is_refused():
    assert refusal(b"") == "Berkas kosong."


def test_a_file_that_is_too_large_is_refused_before_it_is_opened(monkeypatch):
    monkeypatch.setattr(source, "LARGEST_FILE", 3 * source.MEGABYTE)
    assert refusal(b"a" * (3 * source.MEGABYTE + 1)) == "Berkas lebih besar dari 3 MB."


def test_an_archive_that_swells_beyond_measure_is_refused():
    bomb = zipped(**{"[Content_Types].xml": "<Types/>", "xl/worksheets/sheet1.xml": b"0" * 20_000_000})
    assert len(bomb) < 100_000
    assert refusal(bomb) == "Isi berkas terlalu besar sesudah dibuka."


def test_an_archive_larger_than_any_sheet_is_refused(monkeypatch):
    monkeypatch.setattr(source, "LARGEST_UNPACKED", 1000)
    assert refusal(xlsx_of(TABLE)) == "Isi berkas terlalu besar sesudah dibuka."


def test_a_gzip_that_swells_beyond_measure_is_refused(monkeypatch):
    monkeypatch.setattr(source, "LARGEST_TEXT_FILE", 1_000_000)
    assert refusal(gzip.compress(b"0" * 1_000_001)) == "Isi berkas terlalu besar sesudah dibuka."


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (zipped(**{"surat.txt": "isi"}), "Berkas ini arsip zip, bukan lembar kerja."),
        (xlsx_of(TABLE)[:2000], "Berkas rusak atau terpotong."),
        (zipped(**{"[Content_Types].xml": "<Types/>"}), "Berkas tidak dapat dibaca sebagai lembar kerja."),
        (
            zipped(**{"[Content_Types].xml": "<Types/>", "word/document.xml": "<a/>"}),
            "Berkas tidak dapat dibaca sebagai lembar kerja.",
        ),
        (
            zipped(mimetype="application/vnd.oasis.opendocument.text", **{"content.xml": "<a/>"}),
            "Berkas tidak dapat dibaca sebagai lembar kerja.",
        ),
        (OLE + b"x" * 600, "Berkas tidak dapat dibaca sebagai lembar kerja."),
        (OLE, "Berkas tidak dapat dibaca sebagai lembar kerja."),
        (ole("WordDocument", b"surat"), "Berkas tidak dapat dibaca sebagai lembar kerja."),
        (xls(TABLE)[:1600], "Berkas tidak dapat dibaca sebagai lembar kerja."),
        (gzip.compress(b"nama,unit")[:15], "Berkas gzip rusak."),
        (b"\x1f\x8bbukan gzip", "Berkas gzip rusak."),
        (b"%PDF-1.7\n\x00\x01", "Berkas ini bukan lembar kerja."),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "Berkas ini bukan lembar kerja."),
        (
            b"<html><body><table><tr><td>nama</td></tr></table>",
            "Berkas ini halaman web yang diberi nama lembar kerja.",
        ),
        (b"  <TABLE><tr><td>nama</td></tr></TABLE>", "Berkas ini halaman web yang diberi nama lembar kerja."),
        (b"nama,unit\n" + b"x" * 140_000, "Berkas csv tidak dapat dibaca di sekitar baris 2."),
    ],
    ids=[
        "zip", "cut xlsx", "empty xlsx", "docx", "odt", "garbage ole", "bare ole", "doc", "cut xls", "cut gzip",
        "no gzip", "pdf", "png", "html", "html table", "endless cell",
    ],
)  # fmt: skip
def test_what_is_no_sheet_is_refused_by_its_name(content, message):
    assert refusal(content) == message


LOCKED_ODS = zipped(
    mimetype="application/vnd.oasis.opendocument.spreadsheet",
    **{
        "META-INF/manifest.xml": '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml">'
        '<manifest:encryption-data manifest:checksum-type="SHA256"/></manifest:file-entry></manifest:manifest>',
        "content.xml": bytes(range(256)),
    },
)


@pytest.mark.parametrize(
    "content",
    [ole("EncryptedPackage", b"\x01" * 5000), LOCKED_ODS],
    ids=["xlsx with a password", "ods with a password"],
)
def test_a_locked_file_is_refused_as_locked(content):
    assert refusal(content) == "Berkas terkunci kata sandi."


def test_an_archive_of_a_later_make_is_refused_and_does_not_break_the_page():
    content = bytearray(xlsx_of(TABLE))
    content[content.rindex(b"PK\x01\x02") + 6] = 200
    with pytest.raises(NotImplementedError):
        zipfile.ZipFile(io.BytesIO(bytes(content)))
    assert refusal(bytes(content)) == "Berkas rusak atau terpotong."


def test_too_many_rows_are_refused(monkeypatch):
    monkeypatch.setattr(source, "MOST_ROWS", 3)
    assert read_sheets(b"a\nb\nc\n")[0].rows == [["a"], ["b"], ["c"]]
    assert refusal(b"a\nb\nc\nd\n") == "Lembar berisi lebih dari 3 baris."
    assert refusal(xlsx_of([["a"], ["b"], ["c"], ["d"]])) == "Lembar berisi lebih dari 3 baris."


def test_too_many_columns_are_refused(monkeypatch):
    monkeypatch.setattr(source, "MOST_COLUMNS", 3)
    assert read_sheets(b"a,b,c\n")[0].rows == [["a", "b", "c"]]
    assert refusal(b"a\na,b,c,d\n") == "Lembar berisi lebih dari 3 kolom."
    assert refusal(xlsx_of([["a", "b", "c", "d"]])) == "Lembar berisi lebih dari 3 kolom."


READ_WITHIN_TWO_GIGABYTES = """
import resource, sys
from django.conf import settings
settings.configure(USE_I18N=False)
resource.setrlimit(resource.RLIMIT_AS, (2 * 2**30, 2 * 2**30))
from penata.kernel.sheets.problems import FileRefused
from penata.kernel.sheets.source import read_sheets
try:
    print("read", len(read_sheets(sys.stdin.buffer.read())[0].rows))
except FileRefused as refusal:
    print(refusal.message)
"""


@pytest.mark.parametrize(
    ("line", "place"),
    [(1_048_575, 16_383), (249_999, 399)],
    ids=["the farthest cell", "the largest extent allowed"],
)
def test_two_cells_far_apart_do_not_bring_the_process_down(line, place):
    """A few kilobytes from a stranger; the reader would lay out every cell in between."""

    def fill(book):
        sheet = book.add_worksheet()
        sheet.write(0, 0, "nama")
        sheet.write(line, place, "x")

    content = xlsx(fill)
    assert len(content) < 10_000
    done = subprocess.run(
        [sys.executable, "-c", READ_WITHIN_TWO_GIGABYTES],
        input=content, capture_output=True, cwd=Path(__file__).resolve().parents[3], check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[:300]
    assert b"Lembar berisi" in done.stdout
