"""SIASN is asked by a job: what it answered stays, whoever asks again goes on where it stopped."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from penata.domains.people import tasks
from penata.domains.people.actions import siasn_fetch
from penata.domains.people.models import SiasnAnswer
from penata.kernel import clock
from penata.kernel.jobs.models import Job
from penata.kernel.jobs.progress import silent
from penata.kernel.jobs.work import JobRefused
from penata.kernel.ports.refusals import Unreachable
from penata.kernel.ports.siasn.fake import Fake
from tests.domains.organization.factories import make_post, make_user, officer
from tests.domains.people.factories import make_regency, make_worker, nip_of

pytestmark = pytest.mark.django_db

NIPS = [nip_of(serial=number) for number in range(1, 5)]


@pytest.fixture
def fake(monkeypatch) -> Fake:
    made = Fake([{"nipBaru": nip, "nama": "ORANG", "golRuangAkhir": "III/b"} for nip in NIPS[:2]])
    monkeypatch.setattr(siasn_fetch, "siasn", lambda: made)
    return made


@pytest.fixture
def regency() -> Any:
    found = make_regency()
    post = make_post(found.centre, found.nurse)
    for number, nip in enumerate(NIPS):
        make_worker(post, "PNS", name=f"Orang {number}", nip=nip)
    return found


@pytest.fixture
def by(regency) -> Any:
    return officer(regency.government)


def fetch(by: Any, **told: Any) -> siasn_fetch.Fetched:
    return siasn_fetch.fetch(**{"within": "", "since": clock.now(), "by": by, "report": silent} | told)


def test_whom_siasn_knows_whom_not_and_whom_nobody_can_read(regency, by, fake):
    fake.broken.add(NIPS[3])
    assert fetch(by) == siasn_fetch.Fetched(answered=2, changed=3, missing=1, unread=1)
    told = SiasnAnswer.objects.order_by("nip").values_list("nip", "is_missing", "source")
    assert [*told] == [(NIPS[0], False, "service"), (NIPS[1], False, "service"), (NIPS[2], True, "service")]


def test_what_was_answered_before_it_went_down_stays_and_is_not_asked_again(regency, by, fake, monkeypatch):
    began, asked, ask = clock.now() - timedelta(seconds=1), [], fake._ask

    def counted(nip: str) -> Any:
        asked.append(nip)
        fake.is_down = len(asked) == 3
        return ask(nip)

    monkeypatch.setattr(fake, "_ask", counted)
    with pytest.raises(Unreachable):
        fetch(by, since=began)
    assert SiasnAnswer.objects.count() == 2
    fetch(by, since=began)
    assert asked[3:] == NIPS[2:]


def test_the_job_says_what_came_of_it_and_refuses_in_words(regency, by, fake):
    job = Job.objects.create(task="people.fetch_siasn", title="SIASN", by=by, arguments={"within": ""})
    assert "2 orang dijawab SIASN, 4 jawaban baru; 2 tidak dikenal" in tasks.ask_siasn(job, silent)
    fake.is_down = True
    job = Job.objects.create(task="people.fetch_siasn", title="SIASN", by=by, arguments={"within": ""})
    with pytest.raises(JobRefused, match="tidak menjawab"):
        tasks.ask_siasn(job, silent)


def test_only_whoever_may_exchange_asks_and_only_of_his_own(regency, fake):
    with pytest.raises(PermissionDenied):
        fetch(make_user("asing"))
    school = officer(regency.school, username="sekolah")
    assert fetch(school) == siasn_fetch.Fetched()
    with pytest.raises(PermissionDenied):
        fetch(school, within=str(regency.health.path))


def test_without_an_address_it_says_what_to_do(regency, by, monkeypatch):
    monkeypatch.setattr(siasn_fetch, "siasn", lambda: None)
    with pytest.raises(ValidationError, match="belum diatur"):
        fetch(by)
