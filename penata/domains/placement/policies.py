"""Who may see, make, decide and answer what of a scenario."""

from __future__ import annotations

from typing import Any

from penata.domains.placement.models import Move, Scenario
from penata.domains.placement.rules.terms import ScenarioState
from penata.kernel.access import Actor, Permission, may

S = ScenarioState


def may_read(actor: Actor, scenario: Scenario) -> bool:
    return may(actor, Permission.PLACEMENT_READ, str(scenario.path))


def may_edit(actor: Actor, scenario: Scenario) -> bool:
    return may(actor, Permission.PLACEMENT_EDIT, str(scenario.path))


def may_pin(actor: Actor, scenario: Scenario) -> bool:
    """What if, while it is drawn up."""
    return may_edit(actor, scenario) and scenario.state in {S.DRAFT, S.COMPUTED}


def may_decide(actor: Actor, scenario: Scenario) -> bool:
    """A leader of the whole scope, and never whoever made the scenario or changed it."""
    return may(actor, Permission.PLACEMENT_DECIDE, str(scenario.path)) and actor.pk not in scenario.shaped_by


def may_choose(actor: Actor, scenario: Scenario) -> bool:
    """What becomes of a single move, while it is discussed."""
    here = may_edit(actor, scenario) or may(actor, Permission.PLACEMENT_DECIDE, str(scenario.path))
    return here and scenario.state in {S.COMPUTED, S.DISCUSSED}


def may_answer(actor: Actor, move: Move, person: Any) -> bool:
    """The person himself; until when, the action knows."""
    return person is not None and move.person_id == person.pk


def may_protect(actor: Actor, path: str) -> bool:
    """Note and end the protection of somebody who belongs to the unit at `path`; nobody does it for himself."""
    return may(actor, Permission.PROTECTION_EDIT, path)
