"""Who is protected from being moved: the list, a new one, one ended."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from penata.domains.placement import forms
from penata.domains.placement.actions import protections as actions
from penata.domains.placement.queries import protections as queries
from penata.domains.placement.rules.terms import ProtectionKind
from penata.domains.placement.views.scenarios import crumbs
from penata.kernel import clock
from penata.kernel.access import Permission, may, requires
from penata.kernel.ui import figures
from penata.kernel.ui.pages import form_page
from penata.kernel.values import N_

READ, EDIT = Permission.PLACEMENT_READ, Permission.PROTECTION_EDIT
PAGE = 50
INTRO = N_("Selama masa ini ia tidak dipindahkan oleh skenario mana pun. Alasannya tidak tampil di skenario.")
NOTED = N_("Perlindungan %s dicatat; skenario yang ada perlu dihitung ulang.")


@requires(READ)
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """A look at reasons is noted."""
    page = Paginator(queries.running(request.user), PAGE).get_page(request.GET.get("hal"))
    rows = queries.rows(request.user, page.object_list)
    actions.note_look(people=[row.person_id for row in rows if row.reason], by=request.user)
    context = {"page": page, "rows": rows, "may_edit": may(request.user, EDIT), "crumbs": crumbs()}
    return render(request, "placement/protections.html", context)


@requires(EDIT)
@require_http_methods(["GET", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    start = {"first": clock.today(), "person": request.GET.get("orang", "")}
    form = forms.ProtectionForm(request.POST or None, initial=start)
    if form.is_valid():
        told = form.cleaned_data
        kind = ProtectionKind(told.pop("kind"))
        try:
            code = queries.code_of(request.user, told.pop("person"))
            made = actions.note_protection(person_code=code, kind=kind, by=request.user, **told)
            messages.success(request, _(NOTED) % made.person.full_name)
            return redirect("placement:protections")
        except ValidationError as refusal:
            form.refuse(refusal)
    return _form(request, form, _("Lindungi seseorang"), _("Catat perlindungan"), _(INTRO))


@requires(EDIT)
@require_http_methods(["GET", "POST"])
def end(request: HttpRequest, protection: int) -> HttpResponse:
    found = queries.running(request.user, EDIT).filter(pk=protection).first()
    if found is None:
        raise Http404
    form = forms.EndProtectionForm(request.POST or None, initial={"last": clock.today()})
    if form.is_valid():
        try:
            ended = actions.end_protection(protection=found, last=form.cleaned_data["last"], by=request.user)
            told = {"name": found.person.full_name, "last": figures.long_day(ended.period.last)}
            messages.success(request, _("%(name)s dilindungi sampai %(last)s.") % told)
            return redirect("placement:protections")
        except ValidationError as refusal:
            form.refuse(refusal)
    return _form(request, form, _("Akhiri perlindungan %s") % found.person.full_name, _("Akhiri"))


def _form(request: HttpRequest, form: object, title: str, button: str, intro: str = "") -> HttpResponse:
    back = reverse("placement:protections")
    way = crumbs(None, (_("Perlindungan"), back))
    return form_page(request, form, title=title, button=button, back=back, intro=intro, crumbs=way)
