"""Keys for machines: one's own, made once shown, revoked."""

from __future__ import annotations

from datetime import timedelta

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from penata.domains.accounts.actions import api_keys as actions
from penata.domains.accounts.forms.api_keys import ApiKeyForm
from penata.domains.accounts.queries import api_keys as queries
from penata.kernel import clock
from penata.kernel.access import Permission, may, requires
from penata.kernel.sheets.problems import CellProblem
from penata.kernel.ui.pages import explain, form_page

HOLD = Permission.API_KEY_HOLD


@requires(HOLD, Permission.ACCOUNT_EDIT)
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    keys, today = queries.visible_to(request.user), clock.today()
    context = {
        "keys": [(key, key.is_over(today)) for key in keys],
        "may_make": may(request.user, HOLD),
        "crumbs": [(_("Akun saya"), reverse("accounts:me"))],
    }
    return render(request, "accounts/api_keys.html", context)


@requires(HOLD)
@require_http_methods(["GET", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    longest = clock.today() + timedelta(days=settings.PENATA_API_KEY_DAYS)
    form = ApiKeyForm(request.POST or None, grants=queries.grants_to_give(request.user), longest=longest)
    if form.is_valid():
        try:
            key, text = actions.make(by=request.user, **form.cleaned_data)
            return render(request, "accounts/api_key_made.html", {"key": key, "text": text})
        except CellProblem as problem:
            form.add_error("unit", explain(problem))
        except ValidationError as problem:
            form.add_error(None, problem)
    return form_page(
        request, form, title=_("Buat kunci API"), button=_("Buat kunci"), back=reverse("accounts:api_keys")
    )


@requires(HOLD, Permission.ACCOUNT_EDIT)
@require_POST
def revoke(request: HttpRequest, pk: int) -> HttpResponse:
    key = get_object_or_404(queries.visible_to(request.user), pk=pk)
    actions.revoke(key=key, by=request.user)
    messages.success(request, _("Kunci %s dicabut. Panggilan dengannya ditolak mulai sekarang.") % key.name)
    return redirect("accounts:api_keys")
