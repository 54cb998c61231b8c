"""A holder on leave hands his role to a deputy, and takes it back."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from penata.domains.accounts import public as accounts
from penata.domains.organization import forms
from penata.domains.organization.actions import hand_over as actions
from penata.domains.organization.policies import may_hand_over, may_take_back
from penata.domains.organization.queries import roles
from penata.domains.organization.rules.kinds import GrantState
from penata.kernel import clock
from penata.kernel.access import Role, signed_in
from penata.kernel.ui.pages import explain, form_page


@signed_in
@require_http_methods(["GET", "POST"])
def hand_over(request: HttpRequest, pk: int) -> HttpResponse:
    of = get_object_or_404(roles.own(request.user), pk=pk)
    if not may_hand_over(request.user, of):
        raise Http404
    users = accounts.people_who_sign_in().exclude(pk=request.user.pk)
    form = forms.HandOverForm(request.POST or None, users=users)
    if form.is_valid() and _handed(request, of, form):
        return redirect("accounts:me")
    told = {"role": _(Role(of.role).label), "unit": of.unit.name}
    intro = _("Rekan Anda menjadi Plh. selama masa itu. Peran Anda sendiri tetap berlaku. Semuanya tercatat.")
    title = _("Limpahkan peran %(role)s di %(unit)s") % told
    return form_page(
        request, form, title=title, button=_("Limpahkan"), back=reverse("accounts:me"), intro=intro
    )


@signed_in
@require_POST
def take_back(request: HttpRequest, pk: int) -> HttpResponse:
    """By the holder, the deputy himself, or an officer who sees it in the list."""
    of = roles.own(request.user).filter(pk=pk).first() or roles.visible_to(request.user).filter(pk=pk).first()
    if of is None or not may_take_back(request.user, of):
        raise Http404
    actions.take_back(of=of, on=clock.today(), by=request.user)
    messages.success(request, _("Pelimpahan diakhiri."))
    return redirect("accounts:me")


def _handed(request: HttpRequest, of: object, form: forms.HandOverForm) -> bool:
    try:
        made = actions.hand_over(of=of, by=request.user, **form.cleaned_data)
    except ValidationError as problem:
        form.add_error(None, explain(problem))
        return False
    waiting = made.state == GrantState.PROPOSED
    messages.success(
        request, _("Menunggu persetujuan petugas kedua.") if waiting else _("Peran dilimpahkan.")
    )
    return True
