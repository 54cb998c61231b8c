"""What the map tells of people: by status, who is set aside, who retires when, from where they come, how evenly."""

from __future__ import annotations

from collections import Counter
from datetime import date
from decimal import Decimal
from random import Random

import pytest

from penata.domains.organization.models import Region
from penata.domains.organization.queries import regions
from penata.domains.people.models import Absence
from penata.domains.people.rules.retirement import additional_need, retires_on
from penata.domains.workload.queries import map as need_map
from penata.domains.workload.queries import outlook
from penata.domains.workload.queries.map import MapFilter
from penata.kernel.access import Role
from penata.kernel.values import Period
from tests.conftest import TODAY
from tests.domains.organization.factories import load_kotim, make_job, make_post, make_unit, officer
from tests.domains.people.factories import make_regency, make_worker
from tests.domains.workload.factories import approve_needs

pytestmark = pytest.mark.django_db

HOME = "62.02"
BAAMANG, KETAPANG, ANTANG = "62.02.05", "62.02.06", "62.02.10"
AGES = {"jpt": 60, "administrator": 58, "pengawas": 58, "fungsional": 58, "pelaksana": 58}


@pytest.fixture
def regency():
    load_kotim()
    for code, lat, lon in (
        (BAAMANG, "-2.50", "112.95"),
        (KETAPANG, "-2.55", "112.95"),
        (ANTANG, "-1.60", "112.40"),
    ):
        Region.objects.filter(code=code).update(lat=Decimal(lat), lon=Decimal(lon))
    return make_regency(region_id=HOME)


@pytest.fixture
def leader(regency):
    return officer(regency.government, Role.LEADER)


def figures(actor, day=TODAY, **wanted):
    return outlook.staff_figures(need_map.bind(actor, MapFilter(day, **wanted)), HOME)


# --- by status ---


def test_people_by_status_and_those_set_aside(regency, leader):
    post = make_post(regency.health, regency.driver)
    for status, count in (("PNS", 3), ("PPPK", 2), ("THL", 1), ("ALIH-DAYA", 2)):
        for _ in range(count):
            make_worker(post, status)
    for kind in ("unpaid_leave", "seconded"):
        Absence.objects.create(person=make_worker(post), kind=kind, period=Period(date(2026, 1, 1)))
    found = figures(leader)
    assert found.by_status == {"PNS": 3, "PPPK": 2, "THL": 1}
    assert found.set_aside == {"ALIH-DAYA": 2, "unpaid_leave": 1, "seconded": 1}


# --- retirement ---


def test_random_people_retire_when_the_rule_says(regency, leader):
    random, expected = Random(3), Counter()
    ahead = range(TODAY.year, TODAY.year + 6)
    for number in range(120):
        kind, own = random.choice(list(AGES)), random.choice([None, None, 60, 65])
        job = make_job(
            regency.government, f"K{number}", kind=kind, retirement_age=own, family=random.choice(["A", "B"])
        )
        born = date(random.randint(1956, 1980), random.randint(1, 12), random.randint(1, 28))
        status = random.choice(["PNS", "PPPK", "PPPK-PW", "CPNS", "THL", "ALIH-DAYA"])
        make_worker(
            make_post(regency.health, job), status, birth_date=random.choice([born, born, None]) or None
        )
        person_born = job.posts.get().assignments.get().person.birth_date
        if person_born and status not in {"THL", "ALIH-DAYA"}:
            on = retires_on(person_born, own or AGES[kind])
            if on > TODAY and on.year in ahead:
                expected[on.year, job.family] += 1
    found = figures(leader)
    assert {
        (year.year, family): n for year in found.years for family, n in year.by_family.items()
    } == expected
    assert [year.year for year in found.years] == list(ahead)
    assert found.retiring == sum(expected.values())


@pytest.mark.parametrize(
    ("born", "age", "on"),
    [
        (date(1968, 11, 20), 58, date(2026, 12, 1)), (date(1968, 12, 1), 58, date(2027, 1, 1)),
        (date(1968, 12, 31), 58, date(2027, 1, 1)), (date(1968, 2, 29), 59, date(2027, 3, 1)),
        (date(1972, 2, 29), 55, date(2027, 3, 1)), (date(1967, 1, 31), 60, date(2027, 2, 1)),
    ],
)  # fmt: skip
def test_retirement_dates_of_the_map_equal_the_rule(regency, leader, born, age, on):
    job = make_job(regency.government, retirement_age=age)
    person = make_worker(make_post(regency.health, job), birth_date=born)
    assert retires_on(born, age) == on
    bound = need_map.bind(leader, MapFilter(TODAY))
    assert outlook.retiring_people(bound, on.year) == [person.pk]
    assert [y.year for y in figures(leader).years if y.total] == [on.year]


def test_who_retires_today_or_before_is_no_longer_ahead(regency, leader):
    job = make_job(regency.government)
    make_worker(make_post(regency.health, job), birth_date=date(1968, 10, 22))
    bound = need_map.bind(leader, MapFilter(date(2026, 11, 1)))
    assert retires_on(date(1968, 10, 22), 58) == date(2026, 11, 1)
    assert outlook.retiring_people(bound, None) == []
    assert outlook.retiring_people(need_map.bind(leader, MapFilter(date(2026, 10, 31))), None) != []


