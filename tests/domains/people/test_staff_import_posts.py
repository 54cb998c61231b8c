"""The staff list: posts opened, moves with and without their day, corrections; and the reach of an officer."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from penata.domains.organization.models import Post
from penata.domains.people.models import Assignment, Person
from penata.kernel.access import Role
from tests.domains.organization.factories import changed, counted, make_user, officer, said, traced
from tests.domains.people.factories import (
    apply_staff,
    engage,
    make_regency,
    nik_of,
    place,
    plan_staff,
    posts_of,
    row,
)

pytestmark = pytest.mark.django_db

MARCH_2019 = date(2019, 3, 1)


@pytest.fixture(autouse=True)
def regency(db):
    return make_regency()


def pns(**cells):
    return row(status="PNS", **cells)


@pytest.fixture
def budi(operator):
    apply_staff(operator, pns(tmt_jabatan="1-3-2019"))
    return Person.objects.get()


def errors(plan) -> list[tuple[int, str, str]]:
    return [(p.row, p.column, p.code) for p in plan.all_problems() if p.is_error]


# --- posts ---


def test_a_pair_of_unit_and_job_that_did_not_exist_becomes_a_post(operator, regency):
    plan = apply_staff(operator, pns(), pns(nik=nik_of(serial=2), nama="Siti"))
    post = Post.objects.get()
    assert (post.unit, post.job) == (regency.health, regency.clerk)
    assert any("1 pasangan unit dan jabatan belum ada" in note for note in plan.notes)
    (trace,) = traced("post.open")
    assert (trace.by, trace.subject, trace.subject_id, trace.path) == (
        operator, "organization.post", post.pk, str(regency.health.path),
    )  # fmt: skip
    assert trace.values.after == {"unit": regency.health.pk, "job": regency.clerk.pk}


def test_a_post_that_exists_is_used_and_not_announced(operator, budi):
    plan = apply_staff(operator, pns(nik=nik_of(serial=2), nama="Siti"))
    assert plan.notes == []
    assert Post.objects.count() == 1


def test_planning_opens_no_post(operator):
    plan_staff(operator, pns())
    assert not Post.objects.exists()


def test_the_database_refuses_two_principal_posts_at_a_time(operator, budi, regency):
    other = Post.objects.create(unit=regency.centre, job=regency.nurse)
    with pytest.raises(IntegrityError), transaction.atomic():
        place(budi, other, first=date(2026, 1, 1))
    place(budi, other, first=date(2026, 1, 1), kind="acting")
    place(budi, other, first=date(2026, 1, 1), kind="secondary")
    assert Assignment.objects.filter(person=budi).count() == 3


# --- moves ---


def test_a_move_with_its_day_ends_the_old_post_the_day_before(operator, budi):
    told = pns(unit="PUSK1", jabatan="PERAWAT", tmt_jabatan="1-7-2026")
    plan = apply_staff(operator, told)
    assert counted(plan) == {"changed": 1}
    assert posts_of(budi) == [
        ("DINKES", "ADMIN", MARCH_2019, date(2026, 6, 30)), ("PUSK1", "PERAWAT", date(2026, 7, 1), None),
    ]  # fmt: skip
    assert counted(apply_staff(operator, told)) == {"unchanged": 1}


def test_a_move_shows_where_from_and_where_to(operator, budi):
    plan = plan_staff(operator, pns(unit="PUSK1", jabatan="PERAWAT", tmt_jabatan="1-7-2026"))
    told = " ".join(f"{before} > {after}" for before, after in changed(plan)[2].values())
    for name in ("Pengadministrasi", "Dinas Kesehatan", "Perawat", "Puskesmas Satu"):
        assert name in told


def test_a_move_without_its_day_is_noted_as_of_today(operator, budi, today):
    plan = apply_staff(operator, pns(unit="PUSK1"))
    assert said(plan) == [(2, "tmt_jabatan", "post_date_assumed")]
    assert posts_of(budi) == [
        ("DINKES", "ADMIN", MARCH_2019, date(2026, 11, 21)), ("PUSK1", "ADMIN", today, None),
    ]  # fmt: skip
    assert not Assignment.objects.latest("period").start_is_known
    assert counted(apply_staff(operator, pns(unit="PUSK1"))) == {"unchanged": 1}


def test_a_move_on_the_very_first_day_corrects_the_post(operator, budi):
    apply_staff(operator, pns(unit="PUSK1", tmt_jabatan="1-3-2019"))
    assert posts_of(budi) == [("PUSK1", "ADMIN", MARCH_2019, None)]


def test_a_move_before_the_present_post_began_is_refused(operator, budi):
    plan = plan_staff(operator, pns(unit="PUSK1", tmt_jabatan="1-1-2018"))
    assert errors(plan) == [(2, "tmt_jabatan", "post_date_before")]


def test_the_day_of_a_post_is_corrected(operator, budi):
    plan = apply_staff(operator, pns(tmt_jabatan="1-5-2019"))
    assert changed(plan) == {2: {"tmt_jabatan": ("1-3-2019", "1-5-2019")}}
    assert posts_of(budi) == [("DINKES", "ADMIN", date(2019, 5, 1), None)]


def test_the_day_of_a_post_cannot_reach_into_the_post_before(operator, budi):
    apply_staff(operator, pns(unit="PUSK1", tmt_jabatan="1-7-2026"))
    plan = plan_staff(operator, pns(unit="PUSK1", tmt_jabatan="1-1-2019"))
    assert errors(plan) == [(2, "tmt_jabatan", "overlap")]


def test_an_emptied_day_of_a_post_is_no_longer_known(operator, budi):
    plan = apply_staff(operator, pns(tmt_jabatan=""))
    assert changed(plan) == {2: {"tmt_jabatan": ("1-3-2019", "")}}
    assert not Assignment.objects.get().start_is_known
    assert counted(apply_staff(operator, pns(tmt_jabatan=""))) == {"unchanged": 1}


def test_who_moves_and_ends_in_one_row_does_both(operator, budi):
    told = pns(unit="PUSK1", tmt_jabatan="1-1-2026", tmt_selesai="30-6-2026", alasan_berakhir="pensiun")
    assert counted(apply_staff(operator, told)) == {"ended": 1}
    assert posts_of(budi) == [
        ("DINKES", "ADMIN", MARCH_2019, date(2025, 12, 31)), ("PUSK1", "ADMIN", date(2026, 1, 1), date(2026, 6, 30)),
    ]  # fmt: skip


def test_somebody_known_without_a_post_is_placed(operator, budi):
    budi.assignments.all().delete()
    plan = apply_staff(operator, pns(tmt_jabatan="1-3-2019"))
    assert counted(plan) == {"changed": 1}
    assert posts_of(budi) == [("DINKES", "ADMIN", MARCH_2019, None)]


# --- reach ---


def test_an_officer_of_an_agency_imports_into_his_subtree(regency):
    by = officer(regency.health, Role.AGENCY_OFFICER)
    assert counted(apply_staff(by, pns(unit="PUSK1"))) == {"added": 1}
    assert [trace.by for trace in traced("staff.add")] == [by]


@pytest.mark.parametrize("unit", ["DISDIK", "KAB"])
def test_an_officer_of_an_agency_imports_nobody_elsewhere(regency, unit):
    plan = plan_staff(officer(regency.health, Role.AGENCY_OFFICER), pns(unit=unit))
    assert errors(plan) == [(2, "unit", "out_of_reach")]
    assert counted(plan) == {"refused": 1}


def test_an_officer_cannot_draw_somebody_over_from_another_agency(operator, budi, regency):
    plan = plan_staff(
        officer(regency.school, Role.AGENCY_OFFICER), pns(unit="DISDIK", tmt_jabatan="1-7-2026")
    )
    assert errors(plan) == [(2, "nik", "out_of_reach")]


def test_an_officer_cannot_push_somebody_over_to_another_agency(operator, budi, regency):
    plan = plan_staff(
        officer(regency.health, Role.AGENCY_OFFICER), pns(unit="DISDIK", tmt_jabatan="1-7-2026")
    )
    assert errors(plan) == [(2, "unit", "out_of_reach")]


def test_people_without_a_post_belong_to_the_root(operator, budi, regency):
    budi.assignments.all().delete()
    plan = plan_staff(officer(regency.health, Role.AGENCY_OFFICER), pns())
    assert errors(plan) == [(2, "nik", "out_of_reach")]
    assert errors(plan_staff(officer(regency.government), pns())) == []


def test_a_row_out_of_reach_does_not_hinder_the_others(operator, budi, regency):
    by = officer(regency.school, Role.AGENCY_OFFICER)
    rows = [pns(unit="DISDIK"), pns(nik=nik_of(serial=2), nama="Siti", unit="DISDIK")]
    assert counted(apply_staff(by, *rows, except_refused=True)) == {"added": 1, "refused": 1}
    assert posts_of(budi) == [("DINKES", "ADMIN", MARCH_2019, None)]


@pytest.mark.parametrize(
    "role", [Role.WORKER, Role.ADMINISTRATOR, Role.SUPERVISOR, Role.LEADER, Role.AUDITOR]
)
def test_roles_without_the_right_import_nobody(regency, role):
    with pytest.raises(PermissionDenied):
        plan_staff(officer(regency.government, role), pns())


def test_somebody_without_a_role_imports_nobody():
    with pytest.raises(PermissionDenied):
        plan_staff(make_user(), pns())


def test_somebody_who_served_there_once_and_left_is_still_reached_by_that_agency(operator, regency):
    person = Person.objects.create(
        government=regency.government, code="L1", nik=nik_of(), name="Budi Santoso"
    )
    post = Post.objects.create(unit=regency.health, job=regency.clerk)
    engage(person, "THL", MARCH_2019, date(2020, 12, 31), end_reason="habis_masa")
    place(person, post, MARCH_2019, date(2020, 12, 31))
    by = officer(regency.health, Role.AGENCY_OFFICER)
    assert counted(apply_staff(by, row(tmt_mulai="1-6-2021"))) == {"changed": 1}
