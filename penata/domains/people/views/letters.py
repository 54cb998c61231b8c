"""Officers issue letters: for a unit and all below it, or for one person at the desk."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from penata.domains.organization import public as organization
from penata.domains.people.actions import letters as actions
from penata.domains.people.forms.letters import IssueForm
from penata.domains.people.policies import may_issue_letter
from penata.domains.people.queries import letters as queries
from penata.domains.people.queries import person as persons
from penata.domains.people.rules.letters import LetterState, LetterWay
from penata.kernel import clock
from penata.kernel.access import Permission, reach, requires
from penata.kernel.sheets.problems import CellProblem
from penata.kernel.ui.pages import explain

ISSUE = Permission.ACTIVATION_ISSUE
PAGE = 50


@requires(ISSUE)
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    page = Paginator(queries.visible_to(request.user), PAGE).get_page(request.GET.get("hal"))
    context = {"page": page, "states": LetterState, "today": clock.today()}
    return render(request, "people/letters.html", context)


@requires(ISSUE)
@require_http_methods(["GET", "POST"])
def issue(request: HttpRequest) -> HttpResponse:
    """First the plan: how many, for whom not and why. Then, once, the letters with their codes."""
    form = IssueForm(request.POST or None)
    if form.is_valid():
        return _issued(request, form.cleaned_data)
    context: dict[str, Any] = {"asked": request.GET.get("unit", "").strip()}
    try:
        context["unit"] = unit = _find_unit(request, context["asked"])
    except CellProblem as problem:
        context["problem"] = explain(problem)
        return render(request, "people/letters_issue.html", context)
    return _show_plan(request, unit, context)


@requires(ISSUE)
@require_http_methods(["GET", "POST"])
def for_person(request: HttpRequest, code: str) -> HttpResponse:
    sheet = persons.load(request.user, code, clock.today())
    if sheet is None or not may_issue_letter(request.user, sheet):
        raise Http404
    context: dict[str, Any] = {
        "sheet": sheet,
        "person": sheet.person,
        "back": reverse("people:person", args=[code]),
    }
    if request.method == "POST":
        try:
            letter = actions.issue_for_person(person=sheet.person, path=sheet.path, by=request.user)
            return _print(request, [letter], context["back"])
        except ValidationError as problem:
            context["problem"] = explain(problem)
    return render(request, "people/letter_confirm.html", context)


def _show_plan(request: HttpRequest, unit: Any, context: dict[str, Any]) -> HttpResponse:
    plan = queries.plan(request.user, unit)
    waiting_too = len(plan.new) + len(plan.waiting)
    with_mail = sum(1 for addressee in plan.addressees(again=True) if addressee.email)
    context |= {"plan": plan, "unit": unit, "waiting_too": waiting_too, "with_mail": with_mail}
    return render(request, "people/letters_issue.html", context | {"ways": LetterWay})


def _issued(request: HttpRequest, told: dict[str, Any]) -> HttpResponse:
    unit = get_object_or_404(
        organization.units_visible_to(request.user, permission=ISSUE), pk=told.pop("unit")
    )
    address = request.build_absolute_uri(reverse("people:activate"))
    told["way"] = LetterWay(told["way"])
    try:
        printed, job = actions.issue_for_unit(unit=unit, address=address, by=request.user, **told)
    except actions.PlanChanged as problem:
        return _show_plan(request, unit, {"problem": explain(problem)})
    if job is not None:
        messages.success(request, _("Surat lewat surel sedang dikirim di latar."))
    if not printed:
        return redirect("people:letters")
    return _print(request, printed, reverse("people:letters"))


def _print(request: HttpRequest, printed: list[actions.Printed], back: str) -> HttpResponse:
    address = request.build_absolute_uri(reverse("people:activate"))
    return render(
        request, "people/letters_print.html", {"letters": printed, "address": address, "back": back}
    )


def _find_unit(request: HttpRequest, text: str) -> Any:
    """By its number or what it is called; nothing asked is the highest that the officer serves."""
    mine = organization.units_visible_to(request.user, permission=ISSUE)
    if not text:
        return mine.order_by("path").first()
    if text.isdecimal() and len(text) < 18 and (unit := mine.filter(pk=int(text)).first()):
        return unit
    government = organization.government_of(request.user)
    found = organization.unit_finder(government, clock.today(), reach(request.user, ISSUE)).find(text)
    return get_object_or_404(mine, pk=found.id)
