"""From inputs to the arrays of the engine: who shares a way, what each way costs, where nobody may go."""

from __future__ import annotations

import pytest

from penata.domains.organization.models import Job as WorkName
from penata.domains.people.models import Education
from penata.domains.placement.engine.instance import NONE
from penata.domains.placement.models import Protection, Wish
from penata.domains.placement.queries.build import build
from penata.domains.placement.queries.inputs import load
from penata.domains.placement.rules.policy import seat_prices
from penata.kernel.values import Period
from tests.conftest import TODAY
from tests.domains.organization.factories import make_post
from tests.domains.people.factories import make_worker
from tests.domains.placement.factories import computed, draft, make_world

pytestmark = pytest.mark.django_db


@pytest.fixture
def world():
    return make_world()


def built(world, **policy):
    inputs = load(world.by, draft(world, policy=policy))
    return inputs, build(inputs).instance


def row(inputs, code: str) -> int:
    return next(n for n, worker in enumerate(inputs.workers) if worker.code == code)


def post(inputs, wanted) -> int:
    return next(n for n, fact in enumerate(inputs.posts) if fact.post_id == wanted.pk)


def ways(arcs) -> dict[tuple[int, int], int]:
    return {(int(t), int(h)): int(c) for t, h, c in zip(arcs.tail, arcs.head, arcs.cost, strict=True)}


def movers(scenario) -> list[str]:
    return list(scenario.moves.order_by("person__code").values_list("person__code", flat=True))


def test_people_of_one_home_and_profile_are_one_group_and_who_stays_is_in_none(world):
    make_worker(world.town_post, code="B2", origin_id="62.02.02.2001")
    make_worker(world.town_post, "PPPK", code="P1", origin_id="62.02.02.2001")
    inputs, instance = built(world)
    group = {worker.code: int(g) for worker, g in zip(inputs.workers, instance.persons.group, strict=True)}
    assert group["B1"] == group["B2"] != group["S1"]
    assert group["P1"] == NONE
    assert (instance.groups, instance.hubs) == (2, 1)


def test_near_posts_cost_by_the_kilometre_and_far_ones_all_alike(world):
    inputs, instance = built(world, per_km=10, near_km=25, far=400)
    town, far = post(inputs, world.town_post), post(inputs, world.far_post)
    group = {code: int(instance.persons.group[row(inputs, code)]) for code in ("S1", "B1")}
    assert ways(instance.near) == {(group["S1"], town): 0, (group["B1"], far): 0}
    assert ways(instance.far) == {(0, town): 0, (0, far): 0}
    assert instance.hub_cost.tolist() == [400, 400]
    assert [int(instance.persons.stay[row(inputs, code)]) for code in ("S1", "B1")] == [0, 400]


def test_a_long_way_to_be_gone_every_day_is_never_dearer_than_a_far_one(world):
    inputs, instance = built(world, per_km=10, near_km=200, far=400)
    assert int(instance.persons.stay[row(inputs, "B1")]) == 400  # 144 km would be 1440
    assert max(instance.near.cost.tolist()) == 400


def test_education_beyond_what_is_asked_weighs_where_one_is_as_where_one_goes(world):
    WorkName.objects.filter(pk=world.regency.nurse.pk).update(minimum_education="D-III")
    Education.objects.create(person=world.staying, level="S-1", rank=7)
    inputs, instance = built(world, above=15)
    group, town = int(instance.persons.group[row(inputs, "S1")]), post(inputs, world.town_post)
    assert int(instance.persons.stay[row(inputs, "S1")]) == 30
    assert ways(instance.near)[group, town] == 30


def test_nobody_goes_where_no_study_says_that_anybody_is_needed(world):
    empty = make_post(world.regency.health, world.regency.nurse)
    inputs, instance = built(world)
    assert post(inputs, empty) not in {*instance.near.head.tolist(), *instance.far.head.tolist()}
    make_worker(empty, code="E1")
    inputs, instance = built(world)
    assert not instance.persons.fills[row(inputs, "E1")]
    assert instance.persons.fills[row(inputs, "B1")]
    assert int(instance.persons.group[row(inputs, "E1")]) != NONE  # he may leave for where he is needed


def test_a_seat_is_worth_what_its_post_weighs_and_no_post_grows_fuller_than_it_is(world):
    inputs, instance = built(world)
    wanted = [p for fact in inputs.posts for p in seat_prices(fact.seats, 150 if fact.is_remote else 100)]
    assert instance.posts.price.tolist() == wanted
    room = {fact.post_id: int(n) for fact, n in zip(inputs.posts, instance.posts.room, strict=True)}
    assert room == {world.town_post.pk: 1, world.far_post.pk: 0}


@pytest.mark.parametrize(("move", "wish", "cost"), [(100, 100, 0), (100, 30, 70), (50, 100, 0)])
def test_who_asked_has_a_way_of_his_own_there_and_to_all_below(world, move, wish, cost):
    Wish.objects.create(person=world.moving, unit=world.regency.health)
    inputs, instance = built(world, move=move, wish=wish)
    assert ways(instance.own) == {(row(inputs, "B1"), post(inputs, world.far_post)): cost}


def test_a_wish_of_who_is_protected_opens_no_way(world):
    Wish.objects.create(person=world.moving, unit=world.upriver)
    Protection.objects.create(
        person=world.moving, kind="health", reason="x", period=Period(TODAY), noted_by=world.by
    )
    assert len(built(world)[1].own) == 0


def test_a_wish_does_not_outweigh_that_another_is_at_home_there(world):
    Wish.objects.create(person=world.staying, unit=world.upriver)
    assert movers(computed(world)) == ["B1"]


def test_non_asn_do_not_go_to_functional_posts(world):
    """Imported as history they may hold one; a scenario gives them no other. Source: UU 20/2023 Art. 65."""
    world.moving.engagements.update(status="THL")
    assert movers(computed(world)) == ["S1"]


def test_education_too_low_goes_nowhere_and_primary_school_is_not_unknown(world):
    WorkName.objects.filter(pk=world.regency.nurse.pk).update(minimum_education="D-III")
    Education.objects.create(person=world.moving, level="SD", rank=0)
    assert movers(computed(world)) == ["S1"]
