"""From the rows of a staff list to a plan."""

from __future__ import annotations

from collections import Counter
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from penata.domains.organization import public as organization
from penata.domains.people.rules.terms import Status
from penata.domains.people.sheets.staff import columns as staff_columns
from penata.domains.people.sheets.staff.facts import plan_education, plan_grade, plan_person
from penata.domains.people.sheets.staff.identity import Register, check_numbers, names_somebody
from penata.domains.people.sheets.staff.known import InExtent, Known, in_extent, load
from penata.domains.people.sheets.staff.service import ServicePlanner
from penata.domains.people.sheets.staff.wish import StaffWish
from penata.kernel import clock, law
from penata.kernel.access import Actor, Permission, covers, reach
from penata.kernel.jobs.progress import Report, counted
from penata.kernel.sheets.finder import find_in
from penata.kernel.sheets.importer import Complete, Options
from penata.kernel.sheets.parsed import ParsedRow, ParsedSheet
from penata.kernel.sheets.plan import Change, Kind, Plan, PlanRow, refused
from penata.kernel.sheets.problems import CellProblem, Level, Problem


def plan(sheet: ParsedSheet, options: Options, by: Actor, report: Report) -> Plan:
    government = _government(options, by)
    if government is None:
        problem = Problem(
            0,
            "",
            Level.ERROR,
            "no_government",
            _("Pemerintah daerahnya tidak jelas."),
            _("Impor unit lebih dulu, atau sebut pemerintah daerahnya."),
        )
        return Plan([], [*sheet.problems, problem])
    return _Planner(sheet, options, by, government).plan(report)


class _Planner:
    def __init__(
        self, sheet: ParsedSheet, options: Options, by: Actor, government: organization.Unit
    ) -> None:
        self.sheet, self.options, self.government = sheet, options, government
        self.today, self.by = clock.today(), by
        self.paths = reach(by, Permission.PERSON_IMPORT)
        self.units = organization.unit_finder(government, self.today)
        self.jobs = organization.job_finder(government)
        self.regions = organization.region_finder(organization.home_of(government))
        self.register = Register(self._load(), self._reaches)
        self.service = ServicePlanner(self.today, law.on_any_day(government.pk))
        self.named: set[int] = set()
        self.nameless = 0  # rows that do not tell whom they are about
        self.pairs: Counter[tuple[int, int]] = Counter()

    def plan(self, report: Report) -> Plan:
        rows = self.sheet.rows
        self.regions.prepare({text for row in rows if (text := row.values.get("desa_asal"))})
        planned = [self._plan_row(row) for row in counted(rows, len(rows), report)]
        found = Plan(planned, list(self.sheet.problems))
        if self.options.complete is not None:
            self._end_the_missing(found, self.options.complete)
        found.notes = self._new_posts()
        return found

    def _load(self) -> list[Known]:
        def told(column: str) -> list[str]:
            return [value for row in self.sheet.rows if (value := row.values.get(column))]

        return load(self.government.pk, told("kode_pegawai"), told("nik"), told("nip"))

    def _plan_row(self, row: ParsedRow) -> PlanRow:
        label = str(row.values.get("nama") or "")
        if any(problem.code == "shifted" for problem in row.problems):
            self.nameless += 1
            return refused(row.number, label, row.problems)  # its other cells say nothing
        known = self.register.identify(row)
        check_numbers(row, self.today)
        if known is not None:
            self.named.add(known.id)
        elif row.problems and not names_somebody(row):
            self.nameless += 1
        self.register.warn_of_namesake(row, known)
        unit, job = find_in(row, "unit", self.units.find), find_in(row, "jabatan", self.jobs.find)
        if (origin := find_in(row, "desa_asal", self.regions.find)) is not None:
            row.values["desa_asal"] = origin
        if known is not None and not self._reaches(known.path):
            self._refuse_stranger(row)
        if row.is_broken or unit is None or job is None:
            return refused(row.number, label, row.problems)
        if not self._reaches(unit.path):
            self._out_of_reach(row, unit)
            return refused(row.number, label, row.problems)
        wish = StaffWish(row, known, unit, job)
        self.service.plan(wish)
        plan_person(wish)
        plan_grade(wish, str(row.values["status"]))
        plan_education(wish)
        if known is not None and known.user_id == self.by.pk and wish.changes:
            _refuse_himself(wish)
        if row.is_broken:
            return refused(row.number, label, row.problems)
        self.pairs[unit.id, job.id] += 1
        return PlanRow(row.number, _kind(wish), label, _key(row), _changes(wish), row.problems, wish)

    def _reaches(self, path: str) -> bool:
        """People without a unit belong to their government's root."""
        return covers(self.paths, path or str(self.government.pk))

    def _refuse_stranger(self, row: ParsedRow) -> None:
        row.problems.append(
            Problem(
                row.number,
                "nik",
                Level.ERROR,
                "out_of_reach",
                _("Orang ini tercatat di unit di luar wewenang Anda."),
                _("Minta petugas kepegawaian pemerintah daerah memindahkannya lebih dulu."),
            )
        )

    def _out_of_reach(self, row: ParsedRow, unit: organization.UnitRef) -> None:
        row.problems.append(
            Problem(
                row.number,
                "unit",
                Level.ERROR,
                "out_of_reach",
                _("%s di luar wewenang Anda.") % unit.name,
                _("Minta petugas kepegawaian pemerintah daerah mengimpornya."),
            )
        )

    def _end_the_missing(self, found: Plan, complete: Complete) -> None:
        told = _extent(complete, self.units)
        if isinstance(told, Problem):
            found.problems.append(told)
            return
        unit, status, reason = told
        if not self._reaches(unit.path):
            found.problems.append(_extent_problem("unit", _("%s di luar wewenang Anda.") % unit.name))
            return
        if self.nameless:
            found.problems.append(_nameless_problem(self.nameless))
            return
        extent = in_extent(unit.path, status, complete.on)
        found.extent = len(extent)
        missing = [p for p in extent if p.person_id not in self.named and p.last != complete.on]
        found.rows += [
            PlanRow(
                0,
                Kind.ENDED,
                person.name,
                str(person.person_id),
                _ending(person, complete.on, reason),
                [],
                (person, complete.on, reason),
            )
            for person in missing
        ]

    def _new_posts(self) -> list[str]:
        """(unit, job) pairs that the file names and that do not exist yet, each as a sentence."""
        known = organization.posts_of({unit for unit, _job in self.pairs})
        fresh = [(pair, count) for pair, count in self.pairs.items() if pair not in known]
        if not fresh:
            return []
        return [
            ngettext(
                "%(n)d pasangan unit dan jabatan belum ada dan akan dibuka sebagai jabatan baru.",
                "%(n)d pasangan unit dan jabatan belum ada dan akan dibuka sebagai jabatan baru.",
                len(fresh),
            )
            % {"n": len(fresh)}
        ]


