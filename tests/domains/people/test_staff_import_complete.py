"""A complete list ends those whom it does not name, within its extent, and asks where that would be many."""

from __future__ import annotations

from contextlib import suppress
from datetime import date

import pytest

from penata.domains.people.models import Person
from penata.kernel.access import Role
from penata.kernel.sheets.actions import ApplyRefused, EndingsUnconfirmed
from penata.kernel.sheets.importer import Complete
from tests.domains.organization.factories import counted, make_post, make_unit, officer, said, traced
from tests.domains.people.factories import (
    apply_staff,
    engage,
    make_person,
    make_regency,
    make_worker,
    plan_staff,
    posts_of,
    row,
    service_of,
)

pytestmark = pytest.mark.django_db

ON = date(2025, 12, 31)
SINCE = date(2015, 1, 1)


@pytest.fixture
def regency():
    return make_regency()


@pytest.fixture
def crowd(regency):
    """Twenty THL of the agency of health: named N01 to N20, ten of them in the health centre."""
    posts = [make_post(regency.health, regency.clerk), make_post(regency.centre, regency.clerk)]
    return [
        make_worker(posts[n % 2], "THL", SINCE, code=f"N{n:02d}", name=f"Orang {n:02d}") for n in range(1, 21)
    ]


def complete(unit="DINKES", status="THL", on=ON, reason="penataan") -> Complete:
    return Complete(unit, status, on, reason)


def lines(people, **cells):
    return [
        row(kode_pegawai=p.code, nik=p.nik, nama=p.name, tmt_mulai=None, unit=posts_of(p)[-1][0], **cells) for p in people
    ]  # fmt: skip


def ended(people) -> list[str]:
    return [person.code for person in people if service_of(person)[-1][2] is not None]


def test_one_in_twenty_ends_without_asking(operator, crowd):
    plan = apply_staff(operator, *lines(crowd[1:]), complete=complete())
    assert plan.extent == 20
    assert counted(plan) == {"ended": 1, "unchanged": 19}
    assert ended(crowd) == ["N01"]
    assert service_of(crowd[0]) == [("THL", SINCE, ON, "penataan")]
    assert posts_of(crowd[0])[0][3] == ON
    (row_,) = [row for row in plan.rows if row.row == 0]
    assert (row_.label, [change.field for change in row_.changes]) == (
        "Orang 01",
        ["tmt_selesai", "alasan_berakhir"],
    )


def test_an_ending_by_absence_is_traced_with_its_reason(operator, crowd, regency):
    apply_staff(operator, *lines(crowd[1:]), complete=complete())
    (trace,) = traced("staff.end")
    assert (trace.by, trace.subject_id, trace.person_id, trace.why) == (
        operator,
        crowd[0].pk,
        crowd[0].pk,
        "penataan",
    )
    assert trace.path == str(regency.centre.path)
    assert trace.values.after == {"tmt_selesai": "2025-12-31", "alasan_berakhir": "penataan"}


def test_more_than_one_in_twenty_asks_for_the_exact_number(operator, crowd):
    for told in (None, 1, 3, 20):
        with pytest.raises(EndingsUnconfirmed) as asked:
            apply_staff(operator, *lines(crowd[2:]), complete=complete(), confirmed_endings=told)
        assert (asked.value.endings, asked.value.extent) == (2, 20)
    assert ended(crowd) == []
    apply_staff(operator, *lines(crowd[2:]), complete=complete(), confirmed_endings=2)
    assert ended(crowd) == ["N01", "N02"]


def test_the_plan_alone_never_asks(operator, crowd):
    plan = plan_staff(operator, *lines(crowd[:1]), complete=complete())
    assert counted(plan) == {"ended": 19, "unchanged": 1}
    assert ended(crowd) == []


def test_endings_that_rows_tell_themselves_are_not_asked_about(operator, crowd):
    told = lines(crowd[:10], tmt_selesai="31-12-2025", alasan_berakhir="meninggal")
    rest = lines(crowd[10:], tmt_selesai="", alasan_berakhir="")
    plan = apply_staff(operator, *told, *rest, complete=complete())
    assert counted(plan) == {"ended": 10, "unchanged": 10}


def test_the_same_complete_list_twice_changes_nothing(operator, crowd):
    told = {"complete": complete(), "confirmed_endings": 5}
    apply_staff(operator, *lines(crowd[5:]), **told)
    plan = apply_staff(operator, *lines(crowd[5:]), complete=complete())
    assert counted(plan) == {"unchanged": 15}
    assert len(traced("staff.end")) == 5


def test_nobody_outside_the_extent_is_touched(operator, crowd, regency):
    clerk = regency.clerk
    outside = {
        "other unit": make_worker(make_post(regency.school, clerk), "THL", SINCE),
        "other status": make_worker(make_post(regency.health, clerk), "PPPK", SINCE),
        "over before": make_worker(make_post(regency.health, clerk), "THL", SINCE, date(2025, 12, 30)),
        "began later": make_worker(make_post(regency.health, clerk), "THL", date(2026, 1, 1)),
        "other government": make_worker(make_post(make_unit("X", make_unit("KOTA")), clerk), "THL", SINCE),
        "above": make_worker(make_post(regency.government, clerk), "THL", SINCE),
    }
    before = {name: (service_of(person), posts_of(person)) for name, person in outside.items()}
    apply_staff(operator, *lines(crowd[1:]), complete=complete(), government="KAB")
    assert {name: (service_of(person), posts_of(person)) for name, person in outside.items()} == before
    assert ended(crowd) == ["N01"]


