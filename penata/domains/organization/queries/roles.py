"""Who holds which role on a day."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import Exists, F, Func, OuterRef, Q, QuerySet, TextField
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from penata.domains.accounts import public as accounts
from penata.domains.organization.models import RoleGrant
from penata.domains.organization.rules.kinds import GrantState
from penata.kernel import clock
from penata.kernel.access import Actor, Grant, Permission, Role, is_weighty, reach
from penata.kernel.access.roles import PERMISSIONS
from penata.kernel.db.fields import as_range
from penata.kernel.privacy import subjects
from penata.kernel.ui.decisions import Decision
from penata.kernel.values import Period


def path_text(field: str) -> Func:
    """A path as text, for a query that reads plain values."""
    return Func(F(field), function="ltree2text", output_field=TextField())


_WAY = path_text("unit__path")


def unended(day: date) -> QuerySet[RoleGrant]:
    """Grants that run on `day` or later; also those that wait for a second officer."""
    past = Q(period__fully_lt=as_range(Period(day)))
    return RoleGrant.objects.exclude(state=GrantState.WITHDRAWN).exclude(past)


def _held_today() -> QuerySet[RoleGrant]:
    return RoleGrant.objects.filter(state=GrantState.HELD, period__contains=clock.today())


def _holders(roles: Iterable[Role], path: str) -> set[int]:
    """Accounts, not closed, that hold one of the roles today for the unit at `path`."""
    held = _held_today().filter(unit__path__above=path, role__in=list(roles), user__is_active=True)
    return set(held.values_list("user_id", flat=True))


def grants_of(actor: Actor) -> Iterable[Grant]:
    """What `kernel/access` asks once per request. The operator has the whole installation."""
    if getattr(actor, "is_system", False):
        return [Grant(Role.OPERATOR, "")]
    held = (
        _held_today()
        .filter(user_id=actor.pk)
        .annotate(way=_WAY)
        .annotate(is_deputy=Q(deputy_for__isnull=False))
        .values_list("role", "way", "unit__name", "unit__government__name", "is_deputy")
    )
    return [Grant(Role(role), *rest) for role, *rest in held]


def holders_of(permission: Permission, path: str) -> set[int]:
    """Accounts that have this right today for the unit at `path`."""
    return _holders((role for role in Role if permission in PERMISSIONS[role]), path)


def auditors_of(path: str) -> set[int]:
    """Accounts that oversee the unit at `path` today."""
    return _holders([Role.AUDITOR], path)


def holds_weighty_role(user: Actor) -> bool:
    """Whether somebody may read data of others, or give roles, today or later."""
    weighty = [role for role in Role if is_weighty(role)]
    return unended(clock.today()).filter(user_id=user.pk, role__in=weighty).exists()


def visible_to(actor: Actor) -> QuerySet[RoleGrant]:
    return (
        RoleGrant.objects.filter(unit__path__within=reach(actor, Permission.ROLE_READ))
        .select_related("user", "unit", "granted_by", "confirmed_by", "deputy_for__user")
        .order_by("state", "user__name")
    )


def listed(actor: Actor, role: str) -> QuerySet[RoleGrant]:
    """Of one role, or of all but the workers', whose thousands show each only himself."""
    found = visible_to(actor)
    return found.filter(role=role) if role else found.exclude(role=Role.WORKER)


def accounts_of(actor: Actor) -> QuerySet[Any]:
    """Accounts that an administrator looks after.

    A worker's is with his unit of today. Other accounts are where their roles are; without any, with whoever looks after
    a whole government. A role held elsewhere takes every account out of his care; the role of a worker and one that
    waits for a second officer do not count, so that nobody takes an account by giving a role.
    """
    paths = reach(actor, Permission.ACCOUNT_EDIT)
    held = (
        unended(clock.today()).filter(user_id=OuterRef("pk"), state=GrantState.HELD).exclude(role=Role.WORKER)
    )
    found = accounts.people_who_sign_in().filter(~Exists(held.exclude(unit__path__within=paths)))
    nobodys = ~_of_people([""])
    if all("." in path for path in paths):
        nobodys &= Exists(held)
    return found.filter(_of_people(paths) | nobodys)


def _of_people(paths: list[str]) -> Q:
    """Accounts of those who belong today to one of the units or below."""
    return Q(pk__in=subjects.people().belonging(paths).filter(user__isnull=False).values("user_id"))


def own(actor: Actor) -> QuerySet[RoleGrant]:
    """What somebody holds today or will hold, and has handed over or been handed."""
    mine = Q(user_id=actor.pk) | Q(granted_by_id=actor.pk, deputy_for__user_id=actor.pk)
    return (
        unended(clock.today())
        .filter(mine)
        .select_related("user", "unit", "deputy_for__user")
        .order_by("deputy_for_id", "role", "pk")
    )


def proposed_for(actor: Actor) -> QuerySet[RoleGrant]:
    """Grants that wait for a second officer other than the one who made them."""
    return (
        RoleGrant.objects.filter(
            unit__path__within=reach(actor, Permission.ROLE_GRANT), state=GrantState.PROPOSED
        )
        .exclude(granted_by_id=actor.pk)
        .exclude(user_id=actor.pk)
        .select_related("user", "unit", "granted_by")
        .order_by("made_at")
    )


def proposed_to(actor: Actor) -> int:
    return proposed_for(actor).count()


def decisions(actor: Actor, day: date) -> list[Decision]:
    """What the second officer is asked, for the first page."""
    return [
        Decision(
            title=_("%(role)s untuk %(name)s di %(unit)s")
            % {"role": _(Role(grant.role).label), "name": grant.user.name, "unit": grant.unit.name},
            reason=_("Diusulkan %s. Peran ini membaca data pribadi, jadi petugas kedua menyetujuinya.")
            % grant.granted_by.name,
            url=reverse("organization:roles"),
            button=_("Periksa"),
            since=timezone.localtime(grant.made_at).date(),
            due=grant.period.first,
        )
        for grant in proposed_for(actor)
    ]


def paths_of(user: Actor) -> list[str]:
    """Where somebody holds roles, today or later."""
    return list(
        unended(clock.today()).filter(user_id=user.pk).annotate(way=_WAY).values_list("way", flat=True)
    )


def name_of(actor: Actor) -> str:
    return str(getattr(actor, "name", "") or actor)
