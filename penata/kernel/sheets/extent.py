"""How far the cells of a packed workbook reach, told before its reader lays out every cell in between.

Two cells at opposite corners are a few kilobytes in the file and terabytes in memory, and a reader that is refused
memory takes the whole process with it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import reduce
from typing import IO
from xml.parsers import expat
from zipfile import ZipFile

Extent = tuple[int, int]  # lines and columns, counted from the first cell of the sheet

PIECE = 1024 * 1024
ODS_CONTENT = "content.xml"
UNTOLD = (2**31, 2**31)

# A cell as nearly every program names it, or the beginning of one that is written in another way.
_CELL = re.compile(rb'<c(?: r="([A-Z]{1,3}[0-9]{1,7})"|[\s/>])')
_PREFIXED_CELL = re.compile(rb":c[\s/>]")
_LETTERS, _DIGITS = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ", b"0123456789"
_PLACE = re.compile(r"([A-Za-z]{1,3})([0-9]{1,7})")


def extents(packed: ZipFile, fits: Callable[[int, int], bool]) -> Iterator[Extent]:
    """Of each sheet that is not certain to fit, the extent of its filled cells. Raises ExpatError."""
    for member in packed.infolist():
        with packed.open(member) as part:
            outer = _outer_extent(part)
        if not fits(*outer):
            cells = _XlsxCells()
            with packed.open(member) as part:
                walk(part, cells.start, cells.end)
            yield cells.height, cells.width
        if member.filename == ODS_CONTENT:
            tables = _OdsTables()
            with packed.open(member) as part:
                walk(part, tables.start)
            yield from tables.extents()


def _outer_extent(part: IO[bytes]) -> Extent:
    """The box around all cells of an xlsx sheet, empty ones too, told fast; UNTOLD where that takes a closer look."""
    columns, lines, is_sheet = set[bytes](), set[bytes](), False
    for piece in pieces(part):
        is_sheet = is_sheet or b"sheetData" in piece
        if not is_sheet:
            continue
        if _PREFIXED_CELL.search(piece):
            return UNTOLD
        named = _CELL.findall(piece)
        columns.update({name.rstrip(_DIGITS) for name in named})
        lines.update({name.lstrip(_LETTERS) for name in named})
    if b"" in columns:
        return UNTOLD
    return max(map(int, lines), default=0), max(map(_number, columns), default=0)


def pieces(part: IO[bytes]) -> Iterator[bytes]:
    """The content in pieces that tear no tag apart."""
    rest = b""
    while chunk := part.read(max(PIECE, len(rest))):
        whole, mark, tail = (rest + chunk).rpartition(b"<")
        yield whole
        rest = mark + tail
    yield rest


def _number(letters: bytes) -> int:
    """A is 1, AA is 27."""
    return reduce(lambda number, letter: number * 26 + letter - 64, letters, 0)


def walk(
    part: IO[bytes],
    start: Callable[[str, dict[str, str]], None],
    end: Callable[[str], None] | None = None,
    text: Callable[[str], None] | None = None,
) -> None:
    """Tell of every element and text of an XML part, piece by piece. Raises ExpatError."""
    parser = expat.ParserCreate()
    parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler = start, end, text
    while chunk := part.read(PIECE):
        parser.Parse(chunk)
    parser.Parse(b"", True)


class _XlsxCells:
    """Where the filled cells of an xlsx sheet stand, by their names or, without one, by counting."""

    def __init__(self) -> None:
        self.height = self.width = 0
        self.line = self.place = 0  # what the next cell without a name follows
        self.here = (0, 0)

    def start(self, name: str, told: dict[str, str]) -> None:
        name = name.rpartition(":")[2]
        if name == "row" and told.get("r", "").isdecimal():
            self.line = int(told["r"]) - 1
        elif name == "c":
            named = _PLACE.fullmatch(told.get("r", ""))
            self.here = (
                (int(named[2]), _number(named[1].upper().encode()))
                if named
                else (self.line + 1, self.place + 1)
            )
            self.place = self.here[1]
        elif name in {"v", "is"}:
            self.height, self.width = max(self.height, self.here[0]), max(self.width, self.here[1])

    def end(self, name: str) -> None:
        if name.rpartition(":")[2] == "row":
            self.line, self.place = self.line + 1, 0


class _OdsTables:
    """How far each table of an ods reaches; its lines and cells say how often they are repeated."""

    def __init__(self) -> None:
        self._done: list[Extent] = []
        self._height = self._width = self._line = 0
        self._repeated = self._place = self._filled = 0

    def start(self, name: str, told: dict[str, str]) -> None:
        if name == "table:table-cell" or name == "table:covered-table-cell":
            self._place += times(told.get("table:number-columns-repeated"))
            if "office:value-type" in told or "table:formula" in told:
                self._filled = self._place
        elif name == "table:table-row":
            self._end_line()
            self._repeated = times(told.get("table:number-rows-repeated"))
        elif name == "table:table":
            self._end_table()

    def extents(self) -> list[Extent]:
        self._end_table()
        return self._done

    def _end_line(self) -> None:
        self._line += self._repeated
        if self._filled:
            self._height, self._width = self._line, max(self._width, self._filled)
        self._repeated = self._place = self._filled = 0

    def _end_table(self) -> None:
        self._end_line()
        self._done.append((self._height, self._width))
        self._height = self._width = self._line = 0


def times(repeated: str | None) -> int:
    """How often a line or cell of an ods stands, by what it says of itself."""
    return int(repeated) if repeated and repeated.isdecimal() else 1
