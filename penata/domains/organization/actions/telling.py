"""Whoever holds a role hears what becomes of it, and so do the auditors of its unit."""

from __future__ import annotations

from typing import Any

from penata.domains.organization.models import RoleGrant
from penata.domains.organization.queries import roles as queries
from penata.domains.organization.rules.kinds import GrantState
from penata.kernel import clock
from penata.kernel.access import Actor, Role
from penata.kernel.notify.actions import tell
from penata.kernel.values import N_

WORDS = {
    "role.grant": N_("Peran diberikan"),
    "role.confirm": N_("Peran dibenarkan petugas kedua"),
    "role.withdraw": N_("Peran dicabut"),
    "role.hand_over": N_("Peran dilimpahkan"),
    "role.take_back": N_("Pelimpahan diakhiri"),
}


def tell_of_grant(step: str, held: RoleGrant, by: Actor) -> None:
    """A worker's role shows him nothing but his own: its thousands are told to nobody."""
    if held.role == Role.WORKER:
        return
    told = {
        "what": WORDS[step], "role": Role(held.role).label, "unit": held.unit.name, "account": held.user.username,
        "by": queries.name_of(by), "state": GrantState(held.state).label, "period": _days(held),
    }  # fmt: skip
    key = f"{held.pk} {clock.now():%Y%m%d%H%M%S%f}"
    tell(kind=step, to=[held.user_id], key=key, values=told, url="/akun/")
    auditors = queries.auditors_of(str(held.unit.path)) - {by.pk, held.user_id}
    tell(kind="role.audit", to=auditors, key=f"{step} {key}", values=told, url="/peran/")


def tell_of_reset(user: Any, by: Actor, why: str) -> None:
    told = {"account": user.username, "by": queries.name_of(by), "why": why}
    auditors = {pk for path in queries.paths_of(user) for pk in queries.auditors_of(path)} - {by.pk, user.pk}
    tell(
        kind="role.factor_reset",
        to=auditors,
        key=f"{user.pk} {clock.now():%Y%m%d%H%M%S%f}",
        values=told,
    )


def _days(held: RoleGrant) -> str:
    first, last = held.period.first, held.period.last
    return f"{first:%d-%m-%Y} s.d. {last:%d-%m-%Y}" if last else f"{first:%d-%m-%Y}"
