"""The staff list does not tell of strangers, nor let anybody write of himself; a unit with people does not close."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from penata.domains.organization.actions import units
from penata.domains.people.models import Person
from penata.kernel.access import Role
from tests.domains.organization.factories import make_post, officer, said
from tests.domains.people.factories import apply_staff, make_regency, make_worker, nik_of, plan_staff, row

pytestmark = pytest.mark.django_db


@pytest.fixture
def regency():
    return make_regency()


def test_a_contradiction_names_nobody_out_of_reach(regency):
    own = make_worker(make_post(regency.health, regency.clerk), code="A1", name="Budi", nik=nik_of())
    make_worker(
        make_post(regency.school, regency.clerk), code="Z9", name="Nama Rahasia", nik=nik_of(serial=9)
    )
    plan = plan_staff(officer(regency.health, Role.AGENCY_OFFICER), row(kode_pegawai="Z9", nik=own.nik))
    (told,) = [p for p in plan.all_problems() if p.code == "identity_conflict"]
    assert "Nama Rahasia" not in told.message
    assert "Budi" in told.message


def test_nobody_changes_his_own_row_by_a_file(operator, regency):
    by = officer(regency.health, Role.AGENCY_OFFICER)
    apply_staff(operator, row(kode_pegawai="A1"))
    Person.objects.update(user=by)
    assert (2, "kode_pegawai", "own_record") in said(plan_staff(by, row(kode_pegawai="A1", nama="Nama Baru")))
    assert said(plan_staff(by, row(kode_pegawai="A1"))) != [(2, "kode_pegawai", "own_record")]


def test_a_unit_that_still_has_people_does_not_close(operator, regency):
    worker = make_worker(make_post(regency.centre, regency.nurse))
    with pytest.raises(ValidationError, match="Masih ada 1 orang"):
        units.end(unit=regency.centre, last=date(2026, 11, 20), by=operator, why="digabung")
    worker.assignments.all().delete()
    assert units.end(unit=regency.centre, last=date(2026, 11, 20), by=operator, why="digabung").period.last


def test_a_number_that_leads_to_quite_another_person_is_refused(operator, regency):
    make_worker(
        make_post(regency.health, regency.clerk),
        code="A1",
        name="Budi Santoso",
        nik=nik_of(),
        birth_date=date(1990, 1, 5),
    )
    other = row(nama="Siti Rahma", tanggal_lahir="3-8-1992")
    assert (2, "nama", "another_person") in said(plan_staff(operator, other))
    assert "another_person" not in {
        code for *_where, code in said(plan_staff(operator, row(nama="Siti Rahma")))
    }
    married = row(nama="Budi Setiawan", tanggal_lahir="6-1-1990")
    assert "another_person" not in {code for *_where, code in said(plan_staff(operator, married))}
