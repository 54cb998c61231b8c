"""The table of roads, as far as a regency's own regions go."""

from __future__ import annotations

from penata.domains.organization import public as organization
from penata.domains.placement.models import Road


def within(home: str) -> dict[tuple[str, str], tuple[int, int]]:
    """(smaller code, larger code) -> (the road's number, whole kilometres)."""
    found = Road.objects.filter(a__code__startswith=f"{home}.", b__code__startswith=f"{home}.")
    return {(a, b): (pk, km) for pk, a, b, km in found.values_list("pk", "a_id", "b_id", "km")}


def districts(home: str) -> list[tuple[str, str]]:
    """(code, name) of the districts of a regency."""
    return list(organization.districts(home).values_list("code", "name"))
