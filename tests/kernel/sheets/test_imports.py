"""A file brought in by page: kept, understood, planned and applied by the worker, gone afterwards."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from procrastinate.contrib.django.models import ProcrastinateJob

from penata.domains.accounts.models import User
from penata.kernel.access import Role
from penata.kernel.flow import StepRefused
from penata.kernel.jobs.progress import silent
from penata.kernel.sheets import actions, importer, queries
from penata.kernel.sheets.actions import ApplyRefused
from penata.kernel.sheets.importer import Complete, Options
from penata.kernel.sheets.models import FLOW, HeaderLesson, Import, ImportRow, ImportState
from penata.kernel.sheets.problems import FileRefused
from tests.domains.organization.factories import make_government, make_user, officer
from tests.kernel.sheets.things import IMPORTER, KIND, a_file, have, regions

pytestmark = pytest.mark.django_db

S = ImportState


@pytest.fixture(autouse=True)
def known_kind(monkeypatch) -> None:
    monkeypatch.setitem(importer._importers, KIND, IMPORTER)


@pytest.fixture
def by() -> User:
    return officer(make_government())


def upload(by: User, content: bytes, options: Options | None = None) -> Import:
    return actions.upload(
        by=by, kind=KIND, file_name="daftar.csv", content=content, options=options or Options()
    )


def planned(by: User, content: bytes, options: Options | None = None) -> Import:
    return actions.work_out_plan(upload(by, content, options).pk, silent)


def applied(by: User, stored: Import, **choices: object) -> Import:
    told = {"except_refused": False, "confirmed_endings": None} | choices
    actions.ask_apply(by=by, of=stored, **told)
    return actions.apply_plan(stored.pk, silent)


def queued() -> list[str]:
    return list(ProcrastinateJob.objects.order_by("id").values_list("task_name", flat=True))


# --- bringing in ---


def test_a_file_whose_headers_are_understood_is_planned_by_the_worker(by):
    stored = upload(by, a_file("61;Satu"))
    assert (stored.state, stored.file_name, queued()) == (S.PLANNING, "daftar.csv", ["sheets.plan"])
    assert bytes(stored.content) == a_file("61;Satu")
    assert len(stored.sha256) == 64
    assert stored.job.url == f"/impor/{stored.pk}/"


def test_a_file_whose_headers_are_not_understood_waits_for_a_person(by):
    stored = upload(by, a_file("61;Satu", head="kode;sebutan"))
    assert (stored.state, queued()) == (S.UPLOADED, [])
    assert list(queries.waiting_for(by)) == [stored]


def test_a_file_that_cannot_be_read_is_not_kept(by):
    with pytest.raises(FileRefused):
        upload(by, b"\x00\x01")
    assert not Import.objects.exists()


def test_who_may_not_import_this_kind_brings_nothing_in():
    with pytest.raises(PermissionDenied):
        upload(officer(make_government(), Role.LEADER), a_file("61;Satu"))
    assert not Import.objects.exists()


# --- teaching headers ---


def test_headers_that_were_taught_are_remembered_for_every_file_that_has_the_same(by):
    stored = upload(by, a_file("61;Satu", head="kode;Sebutan"))
    taught = actions.teach(by=by, of=stored, headers={"kode": "kode", "nama": "Sebutan"}, constants={})
    assert taught.state == S.PLANNING
    actions.work_out_plan(stored.pk, silent)
    assert ImportRow.objects.get().changes == [["nama", "", "Satu"]]
    assert upload(by, a_file("62;Dua", head="SEBUTAN;Kode")).state == S.PLANNING
    assert upload(by, a_file("62;Dua", head="sebutan;kode;lain")).state == S.UPLOADED


def test_a_remembered_lesson_does_not_turn_what_the_headers_say_themselves(by):
    first = upload(by, a_file("61;Satu", head="kode;nama"))
    actions.teach(by=by, of=first, headers={"kode": "nama", "nama": "kode"}, constants={})
    second = planned(by, a_file("61;Satu", head="kode;nama"))
    assert ImportRow.objects.get(of=second).changes == [["nama", "", "Satu"]]


def test_a_later_lesson_replaces_the_earlier_one(by):
    stored = upload(by, a_file("61;Satu", head="kode;Sebutan"))
    actions.teach(by=by, of=stored, headers={"nama": "Sebutan"}, constants={})
    actions.teach(by=by, of=stored, headers={"kode": "kode", "nama": "Sebutan"}, constants={})
    assert HeaderLesson.objects.get().headers == {"kode": "kode", "nama": "Sebutan"}


# --- planning ---


def test_the_plan_is_kept_for_the_page_and_unchanged_rows_are_only_counted(by):
    have("61", "62")
    stored = planned(by, a_file("61;Baru", "62;Nama 62", "63;Tiga", "terlalu panjang;Empat"))
    assert (stored.state, stored.rows) == (S.PLANNED, 4)
    assert stored.counts == {"added": 1, "changed": 1, "ended": 0, "unchanged": 1, "refused": 1}
    kept = ImportRow.objects.order_by("row").values_list("row", "kind", "label", "changes")
    assert list(kept) == [
        (2, "changed", "Baru", [["nama", "Nama 61", "Baru"]]), (4, "added", "Tiga", [["nama", "", "Tiga"]]),
        (5, "refused", "Empat", []),
    ]  # fmt: skip
    (problem,) = queries.problems_of(stored)
    assert (problem["row"], problem["column"], problem["code"], problem["cell"]) == (
        5, "kode", "too_long", "terlalu panjang",
    )  # fmt: skip


def test_a_file_that_turns_out_unreadable_fails_with_its_sentence(by):
    stored = upload(by, a_file("61;Satu"))
    Import.objects.filter(pk=stored.pk).update(content=a_file("61", head="kode"))
    failed = actions.work_out_plan(stored.pk, silent)
    assert failed.state == S.FAILED
    assert failed.message.startswith("Kolom wajib tidak ada: nama.")


def test_planning_again_replaces_the_plan(by):
    stored = planned(by, a_file("61;Satu"))
    have("61")
    actions.plan_again(by=by, of=stored)
    again = actions.work_out_plan(stored.pk, silent)
    assert again.counts["changed"] == 1
    assert list(ImportRow.objects.values_list("kind", flat=True)) == ["changed"]


# --- applying ---


def test_the_plan_that_was_seen_is_applied_and_the_file_is_gone(by):
    stored = applied(by, planned(by, a_file("61;Satu")))
    assert (stored.state, stored.content, stored.message) == (S.APPLIED, None, "")
    assert stored.applied_at is not None
    assert regions() == {"61": "Satu"}
    assert not ImportRow.objects.exists()
    assert queued() == ["sheets.plan", "sheets.apply"]


def test_a_plan_with_refused_rows_is_applied_only_without_them(by):
    stored = planned(by, a_file("61;Satu", "terlalu panjang;Dua"))
    with pytest.raises(ApplyRefused, match="1 baris masih ditolak"):
        actions.ask_apply(by=by, of=stored, except_refused=False, confirmed_endings=None)
    assert applied(by, stored, except_refused=True).state == S.APPLIED
    assert regions() == {"61": "Satu"}


def test_where_the_data_changed_meanwhile_the_plan_is_shown_anew(by):
    stored = planned(by, a_file("61;Satu"))
    have("61")
    again = applied(by, stored)
    assert again.state == S.PLANNED
    assert again.message.startswith("Data berubah sejak rencana ini disusun.")
    assert again.counts["changed"] == 1
    assert regions() == {"61": "Nama 61"}
    assert applied(by, again).state == S.APPLIED
    assert regions() == {"61": "Satu"}


def test_endings_that_were_not_confirmed_send_the_plan_back_with_a_sentence(by):
    have("61", "62")
    complete = Options(complete=Complete("KAB", "THL", date(2026, 11, 22), "habis_masa"))
    back = applied(by, planned(by, a_file("61;Nama 61"), complete))
    assert back.state == S.PLANNED
    assert "mengakhiri 1 dari 2 orang" in back.message
    assert applied(by, back, confirmed_endings=1).state == S.APPLIED
    assert regions() == {"61": "Nama 61"}


def test_what_the_database_forbids_sends_the_plan_back_with_a_sentence(by):
    back = applied(by, planned(by, a_file("61;Satu", "61;Satu lagi")))
    assert back.state == S.PLANNED
    assert "organization_region_pkey" in back.message
    assert regions() == {}


def test_a_worker_that_comes_second_finds_nothing_left_to_do(by):
    stored = applied(by, planned(by, a_file("61;Satu")))
    again = actions.apply_plan(stored.pk, silent)
    assert (again.state, again.applied_at) == (S.APPLIED, stored.applied_at)


def test_what_breaks_in_the_middle_can_be_begun_again(by):
    stored = planned(by, a_file("61;Satu", "62;GAGAL"))
    actions.ask_apply(by=by, of=stored, except_refused=False, confirmed_endings=None)
    with pytest.raises(RuntimeError):
        actions.apply_plan(stored.pk, silent)
    stored.refresh_from_db()
    assert (stored.state, regions()) == (S.APPLYING, {})
    assert stored.content is not None


# --- dropping, and whose it is ---


def test_a_dropped_file_is_gone_with_its_plan(by):
    dropped = actions.drop(by=by, of=planned(by, a_file("61;Satu")))
    assert (dropped.state, dropped.content) == (S.DROPPED, None)
    assert not ImportRow.objects.exists()
    assert regions() == {}


def test_what_was_applied_or_dropped_stays_so(by):
    stored = applied(by, planned(by, a_file("61;Satu")))
    with pytest.raises(StepRefused):
        actions.drop(by=by, of=stored)
    with pytest.raises(StepRefused):
        actions.plan_again(by=by, of=stored)


def test_a_file_belongs_to_who_brought_it(by, operator):
    stored = planned(by, a_file("61;Satu"))
    for other in (make_user("lain"), operator):
        assert list(queries.visible_to(other)) == []
        for act in (
            lambda who: actions.ask_apply(by=who, of=stored, except_refused=False, confirmed_endings=None),
            lambda who: actions.drop(by=who, of=stored),
            lambda who: actions.plan_again(by=who, of=stored),
            lambda who: actions.teach(by=who, of=stored, headers={}, constants={}),
        ):
            with pytest.raises(PermissionDenied):
                act(other)
    assert list(queries.visible_to(by)) == [stored]


def test_every_step_of_a_file_and_nothing_else():
    told = {
        step: {state for state in S if step in FLOW.open_steps(state)}
        for step in ("plan", "planned", "apply", "applied", "fail", "drop")
    }
    assert told == {
        "plan": {S.UPLOADED, S.PLANNING, S.PLANNED, S.FAILED},
        "planned": {S.PLANNING, S.APPLYING},
        "apply": {S.PLANNED, S.APPLYING},
        "applied": {S.APPLYING},
        "fail": {S.PLANNING, S.APPLYING},
        "drop": {S.UPLOADED, S.PLANNED, S.FAILED},
    }


def test_a_plan_that_is_asked_for_once_more_by_a_rescue_takes_nothing_back(by):
    """The worker died between keeping the plan and saying so; meanwhile somebody had it applied."""
    stored = planned(by, a_file("61;Satu"))
    actions.work_out_plan(stored.pk, silent)
    actions.ask_apply(by=by, of=stored, except_refused=False, confirmed_endings=None)
    assert actions.work_out_plan(stored.pk, silent).state == S.APPLYING
    actions.apply_plan(stored.pk, silent)
    assert actions.work_out_plan(stored.pk, silent).state == S.APPLIED
