"""Kilometres by road from a table: named or numbered, the same both ways, all or nothing."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied

from penata.domains.organization.models import Region
from penata.domains.placement.models import Road
from penata.domains.placement.queries.inputs import Distances, is_stale
from penata.kernel.access import Role
from penata.kernel.sheets.actions import ApplyRefused
from tests.domains.organization.factories import (
    apply_file,
    book,
    changed,
    counted,
    make_government,
    make_unit,
    officer,
    plan_file,
    said,
    table,
    traced,
)
from tests.domains.placement.factories import computed, make_world

pytestmark = pytest.mark.django_db


@pytest.fixture
def world():
    made = make_world()
    for code, name, parent in (("62.02.01.2002", "Hulu", "62.02.01"), ("62.03", "Kapuas", "62")):
        level = "village" if code.count(".") == 3 else "regency"
        Region.objects.create(code=code, name=name, level=level, kind="desa", parent_id=parent)
    Region.objects.create(
        code="62.03.01", name="Selat", level="district", kind="kecamatan", parent_id="62.03"
    )
    return made


def known() -> dict[tuple[str, str], int]:
    return {(road.a_id, road.b_id): road.km for road in Road.objects.all()}


def test_names_codes_and_both_directions_are_one_road(world):
    content = table(
        "dari ke km", ("Kota", "Hulu", "201,5"), ("62.02.02", "Kec. Kota", "202"),
        ("6202012001", "62.02.02.2001", "188"),
    )  # fmt: skip
    plan = apply_file("roads", content, world.by)
    assert (counted(plan), said(plan)) == ({"added": 2, "unchanged": 1}, [])
    assert known() == {("62.02.01", "62.02.02"): 202, ("62.02.01.2001", "62.02.02.2001"): 188}
    assert [t.values.after for t in traced("road.import")] == [
        {"a": "62.02.01", "b": "62.02.02", "km": 202}, {"a": "62.02.01.2001", "b": "62.02.02.2001", "km": 188},
    ]  # fmt: skip
    assert Distances("62.02", 130).between("62.02.01.2002", "62.02.02") == 202


def test_a_district_is_meant_where_a_village_has_its_name_and_the_village_where_it_is_called_so(world):
    apply_file("roads", table("dari ke km", ("Kota", "Desa Hulu", "9")), world.by)
    (pair,) = known()
    assert pair[0] == "62.02.01"
    assert pair[1].count(".") == 3


def test_twice_the_same_changes_nothing_and_another_number_changes_one(world):
    apply_file("roads", table("dari ke km", ("Kota", "Hulu", "200")), world.by)
    assert counted(apply_file("roads", table("asal tujuan jarak", ("Hulu", "Kota", "200")), world.by)) == {
        "unchanged": 1
    }
    plan = apply_file("roads", book(jarak=[["dari", "ke", "km"], [620201, 620202, 210.5]]), world.by)
    assert changed(plan) == {2: {"km": ("200", "211")}}
    assert known() == {("62.02.01", "62.02.02"): 211}
    assert [(t.values.before, t.values.after["km"]) for t in traced("road.import")][-1] == ({"km": 200}, 211)


def test_what_is_wrong_is_told_by_row_and_column_and_nothing_is_applied(world):
    content = table(
        "dari ke km", ("Kota", "Hulu", "200"), ("Kotta", "Hulu", "1"), ("Kota", "62.02.01", "1"), ("Kota", "Hulu", "-3"),
        ("Kota", "Hulu", "20000"), ("Hulu", "Kota", "150"), ("62.02", "Kota", "1"), ("62.03.01", "Kota", "1"),
        ("Kota", "", "1"),
    )  # fmt: skip
    plan = plan_file("roads", content, world.by)
    assert said(plan) == [
        (3, "dari", "unknown"), (4, "ke", "same_region"), (5, "km", "negative"), (6, "km", "too_far"),
        (7, "km", "two_distances"), (8, "dari", "bad_code"), (9, "dari", "elsewhere"), (10, "ke", "empty_required"),
    ]  # fmt: skip
    with pytest.raises(ApplyRefused, match="8 baris ditolak"):
        apply_file("roads", content, world.by)
    assert known() == {}


@pytest.mark.parametrize("role", [Role.WORKER, Role.LEADER, Role.AGENCY_OFFICER])
def test_roles_without_the_right_import_no_roads(world, role):
    with pytest.raises(PermissionDenied):
        plan_file("roads", table("dari ke km"), officer(world.regency.government, role, "x"))


def test_distances_hold_for_the_whole_government_and_need_to_know_its_region(world):
    content = table("dari ke km", ("Kota", "Hulu", "1"))
    part = officer(world.regency.health, Role.PERSONNEL_OFFICER, "bagian")
    assert [p.code for p in plan_file("roads", content, part).blocking] == ["out_of_reach"]
    other = make_government(name="Kabupaten Kedua")
    make_unit("D2", other)
    assert [p.code for p in plan_file("roads", content, officer(other, username="dua")).blocking] == [
        "no_home"
    ]


def test_other_roads_ask_for_another_computation(world):
    scenario = computed(world)
    assert not is_stale(world.by, scenario)
    apply_file("roads", table("dari ke km", ("Kota", "Hulu", "20")), world.by)
    assert is_stale(world.by, scenario)
