"""What the worker does with a job: its sentence at the end, its refusal, its breaking, its being too late."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from procrastinate.contrib.django import app

from penata.kernel.jobs import work
from penata.kernel.jobs.models import Job
from penata.kernel.jobs.progress import counted, silent
from penata.kernel.jobs.states import JobState
from penata.kernel.jobs.work import BROKEN, JobRefused
from tests.domains.organization.factories import make_user

NAME = "test.work"


@pytest.fixture
def register(monkeypatch) -> Iterator[Callable[..., Callable[..., None]]]:
    """`register(function)` names a piece of work for the length of one test."""
    monkeypatch.setattr(work, "close_old_connections", lambda: None)

    def named(function: Callable[..., str]) -> Callable[..., None]:
        return work.task(NAME)(function)

    yield named
    app.tasks.pop(NAME, None)


def a_job(state: JobState = JobState.WAITING) -> Job:
    return Job.objects.create(task=NAME, title="Uji", by=make_user(), state=state, arguments={"n": 3})


@pytest.mark.django_db
def test_work_that_is_done_ends_with_its_sentence(register):
    seen = []

    def count(job, report):
        seen.append((job.arguments["n"], job.state))
        report(3, 3)
        return "tiga dihitung"

    job = a_job()
    register(count)(job_id=job.pk)
    job.refresh_from_db()
    assert (job.state, job.message) == (JobState.DONE, "tiga dihitung")
    assert seen == [(3, JobState.RUNNING)]


@pytest.mark.django_db
def test_work_that_refuses_says_why_and_is_not_an_accident(register):
    def refuse(job, report):
        raise JobRefused("Kolom wajib tidak ada: nama.")

    job = a_job()
    register(refuse)(job_id=job.pk)
    job.refresh_from_db()
    assert (job.state, job.message) == (JobState.FAILED, "Kolom wajib tidak ada: nama.")


@pytest.mark.django_db
def test_work_that_breaks_says_so_without_its_innards_and_is_logged(register, caplog):
    def break_down(job, report):
        raise ZeroDivisionError("rahasia 3602041211870001")

    job = a_job()
    with pytest.raises(ZeroDivisionError):
        register(break_down)(job_id=job.pk)
    job.refresh_from_db()
    assert (job.state, job.message) == (JobState.FAILED, BROKEN)
    assert f"job {job.pk} ({NAME}) broke" in caplog.text


@pytest.mark.django_db
@pytest.mark.parametrize("state", [JobState.CANCELLED, JobState.DONE, JobState.FAILED])
def test_work_that_was_cancelled_or_done_meanwhile_is_left_alone(register, state):
    called = []
    job = a_job(state)
    register(lambda job, report: called.append(job) or "")(job_id=job.pk)
    job.refresh_from_db()
    assert (called, job.state) == ([], state)


@pytest.mark.django_db
def test_work_of_a_dead_worker_is_done_again_from_its_start(register):
    job = a_job(JobState.RUNNING)
    register(lambda job, report: "selesai")(job_id=job.pk)
    job.refresh_from_db()
    assert (job.state, job.message) == (JobState.DONE, "selesai")


def test_work_that_nobody_asks_for_is_named_once_and_runs_by_the_clock(db, monkeypatch):
    monkeypatch.setattr(work, "close_old_connections", lambda: None)
    done = []
    run = work.every("0 3 * * *", "test.nightly")(lambda: done.append(1))
    try:
        run(timestamp=0)
        assert done == [1]
        assert app.tasks["test.nightly"].queueing_lock == "test.nightly"
        crons = {task.task.name: task.cron for task in app.periodic_registry.periodic_tasks.values()}
        assert crons["test.nightly"] == "0 3 * * *"
    finally:
        app.tasks.pop("test.nightly", None)
        registered = app.periodic_registry.periodic_tasks
        for key in [key for key in registered if key[0] == "test.nightly"]:
            del registered[key]


def test_what_penata_does_by_itself_stands_in_the_queue():
    crons = {task.task.name: task.cron for task in app.periodic_registry.periodic_tasks.values()}
    assert {
        "jobs.rescue": "* * * * *",
        "audit.seal": "* * * * *",
        "audit.anchor": "5 0 * * *",
    }.items() <= crons.items()


# --- progress ---


def test_items_pass_through_and_are_counted_every_so_often_and_at_the_end():
    told = []
    passed = list(counted("abcdefg", 7, lambda done, total: told.append((done, total)), every=3))
    assert passed == list("abcdefg")
    assert told == [(3, 7), (6, 7), (7, 7)]


def test_the_end_is_told_once_where_it_falls_on_a_count():
    told = []
    list(counted("abcdef", 6, lambda done, total: told.append(done), every=3))
    assert told == [3, 6]


def test_nothing_is_told_of_nothing():
    told = []
    assert list(counted([], 0, lambda *args: told.append(args))) == []
    assert told == []
    assert silent(1, 2) is None
