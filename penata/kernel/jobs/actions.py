"""Queue a job, take it through its states, write how far it is."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import psycopg
from django.core.exceptions import PermissionDenied
from django.db import connection, transaction
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob

from penata.kernel import clock, logs
from penata.kernel.access import Actor
from penata.kernel.jobs import notices
from penata.kernel.jobs.models import Job
from penata.kernel.jobs.progress import Report
from penata.kernel.jobs.states import FLOW

EVERY_SECONDS = 0.25


@transaction.atomic
def enqueue(*, task: str, title: str, by: Actor, url: str = "", **arguments: Any) -> Job:
    """Ask the worker for `task`, by name. It starts once the caller's transaction is committed."""
    job = Job.objects.create(
        task=task, title=title, by_id=by.pk, url=url, arguments=arguments, request=_number()
    )
    app.configure_task(name=task).defer(job_id=job.pk)
    return job


@transaction.atomic
def cancel(*, job: Job, by: Actor) -> Job:
    """What waits in the queue for it goes too: asked again, it must not be done by two workers at once."""
    if job.by_id != by.pk:
        raise PermissionDenied
    cancelled = _move(job.pk, "cancel")
    queued = ProcrastinateJob.objects.filter(task_name=job.task, args__job_id=job.pk, status="todo")
    for number in queued.values_list("id", flat=True):
        app.job_manager.cancel_job_by_id(number)
    return cancelled


@transaction.atomic
def retry(*, job: Job, by: Actor) -> Job:
    if job.by_id != by.pk:
        raise PermissionDenied
    job = _move(job.pk, "retry")
    app.configure_task(name=job.task).defer(job_id=job.pk)
    return job


def start(job_id: int) -> Job:
    return _move(job_id, "start", started_at=clock.now(), message="", done=0)


def finish(job_id: int, message: str) -> Job:
    return _move(job_id, "finish", finished_at=clock.now(), message=message)


def fail(job_id: int, message: str) -> Job:
    return _move(job_id, "fail", finished_at=clock.now(), message=message)


@transaction.atomic
def break_off(job_id: int, message: str) -> Job:
    """It failed by no fault of whoever asked for it, who is told so."""
    job = fail(job_id, message)
    notices.broke(job)
    return job


@contextmanager
def reporting(job_id: int) -> Iterator[Report]:
    """A function `report(done, total)` that may be called for every row; it writes four times a second.

    It writes on a second connection: the job's own transaction shows nothing before it ends.
    """
    known = connection.get_connection_params()
    parameters = {k: known[k] for k in ("host", "port", "user", "password", "dbname") if k in known}
    last = 0.0
    with psycopg.connect(**parameters, autocommit=True) as link:

        def report(done: int, total: int) -> None:
            nonlocal last
            if done < total and time.monotonic() - last < EVERY_SECONDS:
                return
            last = time.monotonic()
            link.execute("update jobs_job set done = %s, total = %s where id = %s", [done, total, job_id])

        yield report


def _number() -> str:
    number = logs.current().number
    return "" if number == logs.NOWHERE else number


@transaction.atomic
def _move(job_id: int, step: str, **changes: Any) -> Job:
    job = Job.objects.select_for_update().get(pk=job_id)
    job.state = FLOW.target(step, job.state)
    for name, value in changes.items():
        setattr(job, name, value)
    job.save(update_fields=["state", *changes])
    return job
