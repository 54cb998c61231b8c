"""Who looked at whom, consents, breaches, erasure and the map of data."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from penata.kernel import clock, privacy
from penata.kernel.access import Role
from penata.kernel.audit.actions import Entry, record, record_access, record_list, seal
from penata.kernel.audit.models import AccessRecord, TraceValues
from penata.kernel.audit.queries import accesses_to, verify
from penata.kernel.notify.models import Message
from penata.kernel.privacy.actions import breaches, consents, erasure
from penata.kernel.privacy.models import Breach
from penata.kernel.privacy.queries import accesses, datamap
from penata.kernel.privacy.queries.consents import held
from tests.domains.organization.factories import make_post, officer
from tests.domains.people.factories import make_regency, make_worker

pytestmark = pytest.mark.django_db


@pytest.fixture
def regency():
    return make_regency()


@pytest.fixture
def workers(regency):
    health = [make_worker(make_post(regency.health, regency.clerk), "THL", code=f"H{n}") for n in range(3)]
    return health, make_worker(make_post(regency.school, regency.clerk), "THL", code="D1")


def today() -> accesses.Asked:
    day = clock.now().date()
    return accesses.Asked(day - timedelta(days=2), day + timedelta(days=1))


# --- accesses ---


def test_an_auditor_sees_who_looked_within_his_units_alone(regency, workers):
    (first, *_rest), stranger = workers
    by = officer(regency.government)
    record_access(person_id=first.pk, what="halaman orang", by=by, path=str(regency.health.path))
    record_access(person_id=stranger.pk, what="halaman orang", by=by, path=str(regency.school.path))
    record_list(
        people=[first.pk, stranger.pk], what="ekspor pegawai", by=by, path=str(regency.government.path)
    )
    rows, following = accesses.page_of(officer(regency.health, Role.AUDITOR), today())
    assert [(r.record.what, r.subject and r.subject.code) for r in rows] == [
        ("ekspor pegawai", None),
        ("halaman orang", "H0"),
    ]
    assert following == 0
    assert rows[1].who == "Petugas kepegawaian, Kabupaten Contoh"
    assert len(accesses.page_of(officer(regency.government, Role.AUDITOR), today())[0]) == 3


def test_somebody_finds_the_list_that_he_stood_in(regency, workers):
    (first, second, _third), stranger = workers
    record_list(people=[first.pk, second.pk], what="ekspor pegawai", by=officer(regency.government))
    assert [row.count for row in accesses_to(first.pk)] == [2]
    assert not accesses_to(stranger.pk).exists()


def test_an_export_is_one_record_with_its_filter_and_what_it_held(regency, workers, sign_in):
    sign_in(officer(regency.government)).get("/pegawai/unduh.csv?status=THL&q=Orang")
    noted = AccessRecord.objects.get()
    assert (noted.kind, noted.count, noted.why) == ("export", 4, "status=THL dengan kata pencarian")
    assert "NIP" in noted.fields
    assert "NIK" not in noted.fields


def test_pages_of_accesses_follow_each_other_without_gap(regency, workers, monkeypatch):
    monkeypatch.setattr(accesses, "PAGE", 3)
    (first, *_rest), _stranger = workers
    by, auditor, seen, before = officer(regency.government), officer(regency.government, Role.AUDITOR), [], 0
    for n in range(7):
        record_access(person_id=first.pk, what=f"{n}", by=by, path=str(regency.health.path))
    while True:
        asked = today()
        rows, before = accesses.page_of(auditor, accesses.Asked(asked.first, asked.last, before=before))
        seen += [row.record.what for row in rows]
        if not before:
            break
    assert seen == ["6", "5", "4", "3", "2", "1", "0"]


def test_what_is_unusual_is_said_in_words(regency, workers):
    health, stranger = workers
    by = officer(regency.health, Role.AGENCY_OFFICER)
    for person in health:
        record_access(person_id=person.pk, what="halaman orang", by=by, path=str(regency.health.path))
    record_access(person_id=stranger.pk, what="halaman orang", by=by, path=str(regency.school.path))
    AccessRecord.objects.update(at=clock.now().replace(hour=16, minute=30))  # 23.30 in Jakarta
    (found,) = accesses.unusual(officer(regency.government, Role.AUDITOR), today())
    assert found.why == ["4 kali pada malam hari", "1 orang di luar unitnya"]


@pytest.mark.parametrize("role", [Role.LEADER, Role.PERSONNEL_OFFICER, Role.WORKER])
def test_the_page_of_accesses_is_for_the_auditor(regency, sign_in, role):
    assert sign_in(officer(regency.government, role)).get("/data-pribadi/akses/").status_code == 403


# --- consents ---


def test_consent_holds_until_it_is_withdrawn(regency):
    user = officer(regency.health, Role.WORKER)
    assert not held("whatsapp").exists()
    consents.give(purpose="whatsapp", by=user)
    assert consents.give(purpose="whatsapp", by=user) is not None  # twice is once
    assert [one.user_id for one in held("whatsapp")] == [user.pk]
    assert not held("tujuan lain").exists()
    assert consents.withdraw(purpose="whatsapp", by=user) == 1
    assert not held("whatsapp").exists()


def test_a_new_text_asks_anew(regency, monkeypatch):
    from dataclasses import replace

    from penata.kernel.privacy import purposes

    user = officer(regency.health, Role.WORKER)
    consents.give(purpose="whatsapp", by=user)
    monkeypatch.setitem(purposes._purposes, "whatsapp", replace(purposes._purposes["whatsapp"], version=2))
    assert not held("whatsapp").exists()
    with pytest.raises(ValidationError):
        consents.give(purpose="face", by=user)


# --- breaches ---


def leaked(regency: Any, by: Any, **told: Any) -> Breach:
    told = {
        "title": "Lembar honor salah kirim", "path": str(regency.health.path), "place": "Dinas Kesehatan",
        "classes": ["pay"], "people": None, "found_at": clock.now() - timedelta(hours=2), "how": "surel", "handling": "ditarik",
    } | told  # fmt: skip
    return breaches.note(by=by, **told)


def test_a_breach_is_told_to_owners_and_agency_before_it_is_closed(regency, workers, sign_in):
    (first, *_rest), _stranger = workers
    first.user = officer(regency.health, Role.WORKER)
    first.save()
    by = officer(regency.government)
    made = leaked(regency, by)
    assert (made.people, made.due_at - made.found_at) == (3, timedelta(hours=72))
    with pytest.raises(ValidationError):
        breaches.close(breach=made, by=by)
    assert breaches.tell_subjects(breach=made, by=by) == 1
    assert breaches.tell_subjects(breach=made, by=by) == 1  # told again, nothing happens
    assert Message.objects.get().to == first.user
    breaches.tell_agency(breach=made, note="B-12/2026", by=by)
    assert breaches.close(breach=made, by=by).state == "closed"
    assert "Pasal 46" in sign_in(first.user).get(f"/pemberitahuan-data/{made.pk}/").content.decode()
    assert (
        sign_in(officer(regency.school, Role.WORKER)).get(f"/pemberitahuan-data/{made.pk}/").status_code
        == 404
    )


def test_a_breach_is_noted_by_those_who_may_and_never_in_the_future(regency):
    with pytest.raises(PermissionDenied):
        leaked(regency, officer(regency.government, Role.AUDITOR))
    with pytest.raises(ValidationError):
        leaked(regency, officer(regency.government), found_at=clock.now() + timedelta(hours=1))


# --- erasure ---


def test_values_of_traces_go_and_the_chain_stays_whole(regency, workers, operator):
    record(Entry("x.change", "x", 1, after={"nik": "6202061708910003"}), by=operator)
    record(Entry("x.change", "x", 2, after={"nik": "6202061708910004"}), by=operator)
    seal()
    TraceValues.objects.filter(trace__subject="x", trace__subject_id=1).update(keep_until=date(2026, 11, 1))
    assert {line.eraser.name: line.count for line in erasure.plan(by=operator)}["audit.values"] == 1
    assert TraceValues.objects.filter(
        trace__subject="x", trace__subject_id=1
    ).exists()  # the plan changes nothing
    log = erasure.run(by=operator)
    assert log.counts == {"audit.values": 1}
    assert not TraceValues.objects.filter(trace__subject="x", trace__subject_id=1).exists()
    assert verify().faults == []
    assert erasure.run(by=operator).counts == {}


def test_a_run_that_was_cut_off_goes_on(regency, operator, monkeypatch):
    for n in range(5):
        record_access(person_id=n + 1, what="lama", by=operator)
    AccessRecord.objects.update(at=clock.now() - timedelta(days=3000))
    monkeypatch.setattr(erasure, "PORTION", 2)

    def die(done: int, total: int) -> None:
        if done >= 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        erasure.run(by=operator, report=die)
    assert AccessRecord.objects.count() == 3
    assert erasure.run(by=operator).counts == {"audit.accesses": 5}


def test_pay_goes_ten_years_after_it_ended_and_the_engagement_stays(regency, workers, operator):
    from penata.domains.people.models import Engagement
    from penata.kernel.values import Period

    (first, second, _third), _stranger = workers
    Engagement.objects.filter(person=first).update(
        honorarium=1, period=Period(date(2010, 1, 1), date(2015, 1, 1))
    )
    Engagement.objects.filter(person=second).update(honorarium=1)
    assert erasure.run(by=operator).counts == {"people.pay": 1}
    assert Engagement.objects.get(person=first).honorarium is None
    assert Engagement.objects.get(person=second).honorarium == 1


def test_erasing_is_for_those_who_hold_the_whole_government(regency):
    for by in (officer(regency.health), officer(regency.government, Role.AUDITOR)):
        with pytest.raises(PermissionDenied):
            erasure.run(by=by)


# --- the map of data ---


def test_the_map_has_every_registered_field_with_its_readers(regency, sign_in):
    lines = datamap.lines()
    assert len(lines) == sum(len(fields) for fields in privacy.registered().values())
    (health,) = (line for line in lines if (line.model, line.field) == ("people.Person", "Disabilitas"))
    assert "Petugas kepegawaian" in health.readers
    assert "Pimpinan" not in health.readers
    answer = sign_in(officer(regency.government, Role.AUDITOR)).get("/data-pribadi/peta.csv")
    assert "Disabilitas" in answer.content.decode("utf-8-sig")
