"""Open a file that a stranger sent: by its content, not by its name, and never more of it than fits."""

from __future__ import annotations

import csv
import gzip
import io
import zipfile
import zlib
from collections import Counter
from dataclasses import dataclass, field
from itertools import islice
from typing import Any
from xml.parsers.expat import ExpatError

from django.utils.translation import gettext as _
from python_calamine import CalamineError, CalamineWorkbook, PasswordError

from penata.kernel.sheets.extent import extents
from penata.kernel.sheets.problems import FileRefused
from penata.kernel.sheets.repeated import repeated_text

MEGABYTE = 1024 * 1024
LARGEST_FILE = 60 * MEGABYTE
LARGEST_UNPACKED = 500 * MEGABYTE
LARGEST_TEXT_FILE = 2 * LARGEST_FILE
LARGEST_RATIO = 200
MOST_ROWS = 250_000
MOST_COLUMNS = 400
MILLION = 1_000_000
MOST_TEXT = 500 * MILLION  # letters, counted as often as cells repeat them
MOST_CELLS = 10 * MILLION  # the reader lays out every cell of the table, empty or not

ZIP, OLE, GZIP = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"\x1f\x8b"
MANIFEST, BINARY_BOOK = "META-INF/manifest.xml", "xl/workbook.bin"
LOCKED_PACKAGE = "EncryptedPackage".encode("utf-16-le")  # what an xlsx with a password is inside an OLE file
MARKS = ";\t|,"  # that part cells in text; a comma stands in names and numbers too


@dataclass(slots=True)
class RawSheet:
    """Cells as the program saved them: text, number, date or nothing. `rows[0]` is line 1."""

    name: str
    rows: list[list[Any]] = field(default_factory=list)


def read_sheets(content: bytes) -> list[RawSheet]:
    """Every sheet of an xlsx, xls, ods or csv file.

    Raises FileRefused, in words, for what is too large, locked, damaged or something else altogether.
    """
    content = unpack(content)
    if content.startswith(ZIP):
        _check_zip(content)
        return _read_workbook(content)
    if content.startswith(OLE):
        if LOCKED_PACKAGE in content:
            raise _locked()
        return _read_workbook(content)
    return [RawSheet("csv", _read_text_table(content))]


