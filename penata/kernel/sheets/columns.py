"""What a column of an import is, and how the headers of a file find theirs."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from penata.kernel.sheets.problems import FileRefused, nearest
from penata.kernel.sheets.source import RawSheet

Parser = Callable[[Any], Any]

HEADER_WITHIN = 25  # lines in which real files put their titles before the header
_NOISE = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Column:
    """One column of our template. `parse` turns a filled cell into a value or raises CellProblem."""

    name: str
    parse: Parser
    note: str
    aliases: tuple[str, ...] = ()
    required: bool = False
    numeric: bool = False
    choices: tuple[str, ...] = ()
    width: int = 16


@dataclass(frozen=True, slots=True)
class Layout:
    """A known foreign file: its headers for our columns, and values that hold for the whole file."""

    name: str
    title: str
    headers: Mapping[str, str]
    signature: tuple[str, ...]
    constants: Mapping[str, str] = field(default_factory=dict)
    values: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Taught:
    """Headers taught by a person: our column -> the file's header, and constants for columns that it lacks."""

    headers: Mapping[str, str] = field(default_factory=dict)
    constants: Mapping[str, str] = field(default_factory=dict)
    values: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


@dataclass(slots=True)
class Heading:
    """Where the table begins and which cell of a line belongs to which column."""

    sheet: RawSheet
    row: int  # as the sheet counts
    places: dict[str, int]
    unknown: list[str]
    constants: Mapping[str, str] = field(default_factory=dict)
    values: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    layout: str = ""
    doubled: dict[str, str] = field(
        default_factory=dict
    )  # of the unknown, those whose column has one already


def fold(header: Any) -> str:
    """A header as it is compared: letter case, spaces and punctuation do not count."""
    return _NOISE.sub(" ", str(header)).strip().casefold()


def signature(headers: Sequence[Any]) -> str:
    """What makes two files have the same headers, whatever stands below."""
    return "|".join(sorted(filter(None, map(fold, headers))))


def find_heading(
    sheets: Sequence[RawSheet],
    columns: Sequence[Column],
    layouts: Sequence[Layout] = (),
    taught: Taught | None = None,
) -> Heading:
    """The sheet and line that look most like our header. Raises FileRefused where none does."""
    best: tuple[int, Heading] | None = None
    for sheet in sheets:
        for number, line in enumerate(sheet.rows[:HEADER_WITHIN], start=1):
            heading = _match(sheet, number, line, columns, layouts, taught)
            score = len(heading.places)
            if score and (best is None or score > best[0]):
                best = score, heading
    if best is None:
        wanted = ", ".join(column.name for column in columns if column.required)
        raise FileRefused(
            _("Baris judul kolom tidak ditemukan."),
            _("Baris pertama harus memuat judul kolom, sedikitnya: %s.") % wanted,
        )
    return best[1]


def missing(heading: Heading, columns: Sequence[Column]) -> list[Column]:
    """Required columns that neither the file nor a constant gives."""
    given = {*heading.places, *heading.constants}
    return [column for column in columns if column.required and column.name not in given]


def require(heading: Heading, columns: Sequence[Column]) -> None:
    absent = missing(heading, columns)
    if absent:
        names = ", ".join(column.name for column in absent)
        seen = ", ".join(str(h) for h in heading.sheet.rows[heading.row - 1] if str(h).strip())
        raise FileRefused(
            _("Kolom wajib tidak ada: %s.") % names,
            _("Judul yang terbaca di baris %(row)d: %(seen)s. Tambahkan kolomnya, atau ajarkan judulnya.")
            % {"row": heading.row, "seen": seen},
        )


def suggestions(heading: Heading, columns: Sequence[Column]) -> dict[str, list[str]]:
    """For each unknown header the columns it may mean."""
    free = [column.name for column in columns if column.name not in heading.places]
    return {header: nearest(fold(header).replace(" ", "_"), free) for header in heading.unknown}


def _match(
    sheet: RawSheet,
    number: int,
    line: Sequence[Any],
    columns: Sequence[Column],
    layouts: Sequence[Layout],
    taught: Taught | None,
) -> Heading:
    folded = [fold(cell) if isinstance(cell, str) else "" for cell in line]
    layout = next((known for known in layouts if {*map(fold, known.signature)} <= {*folded}), None)
    names = _names(columns, layout, taught)
    places: dict[str, int] = {}
    unknown: list[str] = []
    doubled: dict[str, str] = {}
    for place, header in enumerate(folded):
        column = names.get(header)
        if column is not None and column not in places:
            places[column] = place
        elif header:
            unknown.append(str(line[place]).strip())
            if column is not None:
                doubled[unknown[-1]] = column
    constants = {**(layout.constants if layout else {}), **(taught.constants if taught else {})}
    values = {**(layout.values if layout else {}), **(taught.values if taught else {})}
    free = {name: value for name, value in constants.items() if name not in places}
    return Heading(sheet, number, places, unknown, free, values, layout.name if layout else "", doubled)


def _names(columns: Sequence[Column], layout: Layout | None, taught: Taught | None) -> dict[str, str]:
    """Folded header -> column. What was taught wins over the layout, the layout over our aliases."""
    names: dict[str, str] = {}
    for column in columns:
        for alias in (column.name, *column.aliases):
            names.setdefault(fold(alias), column.name)
    for special in (layout, taught):
        if special is not None and special.headers:
            claimed = set(special.headers)
            names = {header: name for header, name in names.items() if name not in claimed}
            names |= {fold(header): name for name, header in special.headers.items()}
    return names
