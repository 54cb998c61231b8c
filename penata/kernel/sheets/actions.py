"""Take a file in, plan it, apply it: in one transaction, all or nothing."""

from __future__ import annotations

import gc
import hashlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from penata.kernel import clock
from penata.kernel.access import Actor, demand
from penata.kernel.db import locks
from penata.kernel.db.bulk import refresh_statistics
from penata.kernel.jobs import actions as jobs
from penata.kernel.jobs.progress import Report, silent
from penata.kernel.privacy import mask
from penata.kernel.sheets import columns as matching
from penata.kernel.sheets import notices
from penata.kernel.sheets.columns import Heading, Taught
from penata.kernel.sheets.importer import Importer, Options, as_json, from_json, importer_of
from penata.kernel.sheets.models import FLOW, HeaderLesson, Import, ImportRow, ImportState
from penata.kernel.sheets.parsed import ParsedSheet, parse
from penata.kernel.sheets.plan import Change, Kind, Plan
from penata.kernel.sheets.problems import FileRefused
from penata.kernel.sheets.source import read_sheets

ASK_ABOVE_PERCENT = 5


class ApplyRefused(Exception):  # noqa: N818
    """The plan may not be applied as it is; the message says what to do."""


class EndingsUnconfirmed(ApplyRefused):
    """A complete list would end more than a few; the exact number must be given."""

    def __init__(self, endings: int, extent: int) -> None:
        super().__init__(
            _(
                "Daftar lengkap ini akan mengakhiri %(endings)d dari %(extent)d orang, lebih dari %(percent)d persen. "
                "Tulis angka %(endings)d untuk memastikan."
            )
            % {"endings": endings, "extent": extent, "percent": ASK_ABOVE_PERCENT}
        )
        self.endings, self.extent = endings, extent


class PlanChanged(ApplyRefused):
    """Between planning and applying the data changed."""


@dataclass(frozen=True, slots=True)
class Outcome:
    sheet: ParsedSheet
    plan: Plan
    applied: bool


def plan_only(
    importer: Importer,
    content: bytes,
    *,
    by: Actor,
    options: Options,
    taught: Taught | None = None,
    report: Report = silent,
) -> Outcome:
    """Read and plan; nothing is written."""
    demand(by, importer.permission)
    with _collector_resting():
        sheet = _read(importer, content, taught, report)
        return Outcome(sheet, importer.plan(sheet, options, by, report), applied=False)


def plan_and_apply(
    importer: Importer,
    content: bytes,
    *,
    by: Actor,
    options: Options,
    taught: Taught | None = None,
    expected: str = "",
    report: Report = silent,
) -> Outcome:
    """Plan anew and apply in the same transaction; ApplyRefused leaves everything as it was.

    expected: the fingerprint of the plan that a person saw, where one did.
    """
    demand(by, importer.permission)
    with _collector_resting():
        sheet = _read(importer, content, taught, report)
        plan = _apply(importer, sheet, options, by, expected, report)
    return Outcome(sheet, plan, applied=True)


@transaction.atomic
def _apply(
    importer: Importer, sheet: ParsedSheet, options: Options, by: Actor, expected: str, report: Report
) -> Plan:
    locks.take(locks.Lock.APPLY)
    plan = importer.plan(sheet, options, by, report)
    if expected and plan.fingerprint() != expected:
        raise PlanChanged(
            _("Data berubah sejak rencana ini disusun. Rencana disusun ulang; periksa sekali lagi.")
        )
    check_applicable(plan, options)
    with _held_to_constraints():
        importer.apply(plan, options, by, report)
    refresh_statistics()
    return plan


def asks_for_number(endings: int, extent: int) -> bool:
    """Whether so many are to end by not being named that a person must write their number."""
    return endings * 100 > extent * ASK_ABOVE_PERCENT


def check_applicable(plan: Plan, options: Options) -> None:
    """Raises ApplyRefused where errors stand in the way or too many endings are not confirmed."""
    if plan.blocking:
        raise ApplyRefused(plan.blocking[0].message + " " + plan.blocking[0].remedy)
    refused = plan.counts()[Kind.REFUSED]
    if refused and not options.except_refused:
        raise ApplyRefused(
            _(
                "%d baris ditolak, jadi tidak ada yang diterapkan. Perbaiki, atau terapkan sisanya tanpa baris itu."
            )
            % refused
        )
    if plan.extent is None:
        return
    endings = sum(row.kind == Kind.ENDED and row.row == 0 for row in plan.rows)
    if asks_for_number(endings, plan.extent) and options.confirmed_endings != endings:
        raise EndingsUnconfirmed(endings, plan.extent)


