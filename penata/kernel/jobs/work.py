"""How a domain's `tasks.py` names a piece of work for the worker."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.db import close_old_connections
from procrastinate.contrib.django import app

from penata.kernel import logs, metrics
from penata.kernel.flow import StepRefused
from penata.kernel.jobs import actions
from penata.kernel.jobs.models import Job
from penata.kernel.jobs.progress import Report
from penata.kernel.maintenance import queries as maintenance
from penata.kernel.values import N_

log = logging.getLogger(__name__)
jobs_log = logging.getLogger("penata.job")

BROKEN = N_(
    "Pekerjaan terhenti karena gangguan di peladen. Belum ada yang berubah. "
    "Coba lagi; bila berulang, beri tahu pengelola sistem."
)
PAUSE_SECONDS = 5


class JobRefused(Exception):  # noqa: N818
    """The work cannot be done as asked; the message is for the person who asked."""


def task(name: str) -> Callable[[Callable[[Job, Report], str]], Callable[..., None]]:
    """`function(job, report)` does the work and returns the sentence that says what came of it.

    The worker may die at any moment and another take the job up from its start.
    """

    def decorate(function: Callable[[Job, Report], str]) -> Callable[..., None]:
        @app.task(name=name)
        def run(job_id: int) -> None:
            wait_until_open()
            try:
                job = actions.start(job_id)
            except StepRefused:
                return  # cancelled while it waited, or finished by another worker
            with logs.doing(logs.Work(job.request or logs.new_number(), name)), _told(name, job) as told:
                told["outcome"] = _work(function, job)

        return run

    return decorate


def _work(function: Callable[[Job, Report], str], job: Job) -> str:
    """How it ended, for the log; the sentence for the person stands with the job."""
    try:
        with actions.reporting(job.pk) as report:
            message = function(job, report)
    except JobRefused as refusal:
        actions.fail(job.pk, str(refusal))
        return "refused"
    except Exception:
        log.exception("job %s (%s) broke", job.pk, job.task)
        actions.break_off(job.pk, BROKEN)
        raise
    else:
        actions.finish(job.pk, message)
        return "done"


def every(cron: str, name: str) -> Callable[[Callable[[], Any]], Callable[..., None]]:
    """Work that nobody asks for: sealing, rescue, cleaning up."""

    def decorate(function: Callable[[], Any]) -> Callable[..., None]:
        @app.periodic(cron=cron)
        @app.task(name=name, queueing_lock=name)
        def run(timestamp: int) -> None:
            wait_until_open()
            with logs.doing(logs.Work(logs.new_number(), name)), _told(name) as told:
                function()
                told["outcome"] = "done"

        return run

    return decorate


def wait_until_open() -> None:
    """The worker pauses while changes are held up; what it has taken up waits, and is rescued should the worker die."""
    close_old_connections()
    while maintenance.closure() is not None:
        time.sleep(PAUSE_SECONDS)
        close_old_connections()


@contextmanager
def _told(name: str, job: Job | None = None) -> Iterator[dict[str, Any]]:
    """Count how it ended, and write one line of it; work that nobody asked for is worth a line only when it broke."""
    began, by = time.perf_counter(), job and job.by_id
    told: dict[str, Any] = {"task": name, "outcome": "broken", "user": by}
    try:
        yield told
    finally:
        metrics.job_ended(name, told["outcome"])
        told["ms"] = round((time.perf_counter() - began) * 1000)
        level = logging.INFO if job is not None or told["outcome"] == "broken" else logging.DEBUG
        words = (name, told["outcome"], told["ms"], f", akun {by}" if by else "")
        jobs_log.log(level, "%s %s %s ms%s", *words, extra=told)
