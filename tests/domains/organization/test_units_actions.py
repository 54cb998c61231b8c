"""Units changed by hand: added, edited, ended; who may; what the pages do."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from penata.domains.organization.actions import units as actions
from penata.domains.organization.actions.units import BEGINNING
from penata.domains.organization.models import Unit
from penata.kernel.access import Role
from penata.kernel.values import Period
from tests.conftest import TODAY
from tests.domains.organization.factories import load_kotim, make_government, make_unit, officer, traced

pytestmark = pytest.mark.django_db

OTHERS = [Role.WORKER, Role.ADMINISTRATOR, Role.AGENCY_OFFICER, Role.LEADER, Role.AUDITOR, Role.SUPERVISOR]


@pytest.fixture
def government():
    return make_government()


@pytest.fixture
def agency(government):
    return make_unit("DINKES", government, name="Dinas Kesehatan")


# --- add ---


def test_a_unit_added_stands_below_its_parent(government, agency):
    by = officer(government)
    made = actions.add(
        parent=agency,
        code="PUSK1",
        values={"name": "Puskesmas", "kind": "puskesmas"},
        by=by,
        since=date(2026, 3, 1),
    )
    assert str(made.path) == f"{agency.path}.{made.pk}"
    assert (made.parent, made.government, made.period) == (agency, government, Period(date(2026, 3, 1)))
    (trace,) = traced("unit.add")
    assert (trace.by, trace.subject, trace.subject_id, trace.path) == (
        by,
        "organization.unit",
        made.pk,
        str(made.path),
    )
    assert (trace.person_id, trace.fields) == (None, ["code", "kind", "name"])


def test_a_unit_added_without_a_day_has_always_stood(government, agency):
    made = actions.add(parent=agency, code="X", values={"name": "X", "kind": "seksi"}, by=officer(government))
    assert made.period == Period(BEGINNING)


def test_an_officer_adds_only_below_his_own_unit(government, agency):
    by = officer(agency)
    actions.add(parent=agency, code="A", values={"name": "A", "kind": "seksi"}, by=by)
    with pytest.raises(PermissionDenied):
        actions.add(parent=government, code="B", values={"name": "B", "kind": "opd"}, by=by)
    assert not Unit.objects.filter(code="B").exists()


# --- edit ---


def test_an_edit_writes_and_traces_only_what_differs(government, agency):
    by = officer(government)
    actions.edit(unit=agency, values={"name": "Dinas Kesehatan", "is_remote": True}, by=by, why="SK 4/2026")
    agency.refresh_from_db()
    assert agency.is_remote
    (trace,) = traced("unit.edit")
    assert (trace.by, trace.subject_id, trace.path, trace.fields, trace.why) == (
        by, agency.pk, str(agency.path), ["is_remote"], "SK 4/2026",
    )  # fmt: skip
    assert (trace.values.before, trace.values.after) == ({"is_remote": False}, {"is_remote": True})


def test_an_edit_without_a_difference_leaves_no_trace(government, agency):
    actions.edit(unit=agency, values={"name": agency.name}, by=officer(government), why="")
    assert traced("unit.edit") == []


# --- end ---


def test_ending_a_unit_keeps_its_past(government, agency):
    by = officer(government)
    actions.end(unit=agency, last=date(2026, 12, 31), by=by, why="Perda 3/2026")
    agency.refresh_from_db()
    assert agency.period == Period(BEGINNING, date(2026, 12, 31))
    (trace,) = traced("unit.end")
    assert (trace.by, trace.subject_id, trace.fields, trace.why) == (by, agency.pk, ["last"], "Perda 3/2026")
    assert (trace.values.before, trace.values.after) == ({"last": None}, {"last": "2026-12-31"})


def test_a_unit_with_others_below_it_cannot_end(government, agency):
    make_unit("PUSK1", agency)
    with pytest.raises(ValidationError, match="unit di bawahnya"):
        actions.end(unit=agency, last=date(2026, 12, 31), by=officer(government), why="")
    agency.refresh_from_db()
    assert agency.period.last is None
    assert traced("unit.end") == []


@pytest.mark.parametrize("last_below", [date(2026, 6, 30), date(2026, 12, 30), date(2026, 12, 31)])
def test_a_unit_ends_once_all_below_it_end_no_later(government, agency, last_below):
    make_unit("PUSK1", agency, period=Period(BEGINNING, last_below))
    actions.end(unit=agency, last=date(2026, 12, 31), by=officer(government), why="")
    agency.refresh_from_db()
    assert agency.period.last == date(2026, 12, 31)


def test_a_unit_below_which_another_opens_later_cannot_end_before(government, agency):
    make_unit("PUSK1", agency, period=Period(date(2027, 1, 1)))
    with pytest.raises(ValidationError):
        actions.end(unit=agency, last=date(2026, 12, 31), by=officer(government), why="")


def test_a_unit_cannot_end_before_it_began(government):
    young = make_unit("X", government, period=Period(date(2026, 5, 1)))
    with pytest.raises((ValidationError, ValueError)):
        actions.end(unit=young, last=date(2026, 4, 30), by=officer(government), why="")


# --- strangers ---


@pytest.mark.parametrize("role", OTHERS)
def test_roles_without_the_right_change_no_unit(government, agency, role):
    by, other = officer(government, role), make_unit("DISDIK", government)
    with pytest.raises(PermissionDenied):
        actions.add(parent=agency, code="X", values={"name": "X", "kind": "seksi"}, by=by)
    with pytest.raises(PermissionDenied):
        actions.edit(unit=agency, values={"name": "X"}, by=by, why="")
    with pytest.raises(PermissionDenied):
        actions.end(unit=agency, last=TODAY, by=by, why="")
    with pytest.raises(PermissionDenied):
        actions.move(unit=agency, parent=other, on=TODAY, by=by, why="")
    agency.refresh_from_db()
    assert (agency.name, agency.period.last) == ("Dinas Kesehatan", None)


def test_an_officer_of_another_agency_changes_nothing_here(government, agency):
    by = officer(make_unit("DISDIK", government))
    with pytest.raises(PermissionDenied):
        actions.edit(unit=agency, values={"name": "X"}, by=by, why="")
    with pytest.raises(PermissionDenied):
        actions.end(unit=agency, last=TODAY, by=by, why="")


# --- pages ---


def test_the_form_adds_a_unit_from_today_on(government, agency, sign_in):
    load_kotim()
    told = {
        "code": "PUSK1",
        "name": "Puskesmas",
        "kind": "puskesmas",
        "region_id": "62.02.05",
        "is_remote": "on",
    }
    answer = sign_in(officer(government)).post(f"/unit/{agency.pk}/tambah/", told)
    made = Unit.objects.get(code="PUSK1")
    assert (answer.status_code, answer["Location"]) == (302, f"/unit/{made.pk}/")
    assert (made.parent, made.region_id, made.is_remote, made.period) == (
        agency,
        "62.02.05",
        True,
        Period(TODAY),
    )


def test_the_form_refuses_a_code_that_another_unit_has(government, agency, sign_in):
    told = {"code": "dinkes", "name": "Puskesmas", "kind": "puskesmas"}
    answer = sign_in(officer(government)).post(f"/unit/{agency.pk}/tambah/", told)
    assert answer.context["form"].errors == {"code": ["Kode ini sudah dipakai unit lain."]}
    assert Unit.objects.count() == 2


def test_the_form_refuses_an_unknown_region(government, agency, sign_in):
    load_kotim()
    told = {"name": "Dinas", "kind": "opd", "region_id": "Negeri Dongeng"}
    answer = sign_in(officer(government)).post(f"/unit/{agency.pk}/ubah/", told)
    assert "region_id" in answer.context["form"].errors
    assert traced("unit.edit") == []


def test_the_form_edits_a_unit(government, agency, sign_in):
    told = {"name": "Dinkes", "kind": "opd", "why": "salah tulis"}
    answer = sign_in(officer(government)).post(f"/unit/{agency.pk}/ubah/", told)
    assert answer.status_code == 302
    agency.refresh_from_db()
    assert agency.name == "Dinkes"
    assert [trace.why for trace in traced("unit.edit")] == ["salah tulis"]


def test_the_form_ends_a_unit(government, agency, sign_in):
    answer = sign_in(officer(government)).post(
        f"/unit/{agency.pk}/tutup/", {"last": "2026-12-31", "why": "Perda"}
    )
    assert answer.status_code == 302
    agency.refresh_from_db()
    assert agency.period.last == date(2026, 12, 31)


def test_the_form_says_why_a_unit_cannot_end(government, agency, sign_in):
    make_unit("PUSK1", agency)
    answer = sign_in(officer(government)).post(
        f"/unit/{agency.pk}/tutup/", {"last": "2026-12-31", "why": "Perda"}
    )
    assert answer.context["form"].errors == {
        "last": ["Masih ada unit di bawahnya. Tutup atau pindahkan unit bawahan lebih dulu."]
    }


@pytest.mark.parametrize("page", ["ubah", "tambah", "pindah", "tutup"])
def test_the_forms_are_not_found_for_an_officer_of_another_agency(government, agency, sign_in, page):
    client = sign_in(officer(make_unit("DISDIK", government)))
    assert client.get(f"/unit/{agency.pk}/{page}/").status_code == 404
    assert client.post(f"/unit/{agency.pk}/{page}/", {}).status_code == 404


@pytest.mark.parametrize("role", OTHERS)
def test_the_forms_are_refused_to_roles_without_the_right(government, agency, sign_in, role):
    client = sign_in(officer(government, role))
    assert {
        client.get(f"/unit/{agency.pk}/{page}/").status_code for page in ("ubah", "tambah", "pindah", "tutup")
    } == {403}


def test_the_government_itself_is_not_edited_moved_or_ended_by_form(government, sign_in):
    client = sign_in(officer(government))
    assert [client.get(f"/unit/{government.pk}/{page}/").status_code for page in ("ubah", "pindah", "tutup")] == [
        404, 404, 404,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("role", "status"),
    [(Role.LEADER, 200), (Role.SUPERVISOR, 200), (Role.ADMINISTRATOR, 200), (Role.AUDITOR, 200), (Role.WORKER, 403)],
)  # fmt: skip
def test_who_reads_the_pages_of_units(government, agency, sign_in, role, status):
    client = sign_in(officer(government, role))
    assert client.get("/unit/").status_code == status
    assert client.get(f"/unit/{agency.pk}/").status_code == status


def test_a_reader_of_one_agency_does_not_see_the_other(government, agency, sign_in):
    other = make_unit("DISDIK", government, name="Dinas Pendidikan")
    client = sign_in(officer(agency, Role.SUPERVISOR))
    assert client.get(f"/unit/{agency.pk}/").status_code == 200
    assert client.get(f"/unit/{other.pk}/").status_code == 404
    page = client.get("/unit/").content.decode()
    assert "Dinas Kesehatan" in page
    assert "Dinas Pendidikan" not in page


def test_nobody_signed_in_is_sent_to_sign_in(agency, client):
    answer = client.get(f"/unit/{agency.pk}/")
    assert (answer.status_code, answer["Location"]) == (302, f"/masuk/?next=/unit/{agency.pk}/")
