"""The sheet of units: what is taken in, and every fault that a tree told line by line can have."""

from __future__ import annotations

import pytest

from penata.domains.organization.actions.units import BEGINNING
from penata.domains.organization.models import Unit
from penata.kernel.sheets.actions import ApplyRefused
from penata.kernel.sheets.plan import Kind
from penata.kernel.values import Period
from tests.domains.organization.factories import (
    apply_file,
    changed,
    counted,
    load_kotim,
    make_government,
    make_unit,
    plan_file,
    said,
    table,
    traced,
)

pytestmark = pytest.mark.django_db

COLUMNS = "kode nama induk jenis"
KAB = ("KAB", "Kabupaten Contoh", "", "pemda")


def paths() -> dict[str, str]:
    """code -> the codes from the root down to the unit, as its path tells."""
    units = {unit.pk: unit for unit in Unit.objects.all()}
    return {
        unit.code: "/".join(units[int(label)].code for label in str(unit.path).split("."))
        for unit in units.values()
    }


def test_the_first_file_brings_the_government_and_its_tree(operator):
    load_kotim()
    content = table(
        "kode nama induk jenis wilayah terpencil aksesibel",
        ("PUSK1", "Puskesmas Ketapang", "DINKES", "puskesmas", "62.02.06", "ya", "ya"),
        ("DINKES", "Dinas Kesehatan", "KAB", "dinas", "", "", ""),
        ("KAB", "Kabupaten Contoh", "", "pemda", "62.02", "tidak", "tidak"),
    )
    plan = apply_file("units", content, operator)
    assert counted(plan) == {"added": 3}
    assert said(plan) == []
    assert paths() == {"KAB": "KAB", "DINKES": "KAB/DINKES", "PUSK1": "KAB/DINKES/PUSK1"}
    health = Unit.objects.get(code="PUSK1")
    assert (health.name, health.kind, health.region_id) == ("Puskesmas Ketapang", "puskesmas", "62.02.06")
    assert (health.is_remote, health.is_accessible, health.is_demo) == (True, True, False)
    assert health.period == Period(BEGINNING)
    assert health.government.code == "KAB"
    assert Unit.objects.get(code="DINKES").kind == "opd"


def test_every_unit_brought_in_leaves_one_trace_with_its_path(operator):
    apply_file("units", table(COLUMNS, KAB, ("D", "Dinas", "KAB", "opd")), operator)
    government, agency = Unit.objects.get(code="KAB"), Unit.objects.get(code="D")
    assert [(t.by, t.subject, t.subject_id, t.path, t.person_id) for t in traced("unit.import")] == [
        (operator, "organization.unit", government.pk, str(government.path), None),
        (operator, "organization.unit", agency.pk, str(agency.path), None),
    ]
    assert traced("unit.import")[1].fields == ["code", "kind", "name", "parent"]
    assert traced("unit.import")[1].values.after == {
        "code": "D", "kind": "opd", "name": "Dinas", "parent": "KAB",
    }  # fmt: skip


def test_twice_the_same_file_changes_nothing(operator):
    content = table(COLUMNS, KAB, ("D", "Dinas", "KAB", "opd"), ("S", "Seksi", "D", "seksi"))
    apply_file("units", content, operator)
    before = len(traced("unit.import"))
    plan = apply_file("units", content, operator)
    assert counted(plan) == {"unchanged": 3}
    assert len(traced("unit.import")) == before
    assert traced("unit.correct") == []


def test_planning_alone_writes_nothing(operator):
    assert counted(plan_file("units", table(COLUMNS, KAB), operator)) == {"added": 1}
    assert not Unit.objects.exists()


def test_a_parent_may_be_called_by_its_name(operator):
    rows = [
        KAB,
        ("D", "Dinas Kesehatan", "kabupaten contoh", "opd"),
        ("P", "Bidang", "DINAS KESEHATAN", "bidang"),
    ]
    apply_file("units", table(COLUMNS, *rows), operator)
    assert paths()["P"] == "KAB/D/P"


def test_a_parent_may_already_stand_and_be_absent_from_the_file(operator):
    make_unit("D", make_government(), name="Dinas Kesehatan")
    apply_file("units", table(COLUMNS, ("P", "Puskesmas", "dinas kesehatan", "puskesmas")), operator)
    assert paths()["P"] == "KAB/D/P"


def test_an_orphan_is_refused_with_the_name_that_was_probably_meant(operator):
    rows = [KAB, ("D", "Dinas Kesehatan", "KAB", "opd"), ("P", "Puskesmas", "Dinas Kesehatn", "puskesmas")]
    plan = plan_file("units", table(COLUMNS, *rows), operator)
    assert counted(plan) == {"added": 2, "refused": 1}
    (problem,) = plan.all_problems()
    assert (problem.row, problem.column, problem.code, problem.cell) == (
        4, "induk", "unknown_parent", "Dinas Kesehatn",
    )  # fmt: skip
    assert "Dinas Kesehatan".casefold() in problem.remedy.casefold()


