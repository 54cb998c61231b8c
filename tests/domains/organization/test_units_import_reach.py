"""Whose units a file may touch, what a changed parent does, and several governments side by side."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied

from penata.domains.organization.models import Unit
from penata.kernel.access import Role
from tests.domains.organization.factories import (
    apply_file,
    changed,
    counted,
    make_government,
    make_unit,
    make_user,
    officer,
    plan_file,
    said,
    table,
    traced,
)

pytestmark = pytest.mark.django_db

COLUMNS = "kode nama induk jenis"


@pytest.fixture
def regency():
    """KAB over DINKES (over PUSK1, over its section S1) and DISDIK."""
    government = make_government()
    health, school = make_unit("DINKES", government), make_unit("DISDIK", government)
    centre = make_unit("PUSK1", health, kind="puskesmas")
    section = make_unit("S1", centre, kind="seksi")
    return {"KAB": government, "DINKES": health, "DISDIK": school, "PUSK1": centre, "S1": section}


def path_of(code: str) -> str:
    return str(Unit.objects.get(code=code).path)


# --- a changed parent ---


def test_a_changed_parent_is_a_correction_and_the_whole_subtree_follows(operator, regency):
    centre, section, school = regency["PUSK1"], regency["S1"], regency["DISDIK"]
    plan = apply_file("units", table(COLUMNS, ("PUSK1", centre.name, "DISDIK", "puskesmas")), operator)
    assert counted(plan) == {"changed": 1}
    assert said(plan) == [(2, "induk", "moved")]
    assert changed(plan) == {2: {"induk": ("DINKES", "DISDIK")}}
    moved = Unit.objects.get(code="PUSK1")
    assert (moved.pk, moved.parent_id) == (centre.pk, school.pk)
    assert str(moved.path) == f"{school.path}.{centre.pk}"
    assert path_of("S1") == f"{school.path}.{centre.pk}.{section.pk}"
    assert (moved.period.last, moved.successor_id) == (None, None)


def test_a_corrected_parent_leaves_a_trace_of_both_parents(operator, regency):
    old = regency["PUSK1"]
    apply_file("units", table(COLUMNS, ("PUSK1", old.name, "DISDIK", "puskesmas")), operator)
    (trace,) = traced("unit.correct")
    assert (trace.subject_id, trace.by) == (old.pk, operator)
    assert "parent" in trace.fields
    assert trace.values.before["parent"] == regency["DINKES"].pk
    assert trace.values.after["parent"] == "DISDIK"


def test_a_subtree_and_its_new_parent_may_move_in_one_file(operator, regency):
    rows = [("PUSK1", "Puskesmas", "DISDIK", "puskesmas"), ("DISDIK", "Dinas", "DINKES", "opd")]
    apply_file("units", table(COLUMNS, *rows), operator)
    pks = [regency[code].pk for code in ("KAB", "DINKES", "DISDIK", "PUSK1", "S1")]
    assert path_of("S1") == ".".join(map(str, pks))


def test_a_new_unit_may_take_an_old_one_below_it(operator, regency):
    rows = [("BID", "Bidang Baru", "DINKES", "bidang"), ("PUSK1", "Puskesmas", "BID", "puskesmas")]
    plan = apply_file("units", table(COLUMNS, *rows), operator)
    assert counted(plan) == {"added": 1, "changed": 1}
    field = Unit.objects.get(code="BID")
    assert path_of("S1") == f"{field.path}.{regency['PUSK1'].pk}.{regency['S1'].pk}"


def test_an_agency_cannot_become_a_government(operator, regency):
    content = table("kode nama jenis", ("DINKES", "Dinas", "pemda"))
    for by, named in ((officer(regency["KAB"]), ""), (operator, "KAB")):
        plan = plan_file("units", content, by, government=named)
        assert counted(plan) == {"refused": 1}


# --- scope ---


def test_an_officer_of_a_subtree_imports_below_his_unit(regency):
    by = officer(regency["DINKES"])
    rows = [("PUSK2", "Puskesmas 2", "DINKES", "puskesmas"), ("S2", "Seksi", "PUSK2", "seksi")]
    plan = apply_file("units", table(COLUMNS, *rows), by)
    assert counted(plan) == {"added": 2}
    assert path_of("S2").startswith(f"{regency['DINKES'].path}.")
    assert [trace.by for trace in traced("unit.import")] == [by, by]


@pytest.mark.parametrize(
    "row",
    [("SDN1", "SDN 1", "DISDIK", "sekolah"), ("BADAN", "Badan", "KAB", "opd"), ("DISDIK", "Nama lain", "KAB", "opd")],
    ids=["below another agency", "right below the government", "another agency itself"],
)  # fmt: skip
def test_an_officer_of_a_subtree_cannot_import_outside_it(regency, row):
    plan = plan_file("units", table(COLUMNS, row), officer(regency["DINKES"]))
    assert said(plan) == [(2, "induk", "out_of_reach")]
    assert counted(plan) == {"refused": 1}


def test_an_officer_of_a_subtree_cannot_hang_his_unit_below_another_agency(regency):
    row = ("PUSK1", regency["PUSK1"].name, "DISDIK", "puskesmas")
    plan = plan_file("units", table(COLUMNS, row), officer(regency["DINKES"]))
    assert (2, "induk", "out_of_reach") in said(plan)
    assert counted(plan) == {"refused": 1}


def test_an_officer_of_a_subtree_cannot_rename_the_government(regency):
    row = ("KAB", "Kabupaten Milikku", "", "pemda")
    plan = plan_file("units", table(COLUMNS, row), officer(regency["DINKES"]))
    assert counted(plan) == {"refused": 1}


def test_only_the_operator_opens_a_new_government(operator, regency):
    content = table(COLUMNS, ("KOTA", "Kota Baru", "", "pemda"), ("D", "Dinas", "KOTA", "opd"))
    by = officer(regency["KAB"])
    plan = plan_file("units", content, by)
    assert (2, "jenis", "new_government") in said(plan)
    assert counted(plan) == {"refused": 2}
    assert counted(apply_file("units", content, operator)) == {"added": 2}
    city = Unit.objects.get(code="KOTA")
    assert Unit.objects.get(code="D").government == city
    assert city.government == city


@pytest.mark.parametrize(
    "role", [Role.WORKER, Role.ADMINISTRATOR, Role.AGENCY_OFFICER, Role.AUDITOR, Role.LEADER]
)
def test_roles_without_the_right_import_no_units(regency, role):
    with pytest.raises(PermissionDenied):
        plan_file("units", table(COLUMNS, ("X", "X", "KAB", "opd")), officer(regency["KAB"], role))


def test_somebody_without_any_role_imports_no_units(regency):
    with pytest.raises(PermissionDenied):
        plan_file("units", table(COLUMNS, ("X", "X", "KAB", "opd")), make_user())


# --- two governments ---


@pytest.fixture
def two(regency):
    """A second government that also has a DINKES."""
    other = make_unit("KOTA", name="Kota Lain")
    return regency | {"KOTA": other, "DINKES2": make_unit("DINKES", other)}


def test_with_two_governments_the_file_says_which_is_meant(operator, two):
    content = table(COLUMNS, ("P9", "Puskesmas", "DINKES", "puskesmas"))
    assert (2, "induk", "unknown_parent") in said(plan_file("units", content, operator))
    apply_file("units", content, operator, government="KAB")
    assert path_of("P9").startswith(f"{two['DINKES'].path}.")


@pytest.mark.parametrize(("government", "parent"), [("KAB", "DINKES"), ("KOTA", "DINKES2")])
def test_the_same_code_in_another_government_is_another_unit(operator, two, government, parent):
    content = table(COLUMNS, ("P9", "Puskesmas", "DINKES", "puskesmas"))
    apply_file("units", content, operator, government=government)
    made = Unit.objects.get(code="P9")
    assert made.parent_id == two[parent].pk
    assert made.government_id == two[parent].government_id
    assert str(made.path) == f"{two[parent].path}.{made.pk}"


def test_a_correction_in_one_government_leaves_the_other_alone(operator, two):
    row = ("DINKES", "Dinas Kesehatan Kota", "KOTA", "opd")
    plan = apply_file("units", table(COLUMNS, row), operator, government="KOTA")
    assert counted(plan) == {"changed": 1}
    assert Unit.objects.get(pk=two["DINKES2"].pk).name == "Dinas Kesehatan Kota"
    assert Unit.objects.get(pk=two["DINKES"].pk).name == two["DINKES"].name
