"""What may follow what: the steps of a scenario as a table, and the words that go with its terms."""

from __future__ import annotations

import pytest

from penata.domains.placement.queries.inputs import MOVED
from penata.domains.placement.queries.traces import SUBJECTS
from penata.domains.placement.rules.terms import FLOW, STEPS, ScenarioState
from penata.domains.placement.rules.words import STAYS
from penata.kernel.flow import StepRefused
from penata.kernel.law import entry

S = ScenarioState
TABLE = {
    S.DRAFT: {"change": S.DRAFT, "compute": S.COMPUTED, "drop": S.DROPPED},
    S.COMPUTED: {"change": S.DRAFT, "compute": S.COMPUTED, "discuss": S.DISCUSSED, "drop": S.DROPPED},
    S.DISCUSSED: {"reopen": S.COMPUTED, "decide": S.DECIDED, "drop": S.DROPPED},
    S.DECIDED: {"carry_out": S.CARRIED_OUT, "cancel": S.DISCUSSED},
    S.CARRIED_OUT: {"cancel": S.DISCUSSED},
    S.DROPPED: {},
}
ALL_STEPS = ("change", "compute", "discuss", "reopen", "decide", "carry_out", "cancel", "drop")


@pytest.mark.parametrize("state", S)
@pytest.mark.parametrize("step", ALL_STEPS)
def test_each_step_from_each_state(state, step):
    wanted = TABLE[state].get(step)
    if wanted is None:
        with pytest.raises(StepRefused) as refused:
            FLOW.target(step, state)
        assert (refused.value.step, refused.value.state) == (step, state)
    else:
        assert FLOW.target(step, state) == wanted


@pytest.mark.parametrize("state", S)
def test_open_steps_are_those_of_the_table(state):
    assert set(FLOW.open_steps(state)) == set(TABLE[state])


def test_the_steps_shown_lead_from_the_draft_to_the_order():
    assert [*STEPS, S.DROPPED] == list(S)


def test_every_step_has_words_in_the_trace():
    told = {step for subject in SUBJECTS for step in subject.steps}
    assert {f"scenario.{step}" for step in ALL_STEPS} <= told


def test_every_reason_to_stay_has_words():
    assert set(STAYS) == {"head", "status", "protected", "new", "ordered", "outside"}


def test_every_choice_of_the_law_says_which_statuses_move():
    assert set(entry("placement.moved_statuses").choices) == set(MOVED)
