"""Keys and callers for tests of the API."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.test import Client

from penata.domains.accounts.actions import api_keys
from penata.domains.organization.models import Unit
from penata.kernel.access import Grant, Role
from tests.domains.organization.factories import hold, make_user

LAST = date(2027, 3, 1)


@dataclass
class Caller:
    """A program with a key."""

    text: str
    client: Client

    def get(self, address: str, query: dict[str, Any] | None = None, **headers: str) -> Any:
        told = {"Authorization": f"Bearer {self.text}", **headers}
        return self.client.get(f"/api/v1/{address}", query or {}, headers=told)


def make_key(owner: Any, role: Role, place: Unit, **values: Any) -> tuple[Any, Caller]:
    grant = Grant(role, str(place.path), place.name, Unit.objects.get(pk=place.government_id).name)
    usual = {"name": "Absensi", "unit": "", "last_day": LAST} | values
    key, text = api_keys.make(grant=grant, by=owner, **usual)
    return key, Caller(text, Client(raise_request_exception=False))


def caller(role: Role, unit: Unit, *, username: str = "") -> Caller:
    """A key of that role for that unit; its owner may hold keys by another."""
    owner = make_user(username)
    hold(owner, role, unit)
    if role not in {Role.PERSONNEL_OFFICER, Role.AGENCY_OFFICER, Role.ADMINISTRATOR}:
        hold(owner, Role.ADMINISTRATOR, unit)
    return make_key(owner, role, unit)[1]
