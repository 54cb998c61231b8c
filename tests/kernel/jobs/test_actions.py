"""A job goes through its states; only who asked may cancel or repeat it; progress shows while it runs."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied
from django.db import transaction
from procrastinate.contrib.django.models import ProcrastinateJob

from penata.kernel.flow import StepRefused
from penata.kernel.jobs import actions, queries
from penata.kernel.jobs.models import Job
from penata.kernel.jobs.states import FLOW, JobState
from tests.domains.organization.factories import make_user

S = JobState
TASK = "sheets.plan"


def a_job(by: object | None = None, state: JobState = S.WAITING, **values: object) -> Job:
    told = {"task": TASK, "title": "Rencana pegawai.xlsx", "by_id": (by or make_user()).pk, "state": state}
    return Job.objects.create(**told | values)


def queued() -> list[tuple[str, dict[str, int], str]]:
    found = ProcrastinateJob.objects.order_by("id")
    return [(job.task_name, job.args, job.status) for job in found]


# --- the table of states ---


def test_every_step_and_nothing_else():
    told = {
        step: [state for state in S if step in FLOW.open_steps(state)]
        for step in ("start", "finish", "fail", "cancel", "retry")
    }
    assert told == {
        "start": [S.WAITING, S.RUNNING],
        "finish": [S.RUNNING],
        "fail": [S.WAITING, S.RUNNING],
        "cancel": [S.WAITING],
        "retry": [S.FAILED, S.CANCELLED],
    }


@pytest.mark.parametrize(("state", "is_open"), [(S.WAITING, True), (S.RUNNING, True), (S.DONE, False)])
def test_a_job_is_open_until_it_ends(state, is_open):
    assert Job(state=state).is_open is is_open


@pytest.mark.parametrize(
    ("done", "total", "percent"), [(0, 0, 0), (1, 3, 33), (3, 3, 100), (0, 5, 0), (199, 200, 99)]
)
def test_progress_in_full_percent(done, total, percent):
    assert Job(done=done, total=total).percent == percent


# --- asking ---


@pytest.mark.django_db
def test_asking_keeps_the_job_and_queues_it_by_name():
    user = make_user()
    job = actions.enqueue(task=TASK, title="Rencana", by=user, url="/impor/7/", import_id=7)
    kept = Job.objects.get()
    assert (kept.task, kept.title, kept.by_id, kept.url) == (TASK, "Rencana", user.pk, "/impor/7/")
    assert (kept.arguments, kept.state) == ({"import_id": 7}, S.WAITING)
    assert queued() == [(TASK, {"job_id": job.pk}, "todo")]


@pytest.mark.django_db
def test_what_was_asked_in_a_transaction_that_fails_is_not_asked():
    user = make_user()

    def ask_and_fail() -> None:
        with transaction.atomic():
            actions.enqueue(task=TASK, title="Rencana", by=user)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        ask_and_fail()
    assert not Job.objects.exists()
    assert queued() == []


# --- states ---


@pytest.mark.django_db
def test_a_job_starts_and_finishes_with_a_sentence():
    job = a_job(message="galat lama", done=5)
    started = actions.start(job.pk)
    assert (started.state, started.message, started.done) == (S.RUNNING, "", 0)
    assert started.started_at is not None
    finished = actions.finish(job.pk, "3 baris diterapkan")
    assert (finished.state, finished.message) == (S.DONE, "3 baris diterapkan")
    assert finished.finished_at >= started.started_at


@pytest.mark.django_db
def test_a_job_whose_worker_died_is_started_again_from_nought():
    job = a_job(state=S.RUNNING, done=40, total=100)
    assert actions.start(job.pk).done == 0


@pytest.mark.django_db
@pytest.mark.parametrize("state", [S.WAITING, S.RUNNING])
def test_a_job_may_fail_before_or_while_it_runs(state):
    failed = actions.fail(a_job(state=state).pk, "rusak")
    assert (failed.state, failed.message) == (S.FAILED, "rusak")
    assert failed.finished_at is not None


@pytest.mark.django_db
@pytest.mark.parametrize("state", [S.DONE, S.FAILED, S.CANCELLED])
def test_a_job_that_ended_is_not_started_again(state):
    job = a_job(state=state)
    with pytest.raises(StepRefused):
        actions.start(job.pk)
    job.refresh_from_db()
    assert (job.state, job.started_at) == (state, None)


# --- cancelling and asking again ---


@pytest.mark.django_db
def test_who_asked_may_cancel_while_it_waits():
    user = make_user()
    assert actions.cancel(job=a_job(user), by=user).state == S.CANCELLED


@pytest.mark.django_db
@pytest.mark.parametrize("state", [S.RUNNING, S.DONE, S.FAILED, S.CANCELLED])
def test_what_runs_or_ended_is_not_cancelled(state):
    user = make_user()
    with pytest.raises(StepRefused):
        actions.cancel(job=a_job(user, state), by=user)


@pytest.mark.django_db
@pytest.mark.parametrize("state", [S.FAILED, S.CANCELLED])
def test_who_asked_may_ask_again(state):
    user = make_user()
    job = actions.retry(job=a_job(user, state), by=user)
    assert job.state == S.WAITING
    assert queued() == [(TASK, {"job_id": job.pk}, "todo")]


@pytest.mark.django_db
@pytest.mark.parametrize("state", [S.WAITING, S.RUNNING, S.DONE])
def test_what_has_not_failed_is_not_asked_again(state):
    user = make_user()
    with pytest.raises(StepRefused):
        actions.retry(job=a_job(user, state), by=user)
    assert queued() == []


@pytest.mark.django_db
@pytest.mark.parametrize(("action", "state"), [(actions.cancel, S.WAITING), (actions.retry, S.FAILED)])
def test_nobody_else_cancels_or_repeats(action, state, operator):
    job = a_job(state=state)
    for other in (make_user("lain"), operator):
        with pytest.raises(PermissionDenied):
            action(job=job, by=other)
    job.refresh_from_db()
    assert job.state == state
    assert queued() == []


@pytest.mark.django_db
def test_a_job_cancelled_and_asked_again_is_queued_once():
    """Two entries for one job would have two workers do it at the same time: a running job may be taken over."""
    user = make_user()
    job = actions.enqueue(task=TASK, title="Rencana", by=user)
    actions.retry(job=actions.cancel(job=job, by=user), by=user)
    assert [status for _task, _arguments, status in queued() if status == "todo"] == ["todo"]


@pytest.mark.django_db
def test_jobs_are_shown_to_who_asked_for_them_newest_first():
    mine, yours = make_user(), make_user()
    jobs = [a_job(mine), a_job(mine, S.RUNNING), a_job(mine, S.DONE)]
    a_job(yours)
    assert list(queries.visible_to(mine)) == jobs[::-1]
    assert list(queries.open_for(mine)) == [jobs[1], jobs[0]]


# --- progress ---


@pytest.mark.django_db(transaction=True)
def test_progress_shows_before_the_jobs_own_transaction_ends_and_does_not_go_with_it():
    job = a_job(state=S.RUNNING)
    with transaction.atomic():
        with actions.reporting(job.pk) as report:
            report(40, 100)
            seen = Job.objects.get(pk=job.pk)
            assert (seen.done, seen.total, seen.percent) == (40, 100, 40)
        transaction.set_rollback(True)
    job.refresh_from_db()
    assert (job.done, job.total) == (40, 100)


@pytest.mark.django_db(transaction=True)
def test_progress_is_written_a_few_times_a_second_and_always_at_the_end(monkeypatch):
    job = a_job(state=S.RUNNING)
    moments = iter([1000.0, 1000.0, 1000.1, 1000.2, 1000.3, 1000.3, 1000.31, 1000.31])
    monkeypatch.setattr(actions.time, "monotonic", lambda: next(moments))
    seen = []
    with actions.reporting(job.pk) as report:
        for done in (1, 2, 3, 4, 5):
            report(done, 5)
            job.refresh_from_db()
            seen.append(job.done)
    assert seen == [1, 1, 1, 4, 5]


# --- the card ---


@pytest.mark.django_db
def test_the_card_of_a_job_is_shown_to_who_asked_and_reloads_the_page_at_the_end(sign_in):
    user = make_user()
    client = sign_in(user)
    running = client.get(f"/pekerjaan/{a_job(user, S.RUNNING, done=1, total=4).pk}/")
    assert (running.status_code, running.headers.get("HX-Refresh")) == (200, None)
    assert "1 dari 4 selesai" in running.content.decode()
    done = client.get(f"/pekerjaan/{a_job(user, S.DONE).pk}/")
    assert done.headers["HX-Refresh"] == "true"
    assert client.get(f"/pekerjaan/{a_job().pk}/").status_code == 404


@pytest.mark.django_db
def test_asking_again_by_page_leads_back_to_where_it_was_asked(sign_in):
    user = make_user()
    job = a_job(user, S.FAILED, url="/impor/7/")
    client = sign_in(user)
    assert client.get(f"/pekerjaan/{job.pk}/ulang/").status_code == 405
    answer = client.post(f"/pekerjaan/{job.pk}/ulang/")
    assert (answer.status_code, answer.headers["Location"]) == (302, "/impor/7/")
    job.refresh_from_db()
    assert job.state == S.WAITING
    assert sign_in(make_user()).post(f"/pekerjaan/{job.pk}/ulang/").status_code == 404


@pytest.mark.django_db
def test_asking_again_for_what_runs_already_is_answered_in_words(sign_in):
    """Somebody clicks twice, or the worker was faster."""
    user = make_user()
    client = sign_in(user, raise_request_exception=False)
    answer = client.post(f"/pekerjaan/{a_job(user, S.RUNNING, url='/impor/7/').pk}/ulang/")
    assert answer.status_code in {302, 409}
