"""Plan, then apply: all or nothing, the plan that was seen, once and for all; by page and by the worker."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, connection

from penata.domains.organization.models import Post, Vendor
from penata.domains.people.actions import staff_import
from penata.domains.people.models import Assignment, Education, Engagement, GradeStep, Person
from penata.kernel.access import Role
from penata.kernel.audit.models import Trace
from penata.kernel.flow import StepRefused
from penata.kernel.jobs.progress import silent
from penata.kernel.sheets import actions as sheets
from penata.kernel.sheets.actions import ApplyRefused, PlanChanged
from penata.kernel.sheets.importer import Complete, Options, importer_of
from penata.kernel.sheets.models import Import, ImportRow
from penata.kernel.sheets.problems import FileRefused
from tests.domains.organization.factories import (
    apply_file,
    counted,
    make_post,
    officer,
    plan_file,
    said,
    table,
    traced,
)
from tests.domains.people.factories import (
    apply_staff,
    make_regency,
    make_worker,
    nik_of,
    plan_staff,
    row,
    service_of,
    staff_file,
)

pytestmark = pytest.mark.django_db

FULL = {
    "golongan": "III/a", "tmt_golongan": "1-4-2020", "pendidikan": "S-1", "jurusan": "Hukum", "tahun_lulus": "2012",
}  # fmt: skip


@pytest.fixture
def regency():
    return make_regency()


@pytest.fixture
def by(regency):
    return officer(regency.government)


def everything() -> dict[str, int]:
    models = (Person, Engagement, Assignment, GradeStep, Education, Post, Vendor, Trace)
    return {model.__name__: model.objects.count() for model in models}


def rows():
    return [
        row(status="PNS", **FULL),
        row(nik=nik_of(serial=2), nama="Siti", status="ALIH-DAYA", penyedia="PT Roda", jabatan="SOPIR", tmt_mulai="1-2-2026"),
    ]  # fmt: skip


# --- all or nothing ---


@pytest.mark.parametrize(
    "late",
    ["write_traces", "_write_educations", "_write_grades", "_open_assignments", "_correct_assignments"],
)
def test_a_failure_late_in_apply_leaves_nothing_behind(operator, regency, monkeypatch, late):
    before = everything()

    def fail(*args, **kwargs):
        raise IntegrityError("basis data menolak")

    monkeypatch.setattr(staff_import, late, fail)
    with pytest.raises((IntegrityError, ApplyRefused)):
        apply_staff(operator, *rows())
    assert everything() == before


def test_a_row_that_the_database_itself_refuses_takes_the_others_with_it(operator, regency, monkeypatch):
    before = everything()
    real = staff_import._person_values
    monkeypatch.setattr(
        staff_import,
        "_person_values",
        lambda wish, code: [*real(wish, code)[:1], "123", *real(wish, code)[2:]],
    )
    with pytest.raises((IntegrityError, ApplyRefused)):
        apply_staff(operator, *rows())
    connection.check_constraints()
    assert everything() == before


def test_with_an_error_in_one_row_nothing_is_written(operator, regency):
    before = everything()
    with pytest.raises(ApplyRefused, match="1 baris ditolak"):
        apply_staff(operator, *rows(), row(nik="1", nama="Andi"))
    assert everything() == before


def test_except_the_refused_the_rest_is_written(operator, regency):
    plan = apply_staff(operator, *rows(), row(nik="1", nama="Andi"), except_refused=True)
    assert counted(plan) == {"added": 2, "refused": 1}
    assert {p.name for p in Person.objects.all()} == {"Budi Santoso", "Siti"}


def test_a_problem_of_the_whole_file_cannot_be_left_out(operator, regency):
    with pytest.raises(ApplyRefused):
        apply_staff(
            operator,
            *rows(),
            complete=Complete("TIADA", "THL", date(2025, 12, 31), "penataan"),
            except_refused=True,
        )
    assert not Person.objects.exists()


def test_without_any_government_the_file_is_refused_as_a_whole(operator):
    plan = plan_staff(operator, row())
    assert said(plan) == [(0, "", "no_government")]
    assert plan.rows == []


def test_planning_writes_nothing_at_all(operator, regency):
    before = everything()
    assert counted(plan_staff(operator, *rows())) == {"added": 2}
    assert everything() == before


def test_many_rows_cost_a_fixed_number_of_statements(operator, regency, django_assert_max_num_queries):
    def people(first: int, count: int):
        return [
            row(nik=nik_of(serial=n), nama=f"Orang {n}", status="PNS", **FULL)
            for n in range(first, first + count)
        ]

    apply_staff(operator, *people(1, 2))
    with django_assert_max_num_queries(40) as few:
        apply_staff(operator, *people(100, 5))
    with django_assert_max_num_queries(len(few)):
        apply_staff(operator, *people(200, 50))


# --- the plan that was seen ---


def test_a_plan_that_was_seen_is_applied_only_while_it_holds(operator, regency):
    content = staff_file(row(status="PNS", nama="Budi S."))
    apply_staff(operator, row(status="PNS"))
    importer = importer_of("staff")
    seen = plan_file("staff", content, operator).fingerprint()
    apply_staff(operator, row(status="PNS", nama="Budi Baru"))
    with pytest.raises(PlanChanged):
        sheets.plan_and_apply(importer, content, by=operator, options=Options(), expected=seen)
    assert Person.objects.get().name == "Budi Baru"
    now = plan_file("staff", content, operator).fingerprint()
    sheets.plan_and_apply(importer, content, by=operator, options=Options(), expected=now)
    assert Person.objects.get().name == "Budi S."


def upload(by, content: bytes | None = None, **options) -> Import:
    content = staff_file(*rows()) if content is None else content
    return sheets.upload(
        by=by, kind="staff", file_name="daftar.csv", content=content, options=Options(**options)
    )


def planned(by, content: bytes | None = None, **options) -> Import:
    return sheets.work_out_plan(upload(by, content, **options).pk, silent)


def ask(by, stored: Import, *, except_refused: bool = False, confirmed: int | None = None) -> Import:
    return sheets.ask_apply(by=by, of=stored, except_refused=except_refused, confirmed_endings=confirmed)


def test_a_file_goes_from_upload_to_applied(by):
    stored = upload(by)
    assert (stored.state, stored.job.task) == ("planning", "sheets.plan")
    stored = sheets.work_out_plan(stored.pk, silent)
    assert (stored.state, stored.rows, stored.counts["added"]) == ("planned", 2, 2)
    assert not Person.objects.exists()
    stored = ask(by, stored)
    assert (stored.state, stored.job.task) == ("applying", "sheets.apply")
    stored = sheets.apply_plan(stored.pk, silent)
    assert (stored.state, stored.content) == ("applied", None)
    assert Person.objects.count() == 2
    assert not ImportRow.objects.filter(of=stored).exists()
    assert {trace.by for trace in traced("staff.add")} == {by}


def test_applying_twice_is_applying_once(by):
    stored = ask(by, planned(by))
    sheets.apply_plan(stored.pk, silent)
    assert sheets.apply_plan(stored.pk, silent).state == "applied"
    assert len(traced("staff.add")) == 2


def test_data_that_changed_between_plan_and_apply_brings_a_new_plan(by, operator):
    apply_staff(operator, row(status="PNS"))
    stored = ask(by, planned(by, staff_file(row(status="PNS", nama="Budi S."))))
    seen = stored.fingerprint
    apply_staff(operator, row(status="PNS", nama="Budi Baru"))
    stored = sheets.apply_plan(stored.pk, silent)
    assert stored.state == "planned"
    assert stored.message.startswith("Data berubah sejak rencana ini disusun.")
    assert stored.fingerprint != seen
    assert Person.objects.get().name == "Budi Baru"
    (shown,) = ImportRow.objects.filter(of=stored)
    assert shown.changes == [["nama", "Budi Baru", "Budi S."]]
    assert sheets.apply_plan(ask(by, stored).pk, silent).state == "applied"
    assert Person.objects.get().name == "Budi S."


def test_a_failure_of_the_worker_leaves_the_file_to_be_applied_again(by, monkeypatch):
    stored = ask(by, planned(by))
    with monkeypatch.context() as broken:
        broken.setattr(staff_import, "_write_educations", lambda *args: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            sheets.apply_plan(stored.pk, silent)
    assert not Person.objects.exists()
    assert sheets.apply_plan(stored.pk, silent).state == "applied"


def test_refused_rows_stand_in_the_way_until_they_are_left_out(by):
    stored = planned(by, staff_file(*rows(), row(nik="1", nama="Andi")))
    with pytest.raises(ApplyRefused):
        ask(by, stored)
    stored = sheets.apply_plan(ask(by, stored, except_refused=True).pk, silent)
    assert stored.state == "applied"
    assert Person.objects.count() == 2


def test_the_page_asks_for_the_number_of_endings_too(by, regency):
    people = [
        make_worker(make_post(regency.health, regency.clerk), "THL", date(2019, 3, 1)) for _ in range(3)
    ]
    complete = Complete("DINKES", "THL", date(2025, 12, 31), "penataan")
    stored = planned(by, staff_file(row()), complete=complete)
    assert (stored.extent, stored.counts["ended"]) == (3, 3)
    refused = sheets.apply_plan(ask(by, stored).pk, silent)
    assert refused.state == "planned"
    assert "mengakhiri 3 dari 3 orang" in refused.message
    assert all(service_of(person)[0][2] is None for person in people)
    assert sheets.apply_plan(ask(by, refused, confirmed=3).pk, silent).state == "applied"


def test_the_number_that_the_page_asks_for_is_the_one_that_counts(by, regency, sign_in):
    """Beside somebody whose own row ends him: only those whom no row names are asked about."""
    people = [
        make_worker(make_post(regency.health, regency.clerk), "THL", date(2019, 3, 1)) for _ in range(3)
    ]
    told = row(kode_pegawai=people[0].code, nik=people[0].nik, nama=people[0].name, tmt_mulai=None,
               tmt_selesai="31-12-2025", alasan_berakhir="meninggal")  # fmt: skip
    complete = Complete("DINKES", "THL", date(2025, 12, 31), "penataan")
    stored = planned(by, staff_file(told), complete=complete)
    asked = sign_in(by).get(f"/impor/{stored.pk}/").context["asks_endings"]
    assert asked == 2
    assert sheets.apply_plan(ask(by, stored, confirmed=asked).pk, silent).state == "applied"


def test_a_file_belongs_to_whoever_brought_it(by, regency):
    stored, other = planned(by), officer(regency.government)
    for step in (sheets.drop, sheets.plan_again):
        with pytest.raises(PermissionDenied):
            step(by=other, of=stored)
    with pytest.raises(PermissionDenied):
        ask(other, stored)


def test_a_dropped_file_is_gone_and_stays_gone(by):
    stored = sheets.drop(by=by, of=planned(by))
    assert (stored.state, stored.content) == ("dropped", None)
    with pytest.raises(StepRefused):
        ask(by, stored)
    assert not Person.objects.exists()


@pytest.mark.parametrize("role", [Role.WORKER, Role.ADMINISTRATOR, Role.SUPERVISOR])
def test_roles_without_the_right_bring_no_file(regency, role):
    with pytest.raises(PermissionDenied):
        upload(officer(regency.government, role))


def test_rights_are_judged_again_when_the_plan_is_applied(by, regency):
    stored = ask(by, planned(by))
    by.role_grants.all().delete()
    with pytest.raises(PermissionDenied):
        sheets.apply_plan(stored.pk, silent)
    assert not Person.objects.exists()


def test_headers_that_nobody_understands_wait_to_be_matched(by):
    content = table("nomor nama ikatan tempat posisi", (nik_of(), "Budi", "PNS", "DINKES", "ADMIN"))
    stored = upload(by, content)
    assert (stored.state, stored.job) == ("uploaded", None)
    headers = {"nik": "nomor", "nama": "nama", "status": "ikatan", "unit": "tempat", "jabatan": "posisi"}
    stored = sheets.work_out_plan(sheets.teach(by=by, of=stored, headers=headers, constants={}).pk, silent)
    assert (stored.state, stored.counts["added"]) == ("planned", 1)
    assert upload(by, content).state == "planning"


def test_what_is_no_sheet_is_refused_at_once(by):
    with pytest.raises(FileRefused):
        upload(by, b"")
    assert not Import.objects.exists()


# --- pages ---


def test_the_page_takes_a_file_and_shows_its_plan(by, sign_in):
    client = sign_in(by)
    file = SimpleUploadedFile("daftar.csv", staff_file(*rows(), row(nik="1", nama="Andi")))
    answer = client.post("/impor/baru/", {"kind": "staff", "file": file})
    stored = Import.objects.get()
    assert (answer.status_code, answer["Location"]) == (302, f"/impor/{stored.pk}/")
    sheets.work_out_plan(stored.pk, silent)
    shown = client.get(f"/impor/{stored.pk}/").context
    assert {kind.value: count for kind, count in shown["counts"] if count} == {"added": 2, "refused": 1}
    assert client.post(f"/impor/{stored.pk}/terapkan/", {"except_refused": "on"}).status_code == 302
    sheets.apply_plan(stored.pk, silent)
    assert Person.objects.count() == 2


def test_somebody_elses_file_is_not_found(by, regency, sign_in):
    stored = planned(by)
    client = sign_in(officer(regency.government))
    for address in ("", "bertanda.xlsx", "kolom/"):
        assert client.get(f"/impor/{stored.pk}/{address}").status_code == 404
    assert client.post(f"/impor/{stored.pk}/terapkan/").status_code == 404


def test_pressing_apply_after_it_is_done_is_no_breakdown(by, sign_in):
    stored = ask(by, planned(by))
    sheets.apply_plan(stored.pk, silent)
    assert sign_in(by).post(f"/impor/{stored.pk}/terapkan/").status_code < 500


@pytest.mark.parametrize("role", [Role.WORKER, Role.ADMINISTRATOR, Role.LEADER, Role.AUDITOR])
def test_the_pages_of_imports_are_refused_to_others(regency, sign_in, role):
    client = sign_in(officer(regency.government, role))
    assert [client.get(address).status_code for address in ("/impor/", "/impor/baru/", "/impor/lembar/staff.xlsx")] == [
        403, 403, 403,
    ]  # fmt: skip


def test_a_supervisor_gets_no_staff_sheet(regency, sign_in):
    client = sign_in(officer(regency.government, Role.SUPERVISOR))
    assert client.get("/impor/lembar/workload.xlsx").status_code == 200
    assert client.get("/impor/lembar/staff.xlsx").status_code == 403


def test_a_file_in_the_name_of_nobody_is_never_applied_twice_over(operator, regency):
    content = staff_file(*rows())
    for _ in range(3):
        apply_file("staff", content, operator)
    assert Person.objects.count() == 2
    assert len(traced("staff.add")) == 2
