"""A unit of a scenario: its posts before and after, and each of the four reasons why one is still short."""

from __future__ import annotations

import pytest

from penata.domains.organization.models import Region
from penata.domains.placement.actions.computing import compute
from penata.domains.placement.models import Move, Pin, Protection
from penata.domains.placement.queries import results, shortage
from penata.domains.workload.models import StudyPost
from penata.kernel.access import Role
from penata.kernel.values import Period
from tests.conftest import TODAY
from tests.domains.organization.factories import make_job, make_post, make_unit, officer
from tests.domains.people.factories import make_worker, statements_of
from tests.domains.placement.factories import computed, make_world
from tests.domains.workload.factories import approve_needs

pytestmark = pytest.mark.django_db


@pytest.fixture
def world():
    return make_world()


def need(post, seats: int) -> None:
    StudyPost.objects.filter(post=post).update(need=seats, seats=seats)


def lines(world, scenario, unit=None):
    return shortage.unit_page(world.by, scenario, (unit or world.upriver).pk)["lines"]


def reason(world, scenario, unit=None):
    (line,) = lines(world, scenario, unit)
    return line.reason


def test_a_unit_that_is_full_afterwards_has_nothing_to_explain(world):
    (line,) = lines(world, computed(world))
    assert (line.job, line.seats, line.before, line.after, line.short, line.reason) == (
        "Perawat",
        1,
        0,
        1,
        0,
        None,
    )


def test_nobody_may_hold_it(world):
    clerks = make_post(make_unit("PUSK3", world.regency.health, name="Puskesmas Tiga"), world.regency.clerk)
    approve_needs(clerks.unit, world.by, {clerks: ("1.0000", 1)})
    told = reason(world, computed(world), clerks.unit)
    assert (told.why, told.candidate) == ("nobody", None)


def test_all_who_may_are_held_and_only_their_number_is_told(world):
    need(world.far_post, 4)
    need(world.town_post, 3)
    Protection.objects.create(
        person=world.staying, kind="health", reason="rawat jalan", period=Period(TODAY), noted_by=world.by
    )
    make_worker(world.town_post, "PPPK", code="P1", name="Putri Terikat")
    told = reason(world, computed(world))
    assert told.why == "held"
    assert told.sentence.startswith("Kurang dari 5 orang lain memenuhi syarat")
    assert not any(words in told.sentence for words in ("rawat", "Siti", "Putri"))


def test_more_than_a_few_who_are_held_are_counted(world):
    need(world.far_post, 9)
    Protection.objects.create(
        person=world.staying, kind="family", reason="x", period=Period(TODAY), noted_by=world.by
    )
    for number in range(4):
        make_worker(world.town_post, "PPPK", code=f"P{number}")
    assert reason(world, computed(world)).sentence.startswith("5 orang lain memenuhi syarat")


def test_the_number_of_moves_is_used_up_and_what_the_next_is_worth(world):
    need(world.far_post, 2)
    make_worker(world.town_post, code="T1", name="Tono Kota", origin_id="62.02.01.2001")
    scenario = computed(world, policy={"budget": 1})
    told = reason(world, scenario)
    assert told.why == "budget"
    assert "Batas 1 perpindahan" in told.sentence
    assert "1 orang lagi akan datang" in told.sentence
    worth = results.find(world.by, scenario).answer.price_of_next_move
    assert f"bernilai {worth} angka" in told.sentence
    assert worth > 0


def test_who_could_come_is_needed_more_where_he_is_at_an_exact_price(world):
    need(world.far_post, 2)
    scenario = computed(world, policy={"budget": None})
    told = reason(world, scenario)
    assert (told.why, told.candidate[:2]) == ("elsewhere", ("S1", "Siti Kota"))
    before = results.find(world.by, scenario).answer.objective
    Pin.objects.create(scenario=scenario, person=world.staying, post=world.far_post)
    Pin.objects.create(scenario=scenario, person=world.moving, post=world.far_post)
    assert results.find(world.by, scenario).answer.objective - before == told.candidate[2] > 0
    assert "Siti Kota dari Puskesmas Satu" in told.sentence


def test_in_the_fairest_mode_filling_it_would_empty_another(world):
    need(world.far_post, 3)
    need(world.town_post, 2)
    told = reason(world, computed(world, policy={"budget": None, "mode": "leximin"}))
    assert told.why == "elsewhere"
    assert "sama kosong atau lebih kosong" in told.sentence


def test_who_was_pinned_is_not_free_to_come(world):
    need(world.far_post, 2)
    scenario = computed(world)
    Pin.objects.create(scenario=scenario, person=world.staying)
    assert reason(world, compute(scenario=scenario, by=world.by)).why == "held"


def test_pages_lead_from_district_and_move_to_the_unit_and_its_reason(world, sign_in):
    need(world.far_post, 2)
    scenario, client = computed(world, policy={"budget": None}), sign_in(world.by)
    page = f"/penempatan/{scenario.pk}/"
    unit = f"{page}unit/{world.upriver.pk}/"
    for address in (
        page,
        f"{page}perpindahan/",
        f"{page}perpindahan/{Move.objects.get().pk}/",
        f"{page}unit/",
    ):
        assert unit in client.get(address).content.decode(), address
    assert f"{page}unit/?kecamatan=62.02.02" in client.get(page).content.decode()
    far = client.get(f"{page}unit/?kecamatan=62.02.02").content.decode()
    assert "Puskesmas Hulu" in far
    assert "Puskesmas Satu" not in far
    said = client.get(unit).content.decode()
    assert "Lebih diperlukan di tempat lain" in said
    assert f"{page}orang/S1/" in said
    make_worker(world.town_post, code="X1")
    said = client.get(unit).content.decode()
    assert "belum dihitung dari data" in said
    assert "Lebih diperlukan" not in said
    assert client.get(f"{page}unit/{world.regency.school.pk}/").status_code == 404


def test_a_stranger_sees_no_unit(world, sign_in):
    scenario = computed(world)
    client = sign_in(officer(world.regency.school, Role.PERSONNEL_OFFICER, "lain"))
    for end in ("unit/", f"unit/{world.upriver.pk}/"):
        assert client.get(f"/penempatan/{scenario.pk}/{end}").status_code == 404


def test_units_without_a_district_stand_together(world):
    world.upriver.region = None
    world.upriver.save()
    scenario = computed(world)
    assert [row.name for row in shortage.units(scenario, "")] == ["Puskesmas Hulu"]
    assert len(shortage.units(scenario)) == 2
    assert Region.objects.filter(code="62.02.02").exists()


def test_a_unit_costs_the_same_with_few_and_many_short_posts(world, sign_in):
    need(world.far_post, 2)
    client, costs = sign_in(world.by), []
    studies = [StudyPost.objects.get(post=post).study for post in (world.far_post, world.town_post)]
    for many in (1, 6):
        for number in range(1, many):
            job = make_job(world.regency.government, f"P{number}", kind="fungsional", family="Kesehatan")
            far, town = make_post(world.upriver, job), make_post(world.regency.centre, job)
            make_worker(town, code=f"C{number}", origin_id="62.02.01.2001")
            for study, post, seats in ((studies[0], far, 2), (studies[1], town, 1)):
                StudyPost.objects.create(study=study, post=post, need=seats, seats=seats)
        scenario = computed(world, name=f"{many}", policy={"budget": None, "move": 1000})
        told = lines(world, scenario)
        assert [line.reason.why for line in told if line.reason] == ["elsewhere"] * many
        costs.append(len(statements_of(client, f"/penempatan/{scenario.pk}/unit/{world.upriver.pk}/")))
    assert costs[0] == costs[1]
