"""Tables out: lists as xlsx and csv, empty templates, and the file that came in with its problems marked."""

from __future__ import annotations

import csv
import io
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from math import isfinite
from typing import Any

from django.utils.translation import gettext as _
from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from penata.kernel.sheets.columns import Column, Heading
from penata.kernel.sheets.problems import Problem

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CSV = "text/csv; charset=utf-8"
DANGEROUS = ("=", "+", "-", "@", "\t", "\r")
LONGEST_LIST = 255  # characters that a validation list of Excel may hold
LONGEST_NAME = 31  # characters of a sheet's name in Excel
FIRST_DAY = date(1899, 12, 31)  # Excel counts none before it
DATE, TIME, SPAN = "dd-mm-yyyy", "hh:mm:ss", "[h]:mm:ss"
ERROR = {"bg_color": "#FBE6EC", "font_color": "#86133A"}
WARNING = {"bg_color": "#FDF3D0", "font_color": "#664800"}

_UNNAMABLE = re.compile(r"[\[\]:*?/\\]")


@dataclass(frozen=True, slots=True)
class ExportColumn:
    title: str
    width: int = 16


@dataclass(frozen=True, slots=True)
class Table:
    """A list to take away. `notes` stand above the header: source, day, who took it."""

    name: str
    columns: Sequence[ExportColumn]
    rows: Iterable[Sequence[Any]]
    notes: Sequence[str] = ()


def as_xlsx(table: Table) -> bytes:
    """Text stays text: no cell becomes a formula, no NIP a number."""
    buffer = io.BytesIO()
    with Workbook(buffer, _options()) as book:
        sheet, styles = book.add_worksheet(_sheet_name(table.name)), _Styles(book)
        for line, note in enumerate(table.notes):
            sheet.write_string(line, 0, note, styles.note)
        top = len(table.notes) + bool(table.notes)
        for place, column in enumerate(table.columns):
            sheet.set_column(place, place, column.width)
            sheet.write_string(top, place, column.title, styles.head)
        sheet.freeze_panes(top + 1, 1)
        for line, row in enumerate(table.rows, start=top + 1):
            for place, value in enumerate(row):
                _write(sheet, line, place, value, styles)
    return buffer.getvalue()


def as_csv(table: Table) -> bytes:
    """With the mark that makes Excel read UTF-8; cells that would run as formulas get an apostrophe."""
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer)
    writer.writerow([column.title for column in table.columns])
    writer.writerows([_inert(value) for value in row] for row in table.rows)
    return b"\xef\xbb\xbf" + buffer.getvalue().encode()


def template(name: str, columns: Sequence[Column], choices: Mapping[str, Sequence[str]]) -> bytes:
    """The empty sheet: headers with notes and validation, and a second sheet that explains each column."""
    buffer = io.BytesIO()
    with Workbook(buffer, {"in_memory": True}) as book:
        sheet, guide = book.add_worksheet(_sheet_name(name)), book.add_worksheet(_("Petunjuk"))
        lists = _Lists(book)
        styles = _Styles(book)
        for place, column in enumerate(columns):
            sheet.set_column(place, place, max(column.width, len(column.name) + 3), styles.text)
            sheet.write_string(0, place, column.name, styles.required if column.required else styles.head)
            sheet.write_comment(0, place, _(column.note), {"x_scale": 2})
            _validate(sheet, place, column.choices or tuple(choices.get(column.name, ())), lists)
        sheet.freeze_panes(1, 0)
        guide.set_column(0, 0, 22)
        guide.set_column(1, 1, 10)
        guide.set_column(2, 2, 90)
        for place, title in enumerate((_("Kolom"), _("Wajib"), _("Isi"))):
            guide.write_string(0, place, title, styles.head)
        for line, column in enumerate(columns, start=1):
            guide.write_string(line, 0, column.name)
            guide.write_string(line, 1, _("ya") if column.required else "")
            guide.write_string(line, 2, _(column.note))
    return buffer.getvalue()


def marked(heading: Heading, problems: Iterable[Problem]) -> bytes:
    """The sheet as it came, problem cells coloured with a note, and a last column that says what to do."""
    by_row: dict[int, list[Problem]] = defaultdict(list)
    for problem in problems:
        by_row[problem.row or heading.row].append(problem)  # 0: of no row
    buffer = io.BytesIO()
    width = max(map(len, heading.sheet.rows), default=0)
    with Workbook(buffer, {"in_memory": True}) as book:
        sheet, styles = book.add_worksheet(_sheet_name(heading.sheet.name)), _Styles(book)
        sheet.set_column(0, width - 1, 16)
        sheet.set_column(width, width, 90)
        for number, line in enumerate(heading.sheet.rows, start=1):
            found = _by_place(heading, number, by_row[number])
            for place, value in enumerate(line):
                told = found.get(place, [])
                style = styles.head if number == heading.row else None
                if told:
                    style = styles.mark(told[0], value)
                _write(sheet, number - 1, place, value, styles, style)
                _note(sheet, number - 1, place, told)
            if number == heading.row:
                sheet.write_string(number - 1, width, _("Masalah dan jalan keluar"), styles.head)
                _note(sheet, number - 1, width, found.get(None, []))
            elif by_row[number]:
                words = " · ".join(f"{p.column}: {p.message} {p.remedy}".lstrip(": ") for p in by_row[number])
                sheet.write_string(number - 1, width, words)
        sheet.freeze_panes(heading.row, 0)
    return buffer.getvalue()


