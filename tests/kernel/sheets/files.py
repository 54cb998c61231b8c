"""Files as strangers send them: xlsx, ods and xls made in memory, whole or broken."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import Any
from xml.sax.saxutils import escape

import xlsxwriter

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def xlsx(fill: Callable[[xlsxwriter.Workbook], object]) -> bytes:
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
        fill(book)
    return buffer.getvalue()


def xlsx_of(*sheets: Sequence[Sequence[Any]], names: Sequence[str] = ()) -> bytes:
    """Cells as Excel keeps them: text as text, days as days, numbers as numbers."""

    def fill(book: xlsxwriter.Workbook) -> None:
        day = book.add_format({"num_format": "dd-mm-yyyy"})
        for number, rows in enumerate(sheets):
            sheet = book.add_worksheet(names[number] if names else None)
            for line, row in enumerate(rows):
                for place, value in enumerate(row):
                    if isinstance(value, datetime | date):
                        moment = value if isinstance(value, datetime) else datetime(*value.timetuple()[:3])
                        sheet.write_datetime(line, place, moment, day)
                    elif isinstance(value, str):
                        sheet.write_string(line, place, value)
                    elif value is not None:
                        sheet.write(line, place, value)

    return xlsx(fill)


def zipped(**members: str | bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in members.items():
            packed.writestr(name, content)
    return buffer.getvalue()


_SPACES = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for short, name in (("office", "office"), ("table", "table"), ("text", "text"))
)


def _ods_cell(value: Any) -> str:
    if value in (None, ""):
        return "<table:table-cell/>"
    if isinstance(value, date):
        kind = f'office:value-type="date" office:date-value="{value.isoformat()}"'
    elif isinstance(value, int | float):
        kind = f'office:value-type="float" office:value="{value}"'
    else:
        kind = 'office:value-type="string"'
    return f"<table:table-cell {kind}><text:p>{escape(str(value))}</text:p></table:table-cell>"


def ods(rows: Sequence[Sequence[Any]], name: str = "Data") -> bytes:
    lines = "".join(f"<table:table-row>{''.join(map(_ods_cell, row))}</table:table-row>" for row in rows)
    nothing = '<table:table-cell table:number-columns-repeated="16384"/>'
    rest = f'<table:table-row table:number-rows-repeated="1048570">{nothing}</table:table-row>'
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {_SPACES}><office:body><office:spreadsheet>'
        f'<table:table table:name="{escape(name)}">{lines}{rest}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    manifest = '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
    members = {
        "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
        "META-INF/manifest.xml": manifest,
        "content.xml": content,
    }
    return zipped(**members)


# --- xls: an OLE file with one stream of BIFF8 records ---


def ole(stream_name: str, stream: bytes) -> bytes:
    """The smallest compound file: header, one sector of allocation, one of directory, then the stream."""
    end, free, special = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD
    stream = stream.ljust(max(4096, -(-len(stream) // 512) * 512), b"\0")
    count = len(stream) // 512
    header = OLE + bytes(16) + struct.pack("<HHHHH6x", 0x3E, 3, 0xFFFE, 9, 6)
    header += struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, end, 0, end, 0)
    header += struct.pack("<I", 0) + struct.pack("<I", free) * 108
    chain = [special, end, *range(3, count + 2), end]
    allocation = b"".join(struct.pack("<I", at) for at in chain).ljust(512, b"\xff")

    def entry(name: str, kind: int, start: int, size: int, child: int = free) -> bytes:
        written = name.encode("utf-16-le") + b"\0\0"
        told = written.ljust(64, b"\0") + struct.pack("<HBB", len(written) if name else 0, kind, 1)
        return (
            told + struct.pack("<III", free, free, child) + bytes(36) + struct.pack("<IQ", start, size)
        ).ljust(128, b"\0")

    root = entry("Root Entry", 5, end, 0, child=1)
    directory = root + entry(stream_name, 2, 2, len(stream)) + entry("", 0, 0, 0) * 2
    return header + allocation + directory + stream


def xls(rows: Sequence[Sequence[str | float]], name: str = "Data") -> bytes:
    def record(kind: int, body: bytes) -> bytes:
        return struct.pack("<HH", kind, len(body)) + body

    def begin(what: int) -> bytes:
        return record(0x0809, struct.pack("<HHHHII", 0x0600, what, 0x0DBB, 0x07CC, 0, 6))

    def cell(line: int, place: int, value: str | float) -> bytes:
        at = struct.pack("<HHH", line, place, 0)
        if isinstance(value, str):
            written = value.encode("utf-16-le")
            return record(0x0204, at + struct.pack("<HB", len(value), 1) + written)
        return record(0x0203, at + struct.pack("<d", value))

    sheet = begin(0x0010)
    sheet += record(0x0200, struct.pack("<IIHHH", 0, len(rows), 0, max(map(len, rows)), 0))
    sheet += b"".join(
        cell(line, place, value) for line, row in enumerate(rows) for place, value in enumerate(row)
    )
    sheet += record(0x000A, b"")
    title = name.encode("latin-1")

    def book(offset: int) -> bytes:
        bound = struct.pack("<IBBBB", offset, 0, 0, len(title), 0) + title
        return (
            begin(0x0005)
            + record(0x0042, struct.pack("<H", 1200))
            + record(0x0085, bound)
            + record(0x000A, b"")
        )

    return ole("Workbook", book(len(book(0))) + sheet)
