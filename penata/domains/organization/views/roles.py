"""Who holds which role; granting, confirming, withdrawing."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from penata.domains.accounts import public as accounts
from penata.domains.organization import forms
from penata.domains.organization.actions import roles as actions
from penata.domains.organization.queries import roles, units
from penata.domains.organization.rules.kinds import GrantState
from penata.kernel import clock
from penata.kernel.access import Permission, Role, may, requires
from penata.kernel.sheets.problems import CellProblem
from penata.kernel.ui.pages import explain

GRANT = Permission.ROLE_GRANT
PAGE = 50


@requires(Permission.ROLE_READ)
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    asked = request.GET.get("peran", "")
    page = Paginator(roles.listed(request.user, asked), PAGE).get_page(request.GET.get("hal"))
    context = {"page": page, "may_grant": may(request.user, GRANT), "states": GrantState, "asked": asked}
    context |= {"roles": [role for role in Role if role != Role.OPERATOR]}
    context |= {"may_open_accounts": may(request.user, Permission.ACCOUNT_EDIT), "today": clock.today()}
    return render(request, "organization/roles.html", context)


@requires(GRANT)
@require_http_methods(["GET", "POST"])
def grant(request: HttpRequest) -> HttpResponse:
    users = accounts.people_who_sign_in().exclude(pk=request.user.pk)
    form = forms.GrantForm(request.POST or None, users=users)
    if form.is_valid() and _granted(request, form):
        return redirect("organization:roles")
    context = {
        "form": form,
        "title": _("Beri peran"),
        "button": _("Beri peran"),
        "back": reverse("organization:roles"),
    }
    context["intro"] = _("Peran yang membaca data pribadi baru berlaku sesudah petugas kedua menyetujuinya.")
    return render(request, "ui/form_page.html", context)


@requires(GRANT)
@require_POST
def confirm(request: HttpRequest, pk: int) -> HttpResponse:
    of = get_object_or_404(roles.visible_to(request.user), pk=pk)
    actions.confirm(of=of, by=request.user)
    messages.success(request, _("Peran %s kini berlaku.") % of.user.name)
    return redirect("organization:roles")


@requires(GRANT)
@require_http_methods(["GET", "POST"])
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    of = get_object_or_404(roles.visible_to(request.user).exclude(state=GrantState.WITHDRAWN), pk=pk)
    form = forms.WithdrawForm(request.POST or None, initial={"on": clock.today()})
    if form.is_valid() and _withdrawn(request, of, form):
        return redirect("organization:roles")
    title = _("Cabut peran %(role)s dari %(name)s") % {"role": Role(of.role).label, "name": of.user.name}
    context = {
        "form": form,
        "title": title,
        "button": _("Cabut peran"),
        "back": reverse("organization:roles"),
    }
    return render(request, "ui/form_page.html", context)


def _granted(request: HttpRequest, form: forms.GrantForm) -> bool:
    told = form.cleaned_data
    user = told.pop("user")
    try:
        unit, role = _find_unit(request, told.pop("unit")), Role(told.pop("role"))
        made = actions.grant(user=user, role=role, unit=unit, by=request.user, **told)
    except (CellProblem, ValidationError, ValueError) as problem:
        form.add_error(None, explain(problem))
        return False
    waiting = made.state == GrantState.PROPOSED
    messages.success(request, _("Menunggu persetujuan petugas kedua.") if waiting else _("Peran diberikan."))
    return True


def _withdrawn(request: HttpRequest, of: object, form: forms.WithdrawForm) -> bool:
    try:
        actions.withdraw(of=of, by=request.user, **form.cleaned_data)
    except ValidationError as problem:
        form.add_error("on", explain(problem))
        return False
    messages.success(request, _("Peran dicabut."))
    return True


def _find_unit(request: HttpRequest, text: str) -> object:
    government = units.government_of(request.user)
    if government is None:
        raise PermissionDenied
    found = units.finder(government, clock.today()).find(text)
    return get_object_or_404(units.visible_to(request.user, permission=GRANT), pk=found.id)