class _Styles:
    def __init__(self, book: Workbook) -> None:
        self.book = book
        self._marks: dict[tuple[bool, str], Format] = {}
        self.text: Format = book.add_format({"num_format": "@"})
        self.head: Format = book.add_format(
            {"bold": True, "bg_color": "#F3EFE7", "bottom": 1, "num_format": "@"}
        )
        self.required: Format = book.add_format(
            {"bold": True, "bg_color": "#E1EFEC", "bottom": 1, "num_format": "@"}
        )
        self.note: Format = book.add_format({"font_color": "#625C52"})
        self.date: Format = book.add_format({"num_format": DATE})
        self.time: Format = book.add_format({"num_format": TIME})
        self.span: Format = book.add_format({"num_format": SPAN})

    def mark(self, problem: Problem, value: Any) -> Format:
        """The colour of the problem on the value's own shape: a marked day stays a day."""
        shapes = ((date, DATE), (time, TIME), (timedelta, SPAN))
        key = problem.is_error, next((shape for kind, shape in shapes if isinstance(value, kind)), "@")
        if key not in self._marks:
            colours = ERROR if problem.is_error else WARNING
            self._marks[key] = self.book.add_format({**colours, "num_format": key[1]})
        return self._marks[key]


class _Lists:
    """Validation lists that a cell rule cannot hold stand on a hidden sheet."""

    def __init__(self, book: Workbook) -> None:
        self.book, self.count = book, 0
        self.sheet: Worksheet | None = None

    def add(self, values: Sequence[str]) -> str:
        if self.sheet is None:
            self.sheet = self.book.add_worksheet("daftar")
            self.sheet.hide()
        place, self.count = self.count, self.count + 1
        for line, value in enumerate(values):
            self.sheet.write_string(line, place, value)
        letter = _letter(place)
        return f"=daftar!${letter}$1:${letter}${len(values)}"


def _letter(place: int) -> str:
    letters = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def _validate(sheet: Worksheet, place: int, values: Sequence[str], lists: _Lists) -> None:
    if not values:
        return
    joined = ",".join(values)  # as a cell rule holds them; a comma or quote of their own would part them
    fits = len(joined) <= LONGEST_LIST and joined.count(",") == len(values) - 1 and '"' not in joined
    rule = {
        "validate": "list",
        "source": list(values) if fits else lists.add(values),
        "error_title": _("Isi tidak dikenal"),
        "error_message": _("Pilih dari daftar."),
        "error_type": "warning",
    }
    sheet.data_validation(1, place, 100_000, place, rule)


def _options() -> dict[str, Any]:
    return {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}


def _sheet_name(name: str) -> str:
    """What Excel bears as a name; LibreOffice and others allow more."""
    return _UNNAMABLE.sub("-", name)[:LONGEST_NAME].strip(" '") or _("Lembar1")


def _by_place(heading: Heading, number: int, problems: Iterable[Problem]) -> dict[int | None, list[Problem]]:
    """The problems of each cell of a line, errors first; None holds those of no cell."""
    places = heading.places
    if number == heading.row:  # columns that nobody knows are named by their headers
        line = heading.sheet.rows[number - 1]
        places = {str(cell).strip(): place for place, cell in enumerate(line)} | places
    found: dict[int | None, list[Problem]] = defaultdict(list)
    for problem in sorted(problems, key=lambda p: not p.is_error):
        found[places.get(problem.column)].append(problem)
    return found


def _note(sheet: Worksheet, line: int, place: int, problems: Sequence[Problem]) -> None:
    if problems:
        words = "\n".join(f"{problem.message}\n{problem.remedy}" for problem in problems)
        sheet.write_comment(line, place, words, {"x_scale": 2})


def _write(
    sheet: Worksheet, line: int, place: int, value: Any, styles: _Styles, style: Format | None = None
) -> None:
    if value is None or value == "":
        if style is not None:
            sheet.write_blank(line, place, None, style)
    elif isinstance(value, bool):
        sheet.write_string(line, place, _("ya") if value else _("tidak"), style)
    elif isinstance(value, str):
        sheet.write_string(line, place, value, style)
    elif isinstance(value, date) and (moment := _moment(value)).date() >= FIRST_DAY:
        sheet.write_datetime(line, place, moment, style or styles.date)
    elif isinstance(value, time | timedelta):
        shape = styles.time if isinstance(value, time) else styles.span
        sheet.write_datetime(line, place, value, style or shape)
    elif isinstance(value, date) or not isfinite(value):
        sheet.write_string(line, place, str(value), style)  # Excel has no such day or number
    else:
        sheet.write_number(line, place, float(value), style)


def _moment(day: date) -> datetime:
    if isinstance(day, datetime):
        return day.replace(tzinfo=None)
    return datetime(day.year, day.month, day.day)  # noqa: DTZ001


def _inert(value: Any) -> Any:
    if isinstance(value, bool):
        return _("ya") if value else _("tidak")
    if isinstance(value, str) and value.startswith(DANGEROUS):
        return "'" + value
    return value
