"""The staff list: who is on it on a day, who sees whom, every filter, and the files that leave the house."""

from __future__ import annotations

import csv
import io
from datetime import date

import pytest
from openpyxl import load_workbook

from penata.domains.people.models import Absence, Person
from penata.domains.people.queries import roster
from penata.domains.people.queries.roster import RosterFilter
from penata.kernel.access import Role
from penata.kernel.audit.models import AccessRecord
from penata.kernel.values import Period
from tests.conftest import TODAY
from tests.domains.organization.factories import load_kotim, make_post, make_unit, make_user, officer
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


@pytest.fixture
def regency():
    return make_regency()


@pytest.fixture
def crowd(regency):
    """One person each: a nurse in the health centre, a clerk in each agency, a driver, and one without a post."""
    centre, health, school = (
        make_post(regency.centre, regency.nurse), make_post(regency.health, regency.clerk),
        make_post(regency.school, regency.clerk),
    )  # fmt: skip
    homeless = make_person(regency.government, code="homeless", name="Tanpa Jabatan")
    engage(homeless, "PNS", SINCE)
    return {
        "nurse": make_worker(centre, "PNS", SINCE, code="nurse", name="Ani Perawat", nip=nip_of()),
        "clerk": make_worker(health, "THL", SINCE, code="clerk", name="Budi Juru"),
        "teacher": make_worker(school, "PPPK", SINCE, code="teacher", name="Citra Ayu"),
        "driver": make_worker(make_post(regency.health, regency.driver), "ALIH-DAYA", SINCE, code="driver", name="Dedi"),
        "left": make_worker(health, "THL", SINCE, date(2025, 12, 31), code="left", name="Eka Lama"),
        "homeless": homeless,
    }  # fmt: skip


def codes(actor, **wanted) -> set[str]:
    wanted.setdefault("day", TODAY)
    return set(roster.matching(actor, RosterFilter(**wanted)).values_list("person__code", flat=True))


EVERYBODY = {"nurse", "clerk", "teacher", "driver", "homeless"}


def test_the_list_of_a_day_has_those_whose_engagement_runs_on_it(regency, crowd):
    by = officer(regency.government)
    assert codes(by) == EVERYBODY
    assert codes(by, day=date(2025, 12, 31)) == EVERYBODY | {"left"}
    assert codes(by, day=date(2019, 2, 28)) == set()


def test_each_engagement_stands_once_whatever_else_a_person_has(regency, crowd):
    nurse = crowd["nurse"]
    place(nurse, make_post(regency.school, regency.clerk), SINCE, kind="acting")
    place(nurse, make_post(regency.health, regency.head), SINCE, kind="secondary")
    Absence.objects.create(person=nurse, kind="seconded", period=Period(SINCE))
    by = officer(regency.government)
    assert roster.matching(by, RosterFilter(TODAY)).count() == 5
    assert len(roster.rows(roster.matching(by, RosterFilter(TODAY)), TODAY)) == 5


@pytest.mark.parametrize(
    ("unit", "role", "seen"),
    [
        ("government", Role.PERSONNEL_OFFICER, EVERYBODY), ("government", Role.LEADER, EVERYBODY),
        ("health", Role.AGENCY_OFFICER, {"nurse", "clerk", "driver"}), ("centre", Role.SUPERVISOR, {"nurse"}),
        ("school", Role.AGENCY_OFFICER, {"teacher"}), ("government", Role.WORKER, set()),
        ("government", Role.ADMINISTRATOR, set()),
    ],
)  # fmt: skip
def test_who_sees_whom(regency, crowd, unit, role, seen):
    assert codes(officer(getattr(regency, unit), role)) == seen


def test_somebody_without_a_role_sees_nobody_but_himself(regency, crowd):
    user = make_user()
    assert codes(user) == set()
    Person.objects.filter(pk=crowd["clerk"].pk).update(user=user)
    assert codes(user) == {"clerk"}


def test_a_former_agency_has_the_years_it_had(regency):
    person = make_person(regency.government, code="mover")
    engage(person, "PNS", SINCE)
    place(person, make_post(regency.health, regency.clerk), SINCE, date(2026, 6, 30))
    place(person, make_post(regency.school, regency.clerk), date(2026, 7, 1))
    health, school = (officer(unit, Role.AGENCY_OFFICER) for unit in (regency.health, regency.school))
    assert (codes(health, day=date(2026, 6, 30)), codes(health, day=date(2026, 7, 1))) == ({"mover"}, set())
    assert (codes(school, day=date(2026, 6, 30)), codes(school, day=date(2026, 7, 1))) == (set(), {"mover"})


def test_another_governments_people_are_not_seen(regency, crowd):
    kota = make_unit("KOTA")
    make_worker(make_post(make_unit("X", kota), regency.clerk), code="elsewhere")
    assert codes(officer(regency.government)) == EVERYBODY
    assert codes(officer(kota)) == {"elsewhere"}


# --- filters ---


