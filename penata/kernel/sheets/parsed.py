"""Lines of a sheet as values by column, with every problem that the cells alone show."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache
from itertools import chain, islice
from typing import Any, NamedTuple

from django.utils.translation import gettext as _

from penata.kernel.jobs.progress import Report, counted, silent
from penata.kernel.sheets.cells import is_empty
from penata.kernel.sheets.columns import Column, Heading, suggestions
from penata.kernel.sheets.problems import CellProblem, FileRefused, Level, Problem

_DOT_DECIMAL = re.compile(r"-?(\d+\.(\d{1,2}|\d{4,})|0\.\d+)")
REMEMBERED_CELLS = 16_384  # of each column

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


class _Reader(NamedTuple):
    """How one column of this file is read. Cells repeat, so what they mean is remembered."""

    column: Column
    name: str
    place: int
    read: Callable[[Any], Any]  # raises CellProblem


def parse(heading: Heading, columns: Sequence[Column], report: Report = silent) -> ParsedSheet:
    readers = _readers(heading, columns)
    telling, numbering = _telling(heading, columns), _numbering_line(heading)
    constant = _constants(heading, columns)
    lines = list(enumerate(heading.sheet.rows[heading.row :], start=heading.row + 1))
    rows, footers = [], []
    empty = {cell for cell in set(chain.from_iterable(heading.sheet.rows[heading.row :])) if is_empty(cell)}
    for number, line in counted(lines, len(lines), report):
        filled = [cell not in empty for cell in line]
        if not any(filled) or number == numbering:
            continue
        row = _parse_row(number, line, filled, readers, constant)
        if _is_footer(filled, row, telling):
            footers.append(_footer_problem(number))
        else:
            rows.append(row)
    return ParsedSheet(heading, tuple(columns), rows, [*_header_problems(heading, columns), *footers])


def _readers(heading: Heading, columns: Sequence[Column]) -> list[_Reader]:
    """From left to right as the sheet has them, so that problems are told in that order."""
    present = sorted(
        (column for column in columns if column.name in heading.places),
        key=lambda column: heading.places[column.name],
    )
    dotted = _dot_decimals(heading, present)
    return [
        _Reader(
            column,
            column.name,
            heading.places[column.name],
            lru_cache(maxsize=REMEMBERED_CELLS, typed=True)(
                _reading(column, heading.values.get(column.name) or {}, column.name in dotted)
            ),
        )
        for column in present
    ]


def _reading(column: Column, words: Mapping[str, str], dotted: bool) -> Callable[[Any], Any]:
    """The column's parser behind what this file's header lesson and its decimal dots make of a text."""
    if not words and not dotted:
        return column.parse

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
    width, values = len(line), row.values
    spaced: list[str] = []
    for column, name, place, read in readers:
        if place >= width or not filled[place]:
            if column.required:
                row.problems.append(_empty_required(number, column))
            else:
                values[name] = None
            continue
        raw = line[place]
        if isinstance(raw, str) and "  " in raw and "  " in raw.strip():
            spaced.append(name)
        try:
            values[name] = read(raw)
        except CellProblem as problem:
            row.problems.append(problem.at(number, name, raw))
    if spaced:
        row.problems.append(_double_space(number, spaced))
    if row.is_broken:
        _say_if_shifted(row, line, readers)
    return row


def _constants(heading: Heading, columns: Sequence[Column]) -> dict[str, Any]:
    """What holds for the whole file. Raises FileRefused for what its column cannot read."""
    by_name = {column.name: column for column in columns}
    known = {name: value for name, value in heading.constants.items() if name in by_name}
    read: dict[str, Any] = {}
    for name, value in known.items():
        try:
            read[name] = None if is_empty(value) else by_name[name].parse(value)
        except CellProblem as problem:
            raise FileRefused(
                _(
                    "Nilai untuk kolom %(column)s yang berlaku bagi seluruh berkas, “%(value)s”, ditolak: %(why)s"
                )
                % {"column": name, "value": str(value)[:60], "why": problem.message},
                problem.remedy,
            ) from problem
    return read


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


def _numbering_line(heading: Heading) -> int:
    """The line 1 2 3 4 … that printed tables put right under their header; 0 where there is none."""
    for number, line in enumerate(islice(heading.sheet.rows, heading.row, None), start=heading.row + 1):
        cells = [str(cell).strip().strip("()").removesuffix(".0") for cell in line if not is_empty(cell)]
        if cells:
            counts = len(cells) >= 3 and cells == [str(n) for n in range(1, len(cells) + 1)]
            return number if counts else 0
    return 0


def _telling(heading: Heading, columns: Sequence[Column]) -> list[str]:
    """The columns of the file without which a line is no data. One required column alone tells too little."""
    required = [column.name for column in columns if column.required]
    return [name for name in required if name in heading.places] if len(required) >= 2 else []


def _is_footer(filled: Sequence[bool], row: ParsedRow, telling: Sequence[str]) -> bool:
    """A total or a signature under the table: hardly anything filled, and nothing that is required."""
    if sum(filled) > 2 or not telling:
        return False
    return all(row.values.get(name) is None for name in telling)


def _header_problems(heading: Heading, columns: Sequence[Column]) -> list[Problem]:
    if heading.layout:
        return []
    return [
        _doubled_column(heading.row, header, heading.doubled[header])
        if header in heading.doubled
        else _unknown_column(heading.row, header, hits)
        for header, hits in suggestions(heading, columns).items()
    ]


def _unknown_column(number: int, header: str, hits: Sequence[str]) -> Problem:
    remedy = (
        _("Mungkin maksudnya: %s. Ganti judulnya, atau ajarkan.") % ", ".join(hits)
        if hits
        else _("Hapus kolomnya bila tidak dipakai, atau ajarkan artinya.")
    )
    message = _("Kolom “%s” tidak dikenal dan tidak dibaca.") % header[:60]
    return Problem(number, header, Level.WARNING, "unknown_column", message, remedy)


def _doubled_column(number: int, header: str, column: str) -> Problem:
    message = _("Kolom “%(header)s” tidak dibaca: %(column)s sudah dibaca dari kolom di sebelah kirinya.")
    return Problem(
        number,
        header,
        Level.WARNING,
        "doubled_column",
        message % {"header": header[:60], "column": column},
        _("Hapus salah satunya, atau ajarkan kolom mana yang dipakai."),
    )


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