# --- by page ---


def upload(*, by: Actor, kind: str, file_name: str, content: bytes, options: Options) -> Import:
    """Keep the file and, where its headers are understood, have it planned. Raises FileRefused."""
    importer = importer_of(kind)
    demand(by, importer.permission)
    ready = importer.read is not None or not matching.missing(
        _heading(importer, content, None), importer.columns
    )
    with transaction.atomic():
        stored = Import.objects.create(
            by_id=by.pk,
            kind=kind,
            file_name=file_name[:200],
            content=content,
            sha256=hashlib.sha256(content).hexdigest(),
            options=as_json(options),
        )
        return _queue_plan(stored, by) if ready else stored


@transaction.atomic
def teach(*, by: Actor, of: Import, headers: Mapping[str, str], constants: Mapping[str, str]) -> Import:
    """Remember what the file's headers mean, for this and every later file that has the same, and plan."""
    stored = _lock(of, by)
    importer = importer_of(stored.kind)
    heading = _heading(importer, bytes(stored.content or b""), None)
    if headers or constants:
        HeaderLesson.objects.update_or_create(
            kind=stored.kind,
            signature=matching.signature(heading.sheet.rows[heading.row - 1]),
            defaults={"headers": dict(headers), "constants": dict(constants), "by_id": by.pk},
        )
    stored.taught = {"headers": dict(headers), "constants": dict(constants)}
    stored.save(update_fields=["taught"])
    return _queue_plan(stored, by)


@transaction.atomic
def plan_again(*, by: Actor, of: Import) -> Import:
    return _queue_plan(_lock(of, by), by)


@transaction.atomic
def ask_apply(*, by: Actor, of: Import, except_refused: bool, confirmed_endings: int | None) -> Import:
    """Have the plan that was seen applied by the worker."""
    stored = _lock(of, by)
    options = {**stored.options, "except_refused": except_refused, "confirmed_endings": confirmed_endings}
    refused = stored.counts.get(Kind.REFUSED, 0)
    if refused and not except_refused:
        raise ApplyRefused(_("%d baris masih ditolak. Centang pilihan untuk menerapkan sisanya.") % refused)
    stored.options = options
    job = _queue("sheets.apply", _("Terapkan %s") % stored.file_name, stored, by)
    return _move(stored, "apply", options=options, job_id=job.pk, message="")


@transaction.atomic
def drop(*, by: Actor, of: Import) -> Import:
    stored = _lock(of, by)
    ImportRow.objects.filter(of=stored).delete()
    return _move(stored, "drop", content=None)


def work_out_plan(import_id: int, report: Report) -> Import:
    """The worker's part of planning: the plan, and its rows for the page."""
    stored = Import.objects.select_related("by").get(pk=import_id)
    if stored.state != ImportState.PLANNING:
        return (
            stored  # kept by a worker that died before it said so; by now it may be on its way to be applied
        )
    importer, options = importer_of(stored.kind), from_json(stored.options)
    try:
        outcome = plan_only(
            importer,
            bytes(stored.content or b""),
            by=stored.by,
            options=options,
            taught=_taught(stored),
            report=report,
        )
    except FileRefused as refusal:
        return _move(stored, "fail", message=str(refusal))
    return _keep_plan(stored, outcome)


def apply_plan(import_id: int, report: Report) -> Import:
    """The worker's part of applying; killed in the middle, it starts again with nothing done."""
    stored = Import.objects.select_related("by").get(pk=import_id)
    if stored.state != ImportState.APPLYING:
        return stored  # another worker finished it before this one took over
    try:
        with transaction.atomic():
            plan_and_apply(
                importer_of(stored.kind),
                bytes(stored.content or b""),
                by=stored.by,
                options=from_json(stored.options),
                taught=_taught(stored),
                expected=stored.fingerprint,
                report=report,
            )
            ImportRow.objects.filter(of=stored).delete()
            return _move(stored, "applied", applied_at=clock.now(), content=None, message="")
    except PlanChanged as changed:
        stored = work_out_again(stored, report)
        stored.message = str(changed)
        stored.save(update_fields=["message"])
        return stored
    except ApplyRefused as refusal:
        return _move(stored, "planned", message=str(refusal))


def work_out_again(stored: Import, report: Report) -> Import:
    outcome = plan_only(
        importer_of(stored.kind),
        bytes(stored.content or b""),
        by=stored.by,
        options=from_json(stored.options),
        taught=_taught(stored),
        report=report,
    )
    return _keep_plan(stored, outcome)


