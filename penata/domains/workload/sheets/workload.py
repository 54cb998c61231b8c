"""The ABK sheet: one task a row. Tasks of a (year, unit, job) that the file names replace those of the draft."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace
from decimal import Decimal
from itertools import product
from typing import Any

from django.utils.translation import gettext as _

from penata.domains.organization import public as organization
from penata.domains.organization.public import JobRef, UnitRef
from penata.domains.workload.models import Study, Task
from penata.domains.workload.rules.lines import TaskLine
from penata.domains.workload.rules.terms import FIRST_YEAR, LAST_YEAR, OPEN, Per, StudyState
from penata.kernel import clock
from penata.kernel.access import Actor, Permission, may, reach
from penata.kernel.jobs.progress import Report, counted
from penata.kernel.sheets import cells
from penata.kernel.sheets.columns import Column
from penata.kernel.sheets.finder import find_in
from penata.kernel.sheets.importer import Options
from penata.kernel.sheets.parsed import ParsedRow, ParsedSheet
from penata.kernel.sheets.plan import Change, Kind, Plan, PlanRow, refused
from penata.kernel.sheets.problems import CellProblem, Level, Problem
from penata.kernel.values import N_

_PER: dict[str, Any] = {
    **{per.value: per for per in Per},
    **dict.fromkeys(("per tahun", "setahun", "thn", "year"), Per.YEAR),
    **dict.fromkeys(("per bulan", "sebulan", "bln", "month"), Per.MONTH),
    **dict.fromkeys(("per minggu", "seminggu", "mgg", "week"), Per.WEEK),
    **dict.fromkeys(("per hari", "sehari", "day", "harian"), Per.DAY),
    **dict.fromkeys(("per jam", "sejam", "hour"), Per.HOUR),
}
LARGEST = Decimal(10) ** 9


def amount(raw: Any) -> Decimal:
    number = cells.not_negative(cells.decimal)(raw)
    if number >= LARGEST:
        raise CellProblem("too_large", _("Angka ini terlalu besar."), _("Periksa titik dan komanya."))
    return number.quantize(Decimal("0.0001"))


def study_year(raw: Any) -> int:
    year = cells.year(raw)
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise CellProblem(
            "no_study_year",
            _("Tahun ABK di luar %(first)d sampai %(last)d.") % {"first": FIRST_YEAR, "last": LAST_YEAR},
            _("Tulis tahun penyusunan ABK, misalnya 2026."),
        )
    return year


COLUMNS = (
    Column("tahun", study_year, N_("Tahun ABK, empat angka"), ("tahun abk",), required=True, numeric=True),
    Column(
        "unit",
        cells.text_up_to(200),
        N_("Kode atau nama unit"),
        ("kode unit", "unit kerja"),
        required=True,
        width=30,
    ),
    Column(
        "jabatan",
        cells.text_up_to(200),
        N_("Kode atau nama jabatan"),
        ("kode jabatan", "nama jabatan"),
        required=True,
        width=30,
    ),
    Column(
        "uraian_tugas",
        cells.text_up_to(400),
        N_("Apa yang dikerjakan"),
        ("uraian tugas", "tugas"),
        required=True,
        width=50,
    ),
    Column(
        "hasil",
        cells.text_up_to(120),
        N_("Hasil kerja: dokumen, kegiatan, pasien"),
        ("hasil kerja", "satuan hasil"),
    ),
    Column(
        "volume",
        amount,
        N_("Banyaknya, angka saja"),
        ("volume kerja", "beban kerja", "jumlah"),
        required=True,
        numeric=True,
    ),
    Column(
        "satuan_waktu",
        cells.one_of(_PER, tuple(p.value for p in Per)),
        N_("Volume itu per apa"),
        ("satuan waktu", "per"),
        required=True,
        choices=tuple(p.value for p in Per),
    ),
    Column(
        "norma_waktu_menit",
        amount,
        N_("Menit untuk satu hasil"),
        ("norma waktu menit", "norma waktu", "norma", "waktu penyelesaian"),
        required=True,
        numeric=True,
    ),
    Column(
        "program",
        cells.text_up_to(150),
        N_("Program yang dilayani, bila ada"),
        ("program unggulan", "nama program"),
        width=24,
    ),
)


@dataclass(slots=True)
class StudyWish:
    """All lines that the file has for one unit and year. `base`: the study that they are compared with."""

    year: int
    unit: UnitRef
    base: Study | None = None
    jobs: dict[int, list[TaskLine]] = field(default_factory=lambda: defaultdict(list))
    changed: bool = False


@dataclass(slots=True)
class Known:
    """A unit's latest study of a year, its lines by job."""

    study: Study
    lines: dict[int, dict[str, TaskLine]]


