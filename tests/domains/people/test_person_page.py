"""The page of a person: who sees it, which classes of data, the NIK behind a reason, and that looking is noted."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from penata.domains.people.actions import records
from penata.domains.people.models import Person
from penata.domains.people.queries import person as queries
from penata.kernel.access import DATA_CLASSES, Permission, Role
from penata.kernel.access.roles import PERMISSIONS
from penata.kernel.audit.models import AccessKind, AccessRecord
from penata.kernel.privacy.terms import RevealReason
from tests.conftest import TODAY
from tests.domains.organization.factories import hold, make_post, make_user, officer
from tests.domains.people.factories import (
    engage,
    make_person,
    make_regency,
    make_worker,
    nik_of,
    nip_of,
    place,
)

pytestmark = pytest.mark.django_db

SINCE = date(2019, 3, 1)
NIK, NIP = nik_of(), nip_of()
SHOWN = {
    "identity": "<dt>Lahir</dt>", "contact": "+628 •••• •••• 90", "health": "<dt>Disabilitas</dt>", "pay": "1.250.000",
    "employment": "Keperawatan",
}  # fmt: skip
COVERED = (NIK, "+6281234567890", "Daksa", "5 Januari 1990")


@pytest.fixture
def regency():
    return make_regency()


@pytest.fixture
def budi(regency):
    person = make_worker(
        make_post(regency.health, regency.clerk), "PNS", SINCE, code="B1", name="Budi Santoso", nik=NIK, nip=NIP,
        birth_date=date(1990, 1, 5), disability="daksa", phone="+6281234567890", sex="L",
    )  # fmt: skip
    person.engagements.update(honorarium=1_250_000)
    person.educations.create(level="S-1", rank=7, major="Keperawatan", graduated=2013)
    return person


def text(answer) -> str:
    return re.sub(r"\s+", " ", answer.content.decode())


READERS = [role for role in Role if Permission.PERSON_READ in PERMISSIONS[role] and role != Role.OPERATOR]


@pytest.mark.parametrize("role", READERS)
def test_each_role_sees_its_classes_of_data_and_no_other(regency, budi, sign_in, role):
    answer = sign_in(officer(regency.government, role)).get("/orang/B1/")
    assert answer.status_code == 200
    classes = {personal.value for personal in DATA_CLASSES[role]}
    assert answer.context["reads"] == classes
    page = text(answer)
    for name, words in SHOWN.items():
        assert (words in page) == (name in classes), (role, name)
    assert [value for value in COVERED if value in page] == []


@pytest.mark.parametrize("role", READERS)
def test_the_nik_is_masked_for_everybody(regency, budi, sign_in, role):
    page = text(sign_in(officer(regency.government, role)).get("/orang/B1/"))
    assert NIK not in page
    assert f"{NIK[:4]} •••• •••• {NIK[-4:]}" in page


def test_an_officer_sees_only_people_of_his_own_units(regency, budi, sign_in):
    for unit, status in ((regency.health, 200), (regency.school, 404), (regency.centre, 404)):
        assert sign_in(officer(unit, Role.AGENCY_OFFICER)).get("/orang/B1/").status_code == status


@pytest.mark.parametrize("role", [Role.WORKER, Role.ADMINISTRATOR])
def test_roles_that_read_nobody_see_no_page(regency, budi, sign_in, role):
    assert sign_in(officer(regency.government, role)).get("/orang/B1/").status_code in {403, 404}


def test_a_worker_sees_only_himself_and_all_of_it(regency, budi, sign_in):
    user = officer(regency.health, Role.WORKER)
    Person.objects.filter(pk=budi.pk).update(user=user)
    other = make_worker(make_post(regency.health, regency.nurse), code="S1")
    client = sign_in(user)
    assert client.get("/data-saya/")["Location"] == "/orang/B1/"
    page = text(client.get("/orang/B1/"))
    assert [value for value in COVERED if value not in page] == []
    assert client.get(f"/orang/{other.code}/").status_code == 404
    assert client.get("/pegawai/").status_code == 403
    assert client.get("/nominatif/").status_code == 403


def test_an_account_without_a_person_is_told_so(regency, sign_in):
    answer = sign_in(officer(regency.health, Role.WORKER)).get("/data-saya/")
    assert answer.status_code == 200
    assert "people/no_person.html" in [template.name for template in answer.templates]


def test_the_code_is_found_in_any_case_and_a_nik_is_no_address(regency, budi, sign_in):
    client = sign_in(officer(regency.government))
    assert client.get("/orang/b1/").status_code == 200
    assert client.get(f"/orang/{NIK}/").status_code == 404
    assert client.get(f"/orang/{NIP}/").status_code == 404


# --- looking is noted ---


def test_looking_at_somebody_is_noted(regency, budi, sign_in):
    by = officer(regency.government)
    sign_in(by).get("/orang/B1/")
    (record,) = AccessRecord.objects.all()
    assert (record.by, record.person_id, record.what, record.why) == (by, budi.pk, "halaman orang", "")


def test_looking_at_oneself_is_not_noted(regency, budi, sign_in):
    user = officer(regency.health, Role.WORKER)
    Person.objects.filter(pk=budi.pk).update(user=user)
    sign_in(user).get("/orang/B1/")
    assert not AccessRecord.objects.exists()


def test_a_page_that_is_not_found_is_not_noted(regency, budi, sign_in):
    sign_in(officer(regency.school, Role.AGENCY_OFFICER)).get("/orang/B1/")
    assert not AccessRecord.objects.exists()


# --- what is covered, and the reason behind which it opens ---

OPENING = {"what": ["nik"], "reason": "document", "why": "berkas pensiun"}


def open_nik(budi: Person, regency: Any, by: Any, **told: Any) -> None:
    told = {"what": ["nik"], "reason": RevealReason.DOCUMENT, "why": "berkas"} | told
    records.reveal(person=budi, path=str(regency.health.path), by=by, **told)


def test_the_nik_is_opened_by_a_reason_and_that_is_noted(regency, budi, sign_in):
    by = officer(regency.health, Role.AGENCY_OFFICER)
    answer = sign_in(by).post("/orang/B1/buka/", OPENING)
    assert NIK in text(answer)
    assert COVERED[1] not in text(answer)
    opened = AccessRecord.objects.get(kind=AccessKind.REVEAL)
    assert (opened.by, opened.person_id, opened.fields) == (by, budi.pk, ["NIK"])
    assert opened.why == "Menyusun SK atau dokumen kepegawaian: berkas pensiun"
    assert (opened.role, opened.role_unit, opened.path) == (
        "agency_officer", regency.health.name, str(regency.health.path),
    )  # fmt: skip


def test_what_was_opened_is_covered_again_on_the_next_page(regency, budi, sign_in):
    client = sign_in(officer(regency.health, Role.AGENCY_OFFICER))
    every = OPENING | {"what": ["nik", "born", "contact", "health"]}
    page = text(client.post("/orang/B1/buka/", every))
    assert [value for value in COVERED if value not in page] == []
    page = text(client.get("/orang/B1/"))
    assert [value for value in COVERED if value in page] == []


def test_an_auditor_opens_no_health(regency, budi, sign_in):
    by = officer(regency.government, Role.AUDITOR)
    answer = sign_in(by).post("/orang/B1/buka/", OPENING | {"what": ["health"]})
    assert COVERED[2] not in text(answer)
    with pytest.raises(PermissionDenied):
        open_nik(budi, regency, by, what=["health"])
    assert not AccessRecord.objects.exists()


@pytest.mark.parametrize(
    "told", [{"why": ""}, {"why": "   "}, {"what": []}, {"what": ["nip"]}, {"reason": "x"}]
)
def test_without_a_reason_or_a_field_the_nik_stays_closed(regency, budi, sign_in, told):
    answer = sign_in(officer(regency.government)).post("/orang/B1/buka/", OPENING | told)
    assert NIK not in text(answer)
    assert not AccessRecord.objects.filter(kind=AccessKind.REVEAL).exists()


def test_opening_is_a_post(regency, budi, sign_in):
    assert sign_in(officer(regency.government)).get("/orang/B1/buka/").status_code == 405


@pytest.mark.parametrize("role", [Role.LEADER, Role.SUPERVISOR, Role.WORKER, Role.ADMINISTRATOR])
def test_roles_without_the_right_open_no_nik(regency, budi, sign_in, role):
    by = officer(regency.government, role)
    assert sign_in(by).post("/orang/B1/buka/", OPENING).status_code == 403
    with pytest.raises(PermissionDenied):
        open_nik(budi, regency, by)
    assert not AccessRecord.objects.exists()


@pytest.mark.parametrize("told", [{"why": " "}, {"what": []}, {"what": ["nip"]}])
def test_the_action_itself_wants_a_reason_and_a_field(regency, budi, told):
    with pytest.raises(ValidationError):
        open_nik(budi, regency, officer(regency.government), **told)


def test_an_officer_of_another_agency_opens_no_nik(regency, budi, sign_in):
    client = sign_in(officer(regency.school, Role.AGENCY_OFFICER))
    assert client.post("/orang/B1/buka/", OPENING).status_code == 404
    assert not AccessRecord.objects.exists()


def test_the_form_that_shows_what_stands_there_counts_as_looking(regency, budi, sign_in):
    sign_in(officer(regency.government)).get("/orang/B1/ubah/")
    (noted,) = AccessRecord.objects.all()
    assert (noted.what, noted.fields) == (
        "formulir ubah data", ["Tanggal lahir", "Telepon dan surel", "Disabilitas"],
    )  # fmt: skip


# --- a former agency ---


@pytest.fixture
def moved(regency, budi):
    """Budi moved from the agency of health to the agency of schools in July 2026."""
    budi.assignments.all().delete()
    place(budi, make_post(regency.health, regency.clerk), SINCE, date(2026, 6, 30))
    place(budi, make_post(regency.school, regency.clerk), date(2026, 7, 1))
    return budi


def test_a_former_agency_finds_him_but_reads_nothing_of_what_he_is_now(regency, moved, sign_in):
    answer = sign_in(officer(regency.health, Role.AGENCY_OFFICER)).get("/orang/B1/")
    assert answer.status_code == 200
    assert answer.context["reads"] == set()
    page = text(answer)
    assert [words for words in SHOWN.values() if words in page] == []
    assert NIK[-4:] not in page
    assert answer.context["may_edit"] is False


def test_a_former_agency_does_not_learn_where_he_serves_now(regency, moved, sign_in):
    page = text(sign_in(officer(regency.health, Role.AGENCY_OFFICER)).get("/orang/B1/"))
    assert "Dinas Pendidikan" not in page


def test_a_former_agency_sees_the_years_it_had(regency, moved, sign_in):
    client = sign_in(officer(regency.health, Role.AGENCY_OFFICER))
    then = client.get("/orang/B1/", {"per": "2026-06-30"})
    assert then.context["reads"] == {"identity", "employment"}
    assert "Dinas Kesehatan" in text(then)
    assert "Dinas Pendidikan" not in text(then)


def test_a_former_agency_opens_and_changes_nothing_by_looking_at_the_past(regency, moved, sign_in):
    client = sign_in(officer(regency.health, Role.AGENCY_OFFICER))
    then = client.get("/orang/B1/", {"per": "2026-06-30"})
    assert (then.context["may_edit"], then.context["may_reveal"]) == (False, False)
    assert client.post("/orang/B1/buka/?per=2026-06-30", OPENING).status_code == 403


def test_the_new_agency_sees_him_now(regency, moved, sign_in):
    answer = sign_in(officer(regency.school, Role.AGENCY_OFFICER)).get("/orang/B1/")
    assert "employment" in answer.context["reads"]


def test_somebody_without_a_post_is_seen_from_the_root_alone(regency, sign_in):
    person = make_person(regency.government, code="X1")
    engage(person, "PNS", SINCE)
    assert sign_in(officer(regency.government)).get("/orang/X1/").status_code == 200
    assert sign_in(officer(regency.health, Role.AGENCY_OFFICER)).get("/orang/X1/").status_code == 404


# --- what the page works out ---


def test_retirement_service_and_age_of_a_civil_servant(regency, budi):
    Person.objects.filter(pk=budi.pk).update(appointed_on=date(2015, 1, 1))
    sheet = queries.load(officer(regency.government), "B1", TODAY)
    assert (sheet.retirement.on, sheet.retirement.age) == (date(2048, 2, 1), 58)
    assert sheet.served == (11, 10)
    assert sheet.outside is None
    assert sheet.path == str(regency.health.path)


def test_a_running_thl_is_marked_as_outside_the_law_from_2026_on(regency):
    make_worker(
        make_post(regency.health, regency.clerk), "THL", SINCE, code="T1", birth_date=date(1990, 1, 5)
    )
    by = officer(regency.government)
    assert queries.load(by, "T1", date(2025, 12, 31)).outside is None
    found = queries.load(by, "T1", date(2026, 1, 1))
    assert (found.outside.code, found.retirement) == ("outside_lawful_scheme", None)


def test_the_page_of_a_past_day_shows_what_was(regency, moved):
    by = officer(regency.government)
    moved.grades.create(grade="III/a", since=date(2020, 4, 1))
    moved.grades.create(grade="III/b", since=date(2024, 4, 1))
    then, now = queries.load(by, "B1", date(2023, 1, 1)), queries.load(by, "B1", TODAY)
    assert (then.grade["grade"], then.assignment.post.unit) == ("III/a", regency.health)
    assert (now.grade["grade"], now.assignment.post.unit) == ("III/b", regency.school)


def test_the_journey_has_every_event_newest_first(regency, moved):
    moved.grades.create(grade="III/a", since=date(2020, 4, 1))
    moved.competences.create(name="BLS", issued_on=date(2025, 5, 1))
    sheet = queries.load(officer(regency.government), "B1", TODAY)
    assert [(event.on, event.what, event.detail) for event in sheet.events] == [
        (date(2026, 7, 1), "Pengadministrasi", "Dinas Pendidikan"), (date(2025, 5, 1), "BLS", "Diklat"),
        (date(2020, 4, 1), "Golongan", "III/a"), (SINCE, "PNS", ""), (SINCE, "Pengadministrasi", "Dinas Kesehatan"),
    ]  # fmt: skip


def test_traces_of_a_person_are_for_himself_and_those_who_may_read_them(regency, budi, sign_in):
    user = officer(regency.health, Role.WORKER)
    Person.objects.filter(pk=budi.pk).update(user=user)
    by = officer(regency.government)
    records.note_competence(
        person=budi,
        path=str(regency.health.path),
        name="BLS",
        issued_on=None,
        valid_until=None,
        hours=None,
        by=by,
    )
    sign_in(by).get("/orang/B1/")
    shown = sign_in(user).get("/orang/B1/jejak/").context
    assert [told.trace.step for told in shown["traces"]] == ["competence.note"]
    seen = sign_in(user).get("/data-saya/dilihat/", follow=True)
    assert [told.record.what for told in seen.context["seen"]] == ["halaman orang"]
    assert by.name in text(seen)
    hold(by, Role.AUDITOR, regency.government)
    assert sign_in(by).get("/orang/B1/jejak/").status_code == 200


@pytest.mark.parametrize("role", [Role.SUPERVISOR, Role.LEADER])
def test_traces_of_a_person_are_not_for_readers_without_the_right(regency, budi, sign_in, role):
    assert sign_in(officer(regency.government, role)).get("/orang/B1/jejak/").status_code in {403, 404}


def test_nobody_signed_in_sees_nothing(budi, client):
    assert client.get("/orang/B1/")["Location"] == "/masuk/?next=/orang/B1/"


def test_a_user_without_any_role_sees_nothing(budi, sign_in):
    assert sign_in(make_user()).get("/orang/B1/").status_code == 403
