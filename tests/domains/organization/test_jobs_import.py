"""The sheet of jobs, and the form that changes one."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied

from penata.domains.organization.actions import jobs as actions
from penata.domains.organization.models import Job
from penata.kernel.access import Role
from penata.kernel.sheets.actions import ApplyRefused
from tests.domains.organization.factories import (
    apply_file,
    changed,
    counted,
    make_government,
    make_job,
    make_unit,
    officer,
    plan_file,
    said,
    table,
    traced,
)

pytestmark = pytest.mark.django_db

COLUMNS = "kode nama jenis kelas rumpun pendidikan_minimum bup alih_daya"
NURSE = ("J1", "Perawat Ahli Pertama", "fungsional", "8", "Kesehatan", "S-1", "58", "tidak")


@pytest.fixture
def government():
    return make_government()


def test_a_job_is_taken_in_with_all_its_columns(operator, government):
    plan = apply_file("jobs", table(COLUMNS, NURSE), operator)
    assert (counted(plan), said(plan)) == ({"added": 1}, [])
    job = Job.objects.get()
    assert (job.government, job.code, job.name, job.kind) == (
        government, "J1", "Perawat Ahli Pertama", "fungsional",
    )  # fmt: skip
    assert (job.job_class, job.family, job.minimum_education, job.retirement_age, job.may_be_outsourced) == (
        8, "Kesehatan", "S-1", 58, False,
    )  # fmt: skip


def test_only_code_name_and_kind_are_needed(operator, government):
    apply_file("jobs", table("kode nama jenis", ("J1", "Sopir", "pelaksana")), operator)
    job = Job.objects.get()
    assert (job.job_class, job.family, job.minimum_education, job.retirement_age, job.may_be_outsourced) == (
        None, "", "", None, False,
    )  # fmt: skip


def test_each_job_leaves_a_trace_at_its_government(operator, government):
    apply_file("jobs", table(COLUMNS, NURSE), operator)
    (trace,) = traced("job.import")
    assert (trace.by, trace.subject, trace.subject_id) == (operator, "organization.job", Job.objects.get().pk)
    assert (trace.path, trace.fields) == (str(government.path), ["code", "kind", "name"])


def test_twice_the_same_file_of_jobs_changes_nothing(operator, government):
    content = table(COLUMNS, NURSE, ("J2", "Pramubakti", "JFU", "3", "", "SLTA", "", "ya"))
    apply_file("jobs", content, operator)
    assert counted(apply_file("jobs", content, operator)) == {"unchanged": 2}
    assert len(traced("job.import")) == 2
    assert traced("job.correct") == []


def test_an_empty_cell_empties_and_an_absent_column_keeps(operator, government):
    apply_file("jobs", table(COLUMNS, NURSE), operator)
    content = table("kode nama jenis kelas rumpun", ("J1", "Perawat Ahli Pertama", "fungsional", "", ""))
    plan = apply_file("jobs", content, operator)
    assert changed(plan) == {2: {"kelas": ("8", ""), "rumpun": ("Kesehatan", "")}}
    job = Job.objects.get()
    assert (job.job_class, job.family, job.minimum_education, job.retirement_age) == (None, "", "S-1", 58)


def test_a_changed_job_is_traced_with_before_and_after(operator, government):
    job = make_job(government, "J1", name="Lama", job_class=5)
    apply_file("jobs", table("kode nama jenis kelas", ("j1", "Baru", "pelaksana", "6")), operator)
    (trace,) = traced("job.correct")
    assert trace.subject_id == job.pk
    assert trace.values.before == {"name": "Lama", "kind": "pelaksana", "job_class": 5}
    assert trace.values.after == {"name": "Baru", "kind": "pelaksana", "job_class": 6}


@pytest.mark.parametrize(
    ("column", "cell", "code"),
    [
        ("kelas", "0", "bad_class"), ("kelas", "18", "bad_class"), ("kelas", "7,5", "not_whole"),
        ("bup", "49", "bad_age"), ("bup", "76", "bad_age"), ("jenis", "magang", "unknown_choice"),
        ("pendidikan_minimum", "kursus", "unknown_choice"), ("alih_daya", "mungkin", "unknown_choice"),
    ],
)  # fmt: skip
def test_a_wrong_cell_is_refused_by_row_and_column(operator, government, column, cell, code):
    row = {"kode": "J1", "nama": "Sopir", "jenis": "pelaksana"} | {column: cell}
    plan = plan_file("jobs", table(" ".join(row), [*row.values()]), operator)
    assert said(plan) == [(2, column, code)]
    assert counted(plan) == {"refused": 1}


def test_a_code_twice_is_an_error_and_a_name_twice_a_warning(operator, government):
    rows = [("J1", "Sopir", "pelaksana"), ("j1", "Lain", "pelaksana"), ("J2", "sopir", "pelaksana")]
    plan = plan_file("jobs", table("kode nama jenis", *rows), operator)
    assert said(plan) == [(3, "kode", "duplicate_code"), (4, "nama", "duplicate_name")]
    assert counted(plan) == {"added": 2, "refused": 1}


def test_with_an_error_no_job_is_written(operator, government):
    content = table("kode nama jenis", ("J1", "Sopir", "pelaksana"), ("J2", "", "pelaksana"))
    with pytest.raises(ApplyRefused):
        apply_file("jobs", content, operator)
    assert not Job.objects.exists()
    apply_file("jobs", content, operator, except_refused=True)
    assert [job.code for job in Job.objects.all()] == ["J1"]


def test_without_a_government_the_whole_file_is_refused(operator):
    plan = plan_file("jobs", table(COLUMNS, NURSE), operator)
    assert said(plan) == [(0, "", "no_government")]
    assert plan.blocking


def test_with_two_governments_one_must_be_named(operator, government):
    other = make_unit("KOTA", name="Kota")
    assert said(plan_file("jobs", table(COLUMNS, NURSE), operator)) == [(0, "", "no_government")]
    apply_file("jobs", table(COLUMNS, NURSE), operator, government="KOTA")
    assert Job.objects.get().government == other


def test_the_personnel_officer_of_the_government_imports_jobs(government):
    assert counted(apply_file("jobs", table(COLUMNS, NURSE), officer(government))) == {"added": 1}


def test_an_officer_of_a_subtree_does_not_change_the_list_of_the_whole_government(government):
    by = officer(make_unit("D", government))
    try:
        plan = plan_file("jobs", table(COLUMNS, NURSE), by)
    except PermissionDenied:
        return
    assert plan.has_errors
    assert counted(plan).get("added", 0) == 0


@pytest.mark.parametrize(
    "role", [Role.WORKER, Role.ADMINISTRATOR, Role.AGENCY_OFFICER, Role.AUDITOR, Role.LEADER]
)
def test_roles_without_the_right_import_no_jobs(government, role):
    with pytest.raises(PermissionDenied):
        plan_file("jobs", table(COLUMNS, NURSE), officer(government, role))


# --- the form ---


def test_editing_a_job_writes_and_traces_only_what_differs(government):
    by, job = officer(government), make_job(government, "J1", name="Sopir", job_class=3)
    actions.edit(job=job, values={"name": "Pengemudi", "job_class": 3}, by=by, why="Perbup 5/2026")
    job.refresh_from_db()
    assert job.name == "Pengemudi"
    (trace,) = traced("job.edit")
    assert (trace.by, trace.fields, trace.why, trace.path) == (
        by,
        ["name"],
        "Perbup 5/2026",
        str(government.pk),
    )
    assert (trace.values.before, trace.values.after) == ({"name": "Sopir"}, {"name": "Pengemudi"})


def test_editing_nothing_leaves_no_trace(government):
    job = make_job(government, "J1", name="Sopir")
    actions.edit(job=job, values={"name": "Sopir"}, by=officer(government), why="")
    assert traced("job.edit") == []


def test_a_stranger_edits_no_job(government):
    job = make_job(government, "J1")
    for by in (
        officer(make_unit("D", government)),
        officer(government, Role.ADMINISTRATOR),
        officer(make_unit("KOTA")),
    ):
        with pytest.raises(PermissionDenied):
            actions.edit(job=job, values={"name": "Lain"}, by=by, why="")


def test_the_page_of_a_job_changes_it(government, sign_in):
    job = make_job(government, "J1", name="Sopir")
    told = {"name": "Pengemudi", "kind": "pelaksana", "job_class": "4", "why": "Perbup"}
    answer = sign_in(officer(government)).post(f"/jabatan/{job.pk}/ubah/", told)
    assert (answer.status_code, answer["Location"]) == (302, "/jabatan/")
    job.refresh_from_db()
    assert (job.name, job.job_class, job.may_be_outsourced) == ("Pengemudi", 4, False)


def test_the_page_of_a_job_refuses_what_the_law_does_not_know(government, sign_in):
    job = make_job(government, "J1", name="Sopir")
    answer = sign_in(officer(government)).post(
        f"/jabatan/{job.pk}/ubah/", {"name": "X", "kind": "pelaksana", "job_class": "18"}
    )
    assert answer.status_code == 200
    assert "job_class" in answer.context["form"].errors
    job.refresh_from_db()
    assert job.name == "Sopir"


@pytest.mark.parametrize(
    ("role", "status"), [(Role.WORKER, 403), (Role.ADMINISTRATOR, 403), (Role.LEADER, 403)]
)
def test_the_page_of_a_job_is_not_for_everybody(government, sign_in, role, status):
    job = make_job(government, "J1")
    assert sign_in(officer(government, role)).get(f"/jabatan/{job.pk}/ubah/").status_code == status


def test_the_page_of_another_governments_job_is_not_found(government, sign_in):
    job = make_job(make_unit("KOTA"), "J1")
    assert sign_in(officer(government)).get(f"/jabatan/{job.pk}/ubah/").status_code == 404
