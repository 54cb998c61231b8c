"""Accounts as their administrator sees them: roles, whether a second factor is set up; a lost one is reset."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from penata.domains.accounts import public as accounts
from penata.domains.organization import forms
from penata.domains.organization.actions import accounts as actions
from penata.domains.organization.queries import roles
from penata.kernel.access import Permission, requires

EDIT = Permission.ACCOUNT_EDIT
PAGE = 50


@requires(EDIT)
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    text = request.GET.get("q", "").strip()
    found = roles.accounts_of(request.user)
    if text:
        found = found.filter(Q(name__icontains=text) | Q(username__icontains=text))
    page = Paginator(found, PAGE).get_page(request.GET.get("hal"))
    return render(request, "organization/accounts.html", {"page": page, "q": text})


@requires(EDIT)
@require_http_methods(["GET", "POST"])
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    user = get_object_or_404(roles.accounts_of(request.user), pk=pk)
    form = forms.ResetFactorForm(request.POST or None)
    if form.is_valid():
        return _done(request, user, form.cleaned_data["why"])
    context = {"account": user, "form": form, "has_factor": accounts.has_second_factor(user)}
    context |= {"held": roles.own(user).filter(user_id=user.pk), "is_own": user.pk == request.user.pk}
    return render(request, "organization/account.html", context)


def _done(request: HttpRequest, user: Any, why: str) -> HttpResponse:
    if request.POST.get("what") == "close":
        actions.close(user=user, by=request.user, why=why)
        messages.success(request, _("Akun %s ditutup.") % user.username)
    elif actions.reset_second_factor(user=user, by=request.user, why=why):
        messages.success(request, _("Pengaman dilepas. Pemilik akun dan pemeriksa diberi tahu."))
    else:
        messages.error(request, _("Akun ini tidak memasang pengaman."))
    return redirect("organization:account", user.pk)
