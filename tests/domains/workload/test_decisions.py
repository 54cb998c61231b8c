"""What waits for a decision of studies, contracts and retirements: counted within one's own units, one line a kind."""

from __future__ import annotations

from datetime import date

import pytest
from django.http import QueryDict

from penata.domains.people.queries import decisions as of_staff
from penata.domains.people.queries import lists
from penata.domains.people.queries.roster import RosterFilter, matching
from penata.domains.workload.actions import studies as actions
from penata.domains.workload.queries import decisions
from penata.domains.workload.queries.overview import coverage
from penata.kernel.access import Role
from tests.conftest import TODAY
from tests.domains.organization.factories import make_post, officer
from tests.domains.people.factories import make_person, make_regency, make_worker
from tests.domains.workload.factories import approve_needs, make_study, make_task

pytestmark = pytest.mark.django_db


@pytest.fixture
def regency():
    return make_regency()


@pytest.fixture
def leader(regency):
    return officer(regency.government, Role.LEADER)


@pytest.fixture
def head_of_health(regency):
    return officer(regency.health, Role.LEADER)


@pytest.fixture
def head_of_school(regency):
    return officer(regency.school, Role.LEADER)


def titles(found) -> list[str]:
    return [decision.title for decision in found]


# --- studies ---


def test_verified_studies_wait_for_leaders_and_submitted_ones_for_officers(regency, leader, head_of_school):
    bkd = officer(regency.government)
    for unit in (regency.health, regency.centre):
        study = make_study(unit, bkd)
        make_task(study.posts.create(post=make_post(unit, regency.clerk)))
        study = actions.submit(study=study, by=bkd)
        if unit == regency.health:
            actions.verify(study=study, by=bkd)
    assert titles(decisions.to_approve(leader, TODAY)) == ["Sahkan 1 ABK yang sudah diperiksa"]
    assert titles(decisions.to_verify(bkd, TODAY)) == ["Periksa 1 ABK yang diajukan"]
    assert titles(decisions.to_approve(head_of_school, TODAY)) == []
    (waiting,) = decisions.to_approve(leader, TODAY)
    assert waiting.since == TODAY  # the machine's clock runs on where the day is fixed
    assert waiting.url == "/abk/?keadaan=verified"


def test_agencies_without_a_study_and_with_an_old_one(regency, leader, head_of_health):
    bkd = officer(regency.government)
    nurse, clerk = make_post(regency.centre, regency.nurse), make_post(regency.health, regency.clerk)
    make_post(regency.school, regency.clerk)
    approve_needs(regency.centre, bkd, {nurse: ("1.0000", 1)}, year=2020)
    approve_needs(regency.health, bkd, {clerk: ("1.0000", 1)}, year=2026)
    told = coverage(leader, TODAY, 5)
    assert (told.agencies, told.lacking, told.units_lacking, told.outdated, told.oldest) == (2, 1, 1, 1, 2020)
    assert told.covered == 1
    assert titles(decisions.lacking_studies(leader, TODAY)) == [
        "Tegur 1 perangkat daerah yang ABK-nya belum lengkap", "Perbarui ABK di 1 perangkat daerah",
    ]  # fmt: skip
    assert titles(decisions.lacking_studies(head_of_health, TODAY)) == ["Perbarui ABK di 1 perangkat daerah"]


@pytest.mark.parametrize(("year", "outdated"), [(2021, 1), (2022, 0)])
def test_a_study_counts_as_fresh_for_its_years(regency, leader, year, outdated):
    post = make_post(regency.health, regency.clerk)
    approve_needs(regency.health, leader, {post: ("1.0000", 1)}, year=year)
    assert coverage(leader, TODAY, 5).outdated == outdated


# --- contracts ---


@pytest.fixture
def ending(regency):
    """In the centre two PPPK of whom one is needed; one whose contract runs on; a PNS; a THL, whom none may extend."""
    post = make_post(regency.centre, regency.nurse)
    approve_needs(regency.centre, officer(regency.government), {post: ("3.0000", 3)})
    for last in (date(2026, 12, 31), date(2027, 1, 21), date(2027, 1, 22)):
        make_worker(post, "PPPK", date(2022, 1, 1), last)
    make_worker(post, "PNS")
    make_worker(make_post(regency.centre, regency.driver), "THL", date(2019, 1, 1), date(2026, 12, 31))
    return post


def test_contracts_that_run_out_say_whom_the_posts_would_miss(regency, leader, head_of_school, ending):
    (waiting,) = decisions.of_people(leader, TODAY)
    assert waiting.title == "Perpanjang atau akhiri 2 kontrak"
    assert waiting.due == date(2026, 12, 31)
    assert (
        "1 di antaranya mengisi kursi yang dibutuhkan; 1 di jabatan yang tanpa mereka pun penuh"
        in waiting.reason
    )
    assert list(decisions.of_people(head_of_school, TODAY)) == []


def test_the_list_behind_the_contracts_holds_as_many(regency, leader, ending):
    (waiting,) = decisions.of_people(leader, TODAY)
    asked = lists.read_address(leader, QueryDict(waiting.url.partition("?")[2]), TODAY)
    assert lists.matching(leader, asked).count() == 2
    assert asked.tags == [("berakhir", "Kontrak berakhir dalam 60 hari")]


@pytest.mark.parametrize(("days", "count"), [(38, 0), (39, 1), (60, 2), (61, 3)])
def test_a_contract_runs_out_within_so_many_days(regency, leader, ending, days, count):
    assert matching(leader, RosterFilter(TODAY, ending=days)).count() == count


# --- people ---


def test_who_is_past_the_day_of_retirement_is_told_to_settle(regency, leader, head_of_school, sign_in):
    post = make_post(regency.centre, regency.nurse)
    make_worker(post, birth_date=date(1968, 10, 20), name="Lewat Sebulan")
    make_worker(post, birth_date=date(1968, 11, 20), name="Belum Lewat")
    make_worker(post, "THL", birth_date=date(1950, 1, 1))
    (waiting,) = decisions.of_people(leader, TODAY)
    assert waiting.title == "Selesaikan pensiun 1 orang yang sudah melewati batas usia"
    assert waiting.since == date(2026, 11, 1)
    assert list(decisions.of_people(head_of_school, TODAY)) == []
    behind = sign_in(leader).get(waiting.url)
    assert behind.context["page"].paginator.count == 1
    assert "Lewat Sebulan" in behind.content.decode()


def test_people_outside_every_lawful_scheme(regency, leader, head_of_school, sign_in):
    make_worker(make_post(regency.centre, regency.driver), "THL")
    make_person(regency.government)
    (waiting,) = of_staff.outside_the_law(leader, TODAY)
    assert waiting.title == "Akhiri atau alihkan 1 THL di luar skema yang sah"
    assert list(of_staff.outside_the_law(head_of_school, TODAY)) == []
    assert list(of_staff.outside_the_law(leader, date(2023, 1, 1))) == []
    assert sign_in(leader).get(waiting.url).context["total"] == 1
