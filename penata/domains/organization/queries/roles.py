"""Who holds which role on a day."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import F, Func, QuerySet, TextField

from penata.domains.organization.models import RoleGrant
from penata.domains.organization.rules.kinds import GrantState
from penata.kernel import clock
from penata.kernel.access import Actor, Grant, Permission, Role, reach

_WAY = Func(F("unit__path"), function="ltree2text", output_field=TextField())


def grants_of(actor: Actor) -> Iterable[Grant]:
    """What `kernel/access` asks once per request. The operator has the whole installation."""
    if getattr(actor, "is_system", False):
        return [Grant(Role.OPERATOR, "")]
    held = (
        RoleGrant.objects.filter(user_id=actor.pk, state=GrantState.HELD, period__contains=clock.today())
        .annotate(way=_WAY)
        .values_list("role", "way", "unit__name", "unit__government__name")
    )
    return [Grant(Role(role), *rest) for role, *rest in held]


def holders_of(role: Role, path: str) -> list[int]:
    """Ids of the accounts that hold a role today for the unit at `path` or one above it."""
    held = RoleGrant.objects.filter(role=role, state=GrantState.HELD, period__contains=clock.today())
    return list(held.filter(unit__path__above=path).values_list("user_id", flat=True).distinct())


def visible_to(actor: Actor) -> QuerySet[RoleGrant]:
    return (
        RoleGrant.objects.filter(unit__path__within=reach(actor, Permission.ROLE_READ))
        .select_related("user", "unit", "granted_by", "confirmed_by")
        .order_by("state", "user__name")
    )


def proposed_to(actor: Actor) -> int:
    """Grants that wait for a second officer other than the one who made them."""
    return (
        RoleGrant.objects.filter(
            unit__path__within=reach(actor, Permission.ROLE_GRANT), state=GrantState.PROPOSED
        )
        .exclude(granted_by_id=actor.pk)
        .exclude(user_id=actor.pk)
        .count()
    )
