"""When units move, their approved studies go with them: the need of a post does not change by moving it."""

from __future__ import annotations

from penata.domains.organization.public import UnitsMoved
from penata.domains.workload.actions.moves import follow_units
from penata.kernel.events import on


@on(UnitsMoved)
def units_moved(event: UnitsMoved) -> None:
    follow_units(posts=event.posts, units=event.units, on=event.on, by=event.by)
