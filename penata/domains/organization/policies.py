"""Who may hand over a role, and who may end that."""

from __future__ import annotations

from typing import Any

from penata.domains.organization.rules.kinds import GrantState
from penata.kernel import clock
from penata.kernel.access import Actor, Permission, Role, may


def may_hand_over(actor: Actor, held: Any) -> bool:
    """One's own role that runs today; never one held as a deputy, nor a worker's, which shows him only himself."""
    return (
        held.user_id == actor.pk
        and held.state == GrantState.HELD
        and held.deputy_for_id is None
        and held.role not in {Role.WORKER, Role.OPERATOR}
        and held.period.covers(clock.today())
    )


def may_take_back(actor: Actor, held: Any) -> bool:
    """The holder who handed it over, the deputy himself, or whoever may withdraw roles there."""
    if held.deputy_for_id is None or held.state == GrantState.WITHDRAWN or is_over(held):
        return False
    mine = actor.pk in {held.user_id, held.granted_by_id}
    return mine or may(actor, Permission.ROLE_GRANT, str(held.unit.path))


def is_over(held: Any) -> bool:
    return held.period.last is not None and held.period.last < clock.today()
