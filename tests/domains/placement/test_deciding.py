"""Hear, decide, carry out, take back: state, trace, refusal and stranger of every step."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection

from penata.domains.organization.actions.law import overrule
from penata.domains.people.models import Assignment
from penata.domains.people.public import PeopleTransferred
from penata.domains.placement.actions import deciding, moves
from penata.domains.placement.actions import scenarios as actions
from penata.domains.placement.models import Move, Scenario
from penata.domains.placement.rules.terms import Choice
from penata.kernel import clock
from penata.kernel.access import Role
from penata.kernel.events import _listeners
from penata.kernel.flow import StepRefused
from penata.kernel.notify.models import Message
from penata.kernel.values import Period
from tests.conftest import TODAY
from tests.domains.organization.factories import hold, make_user, officer, traced
from tests.domains.people.factories import make_worker, place
from tests.domains.placement.factories import AHEAD, computed, draft, make_world

pytestmark = pytest.mark.django_db


@pytest.fixture
def world():
    return make_world()


@pytest.fixture
def discussed(world):
    world.moving.user = officer(world.regency.health, Role.WORKER, "budi")
    world.moving.save()
    return deciding.discuss(scenario=computed(world), by=world.by)


@pytest.fixture
def decided(world, discussed):
    moves.answer(move=Move.objects.get(), accepts=True, by=world.moving.user)
    return deciding.decide(scenario=discussed, effective_on=AHEAD, by=world.leader)


def held_by(person, day):
    return Assignment.objects.get(person=person, period__contains=day).post


def test_everybody_who_would_move_is_asked_and_has_five_working_days(world, discussed):
    assert (discussed.state, discussed.heard_until) == ("discussed", TODAY + timedelta(days=5))
    told = Message.objects.get(kind="placement.hearing")
    assert (told.to_id, told.url) == (world.moving.user_id, "/saya/penempatan/")
    assert traced("scenario.discuss")[0].target == "discussed"


def test_the_person_answers_and_may_change_his_mind_until_the_last_day(world, discussed):
    move = Move.objects.get()
    with pytest.raises(ValidationError, match="alasan keberatan"):
        moves.answer(move=move, accepts=False, by=world.moving.user)
    moves.answer(move=move, accepts=False, why="anak sekolah", by=world.moving.user)
    moves.answer(move=move, accepts=True, by=world.moving.user)
    move.refresh_from_db()
    assert (move.answer, move.objection, len(traced("move.answer"))) == ("accepted", "", 2)
    with clock.fixed(TODAY + timedelta(days=7)), pytest.raises(ValidationError, match="sudah berakhir"):
        moves.answer(move=move, accepts=True, by=world.moving.user)


def test_nobody_answers_for_another(world, discussed):
    for stranger in (world.by, world.leader, make_user("asing")):
        with pytest.raises(PermissionDenied):
            moves.answer(move=Move.objects.get(), accepts=True, by=stranger)


def test_a_move_is_held_or_refused_with_a_reason(world, discussed):
    move = Move.objects.get()
    with pytest.raises(ValidationError, match="alasan menolak"):
        moves.choose(move=move, choice=Choice.REFUSED, by=world.leader)
    moves.choose(move=move, choice=Choice.REFUSED, why="dibutuhkan di kota", by=world.leader)
    moves.choose(move=move, choice=Choice.REFUSED, why="dibutuhkan di kota", by=world.leader)
    assert [(t.why, t.person_id) for t in traced("move.choose")] == [("dibutuhkan di kota", world.moving.pk)]
    with pytest.raises(PermissionDenied):
        moves.choose(move=move, choice=Choice.HELD, by=officer(world.regency.school, Role.LEADER, "lain"))


def test_a_leader_decides_when_all_were_heard(world, discussed):
    with pytest.raises(ValidationError, match="1 orang belum menanggapi"):
        deciding.decide(scenario=discussed, effective_on=AHEAD, by=world.leader)
    with clock.fixed(TODAY + timedelta(days=7)):
        done = deciding.decide(scenario=discussed, effective_on=AHEAD, by=world.leader)
    assert (done.state, done.decided_by, done.effective_on) == ("decided", world.leader, AHEAD)
    assert Move.objects.get().answer == "silent"
    assert traced("scenario.decide")[0].by == world.leader


def test_who_may_not_decide(world, discussed):
    hold(world.by, Role.LEADER, world.regency.government)
    elsewhere = officer(world.regency.school, Role.LEADER, "lain")
    for nobody in (world.by, elsewhere, officer(world.regency.government, Role.AUDITOR, "x")):
        with pytest.raises(PermissionDenied):
            deciding.decide(scenario=discussed, effective_on=AHEAD, by=nobody)


def test_what_stands_against_a_decision(world, discussed):
    moves.answer(move=Move.objects.get(), accepts=True, by=world.moving.user)
    with pytest.raises(ValidationError, match="sesudah hari ini"):
        deciding.decide(scenario=discussed, effective_on=TODAY, by=world.leader)
    overrule(government=world.regency.government, key="placement.election_lock", text="deny", since=TODAY,
             basis="Tahapan pemilihan", by=world.by)  # fmt: skip
    with pytest.raises(ValidationError, match="Masa pemilihan"):
        deciding.decide(scenario=discussed, effective_on=AHEAD, by=world.leader)
    Move.objects.update(choice="held")
    with pytest.raises(ValidationError, match="Tidak ada perpindahan"):
        deciding.decide(scenario=discussed, effective_on=AHEAD, by=world.leader)
    make_worker(world.town_post, code="X1")
    with pytest.raises(ValidationError, match="Hitung ulang"):
        deciding.decide(scenario=discussed, effective_on=AHEAD, by=world.leader)


def test_what_changed_since_is_not_discussed_either(world):
    scenario = computed(world)
    make_worker(world.town_post, code="X1")
    with pytest.raises(ValidationError, match="Hitung ulang"):
        deciding.discuss(scenario=scenario, by=world.by)


def test_carried_out_people_are_elsewhere_from_that_day(world, decided, monkeypatch):
    heard = []
    monkeypatch.setitem(_listeners, PeopleTransferred, [heard.append])
    with pytest.raises(ValidationError, match="nomor SK"):
        deciding.carry_out(scenario=decided, order_number=" ", by=world.by)
    assert deciding.carry_out(scenario=decided, order_number="800/1/2027", by=world.by) == 1
    assert held_by(world.moving, AHEAD - timedelta(days=1)) == world.town_post
    assert held_by(world.moving, AHEAD) == world.far_post
    assert Assignment.objects.get(post=world.far_post).order_number == "800/1/2027"
    assert held_by(world.staying, AHEAD) == world.town_post
    assert [(event.on, event.transfers[0].person_id) for event in heard] == [(AHEAD, world.moving.pk)]
    assert Message.objects.filter(kind="placement.ordered", to=world.moving.user).count() == 1
    assert len(traced("assignment.transfer")) == 1
    with pytest.raises(StepRefused):
        deciding.carry_out(scenario=decided, order_number="800/1/2027", by=world.by)


def test_who_moved_meanwhile_stops_all_of_it(world, decided):
    Assignment.objects.filter(person=world.moving).update(period=Period(TODAY.replace(year=2015), TODAY))
    place(world.moving, world.far_post, TODAY + timedelta(days=1))
    with pytest.raises(ValidationError, match=r"Budi Hulu \(tidak bertugas di jabatan semula"):
        deciding.carry_out(scenario=decided, order_number="800", by=world.by)
    decided.refresh_from_db()
    assert (decided.state, Move.objects.get().order_number) == ("decided", "")


def test_until_that_day_it_can_be_taken_back_as_if_it_had_not_been(world, decided):
    before = list(Assignment.objects.order_by("pk").values_list("person", "post", "period", "order_number"))
    deciding.carry_out(scenario=decided, order_number="800", by=world.by)
    with pytest.raises(ValidationError, match="alasan pembatalan"):
        deciding.cancel(scenario=decided, by=world.leader, why="")
    deciding.cancel(scenario=decided, by=world.leader, why="banjir")
    assert (
        list(Assignment.objects.order_by("pk").values_list("person", "post", "period", "order_number"))
        == before
    )
    decided.refresh_from_db()
    assert (decided.state, decided.effective_on, Move.objects.get().order_number) == ("discussed", None, "")
    assert traced("scenario.cancel")[0].why == "banjir"


def test_after_that_day_it_cannot(world, decided):
    deciding.carry_out(scenario=decided, order_number="800", by=world.by)
    with clock.fixed(AHEAD), pytest.raises(ValidationError, match="Sudah berlaku"):
        deciding.cancel(scenario=decided, by=world.leader, why="banjir")


@pytest.mark.parametrize(
    "role", [Role.LEADER, Role.AUDITOR, Role.SUPERVISOR, Role.AGENCY_OFFICER, Role.WORKER, Role.ADMINISTRATOR]
)
def test_only_officers_of_the_whole_scope_make_scenarios(world, role):
    scenario, by = computed(world), officer(world.regency.health, role, f"x-{role}")
    for act in (
        lambda: draft(world, by=by),
        lambda: actions.change(scenario=scenario, policy={}, by=by),
        lambda: actions.copy(scenario=scenario, name="x", by=by),
        lambda: actions.ask_to_compute(scenario=scenario, by=by),
        lambda: actions.drop(scenario=scenario, why="x", by=by),
        lambda: deciding.discuss(scenario=scenario, by=by),
        lambda: deciding.reopen(scenario=scenario, by=by),
        lambda: deciding.carry_out(scenario=scenario, order_number="1", by=by),
    ):
        with pytest.raises(PermissionDenied):
            act()


def test_steps_in_the_wrong_order_are_refused(world):
    scenario = draft(world)
    with pytest.raises(StepRefused):
        deciding.decide(scenario=scenario, effective_on=AHEAD, by=world.leader)
    with pytest.raises(StepRefused):
        deciding.cancel(scenario=scenario, by=world.by, why="x")
    actions.drop(scenario=scenario, why="tidak jadi", by=world.by)
    with pytest.raises(StepRefused):
        actions.ask_to_compute(scenario=scenario, by=world.by)


def test_reopened_it_may_be_computed_again(world, discussed):
    again = deciding.reopen(scenario=discussed, by=world.by)
    assert (again.state, again.heard_until) == ("computed", None)


def test_a_policy_that_cannot_be_is_named(world):
    with pytest.raises(ValidationError) as refused:
        draft(world, policy={"mode": "leximin", "budget": 3})
    assert list(refused.value.message_dict) == ["budget"]
    with pytest.raises(ValidationError):
        draft(world, name=" ")


@pytest.mark.django_db(transaction=True)
def test_of_two_leaders_at_once_one_decides(world):
    scenario = deciding.discuss(scenario=computed(world), by=world.by)
    Move.objects.update(answer="accepted")
    leaders = [world.leader, officer(world.regency.government, Role.LEADER, "kedua")]

    def decide(by):
        try:
            return deciding.decide(
                scenario=Scenario.objects.get(pk=scenario.pk), effective_on=AHEAD, by=by
            ).state
        except StepRefused:
            return "refused"
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        assert sorted(pool.map(decide, leaders)) == ["decided", "refused"]
    assert len(traced("scenario.decide")) == 1
