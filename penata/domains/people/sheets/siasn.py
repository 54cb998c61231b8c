"""SIASN's files and answers, by the table of its columns in `rules/siasn_columns.py`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any

from django.utils.translation import gettext as _

from penata.domains.people.rules.siasn_columns import COLUMNS
from penata.domains.people.sheets.staff import COLUMNS as STAFF
from penata.kernel.sheets import cells
from penata.kernel.sheets.columns import Column, find_heading, require
from penata.kernel.sheets.parsed import parse
from penata.kernel.sheets.problems import CellProblem, Level, Problem
from penata.kernel.sheets.source import read_sheets
from penata.kernel.sheets.writing import ExportColumn, Table

NOTES = "CATATAN PENATA"
_LEVEL_BEFORE = re.compile(r"(?i)^(?:s[- ]?[123]|d[- ]?(?:iv|iii|ii|i|[1-4]))\s+")
_AS_IN_THE_STAFF_LIST = {column.name: column.parse for column in STAFF}


def _subject(raw: Any) -> str:
    """The subject without the level that SIASN writes before it: HUKUM of S-1 HUKUM."""
    written = str(_AS_IN_THE_STAFF_LIST["jurusan"](raw))
    return _LEVEL_BEFORE.sub("", written) or written


_PARSERS = _AS_IN_THE_STAFF_LIST | {
    "pns_id": cells.text_up_to(40), "kedudukan": cells.text_up_to(60), "jurusan": _subject,
}  # fmt: skip

_HEADINGS = tuple(
    Column(c.heading, _PARSERS[c.name], "", (*c.aliases, c.key), required=c.name == "nip", numeric=False)
    for c in COLUMNS
)
_OUR_NAMES = {c.heading: c.name for c in COLUMNS}


@dataclass(frozen=True, slots=True)
class Answer:
    """What SIASN says of one NIP: our column -> text; a column it did not speak of is absent."""

    nip: str
    values: Mapping[str, str]


def parse_value(name: str, raw: Any) -> Any:
    """A filled cell of SIASN as our value. Raises CellProblem."""
    return _PARSERS[name](raw)


def read(content: bytes) -> tuple[list[Answer], list[Problem]]:
    """The people of a file, and what could not be read of it. Raises FileRefused for what is no such file.

    A cell that cannot be read is left out of the comparison; a row without its NIP is left out altogether.
    """
    heading = find_heading(read_sheets(content), _HEADINGS)
    require(heading, _HEADINGS)
    sheet = parse(heading, _HEADINGS)
    problems = [problem for problem in sheet.problems if problem.code == "footer"]
    answers: dict[str, Answer] = {}
    for row in sheet.rows:
        problems += [problem for problem in row.problems if problem.is_error]
        nip = row.values.get("NIP BARU")
        if nip is None or any(problem.code == "shifted" for problem in row.problems):
            continue
        if nip in answers:
            problems.append(_twice(row.number))
            continue
        told = {_OUR_NAMES[name]: _text(value) for name, value in row.values.items() if name in _OUR_NAMES}
        answers[nip] = Answer(nip, told)
    return list(answers.values()), problems


def of_record(record: Mapping[str, str]) -> Answer:
    """The same from an answer of the web service; what cannot be read is as if it had not been said."""
    told = {}
    for column in COLUMNS:
        if column.key not in record:
            continue
        raw = record[column.key]
        try:
            told[column.name] = "" if cells.is_empty(raw) else _text(parse_value(column.name, raw))
        except CellProblem:
            continue
    return Answer(told["nip"], told)


def table(rows: Iterable[Mapping[str, str]], notes: Mapping[str, str]) -> Table:
    """ASN in SIASN's columns, and in the last what Penata holds for wrong there. notes: NIP -> sentence."""
    columns = [*(ExportColumn(c.heading, 20) for c in COLUMNS), ExportColumn(NOTES, 60)]
    lines = (
        [*(c.write(row.get(c.name, "")) for c in COLUMNS), notes.get(row.get("nip", ""), "")] for row in rows
    )
    return Table("SIASN", columns, lines)


def _text(value: Any) -> str:
    if value is None:
        return ""
    return str(value.value) if isinstance(value, Enum) else str(value)


def _twice(number: int) -> Problem:
    message = _("NIP di baris ini sudah ada di baris sebelumnya; baris ini tidak dibaca.")
    return Problem(number, "NIP BARU", Level.ERROR, "nip_twice", message, _("Hapus salah satu barisnya."))
