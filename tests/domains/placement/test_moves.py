"""What becomes of single moves: chosen by who may, answered by the person himself while he is heard."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from penata.domains.placement.actions import deciding, moves
from penata.domains.placement.actions import scenarios as actions
from penata.domains.placement.models import Move
from penata.domains.placement.queries import scenarios as queries
from penata.domains.placement.rules.terms import Choice
from penata.kernel import clock
from penata.kernel.access import Role
from tests.conftest import TODAY
from tests.domains.organization.factories import make_user, officer, traced
from tests.domains.placement.factories import AHEAD, in_state, make_world

pytestmark = pytest.mark.django_db
LAST = TODAY + timedelta(days=5)


@pytest.fixture
def world():
    world = make_world()
    world.moving.user = officer(world.regency.health, Role.WORKER, "budi")
    world.moving.save()
    return world


@pytest.fixture
def move(world):
    deciding.discuss(scenario=in_state(world, "computed"), by=world.by)
    return Move.objects.get()


# --- chosen ---


@pytest.mark.parametrize("who", ["by", "leader"])
@pytest.mark.parametrize("state", ["computed", "discussed"])
def test_officers_and_leaders_choose_while_it_is_computed_or_discussed(world, who, state):
    in_state(world, state)
    by = getattr(world, who)
    move = moves.choose(move=Move.objects.get(), choice=Choice.HELD, by=by)
    move.refresh_from_db()
    assert move.choice == "held"
    (trace,) = traced("move.choose")
    assert (trace.by, trace.subject, trace.subject_id, trace.person_id) == (
        by, "placement.move", move.pk, world.moving.pk,
    )  # fmt: skip
    assert (trace.values.before, trace.values.after) == ({"choice": "agreed"}, {"choice": "held"})


@pytest.mark.parametrize("state", ["decided", "carried_out"])
def test_nobody_chooses_after_the_decision(world, state):
    in_state(world, state)
    for by in (world.by, world.leader):
        with pytest.raises(PermissionDenied):
            moves.choose(move=Move.objects.get(), choice=Choice.HELD, by=by)
    assert Move.objects.get().choice == "agreed"


@pytest.mark.parametrize(
    ("role", "place"),
    [
        (Role.AUDITOR, "government"), (Role.AGENCY_OFFICER, "health"), (Role.WORKER, "health"),
        (Role.LEADER, "school"), (Role.LEADER, "centre"), (Role.PERSONNEL_OFFICER, "school"),
    ],
)  # fmt: skip
def test_nobody_else_chooses(world, move, role, place):
    with pytest.raises(PermissionDenied):
        moves.choose(move=move, choice=Choice.HELD, by=officer(getattr(world.regency, place), role, "asing"))
    assert traced("move.choose") == []


def test_a_refusal_has_its_reason_and_loses_it_when_it_is_taken_back(world, move):
    for nothing in ("", "  "):
        with pytest.raises(ValidationError, match="alasan menolak"):
            moves.choose(move=move, choice=Choice.REFUSED, why=nothing, by=world.leader)
    moves.choose(move=move, choice=Choice.REFUSED, why=" dibutuhkan ", by=world.leader)
    move.refresh_from_db()
    assert (move.choice, move.refusal) == ("refused", "dibutuhkan")
    moves.choose(move=move, choice=Choice.AGREED, why="tidak dipakai", by=world.leader)
    move.refresh_from_db()
    assert (move.choice, move.refusal) == ("agreed", "")


def test_the_same_choice_again_changes_and_traces_nothing(world, move):
    for _again in range(2):
        moves.choose(move=move, choice=Choice.REFUSED, why="x", by=world.by)
    moves.choose(move=move, choice=Choice.REFUSED, why="sebab lain", by=world.by)
    for _again in range(2):
        moves.choose(move=move, choice=Choice.AGREED, by=world.by)
    assert [t.why for t in traced("move.choose")] == ["x", "sebab lain", ""]


# --- answered ---


def test_the_person_accepts_and_it_is_traced(world, move):
    moves.answer(move=move, accepts=True, by=world.moving.user)
    move.refresh_from_db()
    assert (move.answer, move.objection, move.answered_at is not None) == ("accepted", "", True)
    (trace,) = traced("move.answer")
    assert (trace.by, trace.person_id) == (world.moving.user, world.moving.pk)
    assert (trace.values.before["answer"], trace.values.after["answer"]) == ("waiting", "accepted")


@pytest.mark.parametrize("nothing", ["", "   "])
def test_an_objection_needs_a_reason(world, move, nothing):
    with pytest.raises(ValidationError, match="alasan keberatan"):
        moves.answer(move=move, accepts=False, why=nothing, by=world.moving.user)
    move.refresh_from_db()
    assert (move.answer, traced("move.answer")) == ("waiting", [])


def test_why_somebody_objects_stays_out_of_the_trace_that_is_kept_for_ever(world, move):
    moves.answer(move=move, accepts=False, why=" anak sakit ", by=world.moving.user)
    move.refresh_from_db()
    assert (move.answer, move.objection) == ("objected", "anak sakit")
    (trace,) = traced("move.answer")
    assert (trace.why, trace.values.after["objection"]) == ("", "anak sakit")


def test_he_may_answer_until_the_last_day_is_over_and_change_his_mind(world, move):
    with clock.fixed(LAST):
        moves.answer(move=move, accepts=False, why="jauh", by=world.moving.user)
        moves.answer(move=move, accepts=True, by=world.moving.user)
    with clock.fixed(LAST + timedelta(days=1)), pytest.raises(ValidationError, match="sudah berakhir"):
        moves.answer(move=move, accepts=False, why="jauh", by=world.moving.user)
    move.refresh_from_db()
    assert (move.answer, move.objection) == ("accepted", "")


def test_after_the_decision_he_is_told_in_words_that_it_is_over(world, move):
    moves.answer(move=move, accepts=True, by=world.moving.user)
    deciding.decide(scenario=move.scenario, effective_on=AHEAD, by=world.leader)
    with pytest.raises(ValidationError, match="sudah berakhir"):
        moves.answer(move=move, accepts=False, why="jauh", by=world.moving.user)


def test_nobody_answers_for_another(world, move):
    world.staying.user = officer(world.regency.health, Role.WORKER, "siti")
    world.staying.save()
    for stranger in (world.by, world.leader, world.staying.user, make_user("asing")):
        with pytest.raises(PermissionDenied):
            moves.answer(move=move, accepts=True, by=stranger)
    move.refresh_from_db()
    assert move.answer == "waiting"


# --- what the person sees ---


@pytest.mark.parametrize(
    ("state", "sees"),
    [("computed", False), ("discussed", True), ("decided", True), ("carried_out", True)],
)
def test_a_move_is_his_to_see_from_the_hearing_on(world, state, sees):
    in_state(world, state)
    assert queries.own_moves(world.moving.user).exists() is sees
    assert not queries.own_moves(world.by).exists()


def test_what_was_refused_or_dropped_is_not_his_any_more(world, move):
    moves.choose(move=move, choice=Choice.REFUSED, why="x", by=world.by)
    assert not queries.own_moves(world.moving.user).exists()
    moves.choose(move=move, choice=Choice.AGREED, by=world.by)
    assert queries.own_moves(world.moving.user).exists()
    actions.drop(scenario=move.scenario, why="tidak jadi", by=world.by)
    assert not queries.own_moves(world.moving.user).exists()


# --- chosen together ---


def test_all_of_a_filter_are_held_at_once_and_each_is_traced():
    world = make_world(more=2)
    scenario = in_state(world, "discussed")
    first, *others = Move.objects.order_by("pk")
    Move.objects.exclude(pk=first.pk).update(answer="waiting")
    count = moves.choose_all(scenario=scenario, show="waiting", choice=Choice.HELD, by=world.leader)
    assert count == len(others) > 1
    assert Move.objects.get(pk=first.pk).choice == "agreed"
    assert {trace.person_id for trace in traced("move.choose")} == {move.person_id for move in others}
    assert moves.choose_all(scenario=scenario, show="waiting", choice=Choice.HELD, by=world.leader) == 0


def test_all_are_refused_for_a_reason_by_who_may(world, move):
    scenario = move.scenario
    with pytest.raises(ValidationError, match="alasan menolak"):
        moves.choose_all(scenario=scenario, show="", choice=Choice.REFUSED, by=world.by, why=" ")
    stranger = officer(world.regency.school, Role.LEADER, "lain")
    with pytest.raises(PermissionDenied):
        moves.choose_all(scenario=scenario, show="", choice=Choice.REFUSED, by=stranger, why="tidak perlu")
    assert (
        moves.choose_all(scenario=scenario, show="", choice=Choice.REFUSED, by=world.by, why=" tidak perlu ")
        == 1
    )
    move.refresh_from_db()
    assert (move.choice, move.refusal) == ("refused", "tidak perlu")


def test_choosing_for_all_costs_the_same_for_few_and_many(django_assert_max_num_queries):
    world = make_world(more=3)
    scenario = in_state(world, "discussed")
    with django_assert_max_num_queries(12):
        assert moves.choose_all(scenario=scenario, show="", choice=Choice.HELD, by=world.by) == 4
