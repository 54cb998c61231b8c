"""What if: one person of a scenario with every price; a pin, and its removal."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from penata.domains.placement import forms
from penata.domains.placement.actions import pins as actions
from penata.domains.placement.queries import pages, what_if_pages
from penata.domains.placement.views.scenarios import crumbs, scenario_of
from penata.kernel.access import Permission, requires
from penata.kernel.flow import StepRefused
from penata.kernel.ui.pages import explain

READ, EDIT = Permission.PLACEMENT_READ, Permission.PLACEMENT_EDIT
PAGE = 50


@requires(READ)
@require_safe
def find(request: HttpRequest, pk: int) -> HttpResponse:
    """People of the scope by name or code."""
    scenario, text = scenario_of(request, pk), request.GET.get("q", "").strip()
    found = what_if_pages.find(request.user, scenario, text)
    page = Paginator(found, PAGE).get_page(request.GET.get("hal"))
    return render(
        request,
        "placement/find.html",
        {"scenario": scenario, "text": text, "page": page, "crumbs": crumbs(scenario)},
    )


@requires(READ)
@require_safe
def person(request: HttpRequest, pk: int, code: str) -> HttpResponse:
    """Every post that he may hold with its price; in the fairest mode that of `?jabatan=`."""
    scenario, asked = scenario_of(request, pk), pages.number(request.GET.get("jabatan"))
    context = what_if_pages.person(request.user, scenario, code, asked)
    if context is None:
        raise Http404
    page = Paginator(context["told"].options, PAGE).get_page(request.GET.get("hal"))
    way = crumbs(scenario, (_("Orang"), reverse("placement:find", args=[pk])))
    return render(request, "placement/person.html", context | {"page": page, "asked": asked, "crumbs": way})


@requires(EDIT)
@require_POST
def pin(request: HttpRequest, pk: int, code: str) -> HttpResponse:
    """Said and computed again; what cannot be is told on the page of the person."""
    scenario, form = scenario_of(request, pk), forms.PinForm(request.POST)
    number = what_if_pages.number_of(request.user, scenario, code)
    if number is None:
        raise Http404
    if not form.is_valid():
        messages.error(request, " ".join(error for errors in form.errors.values() for error in errors))
        return redirect("placement:person", pk, code)
    done = _done(
        request, lambda: actions.pin(scenario=scenario, person=number, by=request.user, **form.pin())
    )
    return redirect("placement:scenario", pk) if done else redirect("placement:person", pk, code)


@requires(EDIT)
@require_POST
def unpin(request: HttpRequest, pk: int, pin: int) -> HttpResponse:
    scenario = scenario_of(request, pk)
    _done(request, lambda: actions.unpin(scenario=scenario, pin=pin, by=request.user))
    return redirect("placement:scenario", pk)


def _done(request: HttpRequest, act: Any) -> bool:
    try:
        act()
    except StepRefused:
        messages.error(
            request, _("Pengandaian hanya dapat diubah sebelum skenario dibahas; buka lagi lebih dulu.")
        )
        return False
    except ValidationError as refusal:
        messages.error(request, explain(refusal))
        return False
    messages.success(request, _("Pengandaian disimpan; skenario dihitung ulang."))
    return True
