"""The forms about one person are staff lists of one row; records beside the list; who may, and what is traced."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from penata.domains.people.actions import one_row, records
from penata.domains.people.models import Absence, Assignment, Competence, Engagement, Person
from penata.domains.people.rules.terms import AbsenceKind, AssignmentKind
from penata.kernel.access import Role
from penata.kernel.audit.models import AccessRecord
from penata.kernel.values import Period
from tests.domains.organization.factories import counted, make_post, make_user, officer, said, traced
from tests.domains.people.factories import (
    make_regency,
    make_worker,
    nik_of,
    nip_of,
    posts_of,
    row,
    service_of,
)

pytestmark = pytest.mark.django_db

SINCE = date(2019, 3, 1)
STRANGERS = [Role.WORKER, Role.ADMINISTRATOR, Role.SUPERVISOR, Role.LEADER, Role.AUDITOR]


@pytest.fixture
def regency():
    return make_regency()


@pytest.fixture
def by(regency):
    return officer(regency.government)


@pytest.fixture
def budi(regency):
    return make_worker(
        make_post(regency.health, regency.clerk), "PNS", SINCE, code="B1", name="Budi Santoso", nik=nik_of(), nip=nip_of()
    )  # fmt: skip


# --- the row itself ---


def test_a_row_without_errors_is_written_at_once(by):
    plan = one_row.write({k: str(v) for k, v in row(status="PNS").items()}, by=by, government="KAB")
    assert counted(plan) == {"added": 1}
    assert Person.objects.get().name == "Budi Santoso"
    assert [trace.by for trace in traced("staff.add")] == [by]


def test_a_row_with_an_error_writes_nothing_and_says_what(by):
    plan = one_row.write(row(status="THL", tmt_mulai="1-1-2024"), by=by, government="KAB")
    assert (2, "status", "thl_banned") in said(plan)
    assert not Person.objects.exists()


def test_a_row_beyond_reach_is_refused(regency):
    by = officer(regency.school, Role.AGENCY_OFFICER)
    assert said(one_row.write(row(status="PNS"), by=by, government="KAB")) == [(2, "unit", "out_of_reach")]
    assert not Person.objects.exists()


# --- add ---


def told(**cells):
    return {"nik": nik_of(), "nama": "Budi", "status": "PNS", "unit": "DINKES", "jabatan": "ADMIN",
            "tmt_mulai": "2019-03-01"} | cells  # fmt: skip


def test_the_form_adds_a_person(by, sign_in):
    answer = sign_in(by).post("/pegawai/tambah/", told(tanggal_lahir="1990-01-05"))
    assert (answer.status_code, answer["Location"]) == (302, "/pegawai/")
    person = Person.objects.get()
    assert (person.name, person.birth_date, posts_of(person)) == (
        "Budi", date(1990, 1, 5), [("DINKES", "ADMIN", SINCE, None)],
    )  # fmt: skip


@pytest.mark.parametrize(
    ("cells", "field"),
    [
        ({"nik": "12"}, "nik"), ({"unit": "TIADA"}, "unit"), ({"jabatan": "TIADA"}, "jabatan"), ({"nama": ""}, "nama"),
        ({"status": "THL", "tmt_mulai": "2024-01-01"}, "status"), ({"nik": "", "nip": ""}, "nik"),
    ],
)  # fmt: skip
def test_the_form_says_at_the_field_what_is_wrong(by, sign_in, cells, field):
    answer = sign_in(by).post("/pegawai/tambah/", told(**cells))
    assert answer.status_code == 200
    assert list(answer.context["form"].errors) == [field]
    assert not Person.objects.exists()


# --- change ---


def as_shown(form) -> dict[str, str]:
    return {name: form.initial.get(name, "") for name in form.fields}


def test_the_form_shows_no_nik_and_keeps_it_unless_another_is_typed(by, budi, sign_in):
    client = sign_in(by)
    page = client.get("/orang/B1/ubah/")
    assert budi.nik not in page.content.decode()
    assert client.post("/orang/B1/ubah/", as_shown(page.context["form"])).status_code == 302
    budi.refresh_from_db()
    assert budi.nik == nik_of()
    client.post("/orang/B1/ubah/", as_shown(page.context["form"]) | {"nik": nik_of(serial=77)})
    budi.refresh_from_db()
    assert budi.nik == nik_of(serial=77)


def test_the_form_of_own_data_changes_what_differs(by, budi, sign_in):
    client = sign_in(by)
    form = client.get("/orang/B1/ubah/").context["form"]
    values = as_shown(form)
    answer = client.post("/orang/B1/ubah/", values | {"telepon": "0812 3456 7890", "tempat_lahir": "Sampit"})
    assert (answer.status_code, answer["Location"]) == (302, "/orang/B1/")
    budi.refresh_from_db()
    assert (budi.phone, budi.birth_place, budi.nip) == ("+6281234567890", "Sampit", nip_of())
    (trace,) = traced("staff.change")
    assert (trace.by, trace.person_id, trace.fields) == (by, budi.pk, ["telepon", "tempat_lahir"])


def test_the_form_saved_as_it_was_changes_nothing(by, budi, sign_in):
    client = sign_in(by)
    form = client.get("/orang/B1/ubah/").context["form"]
    assert client.post("/orang/B1/ubah/", as_shown(form)).status_code == 302
    assert traced("staff.change") == []


def test_the_form_moves_a_person(by, budi, sign_in):
    cells = {"unit": "PUSK1", "jabatan": "PERAWAT", "tmt_jabatan": "2026-07-01"}
    assert sign_in(by).post("/orang/B1/pindah/", cells).status_code == 302
    assert posts_of(budi) == [
        ("DINKES", "ADMIN", SINCE, date(2026, 6, 30)), ("PUSK1", "PERAWAT", date(2026, 7, 1), None),
    ]  # fmt: skip


def test_the_form_of_moves_needs_its_day(by, budi, sign_in):
    answer = sign_in(by).post("/orang/B1/pindah/", {"unit": "PUSK1", "jabatan": "PERAWAT", "tmt_jabatan": ""})
    assert list(answer.context["form"].errors) == ["tmt_jabatan"]
    assert len(posts_of(budi)) == 1


def test_the_form_notes_a_new_status(by, regency, sign_in):
    person = make_worker(
        make_post(regency.health, regency.clerk), "CPNS", date(2025, 3, 1), code="C1", nip=nip_of()
    )
    cells = {
        "status": "PNS",
        "nip": nip_of(),
        "tmt_mulai": "2026-03-01",
        "golongan": "III/a",
        "tmt_golongan": "2026-03-01",
    }
    assert sign_in(by).post("/orang/C1/status/", cells).status_code == 302
    assert service_of(person) == [
        ("CPNS", date(2025, 3, 1), date(2026, 2, 28), "menjadi_pns"), ("PNS", date(2026, 3, 1), None, ""),
    ]  # fmt: skip
    assert person.grades.get().grade == "III/a"


def test_the_form_of_status_goes_through_the_gate(by, budi, sign_in):
    answer = sign_in(by).post(
        "/orang/B1/status/", {"status": "THL", "tmt_mulai": "2026-06-01", "nip": nip_of()}
    )
    assert list(answer.context["form"].errors) == ["status"]
    assert service_of(budi) == [("PNS", SINCE, None, "")]


def test_the_form_ends_an_engagement(by, budi, sign_in):
    cells = {"tmt_selesai": "2026-10-31", "alasan_berakhir": "pensiun"}
    assert sign_in(by).post("/orang/B1/akhiri/", cells).status_code == 302
    assert service_of(budi) == [("PNS", SINCE, date(2026, 10, 31), "pensiun")]
    assert posts_of(budi) == [("DINKES", "ADMIN", SINCE, date(2026, 10, 31))]
    assert [trace.by for trace in traced("staff.end")] == [by]


def test_the_form_of_endings_needs_day_and_reason(by, budi, sign_in):
    answer = sign_in(by).post("/orang/B1/akhiri/", {"tmt_selesai": "", "alasan_berakhir": ""})
    assert sorted(answer.context["form"].errors) == ["alasan_berakhir", "tmt_selesai"]


PAGES = ["ubah", "pindah", "status", "akhiri", "tidak-bertugas", "diklat", "rangkap"]


@pytest.mark.parametrize("page", PAGES)
def test_the_forms_are_not_found_for_officers_of_another_agency(regency, budi, sign_in, page):
    client = sign_in(officer(regency.school, Role.AGENCY_OFFICER))
    assert client.get(f"/orang/B1/{page}/").status_code == 404
    assert client.post(f"/orang/B1/{page}/", {}).status_code == 404


@pytest.mark.parametrize("role", STRANGERS)
def test_the_forms_are_refused_to_roles_without_the_right(regency, budi, sign_in, role):
    client = sign_in(officer(regency.government, role))
    assert {client.get(f"/orang/B1/{page}/").status_code for page in PAGES} == {403}
    assert client.get("/pegawai/tambah/").status_code == 403


def test_nobody_changes_himself(by, budi, sign_in):
    Person.objects.filter(pk=budi.pk).update(user=by)
    client = sign_in(by)
    assert client.get("/orang/B1/").status_code == 200
    assert {client.get(f"/orang/B1/{page}/").status_code for page in PAGES} == {404}


# --- absences ---


def note(budi, regency, by, first=date(2026, 1, 1), last=date(2026, 12, 31), kind=AbsenceKind.UNPAID_LEAVE):
    return records.note_absence(
        person=budi,
        path=str(regency.health.path),
        kind=kind,
        first=first,
        last=last,
        order_number="SK 3",
        by=by,
    )


def test_an_absence_is_noted_and_traced(regency, by, budi):
    noted = note(budi, regency, by)
    assert (noted.kind, noted.period, noted.order_number) == (
        "unpaid_leave", Period(date(2026, 1, 1), date(2026, 12, 31)), "SK 3",
    )  # fmt: skip
    (trace,) = traced("absence.note")
    assert (trace.by, trace.person_id, trace.path, trace.fields) == (
        by, budi.pk, str(regency.health.path), ["first", "kind", "last"],
    )  # fmt: skip


def test_two_absences_at_a_time_are_refused_in_words(regency, by, budi):
    note(budi, regency, by)
    with pytest.raises(ValidationError, match="sudah tercatat tidak bertugas"):
        note(budi, regency, by, first=date(2026, 12, 31), last=None, kind=AbsenceKind.SECONDED)
    note(budi, regency, by, first=date(2027, 1, 1), last=None, kind=AbsenceKind.SECONDED)
    assert Absence.objects.count() == 2
    assert len(traced("absence.note")) == 2


def test_an_absence_ends_earlier(regency, by, budi):
    noted = note(budi, regency, by, last=None)
    records.end_absence(absence=noted, path=str(regency.health.path), last=date(2026, 6, 30), by=by)
    noted.refresh_from_db()
    assert noted.period.last == date(2026, 6, 30)
    (trace,) = traced("absence.end")
    assert (trace.values.before, trace.values.after) == ({"last": None}, {"last": "2026-06-30"})


def test_the_form_notes_an_absence_and_refuses_a_turned_period(by, budi, sign_in):
    client = sign_in(by)
    cells = {"kind": "seconded", "first": "2026-05-01", "last": "2026-04-30"}
    assert list(client.post("/orang/B1/tidak-bertugas/", cells).context["form"].errors) == ["first"]
    assert client.post("/orang/B1/tidak-bertugas/", cells | {"last": ""}).status_code == 302
    assert Absence.objects.get().period == Period(date(2026, 5, 1))


def test_the_form_ends_an_absence_that_runs(regency, by, budi, sign_in):
    client = sign_in(by)
    assert client.get("/orang/B1/kembali-bertugas/").status_code == 404
    noted = note(budi, regency, by, first=date(2026, 5, 1), last=None)
    assert client.post("/orang/B1/kembali-bertugas/", {"last": "2026-11-01"}).status_code == 302
    noted.refresh_from_db()
    assert noted.period.last == date(2026, 11, 1)


def test_the_same_acting_post_twice_is_refused_in_words(regency, by, budi, sign_in):
    client = sign_in(by)
    cells = {"kind": "acting", "unit": "PUSK1", "jabatan": "", "job": "PERAWAT", "first": "2026-01-01"}
    assert client.post("/orang/B1/rangkap/", cells).status_code == 302
    again = client.post("/orang/B1/rangkap/", cells)
    assert "sudah tercatat untuk masa itu" in again.content.decode()


# --- competences, posts beside the own, accounts ---


def test_a_course_is_noted_and_traced(regency, by, budi):
    records.note_competence(
        person=budi, path=str(regency.health.path), name="BLS", issued_on=date(2025, 5, 1),
        valid_until=date(2028, 5, 1), hours=40, by=by,
    )  # fmt: skip
    assert Competence.objects.get(person=budi).hours == 40
    (trace,) = traced("competence.note")
    assert (trace.by, trace.person_id, trace.fields) == (by, budi.pk, ["issued_on", "name"])


def test_an_acting_post_stands_beside_the_principal_one(regency, by, budi):
    records.assign_besides(
        person=budi, path=str(regency.health.path), kind=AssignmentKind.ACTING,
        place=(regency.health.pk, regency.head.pk), first=date(2026, 1, 1), last=None, order_number="SK", by=by,
    )  # fmt: skip
    made = Assignment.objects.get(person=budi, kind="acting")
    assert (made.post.job, made.period) == (regency.head, Period(date(2026, 1, 1)))
    assert posts_of(budi) == [("DINKES", "ADMIN", SINCE, None)]
    assert [(t.by, t.fields) for t in traced("assignment.beside")] == [
        (by, ["first", "kind", "last", "post"])
    ]
    assert len(traced("post.open")) == 1


def test_a_principal_post_is_not_given_beside(regency, by, budi):
    with pytest.raises(ValidationError, match="lewat pemindahan"):
        records.assign_besides(
            person=budi, path=str(regency.health.path), kind=AssignmentKind.PRINCIPAL,
            place=(regency.health.pk, regency.head.pk), first=SINCE, last=None, order_number="", by=by,
        )  # fmt: skip


def test_the_form_gives_an_acting_post_only_in_ones_own_units(regency, budi, sign_in):
    client = sign_in(officer(regency.health, Role.AGENCY_OFFICER))
    cells = {"kind": "acting", "unit": "DISDIK", "job": "KADIS", "first": "2026-01-01"}
    assert client.post("/orang/B1/rangkap/", cells).context["form"].errors
    assert client.post("/orang/B1/rangkap/", cells | {"unit": "DINKES"}).status_code == 302
    assert Assignment.objects.filter(person=budi, kind="acting").count() == 1


def test_an_account_is_linked_to_its_person(regency, by, budi):
    user = make_user("budi")
    records.link_account(person=budi, path=str(regency.health.path), user=user, by=by)
    assert Person.objects.get(user=user) == budi
    (trace,) = traced("person.link_account")
    assert (trace.by, trace.values.before, trace.values.after) == (by, {"user": None}, {"user": user.pk})


@pytest.mark.parametrize("role", STRANGERS)
def test_strangers_note_nothing(regency, budi, role):
    by, path = officer(regency.government, role), str(regency.health.path)
    with pytest.raises(PermissionDenied):
        note(budi, regency, by)
    with pytest.raises(PermissionDenied):
        records.note_competence(
            person=budi, path=path, name="X", issued_on=None, valid_until=None, hours=None, by=by
        )
    with pytest.raises(PermissionDenied):
        records.link_account(person=budi, path=path, user=make_user("x"), by=by)
    with pytest.raises(PermissionDenied):
        records.assign_besides(
            person=budi, path=path, kind=AssignmentKind.ACTING, place=(regency.health.pk, regency.head.pk), first=SINCE,
            last=None, order_number="", by=by,
        )  # fmt: skip
    assert not Absence.objects.exists()


def test_an_officer_of_another_agency_notes_nothing(regency, budi):
    by = officer(regency.school, Role.AGENCY_OFFICER)
    with pytest.raises(PermissionDenied):
        note(budi, regency, by)
    assert not AccessRecord.objects.exists()


def test_a_vendors_person_keeps_the_vendor_when_the_form_ends_the_placement(regency, by, sign_in):
    vendor = regency.government.pk
    from penata.domains.organization.models import Vendor

    firm = Vendor.objects.create(government_id=vendor, name="PT Roda")
    person = make_worker(make_post(regency.health, regency.driver), "ALIH-DAYA", SINCE, code="V1")
    person.engagements.update(vendor=firm)
    assert (
        sign_in(by)
        .post("/orang/V1/akhiri/", {"tmt_selesai": "2026-10-31", "alasan_berakhir": "lainnya"})
        .status_code
        == 302
    )
    assert Engagement.objects.get(person=person).vendor == firm
