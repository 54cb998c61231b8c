"""What the words of the map mean, each on the smallest example: need, seats, staff, shortage, surplus, gap, fill."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from penata.domains.organization.actions import units as unit_actions
from penata.domains.organization.actions.law import overrule
from penata.domains.people.models import Absence
from penata.domains.workload.queries import map as need_map
from penata.domains.workload.queries import outlook
from penata.domains.workload.queries.map import MapFilter
from penata.kernel.access import Role
from penata.kernel.audit.actions import Entry, record
from penata.kernel.values import Period
from tests.conftest import TODAY
from tests.domains.organization.factories import make_job, make_post, make_unit, make_user, officer
from tests.domains.people.factories import engage, make_person, make_regency, make_worker, place
from tests.domains.workload.factories import approve_needs, make_study

pytestmark = pytest.mark.django_db


@pytest.fixture
def regency():
    return make_regency()


@pytest.fixture
def leader(regency):
    return officer(regency.government, Role.LEADER)


@pytest.fixture
def clerks(regency):
    return make_post(regency.health, regency.clerk)


def totals(actor, day=TODAY, **wanted):
    return need_map.totals(need_map.bind(actor, MapFilter(day, **wanted)))


def staffed(post, count, status="PNS", **values):
    return [make_worker(post, status, **values) for _ in range(count)]


# --- need ---


def test_need_is_the_latest_approved_study_up_to_the_year_of_the_day(regency, leader, clerks):
    for year, need in ((2024, "1.0000"), (2025, "2.0000"), (2027, "4.0000")):
        approve_needs(regency.health, leader, {clerks: (need, int(need[0]))}, year)
    make_study(regency.health, leader, 2026).posts.create(post=clerks, need=Decimal(9), seats=9)
    make_study(regency.health, leader, 2025, "superseded", version=9).posts.create(
        post=clerks, need=Decimal(8), seats=8
    )
    days = [date(2023, 12, 31), date(2024, 1, 1), date(2025, 12, 31), date(2026, 12, 31), date(2027, 1, 1)]
    assert [totals(leader, day).need for day in days] == [None, 1, 2, 2, 4]
    assert [totals(leader, day).without_study for day in days] == [1, 0, 0, 0, 0]


def test_need_keeps_its_four_decimals_and_is_summed_raw(regency, leader, clerks):
    drivers = make_post(regency.health, regency.driver)
    approve_needs(regency.health, leader, {clerks: ("0.4999", 0), drivers: ("0.4999", 0)})
    found = totals(leader)
    assert (found.need, found.seats) == (Decimal("0.9998"), 0)


def test_the_head_of_a_studied_unit_is_one_even_where_the_study_forgot_him(regency, leader, clerks):
    make_post(regency.health, regency.head)
    approve_needs(regency.health, leader, {clerks: ("2.0000", 2)})
    found = totals(leader)
    assert (found.need, found.seats, found.shortage, found.without_study) == (Decimal("3.0000"), 3, 3, 0)


def test_without_any_study_nothing_is_needed_and_nothing_short(regency, leader, clerks):
    make_post(regency.health, regency.head)
    staffed(clerks, 3)
    found = totals(leader)
    assert (found.need, found.seats, found.shortage, found.surplus, found.gap, found.fill) == (
        None,
        0,
        0,
        0,
        0,
        None,
    )
    assert (found.staff, found.posts, found.without_study) == (3, 2, 2)


def test_a_post_that_the_study_leaves_out_has_no_need(regency, leader, clerks):
    drivers = make_post(regency.health, regency.driver)
    approve_needs(regency.health, leader, {clerks: ("2.0000", 2)})
    staffed(drivers, 5)
    found = totals(leader)
    assert (found.need, found.shortage, found.surplus, found.without_study) == (Decimal(2), 2, 0, 1)


def test_people_in_posts_without_a_study_fill_no_seat_elsewhere(regency, leader, clerks):
    drivers = make_post(regency.health, regency.driver)
    approve_needs(regency.health, leader, {clerks: ("4.0000", 4)})
    staffed(clerks, 1)
    staffed(drivers, 9)
    found = totals(leader)
    assert (found.filled, found.fill) == (1, Decimal("0.2500"))


# --- shortage, surplus, gap, fill ---


def test_surplus_in_one_post_never_hides_shortage_in_another(regency, leader, clerks):
    nurses = make_post(regency.centre, regency.nurse)
    approve_needs(regency.health, leader, {clerks: ("2.0000", 2)})
    approve_needs(regency.centre, leader, {nurses: ("3.0000", 3)})
    staffed(clerks, 5)
    staffed(nurses, 1)
    found = totals(leader)
    assert (found.seats, found.staff) == (5, 6)
    assert (found.shortage, found.surplus, found.gap) == (2, 3, 1)
    assert (found.filled, found.fill) == (3, Decimal("0.6000"))
    assert (found.short_posts, found.surplus_posts) == (1, 1)


@pytest.mark.parametrize(
    ("seats", "staff", "gap", "fill"),
    [(0, 0, 0, None), (0, 2, 2, None), (3, 0, -3, "0.0000"), (3, 1, -2, "0.3333"), (3, 2, -1, "0.6667"), (3, 3, 0, "1.0000"),
     (3, 7, 4, "1.0000")],
)  # fmt: skip
def test_gap_and_fill_of_one_post(regency, leader, clerks, seats, staff, gap, fill):
    approve_needs(regency.health, leader, {clerks: (f"{seats}.0000", seats)})
    staffed(clerks, staff)
    found = totals(leader)
    assert (found.gap, found.fill) == (gap, None if fill is None else Decimal(fill))


# --- staff ---


def test_staff_by_status(regency, leader, clerks):
    for status in ("CPNS", "PNS", "PNS", "PPPK", "PPPK-PW", "THL", "ALIH-DAYA"):
        make_worker(clerks, status)
    found = totals(leader)
    assert (found.staff, found.asn, found.contract, found.thl) == (6, 5, 2, 1)


def test_acting_and_extra_posts_count_nowhere(regency, leader, clerks):
    person, heads = staffed(clerks, 1)[0], make_post(regency.school, regency.head)
    place(person, heads, kind="acting")
    place(person, heads, kind="secondary")
    assert totals(leader, within=str(regency.school.path)).staff == 0
    assert totals(leader).staff == 1


@pytest.mark.parametrize("kind", ["unpaid_leave", "seconded"])
def test_who_is_away_counts_nought_while_he_is_away(regency, leader, clerks, kind):
    (person,) = staffed(clerks, 1)
    Absence.objects.create(person=person, kind=kind, period=Period(date(2026, 3, 1), date(2026, 6, 30)))
    days = [date(2026, 2, 28), date(2026, 3, 1), date(2026, 6, 30), date(2026, 7, 1)]
    assert [totals(leader, day).staff for day in days] == [1, 0, 0, 1]


def test_engagement_and_post_both_must_run(regency, leader, clerks):
    person = make_person(regency.government)
    engage(person, "PNS", date(2020, 1, 1), date(2026, 6, 30))
    place(person, clerks, date(2021, 1, 1), date(2026, 12, 31))
    days = [date(2020, 12, 31), date(2021, 1, 1), date(2026, 6, 30), date(2026, 7, 1)]
    assert [totals(leader, day).staff for day in days] == [0, 1, 1, 0]


def weigh(regency, value, since=date(2026, 7, 1)):
    overrule(
        government=regency.government, key="workload.part_time_weight", text=value, since=since, basis="Perbup 1/2026",
        by=officer(regency.government),
    )  # fmt: skip


def test_part_time_pppk_weigh_one_until_the_government_says_otherwise(regency, leader, clerks):
    weigh(regency, "0,5")
    staffed(clerks, 4, "PPPK-PW", first=date(2025, 10, 1))
    assert (totals(leader, date(2026, 6, 30)).staff, totals(leader, date(2026, 7, 1)).staff) == (4, 2)
    assert totals(leader, date(2026, 7, 1)).asn == 4


def test_the_operator_counts_by_the_law_of_the_only_government(regency, operator, clerks):
    weigh(regency, "0,5")
    staffed(clerks, 4, "PPPK-PW", first=date(2025, 10, 1))
    assert totals(operator).staff == 2


def test_each_government_counts_by_its_own_law(regency, operator, clerks):
    weigh(regency, "0,5")
    kota = make_unit("KOTA")
    others = make_post(make_unit("X", kota), make_job(kota))
    staffed(clerks, 4, "PPPK-PW", first=date(2025, 10, 1))
    staffed(others, 4, "PPPK-PW", first=date(2025, 10, 1))
    assert totals(operator).staff == 6


# --- scope ---


def test_who_sees_which_part_of_the_map(regency, clerks):
    approve_needs(regency.health, officer(regency.government), {clerks: ("2.0000", 2)})
    seats = {
        name: totals(actor).seats
        for name, actor in {
            "leader": officer(regency.government, Role.LEADER), "agency": officer(regency.health, Role.AGENCY_OFFICER),
            "other": officer(regency.school, Role.SUPERVISOR), "worker": officer(regency.government, Role.WORKER),
            "admin": officer(regency.government, Role.ADMINISTRATOR), "nobody": make_user("x"),
        }.items()
    }  # fmt: skip
    assert seats == {"leader": 2, "agency": 2, "other": 0, "worker": 0, "admin": 0, "nobody": 0}


def test_another_government_is_another_map(regency, leader, clerks):
    kota = make_unit("KOTA")
    other = make_post(make_unit("X", kota), make_job(kota))
    approve_needs(regency.health, leader, {clerks: ("2.0000", 2)})
    approve_needs(other.unit, leader, {other: ("7.0000", 7)})
    assert totals(leader).seats == 2
    assert totals(officer(kota, Role.LEADER)).seats == 7


# --- valid time ---


def test_a_moved_unit_takes_its_figures_along_from_that_day(regency, leader, clerks):
    approve_needs(regency.health, leader, {clerks: ("3.0000", 3)})
    staffed(clerks, 2)
    unit_actions.move(
        unit=regency.health,
        parent=regency.school,
        on=date(2026, 12, 1),
        by=officer(regency.government),
        why="",
    )
    for day in (date(2026, 11, 30), date(2026, 12, 1)):
        found = totals(leader, day)
        assert (found.need, found.seats, found.staff, found.shortage) == (Decimal(3), 3, 2, 1)
    inside = [
        totals(leader, day, within=str(regency.school.path)).seats
        for day in (date(2026, 11, 30), date(2026, 12, 1))
    ]
    assert inside == [0, 3]


def test_a_unit_that_ended_is_on_the_map_of_its_days_alone(regency, leader, clerks):
    approve_needs(regency.health, leader, {clerks: ("3.0000", 3)}, 2020)
    regency.health.period = Period(regency.health.period.first, date(2025, 12, 31))
    regency.health.save()
    assert [totals(leader, day).seats for day in (date(2025, 12, 31), date(2026, 1, 1))] == [3, 0]


@pytest.mark.parametrize(
    "day", [date(2026, 11, 22), date(2019, 12, 31), date(2017, 4, 6), date(2013, 12, 31), date(1999, 1, 1)]
)
def test_the_map_of_any_day_can_be_shown(regency, leader, clerks, sign_in, day):
    make_worker(make_post(regency.health, regency.nurse), first=date(1995, 1, 1), birth_date=date(1970, 1, 5))
    client = sign_in(leader)
    for address in (
        "/peta/",
        "/peta/?menurut=pohon&tampil=pensiun",
        "/peta/pensiun/",
        "/peta/orang/?siapa=jauh",
    ):
        mark = "&" if "?" in address else "?"
        assert client.get(f"{address}{mark}per={day.isoformat()}").status_code == 200, address


def test_the_extremes_alone_are_the_worst_filled_and_the_most_beyond_need(regency, leader):
    for number, (seats, staff) in enumerate([(4, 1), (4, 3), (4, 4), (1, 4), (1, 0)]):
        post = make_post(make_unit(f"U{number}", regency.health), regency.clerk)
        approve_needs(post.unit, leader, {post: (f"{seats}.0000", seats)})
        staffed(post, staff)
    bound = need_map.bind(leader, MapFilter(TODAY))
    found = need_map.tables(bound, "unit", "district", extremes=1)
    assert [row.code for row in found["unit"].rows] == ["U0", "U3"]
    every = need_map.tables(bound, "unit", "district")
    assert len(every["unit"].rows) == 5
    assert found["unit"].total == every["unit"].total
    assert found["district"] == every["district"]


# --- figures of some seconds ago ---


def test_others_changes_may_come_some_seconds_late_ones_own_never(regency, leader, clerks, settings):
    settings.PENATA_KEPT_SECONDS = 10
    other = officer(regency.government, Role.LEADER, "lain")

    def staff(actor):
        bound = need_map.bind(actor, MapFilter(TODAY))
        figures = outlook.staff_figures(bound, "")
        return need_map.tables(bound, "district")["district"].total.staff, sum(figures.by_status.values())

    staffed(clerks, 2)
    assert staff(other) == (2, 2)
    staffed(clerks, 1)
    record(Entry("staff.import", "people.person", 1), by=leader)
    assert staff(leader) == (3, 3)
    assert staff(other) == (2, 2)
    assert need_map.totals(need_map.bind(other, MapFilter(TODAY))).staff == 3


def test_kept_figures_are_those_of_ones_own_scope(regency, leader, clerks, settings):
    settings.PENATA_KEPT_SECONDS = 10
    staffed(clerks, 2)
    below = officer(regency.school, Role.LEADER, "sekolah")
    seen = [
        need_map.tables(need_map.bind(actor, wanted), "unit")["unit"].total.staff
        for actor in (leader, below)
        for wanted in (MapFilter(TODAY), MapFilter(TODAY, family="x"), MapFilter(date(2010, 1, 1)))
    ]
    assert seen == [2, 0, 0, 0, 0, 0]
