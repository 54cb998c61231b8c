"""Those who oversee a unit are told of keys that open its data."""

from __future__ import annotations

from penata.domains.accounts.public import ApiKeyMade
from penata.domains.organization.queries.roles import auditors_of
from penata.kernel.events import on
from penata.kernel.notify.actions import tell


@on(ApiKeyMade)
def api_key_made(event: ApiKeyMade) -> None:
    values = {"name": event.name, "unit": event.unit_name}
    tell(kind="accounts.api_key", to=auditors_of(event.path), key=str(event.key), values=values)