@pytest.mark.parametrize(
    ("wanted", "seen"),
    [
        ({"text": "ani"}, {"nurse"}), ({"text": "perawat ani"}, {"nurse"}), ({"text": "ayu budi"}, set()),
        ({"text": "TEACHER"}, {"teacher"}), ({"text": nip_of()}, {"nurse"}), ({"text": "19900105"}, set()),
        ({"status": "THL"}, {"clerk"}), ({"status": "asn"}, {"nurse", "teacher", "homeless"}),
        ({"status": "kontrak"}, {"clerk"}), ({"status": "HANTU"}, set()), ({"family": "Kesehatan"}, {"nurse"}),
        ({"outside": True}, {"clerk"}), ({"counted": True}, {"nurse", "clerk", "teacher"}), ({"not_counted": True}, {"driver"}),
    ],
)  # fmt: skip
def test_filters(regency, crowd, wanted, seen):
    assert codes(officer(regency.government), **wanted) == seen


def test_a_nik_is_found_only_in_full(regency, crowd):
    by = officer(regency.government)
    nik = crowd["clerk"].nik
    assert codes(by, text=nik) == {"clerk"}
    assert codes(by, text=nik[:12]) == set()


def test_who_is_found_by_a_whole_number_sees_that_he_was(regency, crowd, sign_in):
    by, nurse = officer(regency.government), crowd["nurse"]
    client = sign_in(by)
    for text, notes in ((nurse.nip[:12], 0), ("ani", 0), (nurse.nip, 1), (nurse.nik, 2)):
        client.get("/pegawai/", {"q": text})
        assert AccessRecord.objects.filter(person_id=nurse.pk, by=by).count() == notes
    assert {note.what for note in AccessRecord.objects.all()} == {"pencarian menurut NIK atau NIP"}


def test_filters_by_unit_job_and_post(regency, crowd):
    by = officer(regency.government)
    assert codes(by, within=str(regency.health.path)) == {"nurse", "clerk", "driver"}
    assert codes(by, job=regency.clerk.pk) == {"clerk", "teacher"}
    assert codes(by, post=make_post(regency.health, regency.clerk).pk) == {"clerk"}
    assert codes(by, people=frozenset({crowd["nurse"].pk, crowd["left"].pk})) == {"nurse"}


def test_the_unit_of_the_whole_government_leaves_nobody_out(regency, crowd):
    assert codes(officer(regency.government), within=str(regency.government.path)) == EVERYBODY


def test_nobody_stood_outside_the_law_before_the_law_said_so(regency, crowd):
    assert codes(officer(regency.government), day=date(2025, 12, 31), outside=True) == set()


def test_who_is_absent_does_not_count(regency, crowd):
    Absence.objects.create(
        person=crowd["nurse"], kind="unpaid_leave", period=Period(date(2026, 1, 1), date(2026, 12, 31))
    )
    by = officer(regency.government)
    assert codes(by, not_counted=True) == {"driver", "nurse"}
    assert codes(by, counted=True) == {"clerk", "teacher"}
    assert codes(by, counted=True, day=date(2025, 6, 1)) == {"nurse", "clerk", "teacher", "left"}


def test_filters_by_place(regency, crowd):
    load_kotim()
    for unit, region in (
        (regency.centre, "62.02.05"),
        (regency.school, "62.02.05.1001"),
        (regency.health, "62.02"),
    ):
        unit.region_id = region
        unit.save()
    regency.school.is_remote = True
    regency.school.save()
    Person.objects.filter(code="nurse").update(origin="62.02.05.1001")
    by = officer(regency.government)
    assert codes(by, district="62.02.05") == {"nurse", "teacher"}
    assert codes(by, district="62.02.06") == set()
    assert codes(by, district="") >= {"clerk", "driver"}
    assert codes(by, remote=True) == {"teacher"}
    assert codes(by, origin="62.02.05") == {"nurse"}
    assert codes(by, origin="62.02.0") == set()


# --- the page ---

BY_NAME = ["nurse", "clerk", "teacher", "driver", "homeless"]


def shown(client, **query) -> list[str]:
    return [row.row.code for row in client.get("/pegawai/", query).context["rows"]]


@pytest.mark.parametrize(
    ("query", "seen"),
    [
        ({}, BY_NAME), ({"urut": "status"}, ["driver", "nurse", "homeless", "teacher", "clerk"]),
        ({"q": "ani"}, ["nurse"]), ({"status": "THL"}, ["clerk"]), ({"luar": "1"}, ["clerk"]), ({"hitung": "0"}, ["driver"]),
        ({"per": "2025-12-31", "status": "THL"}, ["clerk", "left"]), ({"rumpun": "Kesehatan"}, ["nurse"]),
        ({"unit": "bukan angka", "jabatan": "x", "per": "kemarin", "urut": "?"}, BY_NAME),
    ],
)  # fmt: skip
def test_the_address_of_the_page_tells_its_filter(regency, crowd, sign_in, query, seen):
    assert shown(sign_in(officer(regency.government)), **query) == seen


