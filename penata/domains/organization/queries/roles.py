"""Who holds which role on a day."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import F, Func, QuerySet, TextField

from penata.domains.organization.models import RoleGrant
from penata.domains.organization.rules.kinds import GrantState
from penata.kernel import clock
from penata.kernel.access import Actor, Grant, Permission, Role, reach
from penata.kernel.access.roles import PERMISSIONS

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


def holders_of(permission: Permission, path: str) -> set[int]:
    """Accounts that have this right today for the unit at `path`."""
    roles = [role for role in Role if permission in PERMISSIONS[role]]
    held = RoleGrant.objects.filter(
        unit__path__above=path, role__in=roles, state=GrantState.HELD, period__contains=clock.today(),
        user__is_active=True,
    )  # fmt: skip
    return set(held.values_list("user_id", flat=True))


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
