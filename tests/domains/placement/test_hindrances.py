"""What changed between computing, deciding and the order stops what can no longer be done on the day, and says who."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from penata.domains.organization.actions import units
from penata.domains.organization.actions.law import overrule
from penata.domains.people.models import Absence, Assignment, Engagement
from penata.domains.placement.actions import deciding, moves, pins, protections, wishes
from penata.domains.placement.actions import scenarios as actions
from penata.domains.placement.actions.computing import compute
from penata.domains.placement.models import Move, Protection
from penata.domains.placement.queries import hindrances
from penata.domains.placement.queries.scenarios import state_of_moves
from penata.domains.placement.rules.terms import Choice, ProtectionKind
from penata.kernel import clock
from penata.kernel.access import Role
from penata.kernel.notify.models import Message
from penata.kernel.values import Period
from tests.conftest import TODAY
from tests.domains.organization.factories import hold, make_post, officer
from tests.domains.people.factories import engage, make_worker, place
from tests.domains.placement.factories import AHEAD, computed, draft, in_state, make_world

pytestmark = pytest.mark.django_db
SOON = TODAY + timedelta(days=10)


@pytest.fixture
def world():
    world = make_world()
    world.moving.user = officer(world.regency.health, Role.WORKER, "budi")
    world.moving.save()
    return world


def protect(world, first: date) -> None:
    protections.note_protection(
        person_code="B1", kind=ProtectionKind.HEALTH, reason="operasi", first=first, last=None, by=world.by
    )


def leave_service(world) -> None:
    Engagement.objects.filter(person=world.moving).update(period=Period(date(2015, 1, 1), SOON))


def go_on_leave(world) -> None:
    Absence.objects.create(person=world.moving, kind="cltn", period=Period(SOON))


def become_pppk(world) -> None:
    Engagement.objects.filter(person=world.moving).update(period=Period(date(2015, 1, 1), SOON))
    engage(world.moving, "PPPK", SOON + timedelta(days=1))


def close_the_unit(world) -> None:
    units.end(unit=world.upriver, last=SOON, by=world.by, why="digabung")


@pytest.mark.parametrize(
    ("meanwhile", "words"),
    [
        (leave_service, "tidak bertugas di jabatan semula"),
        (go_on_leave, "tidak bertugas di jabatan semula"),
        (become_pppk, "statusnya menurut aturan tidak dipindahkan"),
        (close_the_unit, "jabatan tujuannya tidak ada lagi"),
        (lambda world: protect(world, TODAY), "dilindungi dari perpindahan"),
        (lambda world: protect(world, SOON), "dilindungi dari perpindahan"),
    ],
)
def test_what_happened_since_the_decision_stops_the_orders_and_names_who(world, meanwhile, words):
    scenario = in_state(world, "decided")
    meanwhile(world)
    with pytest.raises(ValidationError, match=rf"1 Februari 2027: Budi Hulu \({words}"):
        deciding.carry_out(scenario=scenario, order_number="800", by=world.by)
    assert not Assignment.objects.filter(post=world.far_post).exists()


@pytest.mark.parametrize("known", [leave_service, go_on_leave])
def test_what_is_known_to_come_stops_the_decision(world, known):
    known(world)
    scenario = in_state_of_accepted(world)
    with pytest.raises(ValidationError, match="Budi Hulu"):
        deciding.decide(scenario=scenario, effective_on=AHEAD, by=world.leader)


def in_state_of_accepted(world):
    scenario = deciding.discuss(scenario=computed(world), by=world.by)
    scenario.moves.update(answer="accepted")
    return scenario


def test_many_who_cannot_go_are_told_in_one_line():
    world = make_world(more=7)
    scenario = computed(world, policy={"budget": 8})
    Engagement.objects.filter(person__code__startswith="H").update(period=Period(date(2015, 1, 1), TODAY))
    assert hindrances.hindered(scenario, AHEAD).endswith("dan 2 orang lain")


def test_whoever_will_be_protected_soon_is_not_moved(world):
    protect(world, SOON)
    assert computed(world).result["stays"] == {"protected": 1}


def test_a_scenario_of_a_past_day_tells_of_no_protection_that_is_over(world):
    Protection.objects.create(
        person=world.moving, kind=ProtectionKind.HEALTH, reason="operasi", noted_by=world.by,
        period=Period(date(2026, 3, 1), date(2026, 6, 1)),
    )  # fmt: skip
    assert "protected" not in computed(world, day=date(2026, 4, 1)).result["stays"]


# --- orders that are on their way ---


def arriving(world) -> None:
    """Somebody who serves in a school has an order to the centre upriver."""
    one = make_worker(make_post(world.regency.school, world.regency.nurse), code="N1")
    Assignment.objects.filter(person=one).update(period=Period(date(2015, 1, 1), SOON - timedelta(days=1)))
    place(one, world.far_post, SOON)


def test_who_has_an_order_to_come_fills_his_seat_already(world):
    arriving(world)
    scenario = computed(world)
    assert scenario.result["moves"] == 0
    assert scenario.result["stays"]["ordered"] == 1


def test_two_scenarios_do_not_fill_one_seat_twice(world):
    in_state(world, "carried_out")
    second = draft(world, name="dua")
    pins.pin(scenario=second, person=world.moving.pk, post=None, by=world.by)
    second = compute(scenario=second, by=world.by)
    assert second.result["moves"] == 0
    assert second.result["stays"]["ordered"] == 1


def test_other_orders_to_the_same_post_since_it_was_computed_stop_these(world):
    scenario = in_state(world, "decided")
    arriving(world)
    with pytest.raises(ValidationError, match="ada SK lain ke jabatan yang sama"):
        deciding.carry_out(scenario=scenario, order_number="800", by=world.by)


# --- who decides, on what ---


def test_who_changed_it_does_not_decide_it(world):
    both = officer(world.regency.government, Role.LEADER, "dua")
    hold(both, Role.PERSONNEL_OFFICER, world.regency.government)
    scenario = compute(
        scenario=actions.change(scenario=draft(world), policy={"per_km": 3}, by=both), by=world.by
    )
    scenario = deciding.discuss(scenario=scenario, by=world.by)
    scenario.moves.update(answer="accepted")
    with pytest.raises(PermissionDenied):
        deciding.decide(scenario=scenario, effective_on=AHEAD, by=both)
    assert deciding.decide(scenario=scenario, effective_on=AHEAD, by=world.leader).state == "decided"


def test_a_leader_decides_on_what_he_read(world):
    scenario = in_state(world, "discussed")
    seen = state_of_moves(scenario)
    moves.choose(move=Move.objects.get(), choice=Choice.HELD, by=world.by)
    with pytest.raises(ValidationError, match="sejak halaman ini dibuka"):
        deciding.decide(scenario=scenario, effective_on=AHEAD, by=world.leader, seen=seen)
    moves.choose(move=Move.objects.get(), choice=Choice.AGREED, by=world.by)
    deciding.decide(scenario=scenario, effective_on=AHEAD, by=world.leader, seen=seen)


def test_an_election_that_came_since_the_decision_stops_the_orders(world):
    scenario = in_state(world, "decided")
    overrule(government=world.regency.government, key="placement.election_lock", text="deny", since=TODAY,
             basis="Tahapan", by=world.by)  # fmt: skip
    with pytest.raises(ValidationError, match="UU 10/2016"):
        deciding.carry_out(scenario=scenario, order_number="800", by=world.by)


def test_a_wish_in_the_hearing_waits_for_the_next_time(world):
    scenario = deciding.discuss(scenario=computed(world), by=world.by)
    moves.answer(move=Move.objects.get(), accepts=False, why="jauh", by=world.moving.user)
    wishes.wish(unit=world.regency.school, by=world.moving.user)
    assert deciding.decide(scenario=scenario, effective_on=AHEAD, by=world.leader).state == "decided"


# --- heard again ---


def test_who_was_refused_and_moves_after_all_is_asked_and_has_his_days(world):
    scenario = computed(world)
    moves.choose(move=Move.objects.get(), choice=Choice.REFUSED, why="x", by=world.by)
    scenario = deciding.discuss(scenario=scenario, by=world.by)
    assert not Message.objects.exists()
    with clock.fixed(TODAY + timedelta(days=8)):
        moves.choose(move=Move.objects.get(), choice=Choice.AGREED, by=world.by)
        assert Message.objects.get().kind == "placement.hearing"
        with pytest.raises(ValidationError, match="belum menanggapi"):
            deciding.decide(scenario=scenario, effective_on=AHEAD, by=world.leader)


def test_a_second_hearing_waits_for_who_was_silent_in_the_first(world):
    scenario = deciding.discuss(scenario=computed(world), by=world.by)
    with clock.fixed(TODAY + timedelta(days=7)):
        scenario = deciding.decide(scenario=scenario, effective_on=AHEAD, by=world.leader)
        scenario = deciding.cancel(scenario=scenario, why="x", by=world.by)
        scenario = deciding.discuss(scenario=deciding.reopen(scenario=scenario, by=world.by), by=world.by)
        with pytest.raises(ValidationError, match="belum menanggapi"):
            deciding.decide(scenario=scenario, effective_on=AHEAD, by=world.leader)


def test_orders_taken_back_and_given_again_are_told_each_time(world):
    scenario = deciding.cancel(scenario=in_state(world, "carried_out"), why="banjir", by=world.by)
    scenario = deciding.decide(scenario=scenario, effective_on=AHEAD, by=world.leader)
    deciding.carry_out(scenario=scenario, order_number="801", by=world.by)
    kinds = list(Message.objects.filter(to=world.moving.user).order_by("pk").values_list("kind", flat=True))
    assert kinds == ["placement.hearing", "placement.ordered", "placement.cancelled", "placement.ordered"]


def test_what_was_only_decided_and_is_cancelled_is_told_to_nobody(world):
    deciding.cancel(scenario=in_state(world, "decided"), why="banjir", by=world.by)
    told = Message.objects.filter(to=world.moving.user)
    assert set(told.values_list("kind", flat=True)) == {"placement.hearing"}


def test_who_drew_it_up_is_told_of_the_decision(world):
    in_state(world, "decided")
    (message,) = Message.objects.filter(kind="placement.decided")
    assert (message.to, message.values["on"]) == (world.by, "1 Februari 2027")
