"""Who may come in by himself (nobody), who must prove a second factor, and what allauth asks of an installation."""

from __future__ import annotations

import base64
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from cryptography.fernet import Fernet
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest
from django.shortcuts import redirect
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from penata.kernel.access import Actor, grants_of, is_weighty

IDENTITY = "daerah"  # the one identity service that an installation may name


def identity_name() -> str:
    """What the government calls its identity service; nothing where it has none."""
    apps = settings.SOCIALACCOUNT_PROVIDERS.get("openid_connect", {}).get("APPS", [])
    return apps[0]["name"] if apps else ""


def needs_second_factor(actor: Actor) -> bool:
    """Whoever reads personal data of others, or opens the door to others, proves himself twice."""
    return settings.PENATA_SECOND_FACTOR and any(is_weighty(grant.role) for grant in grants_of(actor))


def has_proven_second_factor(request: HttpRequest) -> bool:
    """In this session: at sign-in, asked later, or by having just set one up. A passkey counts as both factors."""
    return any(known.get("method") == "mfa" for known in get_authentication_records(request, request.user))


class AccountAdapter(DefaultAccountAdapter):
    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: Any) -> str:
        """Wrong passwords for an account count per address: nobody shuts its owner out from elsewhere."""
        return (
            f"{super()._get_login_attempts_cache_key(request, **credentials)}:{self.get_client_ip(request)}"
        )


class SecondFactorAdapter(DefaultMFAAdapter):
    """Secrets of authenticator apps lie in the database under this installation's key."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": gettext_lazy("Kode itu salah atau sudah lewat. Ketik kode yang tampil sekarang."),
        "cannot_delete_authenticator": gettext_lazy("Pengaman ini tidak dapat dilepas."),
    }

    def encrypt(self, text: str) -> str:
        return _safe().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return _safe().decrypt(encrypted_text.encode()).decode()

    def _get_user_identifier(self, user: Any) -> str:
        return str(user.username)

    def _get_site_name(self) -> str:
        return "Penata"

    def generate_authenticator_name(self, user: Any, type: Any) -> str:
        return _("Kunci perangkat ini")


class IdentityAdapter(DefaultSocialAccountAdapter):
    """The government's own identity service opens accounts that exist and were linked by their owner, and no other."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: Any) -> None:
        if sociallogin.is_existing or sociallogin.state.get("process") == "connect":
            return
        messages.error(
            request,
            _(
                "Identitas itu belum dihubungkan dengan akun. Masuk dengan kata sandi, lalu hubungkan di Akun saya."
            ),
        )
        raise ImmediateHttpResponse(redirect("account_login"))


def _safe() -> Fernet:
    key = salted_hmac("penata.second_factor", "", algorithm="sha256").digest()
    return Fernet(base64.urlsafe_b64encode(key))
