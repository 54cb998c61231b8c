from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from penata.kernel.access import signed_in
from penata.kernel.search import Found, actions, queries
from penata.kernel.search.nearness import SHORTEST, typed
from penata.kernel.ui.pages import explain


@signed_in
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """The answer by kinds; without a question, what was pinned and opened lately."""
    text = typed(request.GET.get("q", ""))
    context: dict[str, Any] = {"q": text, "groups": queries.answer(request.user, text)}
    context["too_short"] = len(text) < SHORTEST
    if not text:
        context |= {"kept": queries.kept(request.user)}
    return render(request, "search/index.html", context)


@signed_in
@require_safe
def suggestions(request: HttpRequest) -> HttpResponse:
    """A piece of a page for the box: a few of each kind; before anything is typed, what was pinned and opened."""
    text = typed(request.GET.get("q", ""))
    context: dict[str, Any] = {"q": text, "groups": queries.suggestions(request.user, text)}
    if not text:
        context |= {"kept": queries.kept(request.user)}
    return render(request, "search/suggestions.html", context)


@signed_in
@require_safe
def open_result(request: HttpRequest) -> HttpResponse:
    """Go to the page of what was found, whose address only its own kind tells, and remember it."""
    found = _thing(request, request.GET.get("jenis", ""), request.GET.get("kunci", ""))
    actions.remember(opened=found, by=request.user)
    return redirect(found.url)


@signed_in
@require_POST
def pin(request: HttpRequest) -> HttpResponse:
    found = _thing(request, request.POST.get("jenis", ""), request.POST.get("kunci", ""))
    try:
        actions.pin(thing=found, by=request.user)
        messages.success(request, _("%s disematkan. Ia ada di halaman Cari.") % found.title)
    except ValidationError as refusal:
        messages.error(request, explain(refusal))
    return redirect("search:index")


@signed_in
@require_POST
def unpin(request: HttpRequest) -> HttpResponse:
    actions.unpin(kind=request.POST.get("jenis", ""), key=request.POST.get("kunci", ""), by=request.user)
    return redirect("search:index")


@signed_in
@require_POST
def forget(request: HttpRequest) -> HttpResponse:
    actions.forget(by=request.user)
    messages.success(request, _("Daftar yang terakhir dibuka sudah kosong."))
    return redirect("search:index")


def _thing(request: HttpRequest, kind: str, key: str) -> Found:
    found = queries.thing(request.user, kind, key)
    if found is None:
        raise Http404
    return found
