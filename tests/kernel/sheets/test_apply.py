"""A plan is applied in one transaction, all or nothing, and only as it was seen."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from penata.domains.accounts.models import User
from penata.kernel.access import Role
from penata.kernel.sheets.actions import (
    ApplyRefused,
    EndingsUnconfirmed,
    PlanChanged,
    check_applicable,
    plan_and_apply,
    plan_only,
)
from penata.kernel.sheets.importer import Complete, Options, as_json, from_json
from penata.kernel.sheets.plan import Kind, Plan, PlanRow
from penata.kernel.sheets.problems import FileRefused
from tests.domains.organization.factories import make_government, officer
from tests.kernel.sheets.things import IMPORTER, a_file, have, regions

pytestmark = pytest.mark.django_db

COMPLETE = Complete("KAB", "THL", date(2026, 11, 22), "habis_masa")


@pytest.fixture
def by() -> User:
    return officer(make_government())


def apply(content: bytes, by: User, options: Options | None = None, expected: str = "") -> Plan:
    return plan_and_apply(IMPORTER, content, by=by, options=options or Options(), expected=expected).plan


def refusal(content: bytes, by: User, options: Options | None = None, **rest: str) -> ApplyRefused:
    before = regions()
    with pytest.raises(ApplyRefused) as refused:
        apply(content, by, options, **rest)
    assert regions() == before
    return refused.value


def test_planning_writes_nothing_and_says_what_would_change(by):
    have("61", "62")
    outcome = plan_only(IMPORTER, a_file("61;Baru", "62;Nama 62", "63;Tiga"), by=by, options=Options())
    assert outcome.plan.counts() == {"added": 1, "changed": 1, "ended": 0, "unchanged": 1, "refused": 0}
    assert not outcome.applied
    assert regions() == {"61": "Nama 61", "62": "Nama 62"}


def test_a_plan_is_applied(by):
    have("61", "62")
    plan = apply(a_file("61;Baru", "62;Nama 62", "63;Tiga"), by)
    assert [row.kind for row in plan.rows] == [Kind.CHANGED, Kind.UNCHANGED, Kind.ADDED]
    assert regions() == {"61": "Baru", "62": "Nama 62", "63": "Tiga"}


def test_the_same_file_twice_changes_nothing_the_second_time(by):
    content = a_file("61;Satu", "62;Dua")
    apply(content, by)
    assert apply(content, by).counts() == {"added": 0, "changed": 0, "ended": 0, "unchanged": 2, "refused": 0}


def test_who_may_not_neither_plans_nor_applies():
    worker = officer(make_government(), Role.WORKER)
    with pytest.raises(PermissionDenied, match=r"organization\.region\.edit"):
        plan_only(IMPORTER, a_file("61;Satu"), by=worker, options=Options())
    with pytest.raises(PermissionDenied):
        apply(a_file("61;Satu"), worker)
    assert regions() == {}


def test_one_refused_row_holds_the_whole_file_back(by):
    told = refusal(a_file("61;Satu", "terlalu panjang;Dua"), by)
    assert str(told).startswith("1 baris ditolak, jadi tidak ada yang diterapkan.")


def test_the_rest_is_applied_where_that_is_asked_for(by):
    apply(a_file("61;Satu", "terlalu panjang;Dua"), by, Options(except_refused=True))
    assert regions() == {"61": "Satu"}


def test_an_error_of_the_file_as_a_whole_cannot_be_got_round(by):
    told = refusal(a_file("61;Satu", "62;RUSAK"), by, Options(except_refused=True))
    assert str(told) == "Berkas ini tidak utuh. Minta yang utuh."


def test_a_file_without_a_required_column_is_refused(by):
    with pytest.raises(FileRefused, match="Kolom wajib tidak ada: nama"):
        apply(a_file("61", head="kode"), by)


def test_what_fails_in_the_middle_leaves_everything_as_it_was(by):
    have("61")
    with pytest.raises(RuntimeError, match="gagal di tengah jalan"):
        apply(a_file("61;Baru", "62;Dua", "63;GAGAL"), by)
    assert regions() == {"61": "Nama 61"}


def test_what_only_the_database_forbids_is_refused_in_a_sentence(by):
    told = refusal(a_file("61;Satu", "61;Satu lagi"), by)
    assert "organization_region_pkey" in str(told)
    assert "tidak ada yang diterapkan" in str(told)


def test_a_plan_that_was_seen_is_applied_while_nothing_has_changed(by):
    have("61")
    content = a_file("61;Baru")
    seen = plan_only(IMPORTER, content, by=by, options=Options()).plan.fingerprint()
    apply(content, by, expected=seen)
    assert regions() == {"61": "Baru"}


def test_a_plan_that_was_seen_is_refused_once_the_data_has_changed(by):
    have("61")
    content = a_file("61;Baru", "62;Dua")
    seen = plan_only(IMPORTER, content, by=by, options=Options()).plan.fingerprint()
    have("62")
    told = refusal(content, by, expected=seen)
    assert isinstance(told, PlanChanged)


# --- a complete list ends whom it does not name ---


def test_a_few_endings_need_no_confirmation(by):
    have(*[f"{n}" for n in range(10, 30)])
    apply(a_file(*[f"{n};Nama {n}" for n in range(11, 30)]), by, Options(complete=COMPLETE))
    assert len(regions()) == 19


def test_more_than_a_few_endings_need_their_exact_number(by):
    have(*[f"{n}" for n in range(10, 30)])
    content = a_file(*[f"{n};Nama {n}" for n in range(12, 30)])
    told = refusal(content, by, Options(complete=COMPLETE))
    assert isinstance(told, EndingsUnconfirmed)
    assert (told.endings, told.extent) == (2, 20)
    assert "mengakhiri 2 dari 20 orang, lebih dari 5 persen" in str(told)
    refusal(content, by, Options(complete=COMPLETE, confirmed_endings=3))
    apply(content, by, Options(complete=COMPLETE, confirmed_endings=2))
    assert len(regions()) == 18


def test_an_ending_that_a_row_names_is_no_silent_ending():
    named = [PlanRow(n, Kind.ENDED, "") for n in range(2, 12)]
    check_applicable(Plan(named, extent=10), Options())
    with pytest.raises(EndingsUnconfirmed):
        check_applicable(Plan([PlanRow(0, Kind.ENDED, "")], extent=10), Options())


def test_endings_of_a_list_of_nobody_are_asked_for():
    with pytest.raises(EndingsUnconfirmed):
        check_applicable(Plan([PlanRow(0, Kind.ENDED, "")], extent=0), Options())


# --- options are kept with the file ---


@pytest.mark.parametrize(
    "options",
    [
        Options(),
        Options(COMPLETE, except_refused=True, approve=True, confirmed_endings=3, government="KAB"),
        Options(confirmed_endings=0),
    ],
)
def test_options_are_kept_as_json_and_come_back(options):
    assert from_json(as_json(options)) == options


def test_options_of_an_older_version_are_understood():
    assert from_json({}) == Options()
