"""The figures of a result equal a count by plain Python from the tables; the same seed moves the same people."""

from __future__ import annotations

from collections import Counter, defaultdict

import numpy as np
import pytest

from penata.domains.organization.models import Post
from penata.domains.people.models import Assignment
from penata.domains.workload.models import Study, StudyPost
from tests.conftest import TODAY
from tests.domains.organization.factories import make_post
from tests.domains.people.factories import make_worker
from tests.domains.placement.factories import computed, make_world

pytestmark = pytest.mark.django_db
APART = 144  # kilometres between the two districts: 111 straight, times 1.3


@pytest.fixture
def world():
    """A crowded town, an empty centre, clerks of whom nobody has a study and no home, seats for drivers and nobody there."""
    world = make_world(more=3)
    clerks = make_post(world.regency.health, world.regency.clerk)
    drivers = make_post(world.upriver, world.regency.driver)
    for number in range(2):
        make_worker(clerks, code=f"C{number}")
    Study.objects.get(unit=world.upriver).posts.create(post=drivers, need="2.0000", seats=2)
    make_worker(world.town_post, "PPPK", code="P1", origin_id="62.02.02.2001")
    return world


class Count:
    """Where everybody is, and what follows from it."""

    def __init__(self, places: dict[int, int]) -> None:
        self.places = places
        self.posts = {p.pk: p for p in Post.objects.select_related("unit")}
        studied = StudyPost.objects.filter(study__state="approved")
        self.seats = {s.post_id: s.seats for s in studied}
        self.staff = Counter(places.values())

    def shares(self, key) -> dict[object, float]:
        full, of = defaultdict(int), defaultdict(int)
        for post, seats in self.seats.items():
            full[key(self.posts[post])] += min(seats, self.staff[post])
            of[key(self.posts[post])] += seats
        return {one: full[one] / of[one] for one in of}

    def km(self, person, post: int) -> int | None:
        home, there = person.origin_id, self.posts[post].unit.region_id
        return (0 if home == there else APART) if home and there else None

    def figures(self, people) -> dict[str, object]:
        shares = list(self.shares(lambda post: post.unit_id).values())
        every = [self.km(people[person], post) for person, post in self.places.items()]
        known = [km for km in every if km is not None]
        remote = [post for post in self.seats if self.posts[post].unit.is_remote]
        filled = sum(min(self.seats[post], self.staff[post]) for post in remote)
        return {
            "shortage": sum(max(n - self.staff[p], 0) for p, n in self.seats.items()),
            "surplus": sum(max(self.staff[p] - n, 0) for p, n in self.seats.items()),
            "empty_posts": sum(n > 0 and not self.staff[p] for p, n in self.seats.items()),
            "fill_min": round(min(shares), 4), "fill_mean": round(sum(shares) / len(shares), 4),
            "fill_p10": round(float(np.quantile(shares, 0.1)), 4),
            "remote_fill": round(filled / sum(self.seats[post] for post in remote), 4),
            "km_mean": round(sum(known) / len(known)),
        }  # fmt: skip


def counts(scenario) -> tuple[Count, Count, dict[int, object]]:
    held = Assignment.objects.filter(period__contains=TODAY).select_related("person")
    before = {a.person_id: a.post_id for a in held}
    after = before | {m.person_id: m.target_id for m in scenario.moves.all()}
    return Count(before), Count(after), {a.person_id: a.person for a in held}


@pytest.mark.parametrize("policy", [{"budget": 2}, {"budget": None}, {"mode": "leximin", "budget": None}])
def test_figures_before_and_after_are_those_of_a_count_by_hand(world, policy):
    scenario = computed(world, policy=policy)
    before, after, people = counts(scenario)
    result = scenario.result
    assert result["certificate"] == {"violations": 0}
    assert result["before"] == before.figures(people)
    assert result["after"] == after.figures(people)
    assert (result["persons"], result["moves"]) == (len(people), scenario.moves.count())


def test_districts_and_units_are_counted_as_by_hand(world):
    scenario = computed(world)
    before, after, _people = counts(scenario)
    for name, key in (
        ("units", lambda post: post.unit_id),
        ("districts", lambda post: post.unit.region_id.rpartition(".")[0]),
    ):
        told = {row["key"]: (row["before"], row["after"]) for row in scenario.result[name]}
        was, becomes = before.shares(key), after.shares(key)
        assert told == {one: (round(was[one], 4), round(becomes[one], 4)) for one in was}


def test_each_move_tells_the_staff_of_its_post_and_the_way_home_before_and_after(world):
    scenario = computed(world)
    before, after, people = counts(scenario)
    assert scenario.moves.exists()
    for move in scenario.moves.all():
        to, person = move.target_id, people[move.person_id]
        told = (move.source_id, move.staff_before, move.staff_after, move.seats)
        assert told == (before.places[person.pk], before.staff[to], after.staff[to], before.seats[to])
        assert (move.km_before, move.km_after) == (before.km(person, move.source_id), after.km(person, to))


def test_what_movers_gain_and_who_goes_farther(world):
    scenario = computed(world)
    moves, told = list(scenario.moves.exclude(km_before=None)), scenario.result
    assert told["moved_km_before"] == round(sum(m.km_before for m in moves) / len(moves))
    assert told["moved_km_after"] == round(sum(m.km_after for m in moves) / len(moves))
    assert told["farther"] == sum(m.km_after > m.km_before for m in moves)


def test_who_stays_is_counted_by_his_reason(world):
    assert computed(world).result["stays"] == {"status": 1}


def test_other_ways_have_as_many_moves_at_most_and_the_same_figures(world):
    result = computed(world, policy={"budget": 3}).result
    for way in result["other_ways"].values():
        assert way["moves"] <= result["moves"]
        assert set(result["after"]) < set(way)


def moved(scenario) -> frozenset[str]:
    return frozenset(scenario.moves.values_list("person__code", flat=True))


def test_equal_people_are_drawn_by_the_seed_and_by_nothing_else(world):
    """Four are alike at home upriver, and two may go."""
    told = {
        seed: moved(computed(world, name=f"{seed}", policy={"budget": 2, "seed": seed})) for seed in range(6)
    }
    assert all(found < {"B1", "H00", "H01", "H02"} and len(found) == 2 for found in told.values())
    assert len(set(told.values())) > 1
    assert moved(computed(world, name="lagi", policy={"budget": 2, "seed": 3})) == told[3]


def test_a_larger_budget_never_leaves_more_short(world):
    scenarios = [computed(world, name=f"{n}", policy={"budget": n}) for n in range(5)]
    assert [s.result["after"]["shortage"] for s in scenarios] == [6, 5, 4, 3, 2]
    assert [s.result["moves"] for s in scenarios] == [0, 1, 2, 3, 4]
