"""What the page itself gathers; everything that is of one domain stands in that domain's cards."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from penata.domains.organization import public as organization
from penata.kernel.access import Actor, Permission, grants_of
from penata.kernel.access.roles import PERMISSIONS
from penata.kernel.ui import changes, deadlines, decisions
from penata.kernel.ui.board import Board
from penata.kernel.ui.decisions import Decision

FIRST = 3  # decisions that stand open; the rest is one click away


@dataclass(frozen=True, slots=True)
class Waiting:
    decision: Decision
    deadline: deadlines.Deadline


def gather(actor: Actor, day: date, since: datetime | None) -> dict[str, Any]:
    """Everything but the cards. since: when the reader was here before, or None."""
    waiting = [
        Waiting(found, deadlines.told(found.since, found.due, day)) for found in decisions.waiting(actor, day)
    ]
    open_ = FIRST if len(waiting) > FIRST + 1 else FIRST + 1  # a fold for one alone would be a joke
    return {
        "board": Board(day),
        "scope": scope_of(actor),
        "agencies": organization.agencies(actor, day).count(),
        "waiting": waiting[:open_],
        "later": waiting[open_:],
        "waiting_count": len(waiting),
        "since": since,
        "changes": changes.since(actor, since) if since else [],
    }


def scope_of(actor: Actor) -> list[str]:
    """The units of which the figures tell: those for which the reader may read the map."""
    read = [grant for grant in grants_of(actor) if Permission.MAP_READ in PERMISSIONS[grant.role]]
    names = [grant.unit_name for grant in read if grant.unit_name]
    return list(dict.fromkeys(names)) or [organization.government_name(actor)]