def test_the_page_filters_by_a_unit_and_names_it(regency, crowd, sign_in):
    answer = sign_in(officer(regency.government)).get("/pegawai/", {"unit": regency.health.pk})
    assert [row.row.code for row in answer.context["rows"]] == ["nurse", "clerk", "driver"]
    assert ("unit", "Dinas Kesehatan") in answer.context["asked"].tags


def test_a_unit_out_of_reach_is_no_way_around_the_scope(regency, crowd, sign_in):
    client = sign_in(officer(regency.school, Role.AGENCY_OFFICER))
    assert shown(client, unit=regency.health.pk) == ["teacher"]


def test_the_page_works_out_retirement_and_marks(regency, sign_in):
    post = make_post(regency.health, regency.clerk)
    make_worker(post, "PNS", SINCE, code="old", name="A", birth_date=date(1968, 11, 20))
    make_worker(post, "PNS", SINCE, code="young", name="B", birth_date=date(1990, 1, 5))
    make_worker(post, "THL", SINCE, code="thl", name="C", birth_date=date(1968, 11, 20))
    rows = sign_in(officer(regency.government)).get("/pegawai/").context["rows"]
    assert [(r.row.code, r.retires_on, r.retires_soon, r.outside) for r in rows] == [
        ("old", date(2026, 12, 1), True, False), ("young", date(2048, 2, 1), False, False), ("thl", None, False, True),
    ]  # fmt: skip


@pytest.mark.parametrize("day", ["2020-01-01", "2015-06-30", "2010-01-01", "1999-12-31"])
def test_any_day_can_be_shown(regency, sign_in, day):
    for kind in (regency.nurse, regency.clerk, regency.head):
        make_worker(make_post(regency.health, kind), "PNS", date(1995, 1, 1), birth_date=date(1970, 1, 5))
    client = sign_in(officer(regency.government))
    assert client.get("/pegawai/", {"per": day}).status_code == 200
    assert client.get("/nominatif/", {"per": day}).status_code == 200
    assert client.get(f"/orang/{Person.objects.first().code}/", {"per": day}).status_code == 200


@pytest.mark.parametrize("role", [Role.WORKER, Role.ADMINISTRATOR])
def test_the_page_is_refused_to_roles_without_the_right(regency, sign_in, role):
    client = sign_in(officer(regency.government, role))
    assert [client.get(address).status_code for address in ("/pegawai/", "/pegawai/unduh.csv", "/pegawai/unduh.xlsx")] == [
        403, 403, 403,
    ]  # fmt: skip


def test_a_supervisor_reads_the_list_and_takes_no_file(regency, sign_in):
    client = sign_in(officer(regency.government, Role.SUPERVISOR))
    assert client.get("/pegawai/").status_code == 200
    assert client.get("/pegawai/unduh.csv").status_code == 403


# --- files ---


def test_the_csv_has_the_rows_of_the_page_and_no_nik(regency, crowd, sign_in):
    by = officer(regency.health, Role.AGENCY_OFFICER)
    answer = sign_in(by).get("/pegawai/unduh.csv", {"status": "asn"})
    header, *lines = csv.reader(io.StringIO(answer.content.decode("utf-8-sig")))
    assert header[:6] == ["Kode", "Nama", "NIP", "Status", "Golongan", "Jabatan"]
    assert [line[:4] for line in lines] == [["nurse", "Ani Perawat", nip_of(), "PNS"]]
    assert "NIK" not in header
    assert crowd["nurse"].nik not in answer.content.decode()
    (record,) = AccessRecord.objects.all()
    assert (record.by, record.person_id, record.what, record.why) == (by, 0, "ekspor pegawai", "status=asn")


def test_the_workbook_keeps_numbers_as_text_and_says_who_took_it(regency, crowd, sign_in):
    by = officer(regency.government)
    answer = sign_in(by).get("/pegawai/unduh.xlsx")
    sheet = load_workbook(io.BytesIO(answer.content)).active
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert rows[0][0] == "Keadaan per 22 November 2026. Diunduh oleh Nor Fitriani."
    assert rows[2][:4] == ["Kode", "Nama", "NIP", "Status"]
    assert rows[3][:4] == ["nurse", "Ani Perawat", nip_of(), "PNS"]
    assert len(rows) == 3 + 5


def test_a_name_that_looks_like_a_formula_stays_a_name(regency, sign_in):
    make_worker(make_post(regency.health, regency.clerk), code="F", name="=cmd()|x", nik=nik_of())
    client = sign_in(officer(regency.government))
    assert "'=cmd()|x" in client.get("/pegawai/unduh.csv").content.decode()
    sheet = load_workbook(io.BytesIO(client.get("/pegawai/unduh.xlsx").content)).active
    assert (sheet["B4"].value, sheet["B4"].data_type) == ("=cmd()|x", "s")


def test_an_unknown_form_of_file_is_not_found(regency, sign_in):
    assert sign_in(officer(regency.government)).get("/pegawai/unduh.exe").status_code == 404
