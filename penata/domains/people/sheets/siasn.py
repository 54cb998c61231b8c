"""SIASN's columns: the one table by which its files and its web service are written, read and compared.

As found on 19 July 2024 (BEGINS) in public packages that read the *pegawai* report and `pns/data-utama`; BKN publishes no
description. `doubt` says what nobody could confirm. Whoever learns better changes a line here, and nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from typing import Any

from django.utils.translation import gettext as _

from penata.domains.people.rules.siasn import Spelling
from penata.domains.people.rules.terms import Sex
from penata.domains.people.sheets.staff import COLUMNS as STAFF
from penata.kernel.sheets import cells
from penata.kernel.sheets.columns import Column, find_heading, require
from penata.kernel.sheets.parsed import parse
from penata.kernel.sheets.problems import CellProblem, Level, Problem
from penata.kernel.sheets.source import read_sheets
from penata.kernel.sheets.writing import ExportColumn, Table
from penata.kernel.ui import figures
from penata.kernel.values import N_

BEGINS = date(2024, 7, 19)
NOTES = "CATATAN PENATA"
_LEVEL_BEFORE = re.compile(r"(?i)^(?:s[- ]?[123]|d[- ]?(?:iv|iii|ii|i|[1-4]))\s+")
_PARSERS = {column.name: column.parse for column in STAFF}


def _as_written(value: str) -> str:
    return value


def _day(value: str) -> str:
    """31-12-2024, as SIASN writes days."""
    return date.fromisoformat(value).strftime("%d-%m-%Y") if value else ""


def _local_phone(value: str) -> str:
    """With a nought before it: no program takes it for a formula."""
    return f"0{value[3:]}" if value.startswith("+62") else value


def _subject(raw: Any) -> str:
    """The subject without the level that SIASN writes before it: HUKUM of S-1 HUKUM."""
    written = str(_PARSERS["jurusan"](raw))
    return _LEVEL_BEFORE.sub("", written) or written


_LEVELS = {
    "SD": "Sekolah Dasar", "SMP": "SLTP", "SMA": "SLTA", "D-I": "Diploma I", "D-II": "Diploma II",
    "D-III": "Diploma III/Sarjana Muda", "D-IV": "Diploma IV", "S-1": "S-1/Sarjana", "Profesi": "S-1/Sarjana",
    "S-2": "S-2", "Spesialis": "S-2", "S-3": "S-3/Doktor",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class SiasnColumn:
    """name: ours, of the staff list where `usable`. heading: in the report; key: in the web service.

    together: what is one fact with it. masked: as which part of somebody's data the pages cover it.
    """

    name: str
    title: str
    heading: str
    key: str
    parse: Callable[[Any], Any]
    spelling: Spelling = Spelling.EXACT
    write: Callable[[str], str] = _as_written
    aliases: tuple[str, ...] = ()
    together: tuple[str, ...] = ()
    usable: bool = True
    masked: str = ""
    doubt: str = field(default="", compare=False)


def _of_staff(name: str, title: str, heading: str, key: str, *more: Any, **rest: Any) -> SiasnColumn:
    return SiasnColumn(name, title, heading, key, _PARSERS[name], *more, **rest)


def as_people_read(column: SiasnColumn, value: str) -> str:
    """A value as pages show it: a day in words, a sex by its name."""
    if column.write is _day and value:
        return figures.long_day(date.fromisoformat(value))
    if column.name == "jenis_kelamin" and value:
        return _(Sex(value).label)
    return value


_E, _W, _L = Spelling.EXACT, Spelling.WORDS, Spelling.LETTERS
_GRADE, _DEGREE = ("golongan", "tmt_golongan"), ("pendidikan", "jurusan", "tahun_lulus")

COLUMNS = (
    SiasnColumn("pns_id", N_("Nomor SIASN"), "PNS ID", "id", cells.text_up_to(40), aliases=("id pns",), usable=False),
    _of_staff("nip", "NIP", "NIP BARU", "nipBaru", aliases=("nip",), usable=False),
    _of_staff("nama", N_("Nama"), "NAMA", "nama", _W),
    _of_staff("gelar_depan", N_("Gelar depan"), "GELAR DEPAN", "gelarDepan", _L),
    _of_staff(
        "gelar_belakang", N_("Gelar belakang"), "GELAR BELAKANG", "gelarBelakang", _L, aliases=("gelar blk",),
        doubt="older reports shorten the heading to GELAR BLK",
    ),
    _of_staff("tempat_lahir", N_("Tempat lahir"), "TEMPAT LAHIR NAMA", "tempatLahir", _W, aliases=("tempat lahir",)),
    _of_staff("tanggal_lahir", N_("Tanggal lahir"), "TANGGAL LAHIR", "tglLahir", _E, _day, masked="born"),
    _of_staff(
        "jenis_kelamin", N_("Jenis kelamin"), "JENIS KELAMIN", "jenisKelamin", _E,
        lambda sex: {"L": "M", "P": "F"}.get(sex, ""), doubt="M and F, or Pria and Wanita: all of them are read",
    ),
    _of_staff("nik", "NIK", "NIK", "nik", masked="nik"),
    _of_staff("telepon", N_("Telepon"), "NOMOR HP", "noHp", Spelling.PHONE, _local_phone, masked="contact"),
    _of_staff("surel", N_("Surel"), "EMAIL", "email", masked="contact"),
    SiasnColumn(
        "kedudukan", N_("Kedudukan hukum"), "KEDUDUKAN HUKUM NAMA", "kedudukanPnsNama", cells.text_up_to(60),
        Spelling.STANDING, aliases=("kedudukan hukum",), usable=False,
        doubt="its closed list is not public; Penata tells Aktif of whoever serves",
    ),
    _of_staff("tmt_cpns", N_("TMT CPNS"), "TMT CPNS", "tmtCpns", _E, _day),
    _of_staff("golongan", N_("Golongan"), "GOL AKHIR NAMA", "golRuangAkhir", aliases=("gol akhir",), together=_GRADE),
    _of_staff(
        "tmt_golongan", N_("TMT golongan"), "TMT GOLONGAN", "tmtGolAkhir", _E, _day,
        aliases=("tmt gol akhir", "tmt golongan akhir"), together=_GRADE,
        doubt="the heading differs from report to report",
    ),
    _of_staff("jabatan", N_("Jabatan"), "JABATAN NAMA", "jabatanNama", _W),
    _of_staff("tmt_jabatan", N_("TMT jabatan"), "TMT JABATAN", "tmtJabatan", _E, _day),
    _of_staff("unit", N_("Unit"), "UNOR NAMA", "unorNama", _W),
    _of_staff(
        "pendidikan", N_("Jenjang pendidikan"), "TINGKAT PENDIDIKAN NAMA", "tkPendidikanTerakhir", Spelling.LEVEL,
        lambda level: _LEVELS.get(level, level), together=_DEGREE,
        doubt="SIASN has no level for Profesi and Spesialis, which it counts as S-1 and S-2",
    ),
    SiasnColumn(
        "jurusan", N_("Jurusan"), "PENDIDIKAN NAMA", "pendidikanTerakhirNama", _subject, _W,
        aliases=("pendidikan terakhir nama",), together=_DEGREE,
        doubt="SIASN puts the level before the subject: S-1 HUKUM",
    ),
    _of_staff("tahun_lulus", N_("Tahun lulus"), "TAHUN LULUS", "tahunLulus", together=_DEGREE),
)  # fmt: skip
BY_NAME: Mapping[str, SiasnColumn] = {column.name: column for column in COLUMNS}
COMPARED = tuple(column for column in COLUMNS if column.name not in {"pns_id", "nip"})
USABLE = frozenset(column.name for column in COLUMNS if column.usable)

_HEADINGS = tuple(
    Column(c.heading, c.parse, "", (*c.aliases, c.key), required=c.name == "nip", numeric=False)
    for c in COLUMNS
)
_OUR_NAMES = {c.heading: c.name for c in COLUMNS}


@dataclass(frozen=True, slots=True)
class Answer:
    """What SIASN says of one NIP: our column -> text; a column it did not speak of is absent."""

    nip: str
    values: Mapping[str, str]


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
            told[column.name] = "" if cells.is_empty(raw) else _text(column.parse(raw))
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
