"""The units of a scenario, and why one of them is still short."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from penata.domains.placement.queries import shortage
from penata.domains.placement.views.scenarios import crumbs, scenario_of
from penata.kernel.access import Permission, requires

READ = Permission.PLACEMENT_READ
PAGE = 50


@requires(READ)
@require_safe
def index(request: HttpRequest, pk: int) -> HttpResponse:
    """Of one district with `?kecamatan=`, empty for those without; else all."""
    scenario, district = scenario_of(request, pk), request.GET.get("kecamatan")
    page = Paginator(shortage.units(scenario, district), PAGE).get_page(request.GET.get("hal"))
    name = None if district is None else shortage.district_name(district)
    whole = [] if district is None else [(_("Semua unit"), reverse("placement:units", args=[pk]))]
    context = {"scenario": scenario, "page": page, "district": name, "crumbs": crumbs(scenario, *whole)}
    return render(request, "placement/units.html", context)


@requires(READ)
@require_safe
def detail(request: HttpRequest, pk: int, unit: int) -> HttpResponse:
    scenario = scenario_of(request, pk)
    context = shortage.unit_page(request.user, scenario, unit)
    if context is None:
        raise Http404
    district = context["unit"].district
    units = reverse("placement:units", args=[pk]) + (
        f"?{urlencode({'kecamatan': district})}" if district else ""
    )
    way = crumbs(scenario, (_("Unit"), units))
    return render(request, "placement/unit.html", context | {"scenario": scenario, "crumbs": way})
