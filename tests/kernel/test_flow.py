"""A flow knows what may follow what, and nothing else."""

from __future__ import annotations

import pytest

from penata.kernel.flow import Flow, Step, StepRefused
from penata.kernel.values import Term


class Door(Term):
    OPEN = "open"
    SHUT = "shut"
    LOCKED = "locked"


FLOW = Flow(
    Step("shut", {Door.OPEN}, Door.SHUT),
    Step("open", {Door.SHUT}, Door.OPEN),
    Step("lock", {Door.OPEN, Door.SHUT}, Door.LOCKED),
)


@pytest.mark.parametrize(
    ("step", "state", "target"),
    [
        ("shut", Door.OPEN, Door.SHUT),
        ("open", "shut", Door.OPEN),
        ("lock", Door.OPEN, Door.LOCKED),
        ("lock", "shut", Door.LOCKED),
    ],
)
def test_a_step_leads_to_its_target_from_each_of_its_sources(step, state, target):
    assert FLOW.target(step, state) is target


@pytest.mark.parametrize(("step", "state"), [("open", "open"), ("shut", "locked"), ("lock", "locked")])
def test_a_step_from_elsewhere_is_refused_and_says_from_where(step, state):
    with pytest.raises(StepRefused, match=f"{step} cannot be taken from {state}") as refusal:
        FLOW.target(step, state)
    assert (refusal.value.step, refusal.value.state) == (step, state)


def test_a_step_that_does_not_exist_is_a_mistake_and_no_refusal():
    with pytest.raises(KeyError):
        FLOW.target("burn", Door.OPEN)


def test_the_steps_open_from_a_state_stand_in_the_order_of_the_table():
    assert FLOW.open_steps("open") == ["shut", "lock"]
    assert FLOW.open_steps("shut") == ["open", "lock"]
    assert FLOW.open_steps("locked") == []
