"""An answer is kept for the same inputs and for no others."""

from __future__ import annotations

from dataclasses import replace

import pytest

from penata.domains.placement.queries import remembered, results
from penata.domains.placement.queries.inputs import load
from tests.domains.placement.factories import draft, make_world

pytestmark = pytest.mark.django_db


def test_the_same_inputs_are_solved_once_and_any_others_anew():
    world = make_world()
    inputs = load(world.by, draft(world))
    first = remembered.solved(inputs)
    assert remembered.solved(load(world.by, draft(world, name="lain"))).answer is first.answer
    assert first.answer.objective == results.solved(inputs).answer.objective
    others = (
        replace(inputs, pins=[(world.moving.pk, None, False)]),
        replace(inputs, policy=replace(inputs.policy, move=101)),
        replace(inputs, fingerprint="other"),
    )
    assert all(remembered.solved(other).answer is not first.answer for other in others)
    assert len(remembered._answers) == remembered.KEPT
