"""The ABK file: drafts, replaced lines, new versions, approval, refusals, numbers in every writing."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied

from penata.domains.organization.models import Post
from penata.domains.workload.models import Study, StudyPost, Task
from penata.kernel.access import Role
from penata.kernel.sheets.actions import ApplyRefused
from tests.domains.organization.factories import (
    apply_file,
    book,
    changed,
    counted,
    hold,
    make_unit,
    make_user,
    officer,
    said,
    traced,
)
from tests.domains.people.factories import make_regency
from tests.domains.workload.factories import apply_tasks, lines_of, make_study, plan_tasks, task

pytestmark = pytest.mark.django_db

MAIL = ("Mencatat surat", "surat", Decimal(100), "bulan", Decimal(60), "")


@pytest.fixture(autouse=True)
def regency(db):
    return make_regency()


def errors(plan) -> list[tuple[int, str, str]]:
    return [(p.row, p.column, p.code) for p in plan.all_problems() if p.is_error]


def study(year: int = 2026, **wanted) -> Study:
    return Study.objects.exclude(state="superseded").get(year=year, **wanted)


# --- a draft ---


def test_a_file_makes_one_draft_for_each_unit_and_year(operator, regency):
    other = task(
        unit="PUSK1",
        jabatan="PERAWAT",
        uraian_tugas="Merawat",
        hasil="pasien",
        program="Sehat",
        volume="12,5",
    )
    plan = apply_tasks(operator, task(), task(uraian_tugas="Mengarsip"), task(tahun="2027"), other)
    assert (counted(plan), said(plan)) == ({"added": 4}, [])
    drafts = Study.objects.order_by("unit__code", "year")
    assert [(s.unit.code, s.year, s.version, s.state, s.made_by) for s in drafts] == [
        ("DINKES", 2026, 1, "draft", operator), ("DINKES", 2027, 1, "draft", operator), ("PUSK1", 2026, 1, "draft", operator),
    ]  # fmt: skip
    assert lines_of(drafts[0]) == {"ADMIN": [MAIL, ("Mengarsip", *MAIL[1:])]}
    assert lines_of(drafts[2]) == {
        "PERAWAT": [("Merawat", "pasien", Decimal("12.5"), "bulan", Decimal(60), "Sehat")]
    }
    assert not StudyPost.objects.exclude(need=None).exists()


def test_posts_that_a_file_names_are_opened(operator, regency):
    apply_tasks(operator, task(), task(uraian_tugas="Mengarsip"))
    assert [(p.unit, p.job) for p in Post.objects.all()] == [(regency.health, regency.clerk)]
    assert len(traced("post.open")) == 1


def test_each_study_leaves_a_trace(operator, regency):
    apply_tasks(operator, task(), task(uraian_tugas="Mengarsip"))
    (trace,) = traced("study.import")
    assert (trace.by, trace.subject, trace.subject_id, trace.path, trace.person_id) == (
        operator, "workload.study", Study.objects.get().pk, str(regency.health.path), None,
    )  # fmt: skip
    assert trace.values.after == {"year": 2026, "lines": 2, "jobs": [regency.clerk.pk]}


def test_twice_the_same_file_changes_nothing(operator):
    lines = [task(), task(uraian_tugas="Mengarsip", program="Tertib"), task(unit="PUSK1", jabatan="PERAWAT")]
    apply_tasks(operator, *lines)
    assert counted(apply_tasks(operator, *lines)) == {"unchanged": 3}
    assert (Study.objects.count(), Task.objects.count(), len(traced("study.import"))) == (2, 3, 2)


def test_planning_writes_nothing(operator):
    assert counted(plan_tasks(operator, task())) == {"added": 1}
    assert not Study.objects.exists()
    assert not Post.objects.exists()


# --- the same draft again ---


def test_a_changed_line_is_shown_field_by_field(operator):
    apply_tasks(operator, task())
    plan = apply_tasks(operator, task(volume="120", satuan_waktu="tahun", hasil=""))
    assert changed(plan) == {
        2: {"hasil": ("surat", ""), "volume": ("100.0000", "120.0000"), "satuan_waktu": ("bulan", "tahun")}
    }
    assert lines_of(study()) == {"ADMIN": [("Mencatat surat", "", Decimal(120), "tahun", Decimal(60), "")]}
    assert Study.objects.count() == 1


def test_lines_of_a_named_job_that_the_file_no_longer_has_are_gone(operator):
    apply_tasks(operator, task(), task(uraian_tugas="Mengarsip"))
    plan = apply_tasks(operator, task())
    assert counted(plan) == {"unchanged": 1, "ended": 1}
    assert changed(plan) == {0: {"uraian_tugas": ("Mengarsip", "")}}
    assert lines_of(study()) == {"ADMIN": [MAIL]}


def test_jobs_and_units_that_the_file_does_not_name_keep_their_lines(operator):
    apply_tasks(operator, task(), task(jabatan="SOPIR", uraian_tugas="Mengantar"), task(unit="PUSK1"))
    apply_tasks(operator, task(volume="50"))
    assert lines_of(study(unit__code="DINKES")) == {
        "ADMIN": [(*MAIL[:2], Decimal(50), *MAIL[3:])], "SOPIR": [("Mengantar", *MAIL[1:])],
    }  # fmt: skip
    assert lines_of(study(unit__code="PUSK1")) == {"ADMIN": [MAIL]}


def test_an_absent_column_keeps_what_is_written(operator):
    apply_tasks(
        operator, task(program="Tertib"), task(uraian_tugas="Mengarsip", hasil="berkas", program="Tertib")
    )
    lines = [
        task(hasil=None, program=None, volume="50"),
        task(uraian_tugas="Mengarsip", hasil=None, program=None),
    ]
    plan = apply_tasks(operator, *lines)
    assert counted(plan) == {"changed": 1, "unchanged": 1}
    assert lines_of(study())["ADMIN"] == [
        ("Mencatat surat", "surat", Decimal(50), "bulan", Decimal(60), "Tertib"), ("Mengarsip", "berkas", *MAIL[2:5], "Tertib"),
    ]  # fmt: skip


def test_the_same_task_twice_is_refused_the_second_time(operator):
    plan = plan_tasks(
        operator, task(), task(uraian_tugas="MENCATAT surat"), task(jabatan="SOPIR"), task(unit="PUSK1")
    )
    assert errors(plan) == [(3, "uraian_tugas", "duplicate_task")]
    assert "baris 2" in plan.all_problems()[0].message
    assert counted(plan) == {"added": 3, "refused": 1}


# --- versions ---


@pytest.fixture
def approved(operator):
    """An approved study of the clerks and the drivers."""
    apply_tasks(operator, task(), task(jabatan="SOPIR", uraian_tugas="Mengantar"), approve=True)
    return study()


def test_a_change_after_approval_opens_a_new_version_that_carries_the_other_posts_over(operator, approved):
    StudyPost.objects.filter(study=approved, post__job__code="SOPIR").update(
        method="hasil", individual_hours=5
    )
    plan = apply_tasks(operator, task(volume="200"))
    assert counted(plan) == {"changed": 1}
    draft = Study.objects.get(version=2)
    assert (draft.state, draft.unit, draft.year) == ("draft", approved.unit, 2026)
    assert lines_of(draft) == {
        "ADMIN": [(*MAIL[:2], Decimal(200), *MAIL[3:])], "SOPIR": [("Mengantar", *MAIL[1:])],
    }  # fmt: skip
    carried = StudyPost.objects.get(study=draft, post__job__code="SOPIR")
    assert (carried.method, carried.individual_hours, carried.need) == ("hasil", Decimal(5), None)
    approved.refresh_from_db()
    assert approved.state == "approved"
    assert lines_of(approved)["ADMIN"] == [MAIL]


def test_a_new_version_keeps_the_method_and_allowances_of_the_posts_in_the_file(operator, approved):
    approved.posts.filter(post__job__code="ADMIN").update(method="hasil", individual_hours=5)
    apply_tasks(operator, task(volume="200"))
    renewed = StudyPost.objects.get(study__version=2, post__job__code="ADMIN")
    assert (renewed.method, renewed.individual_hours, renewed.tasks.get().volume) == ("hasil", 5, 200)


def test_the_same_lines_after_approval_open_nothing(operator, approved):
    assert counted(apply_tasks(operator, task(), task(jabatan="SOPIR", uraian_tugas="Mengantar"))) == {
        "unchanged": 2
    }
    assert Study.objects.count() == 1


def test_lines_are_compared_with_the_open_draft_rather_than_the_approved_version(operator, approved):
    apply_tasks(operator, task(volume="200"))
    assert counted(apply_tasks(operator, task(volume="200"))) == {"unchanged": 1}
    assert Study.objects.count() == 2


@pytest.mark.parametrize("state", ["submitted", "verified"])
def test_a_study_under_review_takes_no_file(operator, regency, state):
    make_study(regency.health, operator, state=state)
    plan = plan_tasks(operator, task(), task(unit="PUSK1"))
    assert errors(plan) == [(2, "unit", "study_under_review")]
    assert counted(plan) == {"added": 1, "refused": 1}


def test_a_returned_study_takes_a_file_like_a_draft(operator, regency):
    returned = make_study(regency.health, operator, state="returned")
    apply_tasks(operator, task())
    assert lines_of(returned) == {"ADMIN": [MAIL]}
    assert Study.objects.count() == 1


# --- approval by file ---


def test_a_file_that_was_approved_elsewhere_fixes_need_and_seats(operator):
    apply_tasks(
        operator, task(), task(uraian_tugas="Mengarsip"), task(jabatan="KADIS", volume="1"), approve=True
    )
    found = study()
    assert (found.state, found.approved_at is None) == ("approved", False)
    assert {p.post.job.code: (p.need, p.seats) for p in found.posts.all()} == {
        "ADMIN": (Decimal("1.9200"), 2), "KADIS": (Decimal("1.0000"), 1),
    }  # fmt: skip
    assert [law["key"] for law in found.law] == ["workload.effective_minutes", "workload.rounding"]
    (trace,) = traced("study.take_over")
    assert (trace.by, trace.subject_id, trace.source, trace.target) == (
        operator,
        found.pk,
        "draft",
        "approved",
    )


def test_approving_a_new_version_supersedes_the_old_one(operator, approved):
    apply_tasks(operator, task(volume="200"), approve=True)
    approved.refresh_from_db()
    assert approved.state == "superseded"
    assert (study().version, study().state) == (2, "approved")
    assert {p.post.job.code: p.seats for p in study().posts.all()} == {"ADMIN": 2, "SOPIR": 1}
    (trace,) = traced("study.supersede")
    assert (trace.subject_id, trace.source, trace.target) == (approved.pk, "approved", "superseded")


def test_an_unchanged_draft_may_be_approved_by_file(operator):
    apply_tasks(operator, task())
    plan = apply_tasks(operator, task(), approve=True)
    assert counted(plan) == {"unchanged": 1}
    assert study().state == "approved"


def test_the_same_approved_file_twice_changes_nothing(operator, approved):
    apply_tasks(operator, task(), task(jabatan="SOPIR", uraian_tugas="Mengantar"), approve=True)
    assert Study.objects.count() == 1
    assert len(traced("study.take_over")) == 1


def test_who_may_not_approve_cannot_do_it_by_file(regency):
    by = officer(regency.government)
    plan = plan_tasks(by, task(), approve=True)
    assert errors(plan) == [(0, "", "may_not_approve")]
    with pytest.raises(ApplyRefused):
        apply_tasks(by, task(), approve=True, except_refused=True)
    assert not Study.objects.exists()


def test_a_leader_of_one_agency_approves_nothing_in_another(regency):
    by = officer(regency.government)
    hold(by, Role.LEADER, regency.health)
    with pytest.raises((PermissionDenied, ApplyRefused)):
        apply_tasks(by, task(), task(unit="DISDIK"), approve=True)
    assert not Study.objects.exists()
    apply_tasks(by, task(), approve=True)
    assert study().state == "approved"


# --- numbers ---


@pytest.mark.parametrize(
    ("written", "number"),
    [("12,5", "12.5"), ("12.5", "12.5"), ("1.250", "1250"), ("1.234,5", "1234.5"), ("1,234.5", "1234.5"), ("0.25", "0.25"),
     ("0", "0"), ("7", "7")],
)  # fmt: skip
def test_a_number_is_read_in_both_writings(operator, written, number):
    apply_tasks(operator, task(volume=written))
    assert Task.objects.get().volume == Decimal(number)


def test_one_clear_decimal_point_settles_the_whole_column(operator):
    apply_tasks(operator, task(volume="12.125"), task(uraian_tugas="Lain", volume="8.5"))
    assert [one.volume for one in Task.objects.order_by("number")] == [Decimal("12.125"), Decimal("8.5")]


def test_numbers_of_a_workbook_are_numbers(operator):
    line = task(volume=12.5, tahun=2026, norma_waktu_menit=7)
    apply_file("workload", book(abk=[list(line), list(line.values())]), operator)
    one = Task.objects.get()
    assert (one.volume, one.norm, one.study_post.study.year) == (Decimal("12.5"), Decimal(7), 2026)


@pytest.mark.parametrize(
    ("column", "cell", "code"),
    [
        ("volume", "-1", "negative"), ("volume", "banyak", "not_number"), ("volume", "10000000000", "too_large"),
        ("volume", "", "empty_required"), ("norma_waktu_menit", "-5", "negative"), ("norma_waktu_menit", "", "empty_required"),
        ("satuan_waktu", "windu", "unknown_choice"), ("tahun", "26", "no_year"), ("tahun", "", "empty_required"),
        ("uraian_tugas", "", "empty_required"), ("unit", "TIADA", "unknown"), ("jabatan", "TIADA", "unknown"),
        ("uraian_tugas", "x" * 401, "too_long"),
    ],
)  # fmt: skip
def test_a_wrong_cell_is_refused_by_row_and_column(operator, column, cell, code):
    plan = plan_tasks(operator, task(), task(**({"uraian_tugas": "Lain"} | {column: cell})))
    assert errors(plan) == [(3, column, code)]
    assert counted(plan) == {"added": 1, "refused": 1}


@pytest.mark.parametrize("year", ["1999", "2101"])
def test_a_year_that_no_study_can_have_is_refused_in_the_plan(operator, year):
    assert [(row, column) for row, column, _code in errors(plan_tasks(operator, task(tahun=year)))] == [
        (2, "tahun")
    ]


def test_a_norm_of_nought_is_a_warning(operator):
    plan = apply_tasks(operator, task(norma_waktu_menit="0"), approve=True)
    assert said(plan) == [(2, "norma_waktu_menit", "no_norm")]
    assert study().posts.get().need == 0


# --- all or nothing, and who may ---


def test_with_an_error_nothing_is_written_and_except_the_refused_the_rest_is(operator):
    lines = [task(), task(uraian_tugas="Lain", volume="x")]
    with pytest.raises(ApplyRefused):
        apply_tasks(operator, *lines)
    assert not Study.objects.exists()
    apply_tasks(operator, *lines, except_refused=True)
    assert lines_of(study()) == {"ADMIN": [MAIL]}


def test_a_refused_row_leaves_the_line_that_is_known_as_it_was(operator):
    apply_tasks(operator, task(), task(uraian_tugas="Mengarsip"))
    plan = apply_tasks(
        operator, task(volume="50"), task(uraian_tugas="Mengarsip", volume="x"), except_refused=True
    )
    assert counted(plan) == {"changed": 1, "refused": 1}
    assert [line[0] for line in lines_of(study())["ADMIN"]] == ["Mencatat surat", "Mengarsip"]


@pytest.mark.parametrize(
    "cells",
    [{"unit": "TIADA"}, {"jabatan": "TIADA"}, {"tahun": "26"}, {"uraian_tugas": "x" * 401}, {"uraian_tugas": ""}],
)  # fmt: skip
def test_a_line_that_a_refused_row_may_mean_is_not_gone(operator, cells):
    apply_tasks(operator, task(), task(uraian_tugas="Mengarsip"), task(jabatan="SOPIR"))
    lines = [task(volume="50"), task(**({"uraian_tugas": "Mengarsip"} | cells))]
    plan = apply_tasks(operator, *lines, except_refused=True)
    assert counted(plan) == {"changed": 1, "refused": 1}
    assert [line[0] for line in lines_of(study())["ADMIN"]] == ["Mencatat surat", "Mengarsip"]


def test_a_refused_row_that_means_another_line_saves_none(operator):
    apply_tasks(operator, task(), task(uraian_tugas="Mengarsip"))
    lines = [task(), task(uraian_tugas="Lain", volume="x"), task(jabatan="SOPIR", uraian_tugas="")]
    assert counted(plan_tasks(operator, *lines)) == {"unchanged": 1, "ended": 1, "refused": 2}


def test_an_officer_brings_files_for_his_own_units_only(regency):
    by = officer(regency.health, Role.AGENCY_OFFICER)
    plan = plan_tasks(by, task(), task(unit="PUSK1"), task(unit="DISDIK"), task(unit="KAB"))
    assert errors(plan) == [(4, "unit", "out_of_reach"), (5, "unit", "out_of_reach")]
    assert counted(apply_tasks(by, task(), task(unit="DISDIK"), except_refused=True)) == {
        "added": 1,
        "refused": 1,
    }


@pytest.mark.parametrize("role", [Role.WORKER, Role.ADMINISTRATOR, Role.LEADER, Role.AUDITOR])
def test_roles_without_the_right_bring_no_file(regency, role):
    with pytest.raises(PermissionDenied):
        plan_tasks(officer(regency.government, role), task())


def test_somebody_without_a_role_brings_no_file():
    with pytest.raises(PermissionDenied):
        plan_tasks(make_user(), task())


def test_with_two_governments_one_must_be_named(operator):
    make_unit("DINKES", make_unit("KOTA"))
    assert errors(plan_tasks(operator, task())) == [(0, "", "no_government")]
    apply_tasks(operator, task(), government="KAB")
    assert study().unit.government.code == "KAB"