def unpack(content: bytes) -> bytes:
    """The content itself, out of a gzip wrapping where there is one."""
    if not content:
        raise FileRefused(_("Berkas kosong."), _("Pilih berkas yang berisi data."))
    if len(content) > LARGEST_FILE:
        raise FileRefused(
            _("Berkas lebih besar dari %d MB.") % (LARGEST_FILE // MEGABYTE),
            _("Bagi menjadi beberapa berkas."),
        )
    if not content.startswith(GZIP):
        return content
    try:
        with gzip.open(io.BytesIO(content)) as packed:
            plain = packed.read(LARGEST_TEXT_FILE + 1)
    except (OSError, EOFError) as error:
        raise FileRefused(_("Berkas gzip rusak."), _("Unduh ulang berkasnya.")) from error
    if len(plain) > LARGEST_TEXT_FILE:
        raise FileRefused(_("Isi berkas terlalu besar sesudah dibuka."), _("Bagi menjadi beberapa berkas."))
    return plain


def decode(content: bytes) -> str:
    """Text in the encodings that offices use; a FileRefused for what is no text."""
    for mark, encoding in ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"), (b"\xef\xbb\xbf", "utf-8-sig")):
        if content.startswith(mark):
            return content.decode(encoding, errors="replace")
    if b"\0" in content[:4096]:
        raise FileRefused(
            _("Berkas ini bukan lembar kerja."),
            _("Simpan sebagai .xlsx, .xls, .ods, atau .csv, lalu unggah lagi."),
        )
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def _check_zip(content: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            _check_members(packed, len(content))
            reach = list(extents(packed, lambda height, width: _excess(height, width) is None))
            letters = repeated_text(packed, harmless=MOST_TEXT)
    except FileRefused:
        raise
    except ExpatError as error:
        raise _unreadable() from error
    except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, ValueError) as error:
        raise FileRefused(
            _("Berkas rusak atau terpotong."), _("Unduh atau simpan ulang berkasnya.")
        ) from error
    for height, width in reach:
        _check_extent(height, width)
    if letters > MOST_TEXT:
        raise FileRefused(
            _("Isi berkas terlalu besar sesudah dibuka."),
            _("Hapus sel berisi teks sangat panjang yang diulang-ulang, lalu simpan ulang."),
        )


def _check_members(packed: zipfile.ZipFile, size: int) -> None:
    members = packed.infolist()
    names = {member.filename for member in members}
    unpacked = sum(member.file_size for member in members)
    if unpacked > LARGEST_UNPACKED or unpacked > LARGEST_RATIO * size + MEGABYTE:
        raise FileRefused(
            _("Isi berkas terlalu besar sesudah dibuka."),
            _("Hapus lembar dan baris kosong, lalu simpan ulang."),
        )
    if names.isdisjoint({"[Content_Types].xml", "mimetype"}):
        raise FileRefused(
            _("Berkas ini arsip zip, bukan lembar kerja."),
            _("Buka arsipnya dan unggah lembar kerja di dalamnya."),
        )
    if any(member.flag_bits & 1 for member in members):
        raise _locked()
    if MANIFEST in names and b"encryption-data" in packed.read(MANIFEST):  # an ods says so there
        raise _locked()
    if BINARY_BOOK in names:  # an xlsb, of which nobody can tell how far it reaches
        raise _unreadable()


def _read_workbook(content: bytes) -> list[RawSheet]:
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        sheets = []
        for name in book.sheet_names:
            sheet = book.get_sheet_by_name(name)
            top, left = sheet.start or (0, 0)
            if sheet.end is not None:
                _check_extent(sheet.end[0] + 1, sheet.end[1] + 1)
            rows = sheet.to_python(skip_empty_area=True)
            sheets.append(RawSheet(name, [[]] * top + [[""] * left + row for row in rows]))
    except PasswordError as error:
        raise _locked() from error
    except CalamineError as error:
        raise _unreadable() from error
    return sheets


def _check_extent(height: int, width: int) -> None:
    if (refusal := _excess(height, width)) is not None:
        raise refusal


def _excess(height: int, width: int) -> FileRefused | None:
    if height > MOST_ROWS:
        return FileRefused(
            _("Lembar berisi lebih dari %d baris.") % MOST_ROWS, _("Bagi menjadi beberapa berkas.")
        )
    if width > MOST_COLUMNS:
        return FileRefused(
            _("Lembar berisi lebih dari %d kolom.") % MOST_COLUMNS, _("Hapus kolom kosong di kanan tabel.")
        )
    if height * width > MOST_CELLS:
        return FileRefused(
            _("Lembar berisi lebih dari %d juta sel.") % (MOST_CELLS // MILLION),
            _("Hapus isi yang jauh di bawah atau di kanan tabel, atau bagi menjadi beberapa berkas."),
        )
    return None


def _locked() -> FileRefused:
    return FileRefused(
        _("Berkas terkunci kata sandi."),
        _("Buka di Excel, hapus kata sandinya, simpan, lalu unggah lagi."),
    )


def _unreadable() -> FileRefused:
    return FileRefused(
        _("Berkas tidak dapat dibaca sebagai lembar kerja."),
        _("Buka di Excel atau LibreOffice, simpan sebagai .xlsx, lalu unggah lagi."),
    )


def _read_text_table(content: bytes) -> list[list[Any]]:
    text = decode(content)
    if "\0" in text:
        raise _unreadable()
    head = text[:4096]
    if "<html" in head.lower() or "<table" in head.lower():
        raise FileRefused(
            _("Berkas ini halaman web yang diberi nama lembar kerja."),
            _("Buka di Excel atau LibreOffice, simpan sebagai .xlsx, lalu unggah lagi."),
        )
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text))
    table, cells, width = [], 0, 0
    try:
        for row in rows:
            table.append(row)
            cells, width = cells + len(row), max(width, len(row))
            if len(table) > MOST_ROWS or cells > MOST_CELLS:
                break
    except csv.Error as error:
        raise FileRefused(
            _("Berkas csv tidak dapat dibaca di sekitar baris %d.") % rows.line_num,
            _("Periksa tanda kutip di baris itu."),
        ) from error
    _check_extent(len(table), width)
    return table


def _delimiter(text: str) -> str:
    """The mark that parts most of the first filled lines, into alike and many cells."""
    return max(MARKS, key=lambda mark: _parted(text[:65536], mark))


def _parted(text: str, mark: str) -> tuple[int, int, int]:
    """How many lines a mark parts, how many of them into the same number of cells, and into how many."""
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=mark)
    widths = Counter(len(line) for line in islice(filter(any, lines), 10) if len(line) > 1)
    alike, width = max(((count, width) for width, count in widths.items()), default=(0, 0))
    return widths.total(), alike, width
