"""Take a study through its states; write its tasks; fix its figures when it is approved."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from penata.domains.organization import public as organization
from penata.domains.workload import notices
from penata.domains.workload.actions.approval import approve_many
from penata.domains.workload.models import Study, StudyPost, Task
from penata.domains.workload.queries import studies as queries
from penata.domains.workload.rules.lines import TaskLine
from penata.domains.workload.rules.terms import EDITABLE, FLOW, OPEN, Method, StudyState
from penata.kernel.access import Actor, Permission, demand, may
from penata.kernel.audit.actions import Entry, record
from penata.kernel.flow import StepRefused


@transaction.atomic
def open_study(*, unit: Any, year: int, by: Actor) -> Study:
    """Begin the study of a unit for a year, or a new version of an approved one, with its lines as they were."""
    _require(by, Permission.STUDY_EDIT, unit)
    current = queries.current_of(unit.pk, year)
    if current is not None and current.state in OPEN:
        raise ValidationError(_("ABK tahun itu sudah disusun; lanjutkan yang ada."))
    base = current or _latest_approved(unit.pk)
    version = current.version + 1 if current else 1
    study = Study.objects.create(unit_id=unit.pk, year=year, version=version, made_by_id=by.pk)
    if base is not None:
        _copy_lines(base, study)
    _record("study.open", study, by, after={"year": year, "version": version})
    return study


@transaction.atomic
def submit(*, study: Study, by: Actor) -> Study:
    study = _lock(study)
    _require(by, Permission.STUDY_EDIT, study.unit)
    if not Task.objects.filter(study_post__study=study).exists():
        raise ValidationError(_("ABK ini belum berisi tugas apa pun."))
    return _take("submit", study, by)


@transaction.atomic
def verify(*, study: Study, by: Actor) -> Study:
    study = _lock(study)
    _require(by, Permission.STUDY_VERIFY, study.unit)
    return _take("verify", study, by)


@transaction.atomic
def send_back(*, study: Study, by: Actor, why: str) -> Study:
    """Return it to those who made it, with the reason."""
    study = _lock(study)
    if not (
        may(by, Permission.STUDY_VERIFY, str(study.unit.path))
        or may(by, Permission.STUDY_APPROVE, str(study.unit.path))
    ):
        raise PermissionDenied(Permission.STUDY_VERIFY.value)
    if not why.strip():
        raise ValidationError(_("Tulis alasan pengembalian."))
    return _take("return", study, by, why=why, return_reason=why.strip())


@transaction.atomic
def approve(*, study: Study, by: Actor) -> Study:
    study = _lock(study)
    _require(by, Permission.STUDY_APPROVE, study.unit)
    approve_many([study], by=by, step="approve")
    study.refresh_from_db()
    notices.step_taken("approve", study, by=by)
    return study


@transaction.atomic
def add_post(*, study: Study, job_id: int, method: str, by: Actor) -> StudyPost:
    """Take up a job of the unit in the study; the post is opened where there is none."""
    study = _editable(study, by)
    post = organization.open_posts(wanted=[(study.unit_id, job_id)], by=by)[study.unit_id, job_id]
    made, is_new = StudyPost.objects.get_or_create(
        study=study, post_id=post, defaults={"method": Method(method)}
    )
    if is_new:
        _record("study.add_post", study, by, after={"post": post, "method": method})
    return made


@transaction.atomic
def drop_post(*, of: StudyPost, by: Actor) -> None:
    study = _editable(of.study, by)
    _record("study.drop_post", study, by, before={"post": of.post_id, "tasks": of.tasks.count()})
    of.delete()


@transaction.atomic
def write_tasks(*, of: StudyPost, lines: Sequence[TaskLine], by: Actor, **settings: Any) -> StudyPost:
    """Replace the lines of one post; `settings` may hold method and WISN allowances."""
    study = _editable(of.study, by)
    of = StudyPost.objects.select_for_update().get(pk=of.pk)
    before = [_told(task) for task in of.tasks.order_by("number")]
    after = [_told(line) for line in lines]
    changed = {name: value for name, value in settings.items() if getattr(of, name) != value}
    if before == after and not changed:
        return of
    for name, value in changed.items():
        setattr(of, name, value)
    of.save(update_fields=list(changed) or None)
    of.tasks.all().delete()
    Task.objects.bulk_create(_tasks(of.pk, lines))
    _record("study.write_tasks", study, by, before={"tasks": before}, after={"tasks": after, **changed})
    return of


def _take(step: str, study: Study, by: Actor, why: str = "", **changes: Any) -> Study:
    source, study.state = study.state, FLOW.target(step, study.state)
    for name, value in changes.items():
        setattr(study, name, value)
    study.save(update_fields=["state", *changes])
    _record(f"study.{step}", study, by, why=why, source=source, target=study.state)
    notices.step_taken(step, study, by=by)
    return study


def _copy_lines(base: Study, study: Study) -> None:
    for old in base.posts.prefetch_related("tasks"):
        new = StudyPost.objects.create(
            study=study,
            post_id=old.post_id,
            method=old.method,
            category_share=old.category_share,
            individual_hours=old.individual_hours,
        )
        lines = [
            TaskLine(t.description, t.result, t.volume, t.per, t.norm, t.program)
            for t in old.tasks.order_by("number")
        ]
        Task.objects.bulk_create(_tasks(new.pk, lines))


def _tasks(study_post: int, lines: Sequence[TaskLine]) -> list[Task]:
    return [
        Task(
            study_post_id=study_post,
            number=number,
            description=line.description,
            result=line.result,
            volume=line.volume,
            per=line.per,
            norm=line.norm,
            program=line.program,
        )
        for number, line in enumerate(lines, start=1)
    ]


def _told(line: Task | TaskLine) -> list[str]:
    return [line.description, line.result, str(line.volume), str(line.per), str(line.norm), line.program]


def _latest_approved(unit_id: int) -> Study | None:
    return Study.objects.filter(unit_id=unit_id, state=StudyState.APPROVED).order_by("-year").first()


def _editable(study: Study, by: Actor) -> Study:
    study = _lock(study)
    _require(by, Permission.STUDY_EDIT, study.unit)
    if study.state not in EDITABLE:
        raise StepRefused("edit", study.state)
    return study


def _lock(study: Study) -> Study:
    return Study.objects.select_for_update(of=("self",)).select_related("unit").get(pk=study.pk)


def _require(by: Actor, permission: Permission, unit: Any) -> None:
    demand(by, permission, str(unit.path))


def _record(step: str, study: Study, by: Actor, **rest: Any) -> None:
    record(Entry(step, "workload.study", study.pk, path=str(study.unit.path), **rest), by=by)
