"""The officer's desk: what waits, what each asks for, and the answer."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from penata.kernel.access import Permission, may, requires
from penata.kernel.privacy import forms, subjects
from penata.kernel.privacy.actions import requests as actions
from penata.kernel.privacy.models import Request
from penata.kernel.privacy.pages import PAGES, RIGHTS
from penata.kernel.privacy.policies import needs_another
from penata.kernel.privacy.queries import requests as queries
from penata.kernel.privacy.terms import RequestKind
from penata.kernel.ui.pages import explain, form_page

HANDLE = Permission.REQUEST_HANDLE
PAGE = 20


@requires(HANDLE)
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    show = request.GET.get("lihat", "")
    page = Paginator(queries.queue(request.user, show), PAGE).get_page(request.GET.get("hal"))
    context = {"page": page, "rows": queries.shown(page.object_list), "show": show}
    return render(request, "privacy/requests.html", context)


@requires(HANDLE)
@require_http_methods(["GET", "POST"])
def desk(request: HttpRequest) -> HttpResponse:
    """Enter what somebody asked for at the desk or by letter."""
    form = forms.DeskForm(request.POST or None, initial={"code": request.GET.get("orang", "")})
    if form.is_valid():
        subject = subjects.people().find(request.user, HANDLE, form.cleaned_data["code"])
        if subject is not None:
            kind = RequestKind(form.cleaned_data["kind"])
            asked = actions.ask(subject=subject, kind=kind, by=request.user, text=form.cleaned_data["text"])
            return redirect("privacy:request", asked.pk)
        form.add_error("code", _("Tidak ada orang dengan kode itu di unit Anda."))
    intro = _("Untuk orang yang datang sendiri atau berkirim surat. Jamnya berjalan sejak disimpan.")
    return form_page(
        request, form, title=_("Catat permohonan"), button=_("Catat permohonan"), back=reverse("privacy:requests"),
        intro=intro,
    )  # fmt: skip


@requires(HANDLE)
@require_safe
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    return _page(request, _asked(request, pk), forms.AnswerForm())


@requires(HANDLE)
@require_POST
def take(request: HttpRequest, pk: int) -> HttpResponse:
    try:
        actions.take(asked=_asked(request, pk), by=request.user)
    except ValidationError as refusal:
        messages.error(request, explain(refusal))
    return redirect("privacy:request", pk)


@requires(HANDLE)
@require_POST
def grant(request: HttpRequest, pk: int) -> HttpResponse:
    return _answer(request, pk, actions.grant, _("Permohonan dikabulkan; pemohon diberi tahu."))


@requires(HANDLE)
@require_POST
def refuse(request: HttpRequest, pk: int) -> HttpResponse:
    return _answer(request, pk, actions.refuse, _("Permohonan ditolak; alasannya dikirim kepada pemohon."))


def _answer(request: HttpRequest, pk: int, act: Callable[..., Any], done: str) -> HttpResponse:
    asked, form = _asked(request, pk), forms.AnswerForm(request.POST)
    if form.is_valid():
        try:
            act(asked=asked, by=request.user, answer=form.cleaned_data["answer"])
            messages.success(request, done)
            return redirect("privacy:request", pk)
        except ValidationError as refusal:
            form.add_error("answer", explain(refusal))
    return _page(request, _asked(request, pk), form)


def _page(request: HttpRequest, asked: Request, form: Any) -> HttpResponse:
    (row,) = queries.shown([asked])
    crumbs = [(_("Permohonan data pribadi"), reverse("privacy:requests"))]
    context = {
        "row": row,
        "form": form,
        "crumbs": crumbs,
        "needs_another": needs_another(asked, request.user),
    }
    return render(request, "privacy/request.html", context)


def _asked(request: HttpRequest, pk: int) -> Request:
    asked = queries.for_officer(request.user, pk)
    if asked is None:
        raise Http404
    return asked


@requires(*RIGHTS)
@require_safe
def entrance(request: HttpRequest) -> HttpResponse:
    """Everybody begins at the first page of this part that is his."""
    own = (address for _label, address, right in PAGES if may(request.user, right))
    return redirect(next(own))
