"""The moves of a scenario: the list, one with its reasons, what becomes of it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from penata.domains.placement import forms
from penata.domains.placement.actions import moves as actions
from penata.domains.placement.policies import may_choose, may_pin
from penata.domains.placement.queries import explaining
from penata.domains.placement.queries import scenarios as queries
from penata.domains.placement.views.scenarios import crumbs, scenario_of
from penata.kernel.access import Permission, requires
from penata.kernel.ui import figures
from penata.kernel.ui.pages import explain

READ = Permission.PLACEMENT_READ
PAGE = 50


@requires(READ)
@require_safe
def index(request: HttpRequest, pk: int) -> HttpResponse:
    scenario, (show, text) = scenario_of(request, pk), _asked(request)
    page = Paginator(queries.moves_of(scenario, show, text), PAGE).get_page(request.GET.get("hal"))
    context = {
        "scenario": scenario, "page": page, "show": show, "text": text, "counts": queries.counts(scenario),
        "may_choose": may_choose(request.user, scenario), "form": forms.ChooseForm(), "crumbs": crumbs(scenario),
    }  # fmt: skip
    return render(request, "placement/moves.html", context)


@requires(READ)
@require_safe
def why(request: HttpRequest, pk: int, move: int) -> HttpResponse:
    """Why this person there, what the next best was, what it would cost the others if he stayed."""
    found = _found(request, pk, move)
    context = {
        "move": found,
        "scenario": found.scenario,
        "may_choose": may_choose(request.user, found.scenario),
        "may_pin": may_pin(request.user, found.scenario),
        "told": explaining.explain(request.user, found),
        "form": forms.ChooseForm(initial={"choice": found.choice}),
        "crumbs": crumbs(found.scenario, (_("Perpindahan"), reverse("placement:moves", args=[pk]))),
    }
    return render(request, "placement/why.html", context)


@requires(Permission.PLACEMENT_EDIT, Permission.PLACEMENT_DECIDE)
@require_POST
def choose(request: HttpRequest, pk: int, move: int) -> HttpResponse:
    """A refusal has its reason; one typed without it comes back to the page that asks for it."""
    found, form = _found(request, pk, move), forms.ChooseForm(request.POST)
    if form.is_valid():
        try:
            actions.choose(move=found, by=request.user, **form.cleaned_data)
            messages.success(request, _("Keputusan untuk %s disimpan.") % found.person.full_name)
            return redirect("placement:moves", pk)
        except ValidationError as refusal:
            messages.error(request, explain(refusal))
    return redirect("placement:why", pk, move)


@requires(Permission.PLACEMENT_EDIT, Permission.PLACEMENT_DECIDE)
@require_POST
def choose_all(request: HttpRequest, pk: int) -> HttpResponse:
    """The same for all that the filter shows."""
    scenario, (show, text) = scenario_of(request, pk), _asked(request)
    form = forms.ChooseForm(request.POST)
    if form.is_valid():
        try:
            count = actions.choose_all(
                scenario=scenario, show=show, text=text, by=request.user, **form.cleaned_data
            )
            messages.success(request, _("Keputusan untuk %s perpindahan disimpan.") % figures.number(count))
        except ValidationError as refusal:
            messages.error(request, explain(refusal))
    return redirect(f"{reverse('placement:moves', args=[pk])}?{urlencode({'lihat': show, 'q': text})}")


def _asked(request: HttpRequest) -> tuple[str, str]:
    """An answer or a choice, and words of a name or a unit."""
    return request.GET.get("lihat", ""), request.GET.get("q", "").strip()


def _found(request: HttpRequest, pk: int, move: int) -> Any:
    found = queries.move(request.user, pk, move)
    if found is None:
        raise Http404
    return found