@transaction.atomic
def _keep_plan(stored: Import, outcome: Outcome) -> Import:
    plan = outcome.plan
    ImportRow.objects.filter(of=stored).delete()
    ImportRow.objects.bulk_create(
        (
            ImportRow(
                of=stored,
                row=row.row,
                kind=row.kind,
                label=row.label[:200],
                changes=[_kept(change) for change in row.changes],
                problems=[{**p.as_json(), "cell": p.cell} for p in row.problems],
            )
            for row in plan.rows
            if row.kind != Kind.UNCHANGED or row.problems
        ),
        batch_size=2000,
    )
    return _move(
        stored,
        "planned",
        rows=len(outcome.sheet.rows),
        counts=plan.counts(),
        extent=plan.extent or 0,
        problems=[{**p.as_json(), "cell": p.cell} for p in plan.problems],
        fingerprint=plan.fingerprint(),
        message="",
    )


def _kept(change: Change) -> list[str]:
    """As the page shows it: a NIK is opened on the person's page, with a reason, and not by planning an import."""
    told = (change.before, change.after)
    return [change.field, *(mask(value) if change.field == "nik" and value else value for value in told)]


def heading_of(stored: Import) -> Heading:
    """How the headers of a kept file are understood so far."""
    return _heading(importer_of(stored.kind), bytes(stored.content or b""), _taught(stored))


def _read(importer: Importer, content: bytes, taught: Taught | None, report: Report) -> ParsedSheet:
    if importer.read is not None:
        return importer.read(content)
    heading = _heading(importer, content, taught)
    matching.require(heading, importer.columns)
    return parse(heading, importer.columns, report)


def _heading(importer: Importer, content: bytes, taught: Taught | None) -> Heading:
    sheets = read_sheets(content)
    heading = matching.find_heading(sheets, importer.columns, importer.layouts, taught)
    if taught is not None:
        return heading
    line = matching.signature(heading.sheet.rows[heading.row - 1])
    lesson = HeaderLesson.objects.filter(kind=importer.kind, signature=line).first()
    if lesson is None:
        return heading
    return matching.find_heading(sheets, importer.columns, importer.layouts, _unsaid(lesson, heading))


def _unsaid(lesson: HeaderLesson, heading: Heading) -> Taught:
    """A remembered lesson tells what the file's own headers leave open; it does not turn what they say."""
    headers = {column: header for column, header in lesson.headers.items() if column not in heading.places}
    constants = {column: value for column, value in lesson.constants.items() if column not in heading.places}
    return Taught(headers, constants)


def _taught(stored: Import) -> Taught | None:
    if not stored.taught:
        return None
    return Taught(stored.taught.get("headers", {}), stored.taught.get("constants", {}))


@contextmanager
def _collector_resting() -> Iterator[None]:
    """A large sheet is a million living objects and no garbage; the collector would walk them again and again."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


@contextmanager
def _held_to_constraints() -> Iterator[None]:
    """What the plan did not foresee and the database forbids: a sentence, and nothing applied."""
    try:
        yield
    except IntegrityError as error:
        constraint = getattr(getattr(error.__cause__, "diag", None), "constraint_name", None)
        raise ApplyRefused(
            _(
                "Isi berkas ini bertentangan dengan data yang sudah ada (aturan basis data “%s”), jadi tidak ada "
                "yang diterapkan. Susun ulang rencananya; bila tetap ditolak, laporkan nama aturan itu."
            )
            % (constraint or "?")
        ) from error


def _queue_plan(stored: Import, by: Actor) -> Import:
    job = _queue("sheets.plan", _("Rencana %s") % stored.file_name, stored, by)
    return _move(stored, "plan", job_id=job.pk, message="")


def _queue(task: str, title: str, stored: Import, by: Actor) -> Any:
    return jobs.enqueue(task=task, title=title[:200], by=by, url=f"/impor/{stored.pk}/", import_id=stored.pk)


def _lock(of: Import, by: Actor) -> Import:
    stored = Import.objects.select_for_update().get(pk=of.pk)
    if stored.by_id != by.pk:
        raise PermissionDenied
    return stored


@transaction.atomic
def _move(stored: Import, step: str, **changes: Any) -> Import:
    stored.state = FLOW.target(step, stored.state)
    for name, value in changes.items():
        setattr(stored, name, value)
    stored.save(update_fields=["state", *changes])
    notices.step_taken(step, stored)
    return stored