def test_an_orphan_without_a_near_miss_is_told_to_add_its_parent(operator):
    plan = plan_file("units", table(COLUMNS, KAB, ("P", "Puskesmas", "XYZ-999", "puskesmas")), operator)
    (problem,) = plan.all_problems()
    assert (problem.row, problem.code) == (3, "unknown_parent")
    assert problem.remedy == "Tambahkan unit induknya di berkas ini, atau perbaiki kodenya."


def test_what_hangs_below_a_refused_unit_is_refused_with_it(operator):
    rows = [KAB, ("D", "Dinas", "TIADA", "opd"), ("B", "Bidang", "D", "bidang"), ("S", "Seksi", "B", "seksi")]
    plan = plan_file("units", table(COLUMNS, *rows), operator)
    assert counted(plan) == {"added": 1, "refused": 3}
    assert said(plan) == [
        (3, "induk", "unknown_parent"), (4, "induk", "parent_refused"), (5, "induk", "parent_refused"),
    ]  # fmt: skip


@pytest.mark.parametrize("parent", ["D", "d", "Dinas"])
def test_a_unit_cannot_be_its_own_parent(operator, parent):
    plan = plan_file("units", table(COLUMNS, KAB, ("D", "Dinas", parent, "opd")), operator)
    assert said(plan) == [(3, "induk", "self_parent")]


def test_a_loop_is_refused_in_every_row_that_makes_it(operator):
    rows = [KAB, ("A", "Satu", "C", "opd"), ("B", "Dua", "A", "opd"), ("C", "Tiga", "B", "opd")]
    plan = plan_file("units", table(COLUMNS, *rows), operator)
    assert counted(plan) == {"added": 1, "refused": 3}
    assert [p for p in said(plan) if p[2] == "loop"] == [
        (3, "induk", "loop"), (4, "induk", "loop"), (5, "induk", "loop"),
    ]  # fmt: skip


def test_a_loop_that_closes_through_units_not_in_the_file_is_refused(operator):
    government = make_government()
    agency = make_unit("D", government)
    field = make_unit("B", agency)
    plan = plan_file("units", table(COLUMNS, ("D", "Unit D", "B", "opd")), operator)
    assert (2, "induk", "loop") in said(plan)
    assert counted(plan) == {"refused": 1}
    field.refresh_from_db()
    assert str(field.path) == f"{government.pk}.{agency.pk}.{field.pk}"


def test_a_tree_may_be_turned_over_in_one_file(operator):
    government = make_government()
    make_unit("B", make_unit("D", government, name="Dinas"), name="Bidang")
    rows = [("D", "Dinas", "B", "opd"), ("B", "Bidang", "KAB", "opd")]
    plan = apply_file("units", table(COLUMNS, *rows), operator)
    assert counted(plan) == {"changed": 2}
    assert paths() == {"KAB": "KAB", "B": "KAB/B", "D": "KAB/B/D"}


def test_double_spaces_are_tidied_and_said(operator):
    plan = apply_file("units", table(COLUMNS, ("KAB", "Kabupaten   Contoh", "", "pemda")), operator)
    assert said(plan) == [(2, "nama", "double_space")]
    assert Unit.objects.get(code="KAB").name == "Kabupaten Contoh"


def test_a_shifted_row_is_told_once(operator):
    columns = "kode nama induk jenis terpencil aksesibel"
    rows = [("KAB", "Kabupaten", "", "pemda", "tidak", "ya"), ("", "D", "Dinas", "KAB", "opd", "tidak", "ya")]
    plan = plan_file("units", table(columns, *rows), operator)
    assert said(plan) == [(3, "kode", "shifted")]
    assert counted(plan) == {"added": 1, "refused": 1}


def test_a_code_twice_is_refused_the_second_time(operator):
    rows = [KAB, ("D", "Dinas Satu", "KAB", "opd"), ("d", "Dinas Dua", "KAB", "opd")]
    plan = plan_file("units", table(COLUMNS, *rows), operator)
    assert said(plan) == [(4, "kode", "duplicate_code")]
    assert "baris 3" in plan.all_problems()[0].message


def test_the_same_name_twice_under_one_parent_is_only_a_warning(operator):
    rows = [
        KAB,
        ("A", "SDN 1", "KAB", "sekolah"),
        ("B", "SDN 1", "KAB", "sekolah"),
        ("C", "SDN 1", "A", "sekolah"),
    ]
    plan = apply_file("units", table(COLUMNS, *rows), operator)
    assert said(plan) == [(3, "nama", "duplicate_name"), (4, "nama", "duplicate_name")]
    assert counted(plan) == {"added": 4}


