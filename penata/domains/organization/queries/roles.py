"""Who holds which role on a day."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import F, Func, QuerySet, TextField

from penata.domains.organization.models import RoleGrant
from penata.domains.organization.rules.kinds import GrantState
from penata.kernel import clock
from penata.kernel.access import DATA_CLASSES, Actor, Grant, Permission, Role, reach
from penata.kernel.access.roles import PERMISSIONS
from penata.kernel.db.fields import as_range
from penata.kernel.values import Period


def path_text(field: str) -> Func:
    """A path as text, for a query that reads plain values."""
    return Func(F(field), function="ltree2text", output_field=TextField())


_WAY = path_text("unit__path")


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


def holds_weighty_role(user: Actor) -> bool:
    """Whether somebody may read data of others, or give roles, today or later."""
    weighty = [role for role in Role if is_weighty(role)]
    return (
        RoleGrant.objects.filter(user_id=user.pk, role__in=weighty)
        .exclude(state=GrantState.WITHDRAWN)
        .exclude(period__fully_lt=as_range(Period(clock.today())))
        .exists()
    )


def is_weighty(role: Role) -> bool:
    return bool(DATA_CLASSES[role]) or Permission.ROLE_GRANT in PERMISSIONS[role]


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
