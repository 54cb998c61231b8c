"""Build the regency as an office would: sheet after sheet through the importers, list after list in time."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from penata.domains.accounts import public as accounts
from penata.domains.organization import public as organization
from penata.kernel import clock
from penata.kernel.access import Actor
from penata.kernel.jobs.progress import Report
from penata.kernel.sheets.actions import plan_and_apply
from penata.kernel.sheets.importer import Complete, Options, importer_of
from penata.portals.demo import lists, roles, studies, world
from penata.portals.demo.facts import jobs, places, thl
from penata.portals.demo.sheets import as_csv, yes_cell
from penata.portals.demo.world import World

EARLIEST, LATEST = date(2026, 7, 1), date(2028, 12, 31)


@dataclass(frozen=True, slots=True)
class Summary:
    """What was made, in figures."""

    units: int
    jobs: int
    people: int
    full_time: int  # CPNS, PNS, PPPK today
    part_time: int
    placed: int  # by vendors
    left_over: int  # THL outside every lawful scheme
    approved_studies: int
    open_studies: int
    accounts: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """One file on its way through an importer. `day`: when the office brought it."""

    kind: str
    content: bytes
    rows: int
    day: date
    options: Options = Options()  # noqa: RUF009 - frozen


def is_built() -> bool:
    """Whether a government made by the demo stands here."""
    return any(government.is_demo for government in organization.governments())


def refusal() -> str | None:
    """Why this database may not take the demo, in one sentence; None where it may."""
    foreign = [government.name for government in organization.governments() if not government.is_demo]
    if foreign:
        return (
            f"Basis data ini sudah dipakai {foreign[0]}, yang bukan data contoh; "
            "bangun contohnya di tempat lain dengan PENATA_HOME yang baru."
        )
    if not is_built() and any(not user.demo_note for user in accounts.people_who_sign_in()):
        return (
            "Basis data ini sudah berisi akun yang bukan dari data contoh; "
            "bangun contohnya di tempat lain dengan PENATA_HOME yang baru."
        )
    return None


def build(*, by: Actor, today: date, seed: int, report: Report) -> Summary:
    """Everything, into a database that holds the operator and the regions of Indonesia and nothing else."""
    if not EARLIEST <= today <= LATEST:
        raise ValidationError(
            f"Cerita data contoh berlaku antara {EARLIEST.isoformat()} dan {LATEST.isoformat()}; pilih hari di antaranya."
        )
    made = world.make(today, seed)
    told = list(sheets(made))
    tell = _Steps(report, sum(sheet.rows for sheet in told))
    with transaction.atomic():  # a build that breaks off leaves nothing behind
        for sheet in told:
            with clock.fixed(sheet.day):
                _bring(sheet, by, tell)
        with clock.fixed(today):
            organization.mark_as_demo(government=organization.unit_by_code(places.ROOT), by=by)
            users = roles.open_accounts(made, by)
            still_open = roles.leave_waiting(made, users)
            roles.note_absences(made, by)
            roles.write_letters(made, users)
    return _summary(made, still_open)


def sheets(made: World) -> Iterator[Sheet]:
    """In the order in which an office would bring them."""
    today = made.today
    for kind, columns, rows in (
        ("regions", ("kode", "lintang", "bujur", "terpencil"), _regions()),
        ("units", ("kode", "nama", "induk", "jenis", "wilayah", "terpencil", "aksesibel"), _units(made)),
        (
            "jobs",
            ("kode", "nama", "jenis", "kelas", "rumpun", "pendidikan_minimum", "bup", "alih_daya"),
            _jobs(),
        ),
    ):
        yield Sheet(kind, as_csv(columns, rows), len(rows), today)
    for study in studies.all_sheets(made):
        content = as_csv(studies.COLUMNS, study.rows)
        yield Sheet("workload", content, len(study.rows), today, Options(approve=study.approve))
    for listed in lists.all_lists(made):
        yield Sheet(
            "staff",
            as_csv(lists.COLUMNS, listed.rows),
            len(listed.rows),
            listed.day,
            _extent(listed.ends_missing),
        )


def _bring(sheet: Sheet, by: Actor, tell: _Steps) -> None:
    plan_and_apply(
        importer_of(sheet.kind), sheet.content, by=by, options=sheet.options, report=tell.within(sheet.rows)
    )
    tell.done(sheet.rows)


def _extent(ended: int) -> Options:
    if not ended:
        return Options()
    complete = Complete(places.ROOT, "THL", thl.LAST_THL_DAY, "penataan")
    return Options(complete=complete, confirmed_endings=ended)


def _regions() -> list[tuple[Any, ...]]:
    remote = [(code, "", "", yes_cell(True)) for code in places.REMOTE_VILLAGES]
    return [*((d.code, d.lat, d.lon, "") for d in places.DISTRICTS), *remote]


def _units(made: World) -> list[tuple[Any, ...]]:
    return [
        (u.code, u.name, u.parent, u.kind, u.village, yes_cell(u.is_remote), yes_cell(u.is_accessible))
        for u in made.units
    ]


def _jobs() -> list[tuple[Any, ...]]:
    return [
        (
            job.code,
            job.name,
            job.kind,
            job.job_class,
            job.family,
            job.education,
            job.retires_at or "",
            yes_cell(job.group == jobs.VENDOR),
        )
        for job in jobs.JOBS
    ]


class _Steps:
    """Tells how many rows of all sheets have passed. An importer counts twice: as it reads, and as it plans."""

    def __init__(self, report: Report, total: int) -> None:
        self._report, self._total, self._passed, self._told = report, total, 0, 0

    def within(self, rows: int) -> Callable[[int, int], None]:
        def told(done: int, of: int) -> None:
            self._told = max(self._told, self._passed + rows * done // (of or 1))
            self._report(self._told, self._total)

        return told

    def done(self, rows: int) -> None:
        self._passed += rows
        self._report(self._passed, self._total)


def _summary(made: World, still_open: int) -> Summary:
    by_status: dict[str, int] = {}
    for _person, status in made.serving(made.today):
        by_status[status] = by_status.get(status, 0) + 1
    approved = {
        (sheet.year, row[1]) for sheet in studies.all_sheets(made) if sheet.approve for row in sheet.rows
    }
    return Summary(
        units=len(made.units),
        jobs=len(jobs.JOBS),
        people=len(made.people),
        full_time=sum(by_status[status] for status in ("CPNS", "PNS", "PPPK")),
        part_time=by_status["PPPK-PW"],
        placed=by_status["ALIH-DAYA"],
        left_over=by_status["THL"],
        approved_studies=len(approved),
        open_studies=still_open,
        accounts=len(roles.ACCOUNTS),
    )