def test_an_empty_required_cell_is_refused_and_its_row_named(operator):
    plan = plan_file(
        "units", table(COLUMNS, KAB, ("D", "", "KAB", "opd"), ("", "Dinas", "KAB", "opd")), operator
    )
    assert said(plan) == [(3, "nama", "empty_required"), (4, "kode", "empty_required")]


def test_an_unknown_kind_is_refused_with_what_was_probably_meant(operator):
    plan = plan_file("units", table(COLUMNS, KAB, ("D", "Dinas", "KAB", "puskesms")), operator)
    (problem,) = plan.all_problems()
    assert (problem.row, problem.column, problem.code) == (3, "jenis", "unknown_choice")
    assert "puskesmas" in problem.remedy.casefold()


def test_an_unknown_region_is_refused(operator):
    load_kotim()
    columns = "kode nama induk jenis wilayah"
    rows = [("KAB", "Kabupaten", "", "pemda", "62.02"), ("D", "Dinas", "KAB", "opd", "Negeri Dongeng")]
    plan = plan_file("units", table(columns, *rows), operator)
    assert said(plan) == [(3, "wilayah", "unknown")]


def test_a_unit_without_a_parent_hangs_below_the_government_with_a_warning(operator):
    plan = apply_file("units", table(COLUMNS, KAB, ("D", "Dinas", "", "opd")), operator)
    assert said(plan) == [(3, "induk", "parent_assumed")]
    assert paths()["D"] == "KAB/D"


def test_without_any_government_a_unit_without_parent_is_refused(operator):
    plan = plan_file("units", table(COLUMNS, ("D", "Dinas", "", "opd")), operator)
    assert said(plan) == [(2, "induk", "no_parent")]


def test_the_government_has_no_parent(operator):
    rows = [("KAB", "Kabupaten", "D", "pemda"), ("D", "Dinas", "KAB", "opd")]
    assert (2, "induk", "root_with_parent") in said(plan_file("units", table(COLUMNS, *rows), operator))


def test_with_an_error_nothing_is_applied(operator):
    content = table(COLUMNS, KAB, ("D", "Dinas", "TIADA", "opd"))
    with pytest.raises(ApplyRefused, match="1 baris ditolak"):
        apply_file("units", content, operator)
    assert not Unit.objects.exists()
    assert traced("unit.import") == []


def test_the_rest_is_applied_where_that_was_asked(operator):
    content = table(COLUMNS, KAB, ("D", "Dinas", "TIADA", "opd"), ("E", "Badan", "KAB", "opd"))
    plan = apply_file("units", content, operator, except_refused=True)
    assert counted(plan) == {"added": 2, "refused": 1}
    assert set(paths()) == {"KAB", "E"}


def test_a_change_is_shown_field_by_field_and_traced(operator):
    load_kotim()
    government = make_government(region_id="62.02")
    unit = make_unit("D", government, name="Dinas Lama", region_id="62.02.06", is_remote=True)
    columns = "kode nama induk jenis wilayah terpencil"
    plan = apply_file("units", table(columns, ("d", "Dinas Baru", "KAB", "opd", "", "tidak")), operator)
    assert changed(plan) == {
        2: {"nama": ("Dinas Lama", "Dinas Baru"), "wilayah": ("62.02.06", ""), "terpencil": ("ya", "tidak")}
    }
    unit.refresh_from_db()
    assert (unit.code, unit.name, unit.region_id, unit.is_remote) == ("D", "Dinas Baru", None, False)
    (trace,) = traced("unit.correct")
    assert (trace.by, trace.subject_id, trace.path) == (operator, unit.pk, str(unit.path))
    assert (trace.values.before["name"], trace.values.after["name"]) == ("Dinas Lama", "Dinas Baru")


def test_an_absent_column_changes_nothing(operator):
    load_kotim()
    government = make_government(region_id="62.02")
    section = make_unit("S", make_unit("D", government), kind="seksi", region_id="62.02.06", is_remote=True)
    plan = apply_file("units", table("kode nama", ("S", section.name)), operator)
    assert counted(plan) == {"unchanged": 1}
    assert said(plan) == []


def test_rows_of_the_plan_know_their_label_and_key(operator):
    plan = plan_file("units", table(COLUMNS, KAB, ("D", "Dinas", "TIADA", "opd")), operator)
    assert [(row.row, row.kind, row.label, row.key) for row in plan.rows] == [
        (2, Kind.ADDED, "Kabupaten Contoh", "KAB"), (3, Kind.REFUSED, "Dinas", ""),
    ]  # fmt: skip
