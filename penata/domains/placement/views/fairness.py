"""Whether some bear more than others: the report of a scenario, and its file."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from penata.domains.placement.actions.fairness import take_away
from penata.domains.placement.queries import fairness
from penata.domains.placement.views.scenarios import crumbs, scenario_of
from penata.kernel.access import Permission, requires
from penata.kernel.ui.pages import FORMS, table_file


@requires(Permission.PLACEMENT_READ)
@require_safe
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    scenario = scenario_of(request, pk)
    context = {"scenario": scenario, "report": fairness.report(request.user, scenario)}
    context["crumbs"] = crumbs(scenario)
    context["may_export"] = fairness.may_take_away(request.user, scenario)
    return render(request, "placement/fairness.html", context)


@requires(Permission.PERSON_EXPORT)
@require_safe
def download(request: HttpRequest, pk: int, form: str) -> HttpResponse:
    """As on the page, for who may also take lists of people away."""
    scenario = scenario_of(request, pk)
    if form not in FORMS or not scenario.result:
        raise Http404
    return table_file(take_away(scenario=scenario, by=request.user), "keadilan-penempatan", form)
