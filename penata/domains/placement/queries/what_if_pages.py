"""What the pages of one person of a scenario show."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet

from penata.domains.placement.models import Scenario
from penata.domains.placement.policies import may_pin
from penata.domains.placement.queries import pins, whatif
from penata.kernel.access import Actor


def find(actor: Actor, scenario: Scenario, text: str) -> QuerySet[Any]:
    """Nobody before something is looked for."""
    found = pins.persons(actor, scenario, text)
    return found if text else found.none()


def person(actor: Actor, scenario: Scenario, code: str, asked: int | None) -> dict[str, Any] | None:
    """None where he does not serve in the scope, or the reader may not read him."""
    found = pins.of_code(actor, scenario, code).first()
    told = whatif.of_code(actor, scenario, code, asked) if found else None
    if found is None or told is None:
        return None
    return {
        "scenario": scenario, "person": found.person, "told": told[1], "may_pin": may_pin(actor, scenario),
        "pins": pins.of(actor, scenario, told[0]),
    }  # fmt: skip


def number_of(actor: Actor, scenario: Scenario, code: str) -> int | None:
    """The key of somebody whom the reader may read, in the scope or not: the action says what is wrong with him."""
    found = pins.of_code(actor, scenario, code).first()
    return found.person_id if found else pins.anywhere(actor, scenario, code)