def test_the_extent_is_the_unit_with_all_below_it(operator, crowd):
    centre = [person for person in crowd if posts_of(person)[0][0] == "PUSK1"]
    plan = apply_staff(operator, *lines(centre[1:]), complete=complete("PUSK1"), confirmed_endings=1)
    assert plan.extent == 10
    assert ended(crowd) == [centre[0].code]


def test_who_moved_out_of_the_extent_before_the_day_stays(operator, crowd, regency):
    apply_staff(operator, row(kode_pegawai="N01", nik=None, tmt_mulai=None, nama="Orang 01", unit="DISDIK",
                              tmt_jabatan="1-6-2025"))  # fmt: skip
    plan = apply_staff(operator, *lines(crowd[1:]), complete=complete())
    assert (plan.extent, counted(plan)) == (19, {"unchanged": 19})
    assert ended(crowd) == []


def test_a_term_that_would_have_run_longer_is_cut(operator, regency):
    person = make_worker(make_post(regency.health, regency.clerk), "THL", SINCE, date(2026, 6, 30))
    apply_staff(operator, row(), complete=complete(), confirmed_endings=1)
    assert service_of(person) == [("THL", SINCE, ON, "penataan")]
    assert posts_of(person)[0][3] == ON


def test_who_ended_on_that_very_day_keeps_his_own_reason(operator, regency):
    person = make_worker(make_post(regency.health, regency.clerk), "THL", SINCE, ON)
    person.engagements.update(end_reason="pensiun")
    plan = apply_staff(operator, row(), complete=complete())
    assert counted(plan) == {"added": 1}
    assert service_of(person) == [("THL", SINCE, ON, "pensiun")]


def test_people_without_a_post_belong_to_the_list_of_the_whole_government(operator, regency):
    person = make_person(regency.government)
    engage(person, "THL", SINCE)
    apply_staff(operator, row(), complete=complete("KAB"), confirmed_endings=1)
    assert service_of(person) == [("THL", SINCE, ON, "penataan")]


def test_somebody_named_in_a_refused_row_is_not_missing(operator, crowd):
    told = lines(crowd)
    told[0] |= {"unit": "TIADA"}
    plan = apply_staff(operator, *told, complete=complete(), except_refused=True)
    assert counted(plan) == {"refused": 1, "unchanged": 19}
    assert ended(crowd) == []


def test_nobody_ends_because_his_number_could_not_be_read(operator, crowd):
    told = [{**line, "kode_pegawai": ""} for line in lines(crowd)]
    told[0]["nik"] = "6,2E+15"
    with suppress(ApplyRefused):
        apply_staff(operator, *told, complete=complete(), except_refused=True)
    assert ended(crowd) == []


@pytest.mark.parametrize("nik", ["6202063201900001", "12", ""], ids=["impossible", "short", "missing"])
def test_a_row_that_names_nobody_keeps_a_complete_list_from_ending_anybody(operator, crowd, nik):
    told = [*lines(crowd[1:]), row(kode_pegawai="", nik=nik, nama="Orang 01", tmt_mulai=None)]
    assert (0, "", "nameless_rows") in said(plan_staff(operator, *told, complete=complete()))
    with pytest.raises(ApplyRefused, match="tidak menunjuk satu orang"):
        apply_staff(operator, *told, complete=complete(), except_refused=True, confirmed_endings=1)
    assert ended(crowd) == []


@pytest.mark.parametrize(
    "wrong",
    [{"unit": "TIADA"}, {"status": "HANTU"}, {"reason": "entah"}],
    ids=["unit", "status", "reason"],
)
def test_an_extent_that_does_not_exist_refuses_the_whole_file(operator, crowd, wrong):
    plan = plan_staff(operator, *lines(crowd), complete=complete(**wrong))
    assert [code for _row, _column, code in said(plan)].count("bad_extent") == 1
    with pytest.raises(ApplyRefused):
        apply_staff(operator, *lines(crowd), complete=complete(**wrong), except_refused=True)


def test_an_officer_completes_only_lists_of_his_own_units(regency, crowd):
    by = officer(regency.school, Role.AGENCY_OFFICER)
    with pytest.raises(ApplyRefused, match="di luar wewenang"):
        apply_staff(by, row(unit="DISDIK"), complete=complete("DINKES"), confirmed_endings=20)
    assert ended(crowd) == []
    by = officer(regency.health, Role.AGENCY_OFFICER)
    apply_staff(by, *lines(crowd[1:]), complete=complete())
    assert ended(crowd) == ["N01"]


@pytest.mark.parametrize("status", ["THL", "tenaga harian lepas", "honorer"])
def test_the_status_of_the_extent_may_be_worded(operator, crowd, status):
    assert plan_staff(operator, *lines(crowd), complete=complete(status=status)).extent == 20


def test_an_empty_crowd_has_an_empty_extent(operator, regency):
    plan = apply_staff(operator, row(), complete=complete())
    assert (plan.extent, counted(plan)) == (0, {"added": 1})
    assert Person.objects.count() == 1
