"""The sheet of jobs (jabatan)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from penata.domains.organization.models import Job, Unit
from penata.domains.organization.queries import units
from penata.domains.organization.rules.kinds import EducationLevel, JobKind
from penata.kernel.access import Actor, Permission
from penata.kernel.jobs.progress import Report
from penata.kernel.sheets import cells
from penata.kernel.sheets.columns import Column
from penata.kernel.sheets.importer import Options
from penata.kernel.sheets.parsed import ParsedRow, ParsedSheet
from penata.kernel.sheets.plan import Change, Kind, Plan, PlanRow, refused, shown
from penata.kernel.sheets.problems import CellProblem, Level, Problem
from penata.kernel.values import N_

_KINDS: dict[str, Any] = {
    **{kind.value: kind for kind in JobKind},
    "jabatan pimpinan tinggi": JobKind.JPT,
    "jpt pratama": JobKind.JPT,
    "struktural": JobKind.ADMINISTRATOR,
    "jabatan administrator": JobKind.ADMINISTRATOR,
    "jabatan pengawas": JobKind.SUPERVISOR,
    "jabatan fungsional": JobKind.FUNCTIONAL,
    "jf": JobKind.FUNCTIONAL,
    "jft": JobKind.FUNCTIONAL,
    "jabatan pelaksana": JobKind.EXECUTIVE,
    "jfu": JobKind.EXECUTIVE,
}

_LEVELS: dict[str, Any] = {
    **{level.value: level for level in EducationLevel},
    **dict.fromkeys(("sekolah dasar", "sd sederajat"), EducationLevel.SD),
    **dict.fromkeys(("sltp", "smp sederajat"), EducationLevel.SMP),
    **dict.fromkeys(
        ("slta", "smu", "smk", "ma", "stm", "spg", "slta kejuruan", "sma sederajat"), EducationLevel.SMA
    ),
    **dict.fromkeys(("d1", "diploma i"), EducationLevel.D1),
    **dict.fromkeys(("d2", "diploma ii"), EducationLevel.D2),
    **dict.fromkeys(("d3", "diploma iii", "diploma iii sarjana muda", "akademi"), EducationLevel.D3),
    **dict.fromkeys(("d4", "diploma iv", "sarjana terapan"), EducationLevel.D4),
    **dict.fromkeys(("s1", "sarjana", "strata 1", "s-1 sarjana", "d-iv/s-1"), EducationLevel.S1),
    **dict.fromkeys(("ners", "apoteker", "dokter", "ppg"), EducationLevel.PROFESSION),
    **dict.fromkeys(("s2", "magister", "strata 2"), EducationLevel.S2),
    **dict.fromkeys(("sp", "dokter spesialis", "spesialis-1"), EducationLevel.SPECIALIST),
    **dict.fromkeys(("s3", "doktor", "strata 3"), EducationLevel.S3),
}

_one_level = cells.one_of(_LEVELS, tuple(level.value for level in EducationLevel))


def education_level(raw: Any) -> EducationLevel:
    """A level by any of its spellings; what follows it in the cell, "S-1 Keperawatan", is left aside."""
    written = cells.text(raw)
    try:
        return EducationLevel(_one_level(written))
    except CellProblem:
        head = re.match(
            r"(?i)(s[-. ]?[123]|d[-. ]?(?:iv|iii|ii|i|[1234])|sma|smk|smp|sd|slta|sltp|diploma [iv]+)\b",
            written,
        )
        if head is None:
            raise
        return EducationLevel(_one_level(head.group(1).replace(" ", "").replace(".", "")))


def job_class(raw: Any) -> int:
    number = cells.integer(raw)
    if not 1 <= number <= 17:
        raise CellProblem(
            "bad_class", _("Kelas jabatan hanya 1 sampai 17."), _("Cocokkan dengan hasil evaluasi jabatan.")
        )
    return number


def retirement_age(raw: Any) -> int:
    number = cells.integer(raw)
    if not 50 <= number <= 75:
        raise CellProblem(
            "bad_age",
            _("Batas usia pensiun di luar 50 sampai 75."),
            _("Kosongkan untuk memakai aturan umum."),
        )
    return number


COLUMNS = (
    Column(
        "kode",
        cells.text_up_to(40),
        N_("Kode jabatan, unik"),
        ("kode jabatan", "id jabatan", "jabatan id"),
        required=True,
    ),
    Column(
        "nama",
        cells.text_up_to(200),
        N_("Nama jabatan"),
        ("nama jabatan", "jabatan", "nomenklatur"),
        required=True,
        width=44,
    ),
    Column(
        "jenis",
        cells.one_of(_KINDS, tuple(k.value for k in JobKind)),
        N_("Jenis jabatan"),
        ("jenis jabatan",),
        required=True,
        choices=tuple(k.value for k in JobKind),
    ),
    Column("kelas", job_class, N_("Kelas jabatan 1 sampai 17"), ("kelas jabatan",), numeric=True),
    Column(
        "rumpun",
        cells.text_up_to(80),
        N_("Rumpun jabatan, misalnya Guru atau Kesehatan"),
        ("rumpun jabatan", "urusan"),
    ),
    Column(
        "pendidikan_minimum",
        education_level,
        N_("Jenjang pendidikan terendah"),
        ("pendidikan", "syarat pendidikan"),
        choices=tuple(level.value for level in EducationLevel),
    ),
    Column(
        "bup",
        retirement_age,
        N_("Batas usia pensiun; kosong memakai aturan umum"),
        ("batas usia pensiun",),
        numeric=True,
    ),
    Column(
        "alih_daya",
        cells.yes_no,
        N_("ya bila hukum mengizinkan penyedia jasa mengerjakannya"),
        ("outsourcing", "boleh alih daya"),
        choices=("ya", "tidak"),
    ),
)

FIELDS = {
    "name": "nama",
    "kind": "jenis",
    "job_class": "kelas",
    "family": "rumpun",
    "minimum_education": "pendidikan_minimum",
    "retirement_age": "bup",
    "may_be_outsourced": "alih_daya",
}
_WHEN_EMPTY = {"family": "", "minimum_education": "", "may_be_outsourced": False}


@dataclass(slots=True)
class JobWish:
    code: str
    values: dict[str, Any] = field(default_factory=dict)
    known: Job | None = None
    government: Unit | None = None


def plan(sheet: ParsedSheet, options: Options, by: Actor, report: Report) -> Plan:
    problems = list(sheet.problems)
    reachable = units.governments_wholly_for(by, Permission.JOB_EDIT)
    if options.government:
        reachable = reachable.filter(code__iexact=options.government)
    government = reachable.first() if reachable.count() == 1 else None
    if government is None:
        somewhere = units.governments_for(by, Permission.JOB_EDIT).exists()
        problems.append(_no_government(reachable.count(), somewhere))
        return Plan(
            [refused(r.number, str(r.values.get("nama") or ""), r.problems) for r in sheet.rows], problems
        )
    known = {job.code.casefold(): job for job in Job.objects.filter(government=government)}
    rows, seen, names = [], dict[str, int](), dict[str, int]()
    for row in sheet.rows:
        _check_twins(row, seen, names)
        rows.append(_plan_row(row, sheet, known, government))
    return Plan(rows, problems)


def _plan_row(row: ParsedRow, sheet: ParsedSheet, known: dict[str, Job], government: Unit) -> PlanRow:
    label = str(row.values.get("nama") or row.values.get("kode") or "")
    if row.is_broken:
        return refused(row.number, label, row.problems)
    code = row.values["kode"]
    job = known.get(code.casefold())
    values = {}
    for name, column in FIELDS.items():
        if sheet.has(column):
            value = row.values.get(column)
            values[name] = _WHEN_EMPTY.get(name) if value is None else value
    changes = [
        Change(FIELDS[name], shown(getattr(job, name) if job else None), shown(after))
        for name, after in values.items()
        if (getattr(job, name) if job else _WHEN_EMPTY.get(name)) != after
    ]
    kind = Kind.ADDED if job is None else Kind.CHANGED if changes else Kind.UNCHANGED
    wish = JobWish(job.code if job else code, values, job, government)
    return PlanRow(row.number, kind, label, code, changes, row.problems, wish)


def _check_twins(row: ParsedRow, seen: dict[str, int], names: dict[str, int]) -> None:
    code, name = str(row.values.get("kode") or "").casefold(), str(row.values.get("nama") or "").casefold()
    if code and code in seen:
        row.problems.append(
            Problem(
                row.number,
                "kode",
                Level.ERROR,
                "duplicate_code",
                _("Kode ini sudah dipakai di baris %d.") % seen[code],
                _("Hapus salah satu baris, atau perbaiki kodenya."),
                code,
            )
        )
    elif name and name in names:
        row.problems.append(
            Problem(
                row.number,
                "nama",
                Level.WARNING,
                "duplicate_name",
                _("Nama jabatan ini sudah ada di baris %d.") % names[name],
                _("Periksa apakah jabatannya tercatat dua kali."),
            )
        )
    seen.setdefault(code, row.number)
    names.setdefault(name, row.number)


def _no_government(count: int, somewhere: bool) -> Problem:
    if count == 0 and somewhere:
        message = _("Daftar jabatan berlaku bagi seluruh pemerintah daerah, di luar wewenang Anda.")
        remedy = _("Minta petugas kepegawaian pemerintah daerah mengimpornya.")
        return Problem(0, "", Level.ERROR, "out_of_reach", message, remedy)
    remedy = (
        _("Impor unit lebih dulu, dengan satu baris berjenis pemda.")
        if count == 0
        else _("Sebut pemerintah daerahnya dengan --government KODE.")
    )
    return Problem(0, "", Level.ERROR, "no_government", _("Pemerintah daerahnya tidak jelas."), remedy)
