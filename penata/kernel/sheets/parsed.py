"""Lines of a sheet as values by column, with every problem that the cells alone show."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache
from typing import Any

from django.utils.translation import gettext as _

from penata.kernel.jobs.progress import Report, counted, silent
from penata.kernel.sheets.cells import is_empty
from penata.kernel.sheets.columns import Column, Heading, suggestions
from penata.kernel.sheets.problems import CellProblem, Level, Problem

_DOT_DECIMAL = re.compile(r"-?(\d+\.(\d{1,2}|\d{4,})|0\.\d+)")
REMEMBERED_CELLS = 4096  # of each column

_PLAIN_DOT = re.compile(r"-?\d+\.\d+")


@dataclass(slots=True)
class ParsedRow:
    """`values` has every column of the file but those whose cell failed; an empty cell is None."""

    number: int
    values: dict[str, Any]
    problems: list[Problem] = field(default_factory=list)

    @property
    def is_broken(self) -> bool:
        return bool(self.problems) and any(problem.is_error for problem in self.problems)


@dataclass(slots=True)
class ParsedSheet:
    heading: Heading
    columns: tuple[Column, ...]
    rows: list[ParsedRow]
    problems: list[Problem] = field(default_factory=list)  # of the sheet as a whole

    def has(self, name: str) -> bool:
        """Whether the file speaks of this column at all: an absent column changes nothing."""
        return name in self.heading.places or name in self.heading.constants


@dataclass(frozen=True, slots=True)
class _Reader:
    """How one column of this file is read. Cells repeat, so what they mean is remembered."""

    column: Column
    place: int
    read: Callable[[Any], Any]  # raises CellProblem


def parse(heading: Heading, columns: Sequence[Column], report: Report = silent) -> ParsedSheet:
    readers = _readers(heading, columns)
    required = [column.name for column in columns if column.required]
    constant = _constants(heading, columns)
    lines = list(enumerate(heading.sheet.rows[heading.row :], start=heading.row + 1))
    rows, footers = [], []
    for number, line in counted(lines, len(lines), report):
        filled = [not is_empty(cell) for cell in line]
        if not any(filled) or _is_column_numbering(line, filled):
            continue
        row = _parse_row(number, line, filled, readers, constant)
        if _is_footer(filled, row, required):
            footers.append(_footer_problem(number))
        else:
            rows.append(row)
    return ParsedSheet(heading, tuple(columns), rows, [*_header_problems(heading, columns), *footers])


def _readers(heading: Heading, columns: Sequence[Column]) -> list[_Reader]:
    present = [column for column in columns if column.name in heading.places]
    dotted = _dot_decimals(heading, present)
    return [
        _Reader(
            column,
            heading.places[column.name],
            lru_cache(maxsize=REMEMBERED_CELLS, typed=True)(
                _reading(column, heading.values.get(column.name) or {}, column.name in dotted)
            ),
        )
        for column in present
    ]


def _reading(column: Column, words: Mapping[str, str], dotted: bool) -> Callable[[Any], Any]:
    """The column's parser behind what this file's header lesson and its decimal dots make of a text."""

    def read(raw: Any) -> Any:
        if isinstance(raw, str):
            raw = words.get(raw.strip(), raw)
            if dotted and _PLAIN_DOT.fullmatch(raw.strip()):
                raw = Decimal(raw.strip())
        return column.parse(raw)

    return read


def _parse_row(
    number: int,
    line: Sequence[Any],
    filled: Sequence[bool],
    readers: Sequence[_Reader],
    constant: dict[str, Any],
) -> ParsedRow:
    row = ParsedRow(number, dict(constant))
    width = len(line)
    spaced: list[str] = []
    for reader in readers:
        column, place = reader.column, reader.place
        if place >= width or not filled[place]:
            if column.required:
                row.problems.append(_empty_required(number, column))
            else:
                row.values[column.name] = None
            continue
        raw = line[place]
        if isinstance(raw, str) and "  " in raw and "  " in raw.strip():
            spaced.append(column.name)
        try:
            row.values[column.name] = reader.read(raw)
        except CellProblem as problem:
            row.problems.append(problem.at(number, column.name, raw))
    if spaced:
        row.problems.append(_double_space(number, spaced))
    if row.is_broken:
        _say_if_shifted(row, line, readers)
    return row


def _constants(heading: Heading, columns: Sequence[Column]) -> dict[str, Any]:
    by_name = {column.name: column for column in columns}
    return {
        name: None if is_empty(value) else by_name[name].parse(value)
        for name, value in heading.constants.items()
        if name in by_name
    }


def _dot_decimals(heading: Heading, present: Iterable[Column]) -> set[str]:
    """Number columns written as text whose dots part decimals: one 8.5 among them proves it."""
    proven = set()
    for column in present:
        if not column.numeric:
            continue
        place = heading.places[column.name]
        cells = (line[place] for line in heading.sheet.rows[heading.row :] if place < len(line))
        if any(isinstance(cell, str) and _DOT_DECIMAL.fullmatch(cell.strip()) for cell in cells):
            proven.add(column.name)
    return proven


def _say_if_shifted(row: ParsedRow, line: Sequence[Any], readers: Sequence[_Reader]) -> None:
    """Several failing cells that would all pass one place to the left or right: say that, once."""
    failing = [p for p in row.problems if p.is_error]
    if len(failing) < 2:
        return
    now = _passing(line, readers, 0)
    for step, side in ((1, _("kanan")), (-1, _("kiri"))):
        if _passing(line, readers, step) >= now + 2:
            row.problems = [p for p in row.problems if not p.is_error]
            row.problems.append(
                Problem(
                    row.number,
                    failing[0].column,
                    Level.ERROR,
                    "shifted",
                    _("Isi baris ini tampak bergeser satu kolom ke %s.") % side,
                    _("Geser kembali isi baris ini di lembar kerja mulai kolom %s.") % failing[0].column,
                )
            )
            return


def _passing(line: Sequence[Any], readers: Sequence[_Reader], step: int) -> int:
    count = 0
    for reader in readers:
        place = reader.place + step
        raw = line[place] if 0 <= place < len(line) else None
        if is_empty(raw):
            continue
        try:
            reader.column.parse(raw)
            count += 1
        except CellProblem:
            pass
    return count


def _is_column_numbering(line: Sequence[Any], filled: Sequence[bool]) -> bool:
    """The line 1 2 3 4 … that printed tables put under their header."""
    cells = (
        str(cell).strip().strip("()").removesuffix(".0")
        for cell, told in zip(line, filled, strict=True)
        if told
    )
    return sum(filled) >= 3 and all(cell == str(n) for n, cell in enumerate(cells, start=1))


def _is_footer(filled: Sequence[bool], row: ParsedRow, required: Sequence[str]) -> bool:
    """A total or a signature under the table: hardly anything filled, and nothing that is required."""
    return sum(filled) <= 2 and len(required) >= 2 and not any(row.values.get(name) for name in required)


def _header_problems(heading: Heading, columns: Sequence[Column]) -> list[Problem]:
    if heading.layout:
        return []
    problems = []
    for header, hits in suggestions(heading, columns).items():
        remedy = (
            _("Mungkin maksudnya: %s. Ganti judulnya, atau ajarkan.") % ", ".join(hits)
            if hits
            else _("Hapus kolomnya bila tidak dipakai, atau ajarkan artinya.")
        )
        problems.append(
            Problem(
                heading.row,
                header,
                Level.WARNING,
                "unknown_column",
                _("Kolom “%s” tidak dikenal dan tidak dibaca.") % header[:60],
                remedy,
            )
        )
    return problems


def _footer_problem(number: int) -> Problem:
    return Problem(
        number,
        "",
        Level.WARNING,
        "footer",
        _("Baris ini tampak seperti catatan kaki dan tidak dibaca."),
        _("Lengkapi kolom wajib bila baris ini memang data."),
    )


def _empty_required(number: int, column: Column) -> Problem:
    return Problem(
        number,
        column.name,
        Level.ERROR,
        "empty_required",
        _("Kolom wajib %s kosong.") % column.name,
        _("Isi: %s.") % _(column.note),
    )


def _double_space(number: int, names: list[str]) -> Problem:
    return Problem(
        number,
        names[0],
        Level.WARNING,
        "double_space",
        _("Spasi ganda di %s dirapikan.") % ", ".join(names),
        _("Tidak perlu tindakan."),
    )
