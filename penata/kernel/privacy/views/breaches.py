"""The breach log: what leaked, who was told, by when."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from penata.kernel.access import Permission, may, requires, signed_in
from penata.kernel.privacy import forms, subjects
from penata.kernel.privacy.actions import breaches as actions
from penata.kernel.privacy.models import Breach
from penata.kernel.privacy.queries import breaches as queries
from penata.kernel.ui.pages import explain, form_page

READ, EDIT = Permission.BREACH_READ, Permission.BREACH_EDIT


@requires(READ)
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    page = Paginator(queries.visible_to(request.user), 20).get_page(request.GET.get("hal"))
    context = {"page": page, "rows": queries.shown(page.object_list), "may_edit": may(request.user, EDIT)}
    return render(request, "privacy/breaches.html", context)


@requires(EDIT)
@require_http_methods(["GET", "POST"])
def add(request: HttpRequest) -> HttpResponse:
    places = subjects.people().places(request.user, EDIT)
    form = forms.BreachForm(request.POST or None, places=places)
    if form.is_valid():
        made = _noted(request, form, dict(places))
        if made:
            return redirect("privacy:breach", made.pk)
    intro = _("Jam 3 × 24 berjalan sejak kebocoran ditemukan, akhir pekan ikut dihitung.")
    title = _("Catat kebocoran data")
    return form_page(request, form, title=title, button=title, back=reverse("privacy:breaches"), intro=intro)


@requires(READ)
@require_safe
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    return _page(request, _breach(request, pk), forms.AgencyForm())


@requires(EDIT)
@require_POST
def amend(request: HttpRequest, pk: int) -> HttpResponse:
    told = {"handling": request.POST.get("handling", "")[:2000].strip(), "done": request.POST.getlist("done")}
    return _act(request, pk, actions.amend, _("Penanganan dicatat."), **told)


@requires(EDIT)
@require_POST
def tell_subjects(request: HttpRequest, pk: int) -> HttpResponse:
    return _act(request, pk, actions.tell_subjects, _("Pemilik data yang berakun sudah diberi tahu."))


@requires(EDIT)
@require_POST
def tell_agency(request: HttpRequest, pk: int) -> HttpResponse:
    note = request.POST.get("note", "")[:200]
    return _act(request, pk, actions.tell_agency, _("Pemberitahuan kepada lembaga dicatat."), note=note)


@requires(EDIT)
@require_POST
def close(request: HttpRequest, pk: int) -> HttpResponse:
    return _act(request, pk, actions.close, _("Catatan ditutup."))


@signed_in
@require_safe
def notice(request: HttpRequest, pk: int) -> HttpResponse:
    """What somebody whose data was affected reads."""
    breach = queries.told_to(request.user, pk)
    if breach is None:
        raise Http404
    text = queries.letter(breach, get_language() or "id")
    return render(request, "privacy/breach_notice.html", {"breach": breach, "letter": text})


def _act(request: HttpRequest, pk: int, act: Callable[..., Any], said: str, **told: Any) -> HttpResponse:
    try:
        act(breach=_breach(request, pk), by=request.user, **told)
        messages.success(request, said)
    except ValidationError as refusal:
        messages.error(request, explain(refusal))
    return redirect("privacy:breach", pk)


def _noted(request: HttpRequest, form: Any, places: dict[str, str]) -> Breach | None:
    """The breach, or None where the form now says what stands against it."""
    told = dict(form.cleaned_data)
    found_at = timezone.make_aware(datetime.combine(told.pop("found_on"), told.pop("found_time")))
    try:
        return actions.note(**told, place=places[told["path"]], found_at=found_at, by=request.user)
    except ValidationError as refusal:
        form.add_error(None, explain(refusal))
        return None


def _page(request: HttpRequest, breach: Breach, agency: Any) -> HttpResponse:
    (row,) = queries.shown([breach])
    context = {
        "row": row,
        "agency": agency,
        "told": queries.told_by(breach),
        "letters": [("id", queries.letter(breach, "id")), ("en", queries.letter(breach, "en"))],
        "may_edit": may(request.user, EDIT, str(breach.path)),
        "crumbs": [(_("Kebocoran data"), reverse("privacy:breaches"))],
    }
    return render(request, "privacy/breach.html", context)


def _breach(request: HttpRequest, pk: int) -> Breach:
    breach = queries.visible_to(request.user).filter(pk=pk).first()
    if breach is None:
        raise Http404
    return breach
