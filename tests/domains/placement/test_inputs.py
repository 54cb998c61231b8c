"""What a scenario is computed from: who counts, who stays, what weighs, how far it is, and when it has changed."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from penata.domains.organization.actions.law import overrule
from penata.domains.organization.models import Job as WorkName
from penata.domains.organization.models import Region, Unit
from penata.domains.people.models import Absence, Assignment, Education, Person
from penata.domains.placement.models import Protection, Road, Wish
from penata.domains.placement.queries.inputs import Distances, fingerprint_now, load
from penata.domains.placement.queries.results import distances
from penata.domains.workload.models import StudyPost
from penata.kernel import clock
from penata.kernel.values import Period
from tests.conftest import TODAY
from tests.domains.organization.factories import make_job, make_post, make_unit
from tests.domains.people.factories import make_worker
from tests.domains.placement.factories import computed, draft, make_world

pytestmark = pytest.mark.django_db
YESTERDAY, TOMORROW = TODAY - timedelta(days=1), TODAY + timedelta(days=1)


@pytest.fixture
def world():
    return make_world()


def workers(world, **values) -> dict[str, object]:
    return {worker.code: worker for worker in load(world.by, draft(world, **values)).workers}


def stays(world, **values) -> dict[str, str]:
    return {code: worker.stays for code, worker in workers(world, **values).items()}


def overruled(world, value: str) -> None:
    overrule(government=world.regency.government, key="placement.moved_statuses", text=value, since=TODAY,
             basis="Perbup 1/2026", by=world.by)  # fmt: skip


# --- who stays ---


@pytest.mark.parametrize(
    ("status", "word"),
    [("PNS", ""), ("THL", ""), ("CPNS", "status"), ("PPPK", "status"), ("PPPK-PW", "status")],
)
def test_whose_status_holds_him(world, status, word):
    make_worker(world.town_post, status, code="X1")
    assert stays(world)["X1"] == word


def test_a_regency_may_let_fewer_move(world):
    make_worker(world.town_post, "THL", code="X1")
    overruled(world, "pns")
    assert stays(world) == {"S1": "", "B1": "", "X1": "status"}


@pytest.mark.parametrize(
    ("first", "last", "is_held"),
    [
        (TODAY, TODAY, True),
        (YESTERDAY, None, True),
        (YESTERDAY, YESTERDAY, False),
        (TOMORROW, None, True),  # soon: he is not moved now
    ],
)
def test_protection_holds_until_its_last_day(world, first, last, is_held):
    Protection.objects.create(
        person=world.moving, kind="family", reason="anak", period=Period(first, last), noted_by=world.by
    )
    assert stays(world)["B1"] == ("protected" if is_held else "")


@pytest.mark.parametrize(("since", "word"), [(date(2024, 11, 22), ""), (date(2024, 11, 23), "new")])
def test_who_is_too_new_by_the_months_of_the_policy(world, since, word):
    make_worker(world.town_post, code="X1", first=since)
    assert stays(world)["X1"] == word
    assert stays(world, policy={"tenure_months": 0})["X1"] == ""


def test_a_beginning_that_nobody_knows_counts_as_long_ago(world):
    newcomer = make_worker(world.town_post, code="X1", first=YESTERDAY)
    Assignment.objects.filter(person=newcomer).update(start_is_known=False)
    assert stays(world)["X1"] == ""


@pytest.mark.parametrize("kind", ["jpt", "administrator", "pengawas"])
def test_heads_stay_whatever_else_is_true_of_them(world, kind):
    post = make_post(world.regency.health, make_job(world.regency.government, "K", kind=kind))
    make_worker(post, "CPNS", code="X1", first=YESTERDAY)
    assert stays(world)["X1"] == "head"


def test_the_families_of_the_scenario_and_no_others(world):
    make_worker(make_post(world.regency.centre, world.regency.clerk), code="X1")
    assert stays(world, families=["Kesehatan"]) == {"S1": "", "B1": "", "X1": "outside"}
    assert set(stays(world, statuses=["THL"]).values()) == {"outside"}
    assert set(stays(world, statuses=["PNS"]).values()) == {""}
    assert stays(world) == {"S1": "", "B1": "", "X1": ""}


# --- who counts ---


def test_people_of_other_units_and_who_is_away_are_not_in_it(world):
    make_worker(make_post(world.regency.school, world.regency.nurse), code="X1")
    Absence.objects.create(person=world.staying, kind="seconded", period=Period(YESTERDAY))
    assert set(workers(world)) == {"B1"}


def test_the_day_of_the_scenario_decides(world):
    make_worker(world.town_post, code="X1", first=date(2020, 1, 1), last=YESTERDAY)
    assert "X1" not in workers(world)
    assert "X1" in workers(world, day=YESTERDAY)


def test_profiles_tell_education_and_access(world):
    Education.objects.create(person=world.staying, level="D-III", rank=5)
    Education.objects.create(person=world.staying, level="SD", rank=0)
    simple = make_worker(world.town_post, code="X1", disability="daksa")
    Education.objects.create(person=simple, level="SD", rank=0)
    told = workers(world)
    assert {code: told[code].profile.rank for code in told} == {"S1": 6, "B1": 0, "X1": 1}
    assert {code for code in told if told[code].profile.needs_access} == {"X1"}


def test_places_tell_what_is_asked_and_whether_one_can_enter(world):
    WorkName.objects.filter(pk=world.regency.nurse.pk).update(minimum_education="D-III")
    Unit.objects.filter(pk=world.upriver.pk).update(is_accessible=True)
    inputs = load(world.by, draft(world))
    told = {
        fact.unit_code: (place.rank, place.is_accessible)
        for fact, place in zip(inputs.posts, inputs.places, strict=True)
    }
    assert told == {"PUSK1": (6, False), "PUSK2": (6, True)}


def test_remote_units_and_those_of_a_programme_weigh_more(world):
    flagship = [world.upriver.pk, world.regency.centre.pk]
    inputs = load(world.by, draft(world, programme_units=flagship, policy={"programme": 200}))
    told = {fact.unit_code: weight for fact, weight in zip(inputs.posts, inputs.weights, strict=True)}
    assert told == {"PUSK1": 200, "PUSK2": 300}


def test_wishes_that_stand_and_no_others(world):
    Wish.objects.create(person=world.moving, unit=world.upriver)
    Wish.objects.create(person=world.staying, unit=world.regency.school, withdrawn_at=clock.now())
    assert load(world.by, draft(world)).wishes == {world.moving.pk: [str(world.upriver.path)]}


# --- how far it is ---


def test_a_village_with_a_place_of_its_own_lies_there(world):
    assert Distances("62.02", 100).between("62.02.01.2001", "62.02.02.2001") == 111
    Region.objects.filter(code="62.02.02.2001").update(lat="-2.4", lon="112.9")
    assert Distances("62.02", 100).between("62.02.01.2001", "62.02.02.2001") == 11


def test_the_factor_makes_straight_lines_longer_and_roads_not(world):
    Region.objects.create(code="62.02.03", name="Muara", level="district", kind="kecamatan", parent_id="62.02",
                          lat="-2.5", lon="113.9")  # fmt: skip
    Road.objects.create(a_id="62.02.01", b_id="62.02.03", km=90)
    assert [Distances("62.02", factor).between("62.02.02", "62.02.01") for factor in (100, 200)] == [111, 222]
    assert [Distances("62.02", factor).between("62.02.03", "62.02.01") for factor in (100, 200)] == [90, 90]


def test_a_road_between_villages_comes_before_that_of_their_districts(world):
    Road.objects.create(a_id="62.02.01", b_id="62.02.02", km=201)
    Road.objects.create(a_id="62.02.01.2001", b_id="62.02.02.2001", km=150)
    known = Distances("62.02", 130)
    assert known.between("62.02.02.2001", "62.02.01.2001") == 150
    assert known.between("62.02.02", "62.02.01.2001") == 201


def test_where_nobody_knows_a_place_there_is_no_distance(world):
    Region.objects.filter(code__startswith="62.02.").update(lat=None, lon=None)
    known = Distances("62.02", 130)
    assert known.between("62.02.01.2001", "62.02.02.2001") is None
    assert known.between("62.02.01.2001", "62.02.01.2001") == 0
    assert Distances("", 130).between("62.02.01", "62.02.02") is None


def test_an_unknown_home_is_counted_and_moves_all_the_same(world):
    Person.objects.filter(pk__in=[world.moving.pk, world.staying.pk]).update(origin=None)
    scenario = computed(world)
    (move,) = scenario.moves.all()
    assert (move.km_before, move.km_after, scenario.result["without_home"]) == (None, None, 2)
    assert distances(scenario.result) == "2 orang tanpa desa asal yang diketahui dianggap jauh dari mana pun."


def test_a_village_without_a_place_of_its_own_lies_where_its_district_does_and_that_is_said(world):
    Region.objects.filter(code="62.02.01.2001").update(lat="-2.5", lon="113")
    result = computed(world).result
    assert (result["homes_by_district"], result["without_home"]) == (1, 0)
    assert distances(result).startswith("Jarak 1 orang dihitung dari kecamatan asalnya")


# --- when it has changed ---


CHANGES = {
    "a road": lambda world: Road.objects.create(a_id="62.02.01", b_id="62.02.02", km=201),
    "a place": lambda world: Region.objects.filter(code="62.02.02").update(lat="-1.9"),
    "the law": lambda world: overruled(world, "pns"),
    "a study": lambda world: StudyPost.objects.filter(post=world.far_post).update(need="5.0000", seats=5),
    "a home": lambda world: Person.objects.filter(pk=world.moving.pk).update(origin="62.02.01.2001"),
    "education": lambda world: Education.objects.create(person=world.moving, level="S-1", rank=7),
    "access": lambda world: Person.objects.filter(pk=world.moving.pk).update(access_needs="kursi roda"),
    "who is away": lambda world: Absence.objects.create(
        person=world.staying, kind="seconded", period=Period(TODAY)
    ),
    "a unit": lambda world: Unit.objects.filter(pk=world.upriver.pk).update(is_remote=False),
}


@pytest.mark.parametrize("what", CHANGES)
def test_what_a_result_rests_on_changes_its_fingerprint(world, what):
    scenario = computed(world)
    CHANGES[what](world)
    assert fingerprint_now(world.by, scenario) != scenario.fingerprint


def test_what_it_does_not_rest_on_leaves_it(world):
    scenario = computed(world)
    make_worker(make_post(world.regency.school, world.regency.clerk))
    make_unit("PUSK3", world.regency.health)
    Person.objects.filter(pk=world.moving.pk).update(name="Budi Ganti Nama")
    Wish.objects.create(person=world.moving, unit=world.upriver, withdrawn_at=clock.now())
    assert fingerprint_now(world.by, scenario) == scenario.fingerprint


@pytest.mark.parametrize("reader", ["by", "leader"])
def test_whoever_asks_finds_the_same(world, reader):
    scenario = computed(world)
    assert load(getattr(world, reader), scenario).fingerprint == scenario.fingerprint


def test_more_people_cost_no_more_statements(world):
    costs = []
    load(world.by, draft(world))  # roles and law are read once
    for _more in range(2):
        for number in range(8):
            made = make_worker(world.town_post, name=f"Orang {number}", origin_id="62.02.02.2001")
            Wish.objects.create(person=made, unit=world.upriver)
        with CaptureQueriesContext(connection) as caught:
            load(world.by, draft(world))
        costs.append(len(caught))
    assert costs[0] == costs[1]
