"""Each step of a scenario: the state it leads to, the trace it leaves, who may not take it and when it is refused."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from penata.domains.placement.actions import scenarios as actions
from penata.domains.placement.actions.computing import compute
from penata.domains.placement.models import Move, Pin, Scenario
from penata.domains.placement.rules.terms import FLOW, ScenarioState
from penata.domains.placement.tasks import compute_scenario
from penata.kernel.access import Role
from penata.kernel.audit.models import Trace
from penata.kernel.flow import StepRefused
from penata.kernel.jobs.models import Job
from penata.kernel.jobs.progress import silent
from penata.kernel.jobs.work import JobRefused
from tests.domains.organization.factories import officer, traced
from tests.domains.people.factories import make_worker
from tests.domains.placement.factories import computed, draft, in_state, make_world, steps_of

pytestmark = pytest.mark.django_db
S = ScenarioState


@pytest.fixture
def world():
    return make_world()


def kept(scenario: Scenario) -> tuple[object, ...]:
    """All that a refused step may not touch."""
    rows = Scenario.objects.filter(pk=scenario.pk).values_list(
        "state", "policy", "result", "fingerprint", "heard_until", "effective_on", "decided_by", "why"
    )
    moves = Move.objects.order_by("pk").values_list("pk", "choice", "answer", "order_number")
    return *rows[0], list(moves), Scenario.objects.count(), Trace.objects.count()


@pytest.mark.parametrize("state", S)
def test_no_step_is_taken_from_a_state_that_it_does_not_follow(world, state):
    scenario = in_state(world, state.value)
    before = kept(scenario)
    for name, act in steps_of(world, scenario, None).items():
        if name not in FLOW.open_steps(state):
            with pytest.raises(StepRefused) as refused:
                act()
            assert (refused.value.step, refused.value.state) == (name, state)
    assert kept(scenario) == before


@pytest.mark.parametrize(("state", "step"), [(state, step) for state in S for step in FLOW.open_steps(state)])
def test_each_open_step_leads_where_the_table_says_and_leaves_one_trace(world, state, step):
    scenario = in_state(world, state.value)
    before = len(traced(f"scenario.{step}"))
    steps_of(world, scenario, None)[step]()
    scenario.refresh_from_db()
    assert scenario.state == FLOW.target(step, state)
    (trace,) = traced(f"scenario.{step}")[before:]
    assert (trace.subject, trace.subject_id, str(trace.path)) == (
        "placement.scenario", scenario.pk, str(world.regency.health.path),
    )  # fmt: skip
    assert trace.by == (world.leader if step == "decide" else world.by)
    assert (trace.source, trace.target) == (state, scenario.state)


STRANGERS = [
    (Role.LEADER, "health"), (Role.AGENCY_OFFICER, "health"), (Role.SUPERVISOR, "health"), (Role.WORKER, "health"),
    (Role.AUDITOR, "health"), (Role.ADMINISTRATOR, "government"), (Role.AUDITOR, "government"),
    (Role.PERSONNEL_OFFICER, "school"), (Role.PERSONNEL_OFFICER, "centre"), (Role.LEADER, "school"),
    (Role.LEADER, "centre"),
]  # fmt: skip


@pytest.mark.parametrize(("role", "place"), STRANGERS)
def test_who_may_take_which_step(world, role, place):
    """Officers of the whole scope take all steps but the decision, which a leader of it takes."""
    by = officer(getattr(world.regency, place), role, "asing")
    may = {"decide", "cancel"} if (role, place) == (Role.LEADER, "health") else set()
    for state in (S.COMPUTED, S.DISCUSSED, S.DECIDED):
        scenario = in_state(world, state.value)
        before = kept(scenario)
        steps = steps_of(world, scenario, by)
        for name in set(FLOW.open_steps(state)) - may:
            with pytest.raises(PermissionDenied):
                steps[name]()
        with pytest.raises(PermissionDenied):
            actions.copy(scenario=scenario, name="x", by=by)
        with pytest.raises(PermissionDenied):
            actions.ask_to_compute(scenario=scenario, by=by)
        with pytest.raises(PermissionDenied):
            draft(world, by=by)
        assert kept(scenario) == before


# --- the first line ---


def test_a_scenario_begins_with_its_policy_and_its_trace(world):
    scenario = draft(world, name="  Hulu dulu  ", policy={"per_km": 7}, families=["Kesehatan"])
    assert (scenario.name, scenario.state, scenario.government, scenario.made_by) == (
        "Hulu dulu", "draft", world.regency.government, world.by,
    )  # fmt: skip
    (trace,) = traced("scenario.open")
    assert (trace.values.after["per_km"], trace.values.after["name"]) == (7, "Hulu dulu")


@pytest.mark.parametrize(
    ("policy", "name"),
    [
        ({"budget": -1}, "budget"), ({"mode": "acak"}, "mode"), ({"mode": "leximin", "budget": 3}, "budget"),
        ({"per_km": 101}, "per_km"), ({"remote": 99}, "remote"), ({"seed": -1}, "seed"),
    ],
)  # fmt: skip
def test_a_policy_that_cannot_be_is_named_in_a_sentence_and_nothing_is_stored(world, policy, name):
    with pytest.raises(ValidationError) as refused:
        draft(world, policy=policy)
    ((field, (sentence,)),) = refused.value.message_dict.items()
    assert (field, sentence[-1]) == (name, ".")
    assert not Scenario.objects.exists()
    scenario = draft(world)
    before = kept(scenario)
    with pytest.raises(ValidationError):
        actions.change(scenario=scenario, policy=policy, by=world.by)
    assert kept(scenario) == before


def test_a_name_is_asked_for(world):
    with pytest.raises(ValidationError, match="Beri nama"):
        draft(world, name="  ")


# --- another policy, a copy, the end ---


def test_what_was_computed_by_another_policy_goes_with_its_moves(world):
    changed = actions.change(scenario=computed(world), policy={"budget": 0}, by=world.by)
    changed.refresh_from_db()
    assert (changed.state, changed.result, changed.fingerprint, changed.computed_at) == (
        "draft",
        None,
        "",
        None,
    )
    assert not changed.moves.exists()
    (trace,) = traced("scenario.change")
    assert (trace.values.before["budget"], trace.values.after["budget"]) == (5, 0)


def test_a_copy_asks_the_same_and_has_no_answer(world):
    scenario = computed(world, families=["Kesehatan"], programme_units=[world.upriver.pk])
    Pin.objects.create(scenario=scenario, person=world.moving, post=world.far_post, is_forbidden=True)
    made = actions.copy(scenario=scenario, name="Salinan", by=world.by)
    told = ("unit", "day", "policy", "families", "programme_units")
    assert [getattr(made, name) for name in told] == [getattr(scenario, name) for name in told]
    assert (made.state, made.result, made.moves.count(), made.pins.count()) == ("draft", None, 0, 1)
    scenario.refresh_from_db()
    assert (scenario.state, scenario.pins.count()) == ("computed", 1)


def test_dropping_says_why(world):
    scenario = draft(world)
    with pytest.raises(ValidationError, match="alasannya"):
        actions.drop(scenario=scenario, why=" ", by=world.by)
    actions.drop(scenario=scenario, why=" tidak jadi ", by=world.by)
    scenario.refresh_from_db()
    assert (scenario.state, scenario.why, traced("scenario.drop")[0].why.strip()) == (
        "dropped", "tidak jadi", "tidak jadi",
    )  # fmt: skip


# --- computed by the worker ---


def asked(world, scenario) -> Job:
    actions.ask_to_compute(scenario=scenario, by=world.by)
    return Job.objects.get(task="placement.compute")


def test_the_worker_computes_for_who_asked_and_says_how_far_it_is(world):
    scenario, seen = draft(world), []
    job = asked(world, scenario)
    assert (job.by, job.url, job.title) == (
        world.by,
        f"/penempatan/{scenario.pk}/",
        "Hitung skenario Hulu dulu",
    )
    assert compute_scenario(job, lambda done, total: seen.append((done, total))) == "1 perpindahan diusulkan."
    assert (seen[0], seen[-1]) == ((0, 5), (5, 5))
    assert seen == sorted(seen)
    assert traced("scenario.compute")[0].by == world.by


def test_asked_twice_before_it_began_it_is_computed_once(world):
    scenario = draft(world)
    first = asked(world, scenario)
    assert asked(world, scenario) == first
    Job.objects.filter(pk=first.pk).update(state="running")
    assert actions.ask_to_compute(scenario=scenario, by=world.by) != first


def test_what_stands_against_computing_is_told_to_who_asked(world):
    scenario = draft(world, policy={"budget": 0})
    job = asked(world, scenario)
    Pin.objects.create(scenario=scenario, person=world.moving, post=world.far_post)
    with pytest.raises(JobRefused, match="paling sedikit 1 perpindahan"):
        compute_scenario(job, silent)
    actions.drop(scenario=scenario, why="tidak jadi", by=world.by)
    with pytest.raises(JobRefused, match="sudah dibahas atau dihentikan"):
        compute_scenario(job, silent)


def test_numbers_too_large_are_refused_before_solving(world, monkeypatch):
    monkeypatch.setattr("penata.domains.placement.engine.graph.LARGEST", 1 << 16)
    scenario = draft(world)
    before = kept(scenario)
    with pytest.raises(ValidationError, match="terlalu besar"):
        compute(scenario=scenario, by=world.by)
    assert kept(scenario) == before


def test_computed_again_after_data_changed_it_is_current(world):
    scenario = computed(world)
    make_worker(world.town_post, code="X1", origin_id="62.02.02.2001")
    again = compute(scenario=scenario, by=world.by)
    assert again.fingerprint != scenario.fingerprint
    assert again.result["persons"] == 3
