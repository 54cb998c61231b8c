"""Those who oversee a unit are told of keys that open its data; other machines of units that changed."""

from __future__ import annotations

from penata.domains.accounts.public import ApiKeyMade
from penata.domains.organization.public import UnitsChanged
from penata.domains.organization.queries.roles import auditors_of
from penata.kernel.events import on
from penata.kernel.notify.actions import tell
from penata.kernel.webhooks.actions import publish

NAMED = 100  # so many ids stand in a message; whoever needs more reads the list


@on(ApiKeyMade)
def api_key_made(event: ApiKeyMade) -> None:
    values = {"key": event.name, "unit": event.unit_name}
    tell(kind="accounts.api_key", to=auditors_of(event.path), key=str(event.key), values=values)


@on(UnitsChanged)
def units_changed(event: UnitsChanged) -> None:
    told = {"count": len(event.units), "units": list(event.units[:NAMED]), "url": "/api/v1/units"}
    publish(kind="unit.changed", path=event.path, values=told)
