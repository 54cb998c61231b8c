"""What is computed: the plainly right move, its figures, who stays and why, and what is refused before."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError

from penata.domains.organization.actions.law import overrule
from penata.domains.people.models import Assignment
from penata.domains.placement.actions.computing import compute
from penata.domains.placement.actions.scenarios import change
from penata.domains.placement.models import Move, Pin, Protection, Road, Wish
from penata.domains.placement.queries.inputs import Distances, fingerprint_now, load
from penata.domains.placement.rules.policy import Policy
from penata.kernel.values import Period
from tests.conftest import TODAY
from tests.domains.organization.factories import make_post
from tests.domains.people.factories import engage, make_worker
from tests.domains.placement.factories import computed, draft, make_world

pytestmark = pytest.mark.django_db


@pytest.fixture
def world():
    return make_world()


def moved(scenario) -> list[tuple[str, str]]:
    return [
        (m.person.code, m.target.unit.code)
        for m in Move.objects.filter(scenario=scenario).order_by("person__code")
    ]


def test_the_one_at_home_upriver_goes_there(world):
    scenario = computed(world)
    (move,) = scenario.moves.all()
    assert moved(scenario) == [("B1", "PUSK2")]
    assert (move.km_before, move.km_after, move.staff_before, move.staff_after, move.seats) == (
        144,
        0,
        0,
        1,
        1,
    )
    result = scenario.result
    assert (result["persons"], result["moves"], result["certificate"]["violations"]) == (2, 1, 0)
    assert [result[when]["shortage"] for when in ("before", "after")] == [1, 0]
    assert [result[when]["surplus"] for when in ("before", "after")] == [1, 0]
    assert [result[when]["remote_fill"] for when in ("before", "after")] == [0.0, 1.0]
    assert (result["before"]["empty_posts"], result["after"]["empty_posts"]) == (1, 0)
    assert scenario.fingerprint == fingerprint_now(world.by, scenario)


def test_the_same_again_is_the_same_and_old_moves_go(world):
    scenario = computed(world)
    before = dict(scenario.result) | {"seconds": None}
    again = compute(scenario=scenario, by=world.by)
    assert dict(again.result) | {"seconds": None} == before
    assert scenario.moves.count() == 1


def test_a_budget_of_none_moves_nobody(world):
    assert moved(computed(world, policy={"budget": 0})) == []


def test_the_emptiest_first_is_computed_without_a_number(world):
    assert moved(computed(world, policy={"mode": "leximin", "budget": None})) == [("B1", "PUSK2")]


def stays(world, scenario) -> dict[str, str]:
    return {worker.code: worker.stays for worker in load(world.by, scenario).workers}


def test_who_is_not_moved_and_why(world):
    Protection.objects.create(
        person=world.moving, kind="health", reason="rawat jalan", period=Period(TODAY), noted_by=world.by
    )
    make_worker(world.town_post, "PPPK", code="P1")
    make_worker(world.town_post, code="N1", first=TODAY)
    make_worker(make_post(world.regency.health, world.regency.head), code="A1")
    scenario = draft(world)
    assert stays(world, scenario) == {"S1": "", "B1": "protected", "P1": "status", "N1": "new", "A1": "head"}
    assert moved(compute(scenario=scenario, by=world.by)) == [("S1", "PUSK2")]
    assert scenario.moves.model.objects.count() == 1


def test_a_regency_says_whose_status_lets_him_be_moved(world):
    make_worker(world.town_post, "PPPK", code="P1")
    overrule(government=world.regency.government, key="placement.moved_statuses", text="semua", since=TODAY,
             basis="Perbup 1/2026", by=world.by)  # fmt: skip
    assert stays(world, draft(world))["P1"] == ""


def test_other_families_stay(world):
    assert set(stays(world, draft(world, families=["Pendidikan"])).values()) == {"outside"}


def test_a_wish_lowers_the_cost_of_who_asked(world):
    twin = make_worker(world.town_post, name="Ani Hulu", code="A0", origin_id="62.02.02.2001")
    Wish.objects.create(person=twin, unit=world.upriver)
    assert moved(computed(world)) == [("A0", "PUSK2")]


def test_pins_are_kept(world):
    scenario = draft(world)
    Pin.objects.create(scenario=scenario, person=world.moving, post=world.far_post, is_forbidden=True)
    assert moved(compute(scenario=scenario, by=world.by)) == [("S1", "PUSK2")]
    Pin.objects.create(scenario=scenario, person=world.staying)
    assert moved(compute(scenario=scenario, by=world.by)) == []


def test_a_pin_that_cannot_be_is_refused_and_nothing_is_stored(world):
    scenario = draft(world)
    clerk = make_post(world.upriver, world.regency.clerk)
    Pin.objects.create(scenario=scenario, person=world.moving, post=clerk)
    with pytest.raises(ValidationError, match="tidak dapat dipenuhi"):
        compute(scenario=scenario, by=world.by)
    scenario.refresh_from_db()
    assert (scenario.state, scenario.result) == ("draft", None)


def test_more_pins_than_moves_are_told_how_many_they_need(world):
    scenario = draft(world, policy={"budget": 0})
    Pin.objects.create(scenario=scenario, person=world.moving, post=world.far_post)
    with pytest.raises(ValidationError, match="paling sedikit 1"):
        compute(scenario=scenario, by=world.by)


def test_nobody_in_the_unit_is_told_at_once(world):
    Assignment.objects.all().delete()
    with pytest.raises(ValidationError, match="Tidak ada pegawai"):
        compute(scenario=draft(world), by=world.by)


def test_roads_come_before_straight_lines_and_a_village_lies_where_its_district_does(world):
    known = Distances("62.02", 130)
    assert known.between("62.02.01.2001", "62.02.02.2001") == known.between("62.02.02", "62.02.01") == 144
    assert known.between("62.02.01.2001", "62.02.01.2001") == 0
    assert known.between("", "62.02.01") is known.between("62.02.09.2001", "62.02.01") is None
    Road.objects.create(a_id="62.02.01", b_id="62.02.02", km=201)
    assert Distances("62.02", 130).between("62.02.02.2001", "62.02.01.2001") == 201


def test_the_fingerprint_follows_people_posts_and_pins(world):
    scenario = computed(world)
    seen = {scenario.fingerprint}
    for act in (
        lambda: make_worker(world.town_post, code="X1"),
        lambda: Pin.objects.create(scenario=scenario, person=world.moving),
        lambda: Protection.objects.create(
            person=world.moving, kind="family", reason="x", period=Period(TODAY), noted_by=world.by
        ),
    ):
        act()
        seen.add(fingerprint_now(world.by, scenario))
    assert len(seen) == 4
    Wish.objects.create(
        person=world.moving, unit=world.upriver
    )  # since it was computed: it waits for the next time
    engage(
        world.moving, "PNS", TODAY.replace(year=2010), TODAY.replace(year=2011)
    )  # long over: nothing to do with today
    assert fingerprint_now(world.by, scenario) in seen


def test_another_policy_takes_the_result_away_until_it_is_computed_again(world):
    scenario = change(scenario=computed(world), policy={"budget": 0}, by=world.by)
    assert scenario.state == "draft"
    assert Policy(**scenario.policy).budget == 0
    assert moved(compute(scenario=scenario, by=world.by)) == []
