"""Grant, confirm and withdraw roles. Nobody to himself; two officers where personal data is read."""

from __future__ import annotations

from datetime import date

from django.contrib.auth.base_user import AbstractBaseUser
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from penata.domains.organization.actions.telling import tell_of_grant
from penata.domains.organization.models import RoleGrant, Unit
from penata.domains.organization.queries import roles as queries
from penata.domains.organization.rules.kinds import GrantState
from penata.kernel.access import Actor, Permission, Role, demand, is_weighty
from penata.kernel.audit.actions import Entry, record
from penata.kernel.flow import Flow, Step
from penata.kernel.values import Period, day_before

S = GrantState
FLOW = Flow(
    Step("confirm", {S.PROPOSED}, S.HELD),
    Step("withdraw", {S.PROPOSED, S.HELD}, S.WITHDRAWN),
)


@transaction.atomic
def grant(
    *,
    user: AbstractBaseUser,
    role: Role,
    unit: Unit,
    by: Actor,
    first: date,
    last: date | None = None,
    why: str = "",
) -> RoleGrant:
    """Give somebody a role for a unit and below.

    Where it reads personal data, or may itself give roles, it waits for a second officer: else one administrator
    could make a puppet of his own to be the second. The operator at the machine needs none.
    """
    _require(by, unit)
    if user.pk == by.pk or role == Role.OPERATOR:
        raise PermissionDenied
    needs_second = is_weighty(role) and not getattr(by, "is_system", False)
    made = RoleGrant(user=user, role=role, unit=unit, period=Period(first, last), granted_by_id=by.pk)
    made.state = GrantState.PROPOSED if needs_second else GrantState.HELD
    try:
        with transaction.atomic():
            made.save()
    except IntegrityError:
        raise ValidationError(
            _("Akun ini sudah memegang peran itu di unit yang sama pada masa yang sama.")
        ) from None
    note("role.grant", made, by, why, target=made.state)
    return made


@transaction.atomic
def confirm(*, of: RoleGrant, by: Actor) -> RoleGrant:
    """The second officer's word."""
    held = lock(of)
    _require(by, held.unit)
    if by.pk in {held.granted_by_id, held.user_id}:
        raise PermissionDenied
    source, held.state = held.state, FLOW.target("confirm", held.state)
    held.confirmed_by_id = by.pk
    held.save(update_fields=["state", "confirmed_by"])
    note("role.confirm", held, by, source=source, target=held.state)
    return held


@transaction.atomic
def withdraw(*, of: RoleGrant, by: Actor, on: date, why: str) -> RoleGrant:
    """The role is held until the day before `on`; one that had not begun is withdrawn altogether."""
    held = lock(of)
    _require(by, held.unit)
    source = held.state
    if held.state == GrantState.HELD and held.period.last is not None and held.period.last < on:
        raise ValidationError(
            _("Peran ini sudah berakhir sebelum tanggal itu. Pilih tanggal yang lebih awal.")
        )
    if held.state == GrantState.HELD and held.period.first < on:
        held.period = Period(held.period.first, day_before(on))
    else:
        held.state = FLOW.target("withdraw", held.state)
    held.save(update_fields=["state", "period"])
    note("role.withdraw", held, by, why, source=source, target=held.state)
    _end_deputies(held, on, by)
    return held


def _end_deputies(held: RoleGrant, on: date, by: Actor) -> None:
    """Nobody deputises for a role that its holder has lost."""
    for deputy in queries.unended(on).filter(deputy_for=held):
        withdraw(of=deputy, by=by, on=on, why=_("Peran yang dilimpahkan dicabut"))


def lock(of: RoleGrant) -> RoleGrant:
    return RoleGrant.objects.select_for_update(of=("self",)).select_related("unit", "user").get(pk=of.pk)


def _require(by: Actor, unit: Unit) -> None:
    demand(by, Permission.ROLE_GRANT, str(unit.path))


def note(step: str, held: RoleGrant, by: Actor, why: str = "", source: str = "", target: str = "") -> None:
    told = {
        "user": held.user_id,
        "role": held.role,
        "unit": held.unit_id,
        "first": held.period.first,
        "last": held.period.last,
    }
    record(
        Entry(
            step,
            "organization.rolegrant",
            held.pk,
            path=str(held.unit.path),
            why=why,
            source=source,
            target=target,
            after=told,
        ),
        by=by,
    )
    tell_of_grant(step, held, by)
