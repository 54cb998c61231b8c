"""What a search over all domains finds; each domain answers within the reader's own scope."""

from __future__ import annotations

from typing import Any

from penata.domains.organization import public as organization
from penata.domains.people import public as people
from penata.kernel import clock
from penata.kernel.access import Actor, Permission, may

SHORTEST = 2
MOST = 20


def everything(actor: Actor, text: str) -> dict[str, Any]:
    """The first of each kind; nothing for less than two letters."""
    if len(text) < SHORTEST:
        return {"people": [], "units": [], "jobs": [], "too_short": bool(text)}
    return {"people": _people(actor, text), "units": _units(actor, text), "jobs": _jobs(actor, text)}


def _people(actor: Actor, text: str) -> list[Any]:
    if not may(actor, Permission.PERSON_READ):
        return []
    day = clock.today()
    found = people.roster_rows(people.roster(actor, people.RosterFilter(day, text=text)), day)
    return people.shown_rows(actor, found.order_by(*people.ORDERS["nama"])[:MOST], day)


def _units(actor: Actor, text: str) -> list[Any]:
    found = organization.units_visible_to(actor).filter(name__icontains=text)
    return list(found.annotate(full_name=organization.telling_name()).order_by("name")[:MOST])


def _jobs(actor: Actor, text: str) -> list[Any]:
    return list(organization.jobs_visible_to(actor).filter(name__icontains=text)[:MOST])
