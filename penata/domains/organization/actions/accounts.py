"""What an administrator does with the accounts of his units."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction

from penata.domains.accounts import public as accounts
from penata.domains.organization.actions.telling import tell_of_reset
from penata.domains.organization.queries import roles as queries
from penata.kernel.access import Actor


@transaction.atomic
def reset_second_factor(*, user: Any, by: Actor, why: str) -> int:
    """Its owner and the auditors of his units hear of it."""
    _require(user, by)
    gone = accounts.reset_second_factor(user=user, by=by, why=why)
    if gone:
        tell_of_reset(user, by, why)
    return gone


@transaction.atomic
def close(*, user: Any, by: Actor, why: str) -> None:
    _require(user, by)
    accounts.close(user=user, by=by, why=why)


def _require(user: Any, by: Actor) -> None:
    if not queries.accounts_of(by).filter(pk=user.pk).exists():
        raise PermissionDenied