def test_need_in_the_years_ahead(regency, leader):
    post = make_post(regency.health, regency.clerk)
    approve_needs(regency.health, leader, {post: ("2.5000", 3)})
    for born in (date(1968, 11, 20), date(1970, 5, 5), date(1990, 1, 5)):
        make_worker(post, birth_date=born)
    (row,) = outlook.posts_ahead(need_map.bind(leader, MapFilter(TODAY)))
    assert (row.staff, row.retiring) == (3, {2026: 1, 2028: 1})
    assert row.to_find == {
        2026: additional_need(Decimal("2.5"), 3, 1), 2027: Decimal("0.5"), 2028: Decimal("1.5"), 2029: Decimal("1.5"),
        2030: Decimal("1.5"), 2031: Decimal("1.5"),
    }  # fmt: skip


def test_posts_without_a_study_have_no_need_ahead(regency, leader):
    make_worker(make_post(regency.health, regency.clerk), birth_date=date(1968, 11, 20))
    (row,) = outlook.posts_ahead(need_map.bind(leader, MapFilter(TODAY)))
    assert (row.need, set(row.to_find.values())) == (None, {None})


def test_retirements_by_district(regency, leader):
    for code, region in (("A", BAAMANG), ("B", "62.02.05.1001"), ("C", KETAPANG)):
        unit = make_unit(code, regency.health, region_id=region)
        make_worker(make_post(unit, regency.clerk), birth_date=date(1969, 1, 1))
    assert figures(leader).retiring_by_district == {BAAMANG: 2, KETAPANG: 1}


# --- from where ---


@pytest.fixture
def scattered(regency):
    """Serving in Baamang: from there, from a village nearby, from far away, from another regency, from nobody knows."""
    unit = make_unit("A", regency.health, region_id=BAAMANG)
    post = make_post(unit, regency.clerk)
    village = Region.objects.filter(parent_id=ANTANG).first().code
    Region.objects.create(code="62.03", name="Kapuas", level="regency", kind="kabupaten", parent_id="62")
    origins = {"same": BAAMANG, "near": "62.02.06.1001", "far": village, "outside": "62.03", "unknown": None}
    return {name: make_worker(post, code=name, origin_id=origin) for name, origin in origins.items()}


def test_people_are_sorted_by_how_far_their_district_is(regency, leader, scattered):
    found = figures(leader)
    assert found.origins == {
        (BAAMANG, BAAMANG): 1, (KETAPANG, BAAMANG): 1, (ANTANG, BAAMANG): 1, ("-", BAAMANG): 1, ("", BAAMANG): 1,
    }  # fmt: skip
    sorted_ = outlook.origins(found, regions.positions(HOME), 60)
    assert (sorted_.near, sorted_.far, sorted_.outside, sorted_.unknown, sorted_.known) == (2, 1, 1, 1, 3)
    km = {pair.origin: pair.km for pair in sorted_.pairs}
    assert (km[BAAMANG], km[KETAPANG], km[ANTANG], km["-"]) == (0, 6, 117, None)


def test_the_people_behind_far_are_named(regency, leader, scattered):
    bound = need_map.bind(leader, MapFilter(TODAY))
    assert outlook.far_people(bound, HOME) == [scattered["far"].pk]


def test_vendors_people_and_the_absent_come_from_nowhere(regency, leader):
    post = make_post(make_unit("A", regency.health, region_id=BAAMANG), regency.driver)
    make_worker(post, "ALIH-DAYA", origin_id=ANTANG)
    away = make_worker(post, origin_id=ANTANG)
    Absence.objects.create(person=away, kind="seconded", period=Period(date(2026, 1, 1)))
    assert figures(leader).origins == {}
    assert outlook.far_people(need_map.bind(leader, MapFilter(TODAY)), HOME) == []


def test_figures_of_people_keep_to_the_filter_and_the_scope(regency, leader, scattered):
    make_worker(make_post(regency.school, regency.nurse), "PPPK")
    assert figures(leader, within=str(regency.health.path)).by_status == {"PNS": 5}
    assert figures(leader, family="Kesehatan").by_status == {"PPPK": 1}
    assert figures(leader, district=BAAMANG).by_status == {"PNS": 5}
    assert figures(officer(regency.school, Role.SUPERVISOR)).by_status == {"PPPK": 1}
    assert figures(officer(regency.government, Role.WORKER)).by_status == {}


# --- how evenly ---


def test_the_spread_of_fill_over_units(regency, leader):
    for code, seats, staff in (("A", 4, 4), ("B", 4, 2), ("C", 4, 0), ("D", 0, 3)):
        unit = make_unit(code, regency.health)
        post = make_post(unit, regency.clerk)
        approve_needs(unit, leader, {post: (f"{seats}.0000", seats)})
        for _ in range(staff):
            make_worker(post)
    rows = need_map.tables(need_map.bind(leader, MapFilter(TODAY)), "unit")["unit"].rows
    found = outlook.spread(rows)
    assert (found.units, found.p10, found.p90, found.gini) == (3, Decimal(0), Decimal(1), Decimal("0.4444"))
