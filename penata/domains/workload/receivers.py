"""When units move, their approved studies go with them: the need of a post does not change by moving it.

Whatever changes need, staff or units changes the map; other machines are told.
"""

from __future__ import annotations

from penata.domains.organization.public import UnitsChanged, UnitsMoved
from penata.domains.people.public import StaffListApplied
from penata.domains.workload.actions.moves import follow_units
from penata.domains.workload.public import StudiesApproved
from penata.kernel.events import on
from penata.kernel.webhooks.actions import publish

NAMED = 100  # so many ids stand in a message; whoever needs more reads the list


@on(UnitsMoved)
def units_moved(event: UnitsMoved) -> None:
    follow_units(posts=event.posts, units=event.units, on=event.on, by=event.by)


@on(StudiesApproved)
def studies_approved(event: StudiesApproved) -> None:
    told = {"count": len(event.studies), "studies": list(event.studies[:NAMED]), "url": "/api/v1/studies"}
    publish(kind="study.approved", path=event.path, values=told)
    _map_changed(event.path)


@on(UnitsChanged)
def units_changed(event: UnitsChanged) -> None:
    _map_changed(event.path)


@on(StaffListApplied)
def staff_list_applied(event: StaffListApplied) -> None:
    _map_changed(event.path)


def _map_changed(path: str) -> None:
    publish(kind="map.changed", path=path, values={"url": "/api/v1/map"})