def _government(options: Options, by: Actor) -> organization.Unit | None:
    reachable = organization.governments_for(by, Permission.PERSON_IMPORT)
    if options.government:
        reachable = reachable.filter(code__iexact=options.government)
    return reachable.first() if reachable.count() == 1 else None


def _refuse_himself(wish: StaffWish) -> None:
    wish.error(
        "kode_pegawai",
        "own_record",
        _("Baris ini mengubah data Anda sendiri."),
        _("Minta petugas lain mengubahnya."),
    )


def _kind(wish: StaffWish) -> Kind:
    if wish.known is None:
        return Kind.ADDED
    if wish.ends:
        return Kind.ENDED
    return Kind.CHANGED if wish.changes else Kind.UNCHANGED


def _changes(wish: StaffWish) -> list[Change]:
    if wish.known is not None:
        return wish.changes
    return [
        Change("status", "", str(wish.value("status"))),
        Change("jabatan", "", wish.job.name),
        Change("unit", "", wish.unit.name),
    ]


def _key(row: ParsedRow) -> str:
    return str(row.values.get("kode_pegawai") or row.values.get("nip") or row.values.get("nik") or "")


def _ending(person: InExtent, on: date, reason: str) -> list[Change]:
    return [
        Change("tmt_selesai", str(person.last or ""), on.isoformat()),
        Change("alasan_berakhir", "", reason),
    ]


def _extent(
    complete: Complete, units: organization.Finder
) -> tuple[organization.UnitRef, str, str] | Problem:
    try:
        unit = units.find(complete.unit)
        status = Status(staff_columns.status(complete.status))
        reason = str(staff_columns.end_reason(complete.reason))
    except CellProblem as problem:
        return _extent_problem("", problem.sentence)
    return unit, status.value, reason


def _extent_problem(column: str, message: str) -> Problem:
    return Problem(
        0,
        column,
        Level.ERROR,
        "bad_extent",
        message,
        _("Perbaiki unit, status, tanggal, atau alasan daftar lengkapnya."),
    )


def _nameless_problem(count: int) -> Problem:
    """Who is missing cannot be told where a row may be about him: no row can be left out to get round that."""
    return Problem(
        0,
        "",
        Level.ERROR,
        "nameless_rows",
        ngettext(
            "%(n)d baris tidak menunjuk satu orang dengan pasti, jadi tidak jelas siapa yang tidak ada di daftar lengkap ini.",
            "%(n)d baris tidak menunjuk satu orang dengan pasti, jadi tidak jelas siapa yang tidak ada di daftar lengkap ini.",
            count,
        )
        % {"n": count},
        _(
            "Perbaiki NIK, NIP, atau kode pegawai di baris yang ditolak, atau impor bukan sebagai daftar lengkap."
        ),
    )
