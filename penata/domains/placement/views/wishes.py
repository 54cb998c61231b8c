"""Where the reader would like to serve: his wishes, a new one, one taken back."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from penata.domains.placement import forms
from penata.domains.placement.actions import wishes as actions
from penata.domains.placement.queries import wishes as queries
from penata.kernel.access import Permission, requires

OWN = Permission.PERSON_READ_OWN


@requires(OWN)
@require_http_methods(["GET", "POST"])
def index(request: HttpRequest) -> HttpResponse:
    form = forms.WishForm(request.POST or None)
    if form.is_valid():
        try:
            unit = queries.unit_named(request.user, form.cleaned_data["unit"])
            actions.wish(unit=unit, reason=form.cleaned_data["reason"], by=request.user)
            messages.success(
                request, _("Keinginan Anda dicatat dan dipertimbangkan saat skenario dihitung lagi.")
            )
            return redirect("placement:wishes")
        except ValidationError as refusal:
            form.refuse(refusal)
    return render(request, "placement/wishes.html", queries.page(request.user) | {"form": form})


@requires(OWN)
@require_POST
def take_back(request: HttpRequest, wish: int) -> HttpResponse:
    found = queries.own(request.user).filter(pk=wish).first()
    if found is None:
        raise Http404
    actions.take_back_wish(wish=found, by=request.user)
    messages.success(request, _("Keinginan pindah ke %s ditarik.") % found.unit.name)
    return redirect("placement:wishes")
