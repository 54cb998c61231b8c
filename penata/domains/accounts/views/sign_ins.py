"""Where one is signed in; and the government's own identity service."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from allauth.account.internal.flows.reauthentication import raise_if_reauthentication_required
from allauth.account.views import AccountInactiveView
from allauth.account.views import ReauthenticateView as PasswordAgain
from allauth.socialaccount.providers.openid_connect import views as identity
from allauth.socialaccount.views import ConnectionsView, LoginCancelledView
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe
from requests import RequestException

from penata.domains.accounts.actions import sign_ins as actions
from penata.domains.accounts.policies import IDENTITY, identity_name
from penata.domains.accounts.queries import sign_ins as queries
from penata.domains.accounts.views.users import own_crumbs
from penata.kernel.access import public, signed_in
from penata.kernel.db.readonly import writing_allowed


@signed_in
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    context = {"sign_ins": queries.of_actor(request.user), "here": request.session.session_key}
    context |= {"crumbs": own_crumbs()}
    return render(request, "accounts/sign_ins.html", context)


@signed_in
@require_POST
def end(request: HttpRequest) -> HttpResponse:
    """One of them by its number, or all others."""
    asked = request.POST.get("which", "")
    if asked.isdecimal():
        ended = actions.end(pk=int(asked[:18]), by=request.user)
    else:
        ended = actions.end_others(keep=request.session.session_key or "", by=request.user)
    said = ngettext("Satu perangkat dikeluarkan.", "%(n)d perangkat dikeluarkan.", ended) % {"n": ended}
    messages.success(request, said if ended else _("Tidak ada perangkat lain yang masuk."))
    return redirect("accounts:sign_ins")


class Identity(ConnectionsView):
    template_name = "accounts/identity.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {"identity_name": identity_name()}


account_inactive = public(AccountInactiveView.as_view())
password_again = signed_in(PasswordAgain.as_view())
identity_index = signed_in(Identity.as_view())
identity_cancelled = public(LoginCancelledView.as_view())


@public
def identity_sign_in(request: HttpRequest, provider_id: str = IDENTITY) -> HttpResponse:
    """At the door; and, for whoever is in already, to link it: he says again who he is before another way in is added."""
    if request.user.is_authenticated:
        raise_if_reauthentication_required(request, app="allauth.mfa")
    return _asked(identity.login, request, provider_id)


@public
def identity_callback(request: HttpRequest, provider_id: str = IDENTITY) -> HttpResponse:
    with writing_allowed():  # the service sends its people back by GET
        return _asked(identity.callback, request, provider_id)


def _asked(view: Callable[..., HttpResponse], request: HttpRequest, provider_id: str) -> HttpResponse:
    try:
        return view(request, provider_id)
    except RequestException:
        return render(request, "socialaccount/authentication_error.html", status=502)
