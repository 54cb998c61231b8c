"""Covered values opened with a reason, who looked, and what the owner changes himself."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from penata.domains.people import forms
from penata.domains.people.actions import corrections, records
from penata.domains.people.policies import may_read_traces, openable
from penata.domains.people.queries import person as queries
from penata.domains.people.queries import subjects
from penata.domains.people.views.person import page_context, sheet_of
from penata.kernel import clock
from penata.kernel.access import Permission, requires
from penata.kernel.audit import words
from penata.kernel.audit.queries import accesses_to, of_person
from penata.kernel.privacy.queries.accesses import tell
from penata.kernel.privacy.terms import RevealReason
from penata.kernel.ui.pages import form_page

READ, OWN = Permission.PERSON_READ, Permission.PERSON_READ_OWN
PAGE = 30


@requires(Permission.PERSON_REVEAL)
@require_POST
def reveal(request: HttpRequest, code: str) -> HttpResponse:
    """What was asked for is shown in this one answer, and covered again on the next page."""
    sheet = sheet_of(request, code)
    may_open = openable(request.user, sheet)
    if not may_open:
        raise PermissionDenied(Permission.PERSON_REVEAL.value)
    context = page_context(request, sheet)
    uncover(request, sheet, context, may_open)
    return render(request, "people/person.html", context)


@requires(READ, OWN)
@require_safe
def traces(request: HttpRequest, code: str) -> HttpResponse:
    """What was changed about somebody: for himself, and for those who may read traces."""
    sheet = _overseen(request, code)
    told = words.tell(request.user, of_person(sheet.person.pk)[:200])
    return render(request, "people/person_traces.html", page_context(request, sheet) | {"traces": told})


@requires(READ, OWN)
@require_safe
def seen_by(request: HttpRequest, code: str) -> HttpResponse:
    """Who looked at somebody's data, as what, at which part and why."""
    sheet = _overseen(request, code)
    page = Paginator(accesses_to(sheet.person.pk), PAGE).get_page(request.GET.get("hal"))
    context = page_context(request, sheet) | {"page": page, "seen": tell(page.object_list)}
    return render(request, "people/seen_by.html", context)


@requires(OWN)
@require_safe
def own_seen_by(request: HttpRequest) -> HttpResponse:
    code = queries.own_code(request.user)
    return redirect("people:seen_by", code) if code else render(request, "people/no_person.html")


@requires(OWN)
@require_http_methods(["GET", "POST"])
def own_contact(request: HttpRequest) -> HttpResponse:
    """The owner's telephone and e-mail: changed at once, without an officer."""
    subject = subjects.of_user(request.user)
    if subject is None:
        raise Http404
    known = subjects.known(subject.person_id)
    form = forms.ContactForm(
        request.POST or None, initial={"phone": known["telepon"], "email": known["surel"]}
    )
    if form.is_valid() and _contact_changed(request, form):
        return redirect("people:own_contact")
    intro = _("Berlaku saat disimpan, dan tercatat di jejak Anda.")
    title, back = _("Telepon dan surel"), reverse("people:own")
    return form_page(request, form, title=title, button=_("Simpan kontak"), back=back, intro=intro)


def uncover(
    request: HttpRequest, sheet: queries.PersonSheet, context: dict[str, Any], may_open: list[str]
) -> None:
    """Add to a page what its reader asked to see of `may_open`, or the form that says why it stays covered."""
    form = forms.RevealForm(request.POST, may_open=may_open)
    if form.is_valid() and _opened(request, sheet, form):
        context["opened"] |= set(form.cleaned_data["what"])
    else:
        context |= {"reveal_form": form, "reveal_failed": True}


def _opened(request: HttpRequest, sheet: queries.PersonSheet, form: Any) -> bool:
    told = form.cleaned_data
    try:
        records.reveal(
            person=sheet.person, path=sheet.path_on(clock.today()), by=request.user, what=told["what"],
            reason=RevealReason(told["reason"]), why=told["why"],
        )  # fmt: skip
    except ValidationError as refusal:
        form.add_error(None, refusal)
        return False
    return True


def _contact_changed(request: HttpRequest, form: Any) -> bool:
    try:
        corrections.change_contact(by=request.user, **form.cleaned_data)
    except ValidationError as refusal:
        form.add_error(None, refusal)
        return False
    messages.success(request, _("Kontak Anda tersimpan."))
    return True


def _overseen(request: HttpRequest, code: str) -> queries.PersonSheet:
    sheet = sheet_of(request, code)
    if not may_read_traces(request.user, sheet):
        raise PermissionDenied(Permission.TRACE_READ.value)
    return sheet
