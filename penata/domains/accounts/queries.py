from __future__ import annotations

from django.db.models import QuerySet

from penata.domains.accounts.models import User

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
