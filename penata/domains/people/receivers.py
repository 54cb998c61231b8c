"""When units move, their people go with them; a unit that still has people cannot close; machines hear of new lists."""

from __future__ import annotations

from penata.domains.organization.public import UnitClosed, UnitsMoved
from penata.domains.people.actions.moves import check_nobody_is_left, follow_units
from penata.domains.people.public import StaffListApplied
from penata.kernel.events import on
from penata.kernel.webhooks.actions import publish


@on(UnitsMoved)
def units_moved(event: UnitsMoved) -> None:
    follow_units(posts=event.posts, on=event.on, by=event.by)


@on(UnitClosed)
def unit_closed(event: UnitClosed) -> None:
    check_nobody_is_left(path=event.path, last=event.last)


@on(StaffListApplied)
def staff_list_applied(event: StaffListApplied) -> None:
    """How many, never who."""
    publish(kind="staff.changed", path=event.path, values={**event.counts, "url": "/api/v1/people"})
