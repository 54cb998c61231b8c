"""The edges of hearing, deciding and carrying out: holidays, who is told, elections, two at once, what comes back."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import connection

from penata.domains.organization.actions.law import overrule
from penata.domains.people.models import Assignment
from penata.domains.placement.actions import deciding, moves
from penata.domains.placement.models import Move, Scenario
from penata.domains.placement.queries.pages import election_warning
from penata.domains.placement.rules.terms import Choice
from penata.domains.workload.models import StudyPost
from penata.kernel import clock
from penata.kernel.access import Role
from penata.kernel.flow import StepRefused
from penata.kernel.notify.models import Message
from penata.kernel.values import Period
from tests.conftest import TODAY
from tests.domains.organization.factories import officer, traced
from tests.domains.people.factories import make_worker
from tests.domains.placement.factories import AHEAD, computed, in_state, make_world

pytestmark = pytest.mark.django_db


@pytest.fixture
def world():
    return make_world()


def overruled(world, rule: str, value: str, since: date = TODAY) -> None:
    overrule(government=world.regency.government, key=f"placement.{rule}", text=value, since=since,
             basis="Perbup 1/2026", by=world.by)  # fmt: skip


def with_account(world):
    world.moving.user = officer(world.regency.health, Role.WORKER, "budi")
    world.moving.save()
    return world.moving.user


# --- heard ---


@pytest.mark.parametrize(
    ("day", "days", "until"),
    [
        (date(2026, 11, 23), "5", date(2026, 11, 30)),  # Monday to Monday
        (date(2026, 11, 27), "1", date(2026, 11, 30)),  # Friday to Monday
        (date(2026, 12, 23), "5", date(2027, 1, 4)),  # over Christmas and New Year
    ],
)
def test_the_hearing_lasts_working_days_as_the_regency_says(world, day, days, until):
    overruled(world, "hearing_days", days)
    scenario = computed(world)
    with clock.fixed(day):
        assert deciding.discuss(scenario=scenario, by=world.by).heard_until == until


def test_near_a_year_whose_holidays_nobody_knows_nobody_is_asked(world):
    scenario = computed(world)
    with (
        clock.fixed(date(2027, 12, 30)),
        pytest.raises(ValidationError, match="Hari libur tahun depan belum diketahui"),
    ):
        deciding.discuss(scenario=scenario, by=world.by)
    assert not Message.objects.exists()


def test_who_has_an_account_is_told_with_a_day_he_can_read(world):
    user = with_account(world)
    scenario = deciding.discuss(scenario=computed(world), by=world.by)
    message = Message.objects.get()
    assert (message.to, message.kind, message.values["until"]) == (
        user,
        "placement.hearing",
        "27 November 2026",
    )
    with pytest.raises(ValidationError, match="waktunya sampai 27 November 2026"):
        deciding.decide(scenario=scenario, effective_on=AHEAD, by=world.leader)


def test_who_has_none_or_was_refused_already_is_not_told(world):
    deciding.discuss(scenario=computed(world), by=world.by)
    assert not Message.objects.exists()
    with_account(world)
    scenario = computed(world, name="lagi")
    moves.choose(move=scenario.moves.get(), choice=Choice.REFUSED, why="x", by=world.by)
    deciding.discuss(scenario=scenario, by=world.by)
    assert not Message.objects.exists()


def test_who_is_held_back_needs_no_answer_and_stays(world):
    scenario = deciding.discuss(scenario=computed(world), by=world.by)
    moves.choose(move=scenario.moves.get(), choice=Choice.HELD, by=world.leader)
    with pytest.raises(ValidationError, match="Tidak ada perpindahan yang disetujui"):
        deciding.decide(scenario=scenario, effective_on=AHEAD, by=world.leader)


# --- decided ---


@pytest.mark.parametrize(
    ("lock", "warns", "denies"), [("allow", False, False), ("warn", True, False), ("deny", True, True)]
)
def test_an_election_is_told_or_stops_the_decision_by_the_day_it_takes_effect(world, lock, warns, denies):
    overruled(world, "election_lock", lock, AHEAD)
    scenario = in_state(world, "discussed")
    assert election_warning(scenario) == ""  # today nothing is locked
    before = deciding.decide(scenario=scenario, effective_on=AHEAD - timedelta(days=1), by=world.leader)
    assert election_warning(before) == ""
    scenario = deciding.cancel(scenario=before, by=world.leader, why="tanggal lain")
    if denies:
        with pytest.raises(ValidationError, match="Masa pemilihan"):
            deciding.decide(scenario=scenario, effective_on=AHEAD, by=world.leader)
        return
    done = deciding.decide(scenario=scenario, effective_on=AHEAD, by=world.leader)
    assert election_warning(done).startswith("Masa pemilihan") is warns


def test_an_objection_is_read_and_the_leader_decides_all_the_same(world):
    user = with_account(world)
    scenario = deciding.discuss(scenario=computed(world), by=world.by)
    moves.answer(move=scenario.moves.get(), accepts=False, why="anak sekolah", by=user)
    deciding.decide(scenario=scenario, effective_on=AHEAD, by=world.leader)
    assert scenario.moves.get().answer == "objected"


# --- carried out, taken back ---


def rows() -> list[tuple[object, ...]]:
    told = Assignment.objects.order_by("person_id", "period")
    return list(told.values_list("person", "post", "period", "order_number"))


def test_a_post_with_an_end_is_given_back_with_it(world):
    Assignment.objects.filter(person=world.moving).update(period=Period(date(2015, 1, 1), date(2029, 12, 31)))
    before = rows()
    scenario = in_state(world, "carried_out")
    assert Assignment.objects.get(post=world.far_post).period == Period(AHEAD, date(2029, 12, 31))
    deciding.cancel(scenario=scenario, by=world.by, why="banjir")
    assert rows() == before


def test_taken_back_it_can_be_decided_and_carried_out_again(world):
    scenario = deciding.cancel(scenario=in_state(world, "carried_out"), by=world.leader, why="banjir")
    again = deciding.decide(scenario=scenario, effective_on=date(2027, 3, 1), by=world.leader)
    assert deciding.carry_out(scenario=again, order_number="800/2", by=world.by) == 1
    assert Assignment.objects.get(post=world.far_post).period == Period(date(2027, 3, 1))


def test_a_decision_is_taken_back_before_any_order_and_nobody_was_moved(world):
    before = rows()
    scenario = deciding.cancel(scenario=in_state(world, "decided"), by=world.leader, why="banjir")
    assert (scenario.state, scenario.decided_by, scenario.decided_at) == ("discussed", None, None)
    assert rows() == before


def test_an_order_whose_day_has_come_is_not_written(world):
    scenario = in_state(world, "decided")
    with clock.fixed(AHEAD), pytest.raises(ValidationError, match="sudah lewat"):
        deciding.carry_out(scenario=scenario, order_number="800/1", by=world.by)
    assert Move.objects.get().order_number == ""


def test_held_and_refused_moves_are_not_carried_out(world):
    second = with_a_second(world)
    scenario = deciding.discuss(scenario=computed(world), by=world.by)
    moves.choose(move=scenario.moves.get(person=second), choice=Choice.HELD, by=world.leader)
    scenario.moves.update(answer="accepted")
    deciding.decide(scenario=scenario, effective_on=AHEAD, by=world.leader)
    assert deciding.carry_out(scenario=scenario, order_number="800/1", by=world.by) == 1
    assert list(Assignment.objects.filter(post=world.far_post).values_list("person", flat=True)) == [
        world.moving.pk
    ]
    assert list(scenario.moves.order_by("order_number").values_list("order_number", flat=True)) == [
        "",
        "800/1",
    ]


def with_a_second(world):
    """Another who would go upriver, where two are needed now."""
    StudyPost.objects.filter(post=world.far_post).update(need="2.0000", seats=2)
    return make_worker(world.town_post, code="B2", origin_id="62.02.02.2001")


def at_once(act, *arguments) -> list[str]:
    """What came of it in as many connections at once."""

    def run(argument) -> str:
        try:
            act(argument)
        except (StepRefused, ValidationError) as refusal:
            return type(refusal).__name__
        else:
            return "done"
        finally:
            connection.close()

    with ThreadPoolExecutor(len(arguments)) as pool:
        return sorted(pool.map(run, arguments))


@pytest.mark.django_db(transaction=True)
def test_of_two_officers_at_once_one_carries_it_out(world):
    scenario = in_state(world, "decided")
    second = officer(world.regency.government, Role.PERSONNEL_OFFICER, "kedua")

    def carry_out(by):
        deciding.carry_out(scenario=Scenario.objects.get(pk=scenario.pk), order_number="800/1", by=by)

    assert at_once(carry_out, world.by, second) == ["StepRefused", "done"]
    assert Assignment.objects.filter(post=world.far_post).count() == 1
    assert len(traced("assignment.transfer")) == 1


@pytest.mark.django_db(transaction=True)
def test_of_two_scenarios_that_move_the_same_person_one_is_carried_out(world):
    scenarios = [in_state(world, "decided") for _two in range(2)]

    def carry_out(scenario):
        deciding.carry_out(scenario=Scenario.objects.get(pk=scenario.pk), order_number="800/1", by=world.by)

    assert at_once(carry_out, *scenarios) == ["ValidationError", "done"]
    assert Assignment.objects.filter(post=world.far_post).count() == 1
    assert sorted(Scenario.objects.values_list("state", flat=True)) == ["carried_out", "decided"]
