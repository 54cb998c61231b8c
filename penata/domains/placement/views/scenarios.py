"""The list of scenarios, a new one, the page of one, two beside each other."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from penata.domains.organization import public as organization
from penata.domains.placement import forms
from penata.domains.placement.actions import scenarios as actions
from penata.domains.placement.queries import comparing, pages
from penata.domains.placement.queries import scenarios as queries
from penata.domains.placement.queries.inputs import is_stale
from penata.domains.placement.rules.policy import Policy
from penata.domains.placement.rules.terms import ScenarioState
from penata.kernel import clock
from penata.kernel.access import Permission, requires
from penata.kernel.ui.pages import form_page

READ, EDIT = Permission.PLACEMENT_READ, Permission.PLACEMENT_EDIT
PAGE = 20


@requires(READ)
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    page = Paginator(queries.listed(request.user), PAGE).get_page(request.GET.get("hal"))
    return render(
        request, "placement/scenarios.html", {"page": page, "may_edit": pages.may_make(request.user)}
    )


@requires(EDIT)
@require_http_methods(["GET", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    units = pages.units_for(request.user)
    initial = {**Policy().as_json(), "day": clock.today()}
    families = organization.families(request.user)
    form = forms.NewForm(request.POST or None, units=list(units.items()), families=families, initial=initial)
    if form.is_valid():
        scenario = _opened(request, form)
        if scenario is not None:
            return redirect("placement:scenario", scenario.pk)
    intro = _(
        "Skenario menjawab satu pertanyaan: siapa sebaiknya bertugas di mana. Belum ada yang berubah sampai diputuskan."
    )
    return form_page(
        request, form, title=_("Skenario baru"), button=_("Susun dan hitung"), back=reverse("placement:scenarios"),
        intro=intro, template="placement/new.html",
    )  # fmt: skip


@requires(READ)
@require_safe
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    return page_of(request, scenario_of(request, pk))


@requires(READ)
@require_safe
def freshness(request: HttpRequest, pk: int) -> HttpResponse:
    """A piece of the page, asked for when the rest is there: whether the data changed since the scenario was computed, else
    what a decision would reach."""
    scenario = scenario_of(request, pk)
    stale = is_stale(request.user, scenario)
    told = "" if stale else pages.to_decide(request.user, scenario)
    context = {"scenario": scenario, "is_stale": stale, "to_decide": told}
    return render(request, "placement/freshness.html", context)


@requires(READ)
@require_safe
def compare(request: HttpRequest) -> HttpResponse:
    """Two that were computed, side by side: `?a=&b=`."""
    chosen = [pages.number(request.GET.get(name)) for name in ("a", "b")]
    context = comparing.page(request.user, *chosen) | {"crumbs": crumbs()}
    return render(request, "placement/compare.html", context)


def crumbs(scenario: Any = None, *more: tuple[str, str]) -> list[tuple[str, str]]:
    """The way to a page below the list, or below a scenario."""
    own = [] if scenario is None else [(scenario.name, scenario.get_absolute_url())]
    return [(_("Penempatan"), reverse("placement:scenarios")), *own, *more]


def scenario_of(request: HttpRequest, pk: int) -> Any:
    scenario = queries.visible_to(request.user).filter(pk=pk).first()
    if scenario is None:
        raise Http404
    return scenario


def page_of(request: HttpRequest, scenario: Any, status: int = 200, **typed: Any) -> HttpResponse:
    """The page with its forms, one of them as it was typed."""
    seen = queries.state_of_moves(scenario) if scenario.state == ScenarioState.DISCUSSED else ""
    blank = {
        "policy_form": forms.PolicyForm(initial=scenario.policy),
        "decide_form": forms.DecideForm(initial={"seen": seen}),
        "order_form": forms.OrderForm(), "cancel_form": forms.ReasonForm(prefix="batal"),
        "drop_form": forms.ReasonForm(prefix="henti"),
    }  # fmt: skip
    context = pages.scenario_page(request.user, scenario) | blank | typed | {"crumbs": crumbs()}
    return render(request, "placement/scenario.html", context, status=status)


def _opened(request: HttpRequest, form: forms.NewForm) -> Any:
    told = form.cleaned_data
    try:
        scenario = actions.open_scenario(
            unit=organization.unit_at(told["unit"]), name=told["name"], day=told["day"], policy=form.policy(),
            families=told["families"], statuses=told["statuses"],
            programme_units=pages.units_meant(request.user, told["unit"], told["programme_units"], told["day"]),
            by=request.user,
        )  # fmt: skip
        actions.ask_to_compute(scenario=scenario, by=request.user)
    except ValidationError as refusal:
        form.refuse(refusal)
        return None
    return scenario
