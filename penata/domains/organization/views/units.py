from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from penata.domains.organization import forms
from penata.domains.organization.actions import units as actions
from penata.domains.organization.queries import pages, regions, units
from penata.kernel import clock
from penata.kernel.access import Permission, may, requires
from penata.kernel.sheets.problems import CellProblem
from penata.kernel.ui.context import as_of
from penata.kernel.ui.pages import explain, form_page

READ, EDIT = Permission.UNIT_READ, Permission.UNIT_EDIT


@requires(READ)
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """The agencies, or what a search finds."""
    day, text = as_of(request), request.GET.get("q", "").strip()
    found = pages.search(request.user, text, day) if text else pages.top(request.user, day)
    page = Paginator(found, 50).get_page(request.GET.get("hal"))
    context = {"page": page, "q": text, "as_of": day, "may_edit": may(request.user, EDIT)}
    return render(request, "organization/units.html", context)


@requires(READ)
@require_safe
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    unit = get_object_or_404(units.any_time_for(request.user), pk=pk)
    context = pages.unit_page(request.user, unit, as_of(request))
    return render(request, "organization/unit.html", context)


@requires(EDIT)
@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    unit = get_object_or_404(units.visible_to(request.user, permission=EDIT).exclude(parent=None), pk=pk)
    initial = {
        name: getattr(unit, name) for name in ("name", "kind", "region_id", "is_remote", "is_accessible")
    }
    form = forms.UnitForm(request.POST or None, initial=initial, find_region=_region_finder(unit))
    if form.is_valid():
        actions.edit(unit=unit, values=form.values, by=request.user, why=form.cleaned_data["why"])
        messages.success(request, _("Data unit diubah."))
        return redirect("organization:unit", pk)
    return _form(request, form, _("Ubah %s") % unit.name, _("Simpan perubahan"), unit)


@requires(EDIT)
@require_http_methods(["GET", "POST"])
def add(request: HttpRequest, pk: int) -> HttpResponse:
    parent = get_object_or_404(units.visible_to(request.user, permission=EDIT), pk=pk)
    form = forms.NewUnitForm(request.POST or None, find_region=_region_finder(parent))
    if form.is_valid():
        code = form.cleaned_data["code"]
        if units.code_is_taken(parent, code):
            form.add_error("code", _("Kode ini sudah dipakai unit lain."))
        else:
            unit = actions.add(
                parent=parent, code=code, values=form.values, by=request.user, since=clock.today()
            )
            messages.success(request, _("%s ditambahkan.") % unit.name)
            return redirect("organization:unit", unit.pk)
    return _form(request, form, _("Tambah unit di bawah %s") % parent.name, _("Tambah unit"), parent)


@requires(EDIT)
@require_http_methods(["GET", "POST"])
def move(request: HttpRequest, pk: int) -> HttpResponse:
    unit = get_object_or_404(units.visible_to(request.user, permission=EDIT).exclude(parent=None), pk=pk)
    form = forms.MoveUnitForm(request.POST or None)
    if form.is_valid() and (moved := _moved(request, unit, form)):
        messages.success(request, _("%s kini berdiri di tempat barunya.") % moved.name)
        return redirect("organization:unit", moved.pk)
    intro = _(
        "Unit ini dan semua di bawahnya berakhir sehari sebelumnya dan berdiri lagi di bawah induk baru."
    )
    return _form(request, form, _("Pindahkan %s") % unit.name, _("Pindahkan unit"), unit, intro)


@requires(EDIT)
@require_http_methods(["GET", "POST"])
def end(request: HttpRequest, pk: int) -> HttpResponse:
    unit = get_object_or_404(units.visible_to(request.user, permission=EDIT).exclude(parent=None), pk=pk)
    form = forms.EndUnitForm(request.POST or None)
    if form.is_valid():
        try:
            actions.end(
                unit=unit, last=form.cleaned_data["last"], by=request.user, why=form.cleaned_data["why"]
            )
            messages.success(request, _("%s ditutup.") % unit.name)
            return redirect("organization:unit", pk)
        except (ValidationError, ValueError) as problem:
            form.add_error("last", explain(problem))
    return _form(request, form, _("Tutup %s") % unit.name, _("Tutup unit"), unit)


def _moved(request: HttpRequest, unit: Any, form: Any) -> Any | None:
    told = form.cleaned_data
    try:
        parent = _find_unit(request, unit, told["parent"])
        return actions.move(unit=unit, parent=parent, on=told["on"], by=request.user, why=told["why"])
    except (ValidationError, CellProblem) as problem:
        form.add_error("parent", explain(problem))
        return None


def _region_finder(unit: Any) -> Any:
    return regions.finder(regions.home_of_unit(unit)).find


def _find_unit(request: HttpRequest, near: Any, text: str) -> Any:
    finder = units.finder(near.government, clock.today())
    return get_object_or_404(units.visible_to(request.user, permission=EDIT), pk=finder.find(text).id)


def _form(
    request: HttpRequest, form: Any, title: str, button: str, unit: Any, intro: str = ""
) -> HttpResponse:
    back, trail = reverse("organization:unit", args=[unit.pk]), pages.crumbs(unit, with_itself=True)
    return form_page(request, form, title=title, button=button, back=back, intro=intro, crumbs=trail)