def plan(sheet: ParsedSheet, options: Options, by: Actor, report: Report) -> Plan:
    reachable = organization.governments_for(by, Permission.STUDY_EDIT)
    if options.government:
        reachable = reachable.filter(code__iexact=options.government)
    government = reachable.first() if reachable.count() == 1 else None
    if government is None:
        problem = Problem(
            0,
            "",
            Level.ERROR,
            "no_government",
            _("Pemerintah daerahnya tidak jelas."),
            _("Impor unit lebih dulu."),
        )
        return Plan([], [*sheet.problems, problem])
    return _Planner(sheet, options, by, government).plan(report)


class _Planner:
    def __init__(self, sheet: ParsedSheet, options: Options, by: Actor, government: Any) -> None:
        self.sheet, self.by = sheet, by
        self.units = organization.unit_finder(government, clock.today())
        self.jobs = organization.job_finder(government)
        self.paths = reach(by, Permission.STUDY_EDIT)
        self.approve = options.approve and may(by, Permission.STUDY_APPROVE)
        self.forbidden = options.approve and not self.approve
        self.found: dict[int, tuple[UnitRef, JobRef]] = {}
        self.wishes: dict[tuple[int, int], StudyWish] = {}
        self.known: dict[tuple[int, int], Known] = {}
        self.twins: dict[tuple[int, int, int, str], int] = {}
        self.unspoken = [name for name, column in _TITLES.items() if not sheet.has(column)]
        self.unread: set[tuple[int | None, int | None, int | None, str | None]] = set()

    def plan(self, report: Report) -> Plan:
        if self.forbidden:
            problem = Problem(
                0,
                "",
                Level.ERROR,
                "may_not_approve",
                _("Akun ini tidak boleh mengesahkan ABK."),
                _("Impor tanpa --approve, lalu ajukan."),
            )
            return Plan([], [*self.sheet.problems, problem])
        rows = self.sheet.rows
        for row in rows:
            self._resolve(row)
        self._load()
        planned = [self._plan_row(row) for row in counted(rows, len(rows), report)]
        planned += self._removed()
        return Plan(planned, list(self.sheet.problems))

    def _resolve(self, row: ParsedRow) -> None:
        unit, job = find_in(row, "unit", self.units.find), find_in(row, "jabatan", self.jobs.find)
        if row.is_broken or unit is None or job is None:
            self._note_unread(row, unit, job)
            return
        if not any(
            root == "" or unit.path == root or unit.path.startswith(root + ".") for root in self.paths
        ):
            self._error(
                row,
                "unit",
                "out_of_reach",
                _("%s di luar wewenang Anda.") % unit.name,
                _("Minta petugasnya mengimpor."),
            )
            return
        self.found[row.number] = (unit, job)

    def _note_unread(self, row: ParsedRow, unit: UnitRef | None, job: JobRef | None) -> None:
        """What a refused row still tells of the line it means, so that this line is not taken for gone."""
        told = row.values.get("uraian_tugas")
        self.unread.add(
            (unit and unit.id, row.values.get("tahun"), job and job.id, told.casefold() if told else None)
        )

    def _may_be_unread(self, line: tuple[int, int, int, str]) -> bool:
        """Whether some refused row agrees with this (unit, year, job, task) in all that could be read of it."""
        return bool(self.unread) and not self.unread.isdisjoint(product(*((part, None) for part in line)))

    def _load(self) -> None:
        keys = {
            (self.found[r.number][0].id, r.values["tahun"])
            for r in self.sheet.rows
            if r.number in self.found and not r.is_broken
        }
        units = {unit for unit, _year in keys}
        studies = (
            Study.objects.filter(unit_id__in=units)
            .exclude(state=StudyState.SUPERSEDED)
            .select_related("unit")
        )
        latest: dict[tuple[int, int], Study] = {}
        for study in sorted(studies, key=lambda s: (s.state in OPEN, s.version)):
            if (study.unit_id, study.year) in keys:
                latest[study.unit_id, study.year] = study
        self.known = {key: Known(study, defaultdict(dict)) for key, study in latest.items()}
        by_study = {study.pk: key for key, study in latest.items()}
        tasks = (
            Task.objects.filter(study_post__study__in=by_study)
            .order_by("study_post", "number")
            .values_list(
                "study_post__study_id",
                "study_post__post__job_id",
                "description",
                "result",
                "volume",
                "per",
                "norm",
                "program",
            )
        )
        for study_id, job, *line in tasks:
            told = TaskLine(*line)
            self.known[by_study[study_id]].lines[job][told.description.casefold()] = told

    def _plan_row(self, row: ParsedRow) -> PlanRow:
        label = str(row.values.get("uraian_tugas") or "")
        if row.is_broken or row.number not in self.found:
            return refused(row.number, label, row.problems)
        unit, job = self.found[row.number]
        year = row.values["tahun"]
        twin = (unit.id, year, job.id, label.casefold())
        if twin in self.twins:
            self._error(
                row,
                "uraian_tugas",
                "duplicate_task",
                _("Tugas ini sudah ada di baris %d untuk jabatan yang sama.") % self.twins[twin],
                _("Gabungkan volumenya, atau bedakan uraiannya."),
            )
            return refused(row.number, label, row.problems)
        self.twins[twin] = row.number
        if not row.values["norma_waktu_menit"]:
            row.problems.append(
                Problem(
                    row.number,
                    "norma_waktu_menit",
                    Level.WARNING,
                    "no_norm",
                    _("Norma waktu nol: tugas ini tidak menambah kebutuhan."),
                    _("Isi menit untuk satu hasil."),
                )
            )
        known = self.known.get((unit.id, year))
        if known is not None and known.study.state in {StudyState.SUBMITTED, StudyState.VERIFIED}:
            self._error(
                row,
                "unit",
                "study_under_review",
                _("ABK %(year)d unit ini sedang diperiksa.") % {"year": year},
                _("Tunggu keputusan, atau minta dikembalikan."),
            )
            return refused(row.number, label, row.problems)
        wish = self.wishes.setdefault((unit.id, year), StudyWish(year, unit, known.study if known else None))
        return self._compare(row, wish, job, _line(row), known)

    def _compare(
        self, row: ParsedRow, wish: StudyWish, job: JobRef, line: TaskLine, known: Known | None
    ) -> PlanRow:
        before = known.lines[job.id].pop(line.description.casefold(), None) if known else None
        if before is not None and self.unspoken:
            line = replace(line, **{name: getattr(before, name) for name in self.unspoken})
        wish.jobs[job.id].append(line)
        if before is None:
            wish.changed = True
            changes = [Change("jabatan", "", job.name), Change("unit", "", wish.unit.name)]
            return PlanRow(
                row.number,
                Kind.ADDED,
                line.description,
                f"{wish.unit.code}/{job.code}",
                changes,
                row.problems,
                wish,
            )
        changes = _differences(before, line)
        wish.changed = wish.changed or bool(changes)
        kind = Kind.CHANGED if changes else Kind.UNCHANGED
        return PlanRow(
            row.number, kind, line.description, f"{wish.unit.code}/{job.code}", changes, row.problems, wish
        )

    def _removed(self) -> list[PlanRow]:
        """Lines of the study for a job that the file names, which the file no longer has.

        A line that a refused row may mean stays as it was.
        """
        gone = []
        for (unit, year), wish in self.wishes.items():
            known = self.known.get((unit, year))
            for job in wish.jobs if known else ():
                for task, line in known.lines[job].items() if known else ():
                    if self._may_be_unread((unit, year, job, task)):
                        wish.jobs[job].append(line)
                        continue
                    wish.changed = True
                    told = [Change("uraian_tugas", line.description, "")]
                    gone.append(PlanRow(0, Kind.ENDED, line.description, wish.unit.code, told, [], wish))
        return gone

    def _error(self, row: ParsedRow, column: str, code: str, message: str, remedy: str) -> None:
        row.problems.append(
            Problem(row.number, column, Level.ERROR, code, message, remedy, str(row.values.get(column) or ""))
        )


def _line(row: ParsedRow) -> TaskLine:
    values = row.values
    return TaskLine(
        values["uraian_tugas"],
        values.get("hasil") or "",
        values["volume"],
        str(values["satuan_waktu"]),
        values["norma_waktu_menit"],
        values.get("program") or "",
    )


_TITLES = {
    "result": "hasil",
    "volume": "volume",
    "per": "satuan_waktu",
    "norm": "norma_waktu_menit",
    "program": "program",
}


def _differences(before: TaskLine, after: TaskLine) -> list[Change]:
    return [
        Change(column, str(getattr(before, name)), str(getattr(after, name)))
        for name, column in _TITLES.items()
        if getattr(before, name) != getattr(after, name)
    ]
