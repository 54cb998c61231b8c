"""Answers kept for some seconds: made once for many, at an end, and never before one's own change."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from penata.kernel import clock
from penata.kernel import kept as module
from penata.kernel.audit.actions import Entry, record
from penata.kernel.jobs.models import Job
from penata.kernel.kept import MOST, has_changed_something, kept
from tests.domains.organization.factories import make_user


@pytest.fixture(autouse=True)
def _seconds(settings, monkeypatch):
    settings.PENATA_KEPT_SECONDS = 10
    monkeypatch.setattr(module, "_answers", {})


@pytest.fixture
def asked(monkeypatch):
    """Asks as somebody who changed nothing lately."""
    monkeypatch.setattr(module, "has_changed_something", lambda actor: False)
    return lambda key, make: module.kept(key, None, make)


@pytest.fixture
def hands(monkeypatch):
    """A clock that stands still until it is moved."""
    told = [100.0]
    monkeypatch.setattr(module.time, "monotonic", lambda: told[0])
    return told


def test_an_answer_is_made_again_when_its_seconds_are_over(hands, asked):
    made = []

    def make() -> int:
        made.append(1)
        return len(made)

    assert [asked("a", make), asked("a", make)] == [1, 1]
    hands[0] += 9.9
    assert asked("a", make) == 1
    hands[0] += 0.2
    assert asked("a", make) == 2


def test_its_seconds_count_from_before_it_was_made(hands, asked):
    def slowly() -> str:
        hands[0] += 8
        return "lama"

    asked("a", slowly)
    hands[0] += 3
    assert asked("a", lambda: "baru") == "baru"


def test_each_question_has_its_own_answer(asked):
    assert asked(("peta", "1.2"), lambda: "dinkes") == "dinkes"
    assert asked(("peta", "1.3"), lambda: "disdik") == "disdik"


def test_what_failed_is_asked_again(asked):
    with pytest.raises(ZeroDivisionError):
        asked("a", lambda: 1 // 0)
    assert asked("a", lambda: 5) == 5


def test_many_at_once_wait_for_one_answer(asked):
    made = []

    def make() -> int:
        made.append(1)
        time.sleep(0.05)
        return 7

    with ThreadPoolExecutor(8) as pool:
        assert set(pool.map(lambda _: asked("a", make), range(8))) == {7}
    assert len(made) == 1


def test_the_longest_unasked_answers_go(asked):
    for number in range(MOST + 1):
        asked(number, lambda: "lama")
        asked(0, lambda: "lama")
    assert len(module._answers) == MOST
    assert asked(0, lambda: "baru") == "lama"
    assert asked(1, lambda: "baru") == "baru"


def test_who_changed_something_lately_is_known_and_nobody_else(db, settings):
    writer, other = make_user("penulis"), make_user("lain")
    assert not has_changed_something(writer)
    record(Entry("person.contact", "people.person", 1), by=writer)
    assert (has_changed_something(writer), has_changed_something(other)) == (True, False)
    settings.PENATA_KEPT_SECONDS = 0
    assert has_changed_something(other)


def test_a_job_that_ended_lately_counts_as_ones_own_change(db):
    by = make_user("pengimpor")
    job = Job.objects.create(task="t", title="Impor", by=by, finished_at=clock.now() - timedelta(seconds=30))
    assert not has_changed_something(by)
    Job.objects.filter(pk=job.pk).update(finished_at=clock.now())
    assert has_changed_something(by)


def test_who_changed_something_is_told_anew_and_the_others_what_was_kept(db):
    writer, other = make_user("penulis"), make_user("lain")
    assert kept("a", other, lambda: "lama") == "lama"
    record(Entry("person.contact", "people.person", 1), by=writer)
    assert kept("a", writer, lambda: "baru") == "baru"
    assert kept("a", other, lambda: "baru") == "lama"
