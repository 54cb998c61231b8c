"""When units move, their people go with them; a unit that still has people cannot close."""

from __future__ import annotations

from penata.domains.organization.public import UnitClosed, UnitsMoved
from penata.domains.people.actions.moves import check_nobody_is_left, follow_units
from penata.kernel.events import on


@on(UnitsMoved)
def units_moved(event: UnitsMoved) -> None:
    follow_units(posts=event.posts, on=event.on, by=event.by)


@on(UnitClosed)
def unit_closed(event: UnitClosed) -> None:
    check_nobody_is_left(path=event.path, last=event.last)
