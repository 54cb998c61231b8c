"""A second factor: set up, asked at the door, and required of those who read personal data of others."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from allauth.mfa.base.views import AuthenticateView, IndexView, ReauthenticateView
from allauth.mfa.recovery_codes.views import GenerateRecoveryCodesView, ViewRecoveryCodesView
from allauth.mfa.totp.views import ActivateTOTPView, DeactivateTOTPView
from allauth.mfa.webauthn.views import (
    AddWebAuthnView,
    EditWebAuthnView,
    LoginWebAuthnView,
    ReauthenticateWebAuthnView,
    RemoveWebAuthnView,
)
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse, reverse_lazy

from penata.domains.accounts.policies import has_proven_second_factor, needs_second_factor
from penata.domains.accounts.queries import second_factor as queries
from penata.domains.accounts.views.users import own_crumbs
from penata.kernel.access import public, signed_in
from penata.kernel.db.readonly import writing_allowed

OPEN_TO_ALL = {
    "account_reauthenticate", "account_logout", "accounts:me", "mfa_reauthenticate", "mfa_reauthenticate_webauthn",
}  # fmt: skip
SETTING_UP = "mfa_"  # how allauth's own addresses begin


class Index(IndexView):
    template_name = "accounts/second_factor.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user = self.request.user
        told = {
            "factor": queries.of_actor(user),
            "is_required": needs_second_factor(user),
            "crumbs": own_crumbs(),
        }
        return super().get_context_data(**kwargs) | told


class RemovePasskey(RemoveWebAuthnView):
    success_url = reverse_lazy("mfa_index")


class EditPasskey(EditWebAuthnView):
    success_url = reverse_lazy("mfa_index")


class RecoveryCodes(ViewRecoveryCodesView):
    def get(self, *args: Any, **kwargs: Any) -> HttpResponse:
        with writing_allowed():  # allauth notes that they have been shown
            return super().get(*args, **kwargs)


index = signed_in(Index.as_view())
authenticate = public(AuthenticateView.as_view())
reauthenticate = signed_in(ReauthenticateView.as_view())
reauthenticate_by_passkey = signed_in(ReauthenticateWebAuthnView.as_view())
sign_in_by_passkey = public(LoginWebAuthnView.as_view())
add_app = signed_in(ActivateTOTPView.as_view())
remove_app = signed_in(DeactivateTOTPView.as_view())
add_passkey = signed_in(AddWebAuthnView.as_view())
edit_passkey = signed_in(EditPasskey.as_view())
remove_passkey = signed_in(RemovePasskey.as_view())
recovery_codes = signed_in(RecoveryCodes.as_view())
new_recovery_codes = signed_in(GenerateRecoveryCodesView.as_view())


class SecondFactorMiddleware:
    """Before a page that may show others' data, its reader has proven a second factor, or is sent to set one up."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, *_: Any) -> HttpResponse | None:
        name = str(request.resolver_match.view_name) if request.resolver_match else ""
        if (
            getattr(view, "access", "") == "public"
            or name in OPEN_TO_ALL
            or not request.user.is_authenticated
        ):
            return None
        own_keys = _changes_the_keys(name)
        if not (own_keys or needs_second_factor(request.user)) or has_proven_second_factor(request):
            return None
        if not queries.is_set_up(request.user):
            return None if own_keys else redirect("mfa_index")
        name = "mfa_reauthenticate" if queries.has_app(request.user) else "mfa_reauthenticate_webauthn"
        back = request.get_full_path() if request.method == "GET" else "/"
        return redirect(f"{reverse(name)}?{urlencode({'next': back})}")


def _changes_the_keys(name: str) -> bool:
    """Open to whoever has no factor yet. A password alone neither takes one away, adds one, nor reads recovery codes."""
    return name == "account_change_password" or name.startswith(SETTING_UP)
