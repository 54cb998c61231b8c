"""What Django and allauth announce: where somebody came in, what he changed of his own account."""

from __future__ import annotations

from typing import Any

from allauth.account.internal.flows.login import record_authentication
from allauth.account.signals import password_changed
from allauth.mfa.signals import authenticator_added, authenticator_removed
from allauth.socialaccount.signals import social_account_added, social_account_removed
from django.contrib.auth.signals import user_logged_in, user_logged_out
from django.core.exceptions import PermissionDenied
from django.dispatch import receiver
from django.http import HttpRequest

from penata.domains.accounts.actions import second_factor, sign_ins, users
from penata.domains.accounts.policies import AccountAdapter


@receiver(user_logged_in)
def signed_in(request: HttpRequest, user: Any, **_: Any) -> None:
    browser, address = request.headers.get("User-Agent", ""), _address(request)
    sign_ins.remember(user=user, session=request.session, address=address, browser=browser, by=user)


@receiver(user_logged_out)
def signed_out(request: HttpRequest, user: Any, **_: Any) -> None:
    if user is not None and request.session.session_key:
        sign_ins.forget(session_key=request.session.session_key, by=user)


@receiver(password_changed)
def changed_password(request: HttpRequest, user: Any, **_: Any) -> None:
    """The session goes on here under a new key."""
    signed_in(request=request, user=user)
    users.note_password(user=user, keep=request.session.session_key or "", by=user)


@receiver(authenticator_added)
def added_factor(request: HttpRequest, user: Any, authenticator: Any, **_: Any) -> None:
    """Whoever has just set up a factor has also proven it."""
    second_factor.note(step="factor.add", factor=authenticator, by=user)
    record_authentication(request, user, "mfa", id=authenticator.pk, type=authenticator.type)


@receiver(authenticator_removed)
def removed_factor(user: Any, authenticator: Any, **_: Any) -> None:
    second_factor.note(step="factor.remove", factor=authenticator, by=user)


@receiver(social_account_added)
def linked_identity(request: HttpRequest, sociallogin: Any, **_: Any) -> None:
    users.note_identity(step="identity.link", user=sociallogin.user, by=sociallogin.user)


@receiver(social_account_removed)
def unlinked_identity(request: HttpRequest, socialaccount: Any, **_: Any) -> None:
    users.note_identity(step="identity.unlink", user=socialaccount.user, by=socialaccount.user)


def _address(request: HttpRequest) -> str | None:
    try:
        return AccountAdapter(request).get_client_ip(request)
    except PermissionDenied:
        return None
