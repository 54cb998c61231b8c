"""What becomes of somebody's second factor, and that its owner hears of it."""

from __future__ import annotations

from allauth.mfa.models import Authenticator
from django.core.exceptions import PermissionDenied
from django.db import transaction

from penata.domains.accounts.actions import sign_ins
from penata.domains.accounts.models import User
from penata.kernel import clock
from penata.kernel.access import Actor, Permission, demand
from penata.kernel.audit.actions import Entry, record
from penata.kernel.notify.actions import tell


@transaction.atomic
def note(*, step: str, factor: Authenticator, by: User) -> None:
    """allauth has set up or taken away a factor of the account that acts."""
    if factor.type == Authenticator.Type.RECOVERY_CODES:
        return
    record(Entry(step, "accounts.user", by.pk, after={"factor": factor.type}), by=by)
    _tell(by, step)


@transaction.atomic
def reset(*, user: User, by: Actor, why: str) -> int:
    """Take away a lost second factor; at the next sign-in its owner sets up another. How many were taken away."""
    demand(by, Permission.ACCOUNT_EDIT)
    if user.pk == by.pk:
        raise PermissionDenied
    gone, _ = Authenticator.objects.filter(user=user).delete()
    if gone:
        sign_ins.end_all(user=user, by=by)
        record(Entry("factor.reset", "accounts.user", user.pk, why=why, after={"count": gone}), by=by)
        _tell(user, "factor.reset")
    return gone


def _tell(owner: User, step: str) -> None:
    tell(kind=f"accounts.{step}", to=[owner.pk], key=f"{clock.now():%Y%m%d%H%M%S%f}", url="/akun/pengaman/")
