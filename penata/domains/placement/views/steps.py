"""The steps of a scenario, each by a button or a short form."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from penata.domains.placement import forms
from penata.domains.placement.actions import deciding
from penata.domains.placement.actions import scenarios as actions
from penata.domains.placement.views.scenarios import page_of, scenario_of
from penata.kernel.access import Permission, requires
from penata.kernel.flow import StepRefused
from penata.kernel.ui.pages import explain

EDIT, DECIDE = Permission.PLACEMENT_EDIT, Permission.PLACEMENT_DECIDE


@requires(EDIT)
@require_POST
def change(request: HttpRequest, pk: int) -> HttpResponse:
    """Other numbers, computed again."""
    form = forms.PolicyForm(request.POST)

    def act(scenario: Any) -> None:
        changed = actions.change(scenario=scenario, policy=form.policy(), by=request.user)
        actions.ask_to_compute(scenario=changed, by=request.user)

    return _taken(request, pk, act, _("Skenario dihitung ulang."), form, "policy_form")


@requires(EDIT)
@require_POST
def copy(request: HttpRequest, pk: int) -> HttpResponse:
    scenario = scenario_of(request, pk)
    made = actions.copy(scenario=scenario, name=_("%s (salinan)") % scenario.name[:100], by=request.user)
    actions.ask_to_compute(scenario=made, by=request.user)
    messages.success(request, _("Salinan dibuat dan dihitung. Ubah kebijakannya, lalu bandingkan."))
    return redirect("placement:scenario", made.pk)


@requires(EDIT)
@require_POST
def discuss(request: HttpRequest, pk: int) -> HttpResponse:
    done = _("Skenario dibahas; yang diusulkan pindah diminta menanggapi.")
    return _taken(request, pk, lambda s: deciding.discuss(scenario=s, by=request.user), done)


@requires(EDIT)
@require_POST
def reopen(request: HttpRequest, pk: int) -> HttpResponse:
    done = _("Skenario dibuka lagi; ubah kebijakannya dan hitung ulang.")
    return _taken(request, pk, lambda s: deciding.reopen(scenario=s, by=request.user), done)


@requires(DECIDE)
@require_POST
def decide(request: HttpRequest, pk: int) -> HttpResponse:
    form = forms.DecideForm(request.POST)

    def act(scenario: Any) -> None:
        deciding.decide(scenario=scenario, by=request.user, **form.cleaned_data)

    return _taken(request, pk, act, _("Skenario diputuskan; petugas menyiapkan SK-nya."), form, "decide_form")


@requires(EDIT)
@require_POST
def carry_out(request: HttpRequest, pk: int) -> HttpResponse:
    form = forms.OrderForm(request.POST)

    def act(scenario: Any) -> None:
        deciding.carry_out(scenario=scenario, order_number=form.cleaned_data["order_number"], by=request.user)

    return _taken(request, pk, act, _("Perpindahan dicatat; berlaku pada tanggalnya."), form, "order_form")


@requires(EDIT, DECIDE)
@require_POST
def cancel(request: HttpRequest, pk: int) -> HttpResponse:
    form = forms.ReasonForm(request.POST, prefix="batal")

    def act(scenario: Any) -> None:
        deciding.cancel(scenario=scenario, why=form.cleaned_data["why"], by=request.user)

    return _taken(
        request, pk, act, _("Keputusan dibatalkan; semua tetap di jabatannya."), form, "cancel_form"
    )


@requires(EDIT)
@require_POST
def drop(request: HttpRequest, pk: int) -> HttpResponse:
    form = forms.ReasonForm(request.POST, prefix="henti")

    def act(scenario: Any) -> None:
        actions.drop(scenario=scenario, why=form.cleaned_data["why"], by=request.user)

    return _taken(request, pk, act, _("Skenario dihentikan."), form, "drop_form")


def _taken(
    request: HttpRequest, pk: int, act: Callable[[Any], Any], done: str, form: Any = None, name: str = ""
) -> HttpResponse:
    """The step, or the page again with what stands against it."""
    scenario = scenario_of(request, pk)
    if form is not None and not form.is_valid():
        messages.error(request, _("Periksa isian yang ditandai."))
        return page_of(request, scenario, 422, **{name: form})
    try:
        act(scenario)
    except (StepRefused, ValidationError) as refusal:
        messages.error(request, explain(refusal))
        if _is_about(form, refusal):
            return page_of(request, scenario, 422, **{name: form})
    else:
        messages.success(request, done)
    return redirect("placement:scenario", pk)


def _is_about(form: Any, refusal: Exception) -> bool:
    """Whether a refusal names a field of the form, which then says it."""
    if form is None or not set(getattr(refusal, "error_dict", ())) & set(form.fields):
        return False
    form.refuse(refusal)
    return True
