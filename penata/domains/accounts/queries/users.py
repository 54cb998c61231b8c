from __future__ import annotations

from collections.abc import Sequence

from django.db.models import QuerySet

from penata.domains.accounts.models import User
from penata.kernel.access import Actor
from penata.kernel.audit.words import Named, Subject
from penata.kernel.values import N_

OPERATOR = "operator"


def people_who_sign_in() -> QuerySet[User]:
    return User.objects.filter(is_system=False).order_by("name")


def demo_accounts() -> QuerySet[User]:
    """The accounts that the demo offers on its sign-in page."""
    return User.objects.exclude(demo_note="").filter(is_active=True).order_by("demo_order")


def by_username(username: str) -> User | None:
    return User.objects.filter(username__iexact=username).first()


def operator() -> User | None:
    """The built-in account that commands act as."""
    return by_username(OPERATOR)


def _named(actor: Actor, ids: Sequence[int]) -> Named:
    return {user.pk: (f"{user.name} ({user.username})", "") for user in User.objects.filter(pk__in=ids)}


TRACED = Subject(
    "accounts.user",
    N_("Akun"),
    {
        "account.create": N_("Akun dibuat"),
        "account.password": N_("Kata sandi disetel"),
        "account.close": N_("Akun ditutup"),
    },
    {
        "username": N_("nama pengguna"),
        "name": N_("nama"),
        "email": N_("surel"),
        "is_system": N_("akun sistem"),
        "is_active": N_("aktif"),
    },
    named=_named,
)
