"""When units move, their people go with them: the old posts end, the new ones begin."""

from __future__ import annotations

from penata.domains.organization.public import UnitsMoved
from penata.domains.people.actions.moves import follow_units
from penata.kernel.events import on


@on(UnitsMoved)
def units_moved(event: UnitsMoved) -> None:
    follow_units(posts=event.posts, on=event.on, by=event.by)
