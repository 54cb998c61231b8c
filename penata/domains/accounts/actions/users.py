"""Everything that changes an account."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from penata.domains.accounts.actions import sign_ins
from penata.domains.accounts.models import User
from penata.domains.accounts.queries.users import OPERATOR, by_username, operator
from penata.kernel import clock
from penata.kernel.access import Actor, Permission, demand
from penata.kernel.audit.actions import Entry, record
from penata.kernel.notify.actions import tell


@transaction.atomic
def ensure_operator() -> User:
    """The account that commands act as; made at installation, it cannot sign in."""
    known = operator()
    if known is not None:
        return known
    user = User(username=OPERATOR, name="Operator peladen", is_system=True)
    user.set_unusable_password()
    user.save()
    record(_entry("account.create", user, after={"username": OPERATOR, "is_system": True}), by=user)
    return user


@transaction.atomic
def create(
    *,
    username: str,
    name: str,
    by: Actor,
    email: str = "",
    password: str | None = None,
    demo_note: str = "",
    demo_order: int = 0,
) -> User:
    """A new account. Without a password it cannot sign in until one is set."""
    _require(by)
    if by_username(username) is not None:
        raise ValidationError({"username": _("Nama pengguna itu sudah dipakai akun lain.")})
    user = User(username=username, name=name, email=email, demo_note=demo_note, demo_order=demo_order)
    user.set_password(password)
    user.full_clean(exclude=["password"])
    user.save()
    record(_entry("account.create", user, after={"username": username, "name": name, "email": email}), by=by)
    return user


@transaction.atomic
def set_password(*, user: User, password: str, by: Actor) -> User:
    if user.pk != by.pk:
        _require(by)
    user.set_password(password)
    user.save(update_fields=["password"])
    note_password(user=user, by=by)
    return user


@transaction.atomic
def note_password(*, user: User, by: Actor, keep: str = "") -> None:
    """A new password has been set: whoever sits elsewhere with the old one is out, and the owner hears of it."""
    sign_ins.end_all(user=user, by=by, keep=keep)
    record(_entry("account.password", user), by=by)
    tell(kind="accounts.password", to=[user.pk], key=f"{clock.now():%Y%m%d%H%M%S%f}", url="/akun/")


def note_identity(*, step: str, user: User, by: Actor) -> None:
    """The owner linked his account with the government's identity service, or unlinked it."""
    record(_entry(step, user), by=by)


@transaction.atomic
def close(*, user: User, by: Actor, why: str) -> User:
    """Nobody signs in with it any more; its traces stay."""
    _require(by)
    if user.pk == by.pk:
        raise PermissionDenied
    user.is_active = False
    user.save(update_fields=["is_active"])
    sign_ins.end_all(user=user, by=by)
    record(
        _entry("account.close", user, why=why, before={"is_active": True}, after={"is_active": False}), by=by
    )
    return user


def _require(by: Actor) -> None:
    demand(by, Permission.ACCOUNT_EDIT)


def _entry(step: str, user: User, **rest: object) -> Entry:
    return Entry(step, "accounts.user", user.pk, **rest)  # type: ignore[arg-type]
