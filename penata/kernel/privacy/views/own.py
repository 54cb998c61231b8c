"""What the owner of data asks, corrects, agrees to, and sees: for the phone first."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from penata.kernel.access import signed_in
from penata.kernel.audit.actions import record_access
from penata.kernel.audit.models import AccessKind
from penata.kernel.privacy import forms, subjects
from penata.kernel.privacy.actions import consents as consent_actions
from penata.kernel.privacy.actions import requests as actions
from penata.kernel.privacy.queries import consents, copies
from penata.kernel.privacy.queries import requests as queries
from penata.kernel.privacy.subjects import Subject
from penata.kernel.privacy.terms import RequestKind
from penata.kernel.ui.pages import attachment, explain
from penata.kernel.values import N_

ZIP = "application/zip"
MOST = 50


@signed_in
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    subject = subjects.people().of_user(request.user)
    if subject is None:
        return render(request, "privacy/no_subject.html")
    rows = queries.shown(queries.of_subject(subject.person_id)[:MOST])
    return render(request, "privacy/own.html", {"rows": rows})


@signed_in
@require_safe
def topics(request: HttpRequest) -> HttpResponse:
    """Which of his data is wrong? Each with what stands there now."""
    subject = _subject(request)
    known = subjects.people().known(subject.person_id)
    told = [(topic, _as_it_stands(topic, known)) for topic in subjects.people().topics]
    return render(request, "privacy/topics.html", {"topics": told})


@signed_in
@require_http_methods(["GET", "POST"])
def correct(request: HttpRequest, topic: str) -> HttpResponse:
    subject, about = _subject(request), subjects.topic(topic)
    if about is None:
        raise Http404
    known = dict(subjects.people().known(subject.person_id))
    form = forms.CorrectionForm(request.POST or None, request.FILES or None, topic=about, known=known)
    if form.is_valid():
        asked = _asked(request, form, subject, kind=RequestKind.CORRECTION, topic=topic, wanted=form.wanted())
        if asked:
            return redirect("privacy:own_request", asked.pk)
    return render(request, "privacy/correct.html", {"form": form, "topic": about})


@signed_in
@require_http_methods(["GET", "POST"])
def ask(request: HttpRequest) -> HttpResponse:
    subject = _subject(request)
    form = forms.AskForm(request.POST or None, initial={"kind": request.GET.get("jenis")})
    if form.is_valid():
        asked = _asked(request, form, subject, kind=RequestKind(form.cleaned_data["kind"]))
        if asked:
            return redirect("privacy:own_request", asked.pk)
    return render(request, "privacy/ask.html", {"form": form})


@signed_in
@require_safe
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    asked = queries.own(request.user, pk)
    if asked is None:
        raise Http404
    (row,) = queries.shown([asked])
    return render(request, "privacy/own_request.html", {"row": row})


@signed_in
@require_POST
def cancel(request: HttpRequest, pk: int) -> HttpResponse:
    asked = queries.own(request.user, pk)
    if asked is None:
        raise Http404
    actions.cancel(asked=asked, by=request.user)
    messages.success(request, _("Permohonan dibatalkan."))
    return redirect("privacy:own")


@signed_in
@require_safe
def copy(request: HttpRequest, pk: int) -> HttpResponse:
    """The copy that was asked for, made from today's data; for the owner, or the officer who hands it over."""
    asked = queries.either(request.user, pk)
    row = queries.shown([asked])[0] if asked else None
    if row is None or row.subject is None or not row.has_copy:
        raise Http404
    if row.subject.user_id != request.user.pk:
        record_access(
            person_id=row.subject.person_id, what=N_("salinan semua data"), by=request.user,
            kind=AccessKind.COPY, path=row.subject.path, why=f"#{pk}",
        )  # fmt: skip
    return attachment(copies.archive(row.subject), ZIP, f"salinan-data-{row.subject.code}.zip")


@signed_in
@require_safe
def proof(request: HttpRequest, pk: int) -> HttpResponse:
    """The file that lies beside a request, never shown within the page."""
    asked = queries.either(request.user, pk)
    if asked is None or not hasattr(asked, "proof"):
        raise Http404
    found = asked.proof
    return attachment(bytes(found.content), found.kind, f"bukti-{asked.pk}.{queries.ending(found.kind)}")


@signed_in
@require_safe
def agreed(request: HttpRequest) -> HttpResponse:
    return render(request, "privacy/consents.html", {"choices": consents.choices_of(request.user)})


@signed_in
@require_POST
def agree(request: HttpRequest, purpose: str) -> HttpResponse:
    """Give consent or take it back, as the button says."""
    try:
        if request.POST.get("setuju") == "1":
            consent_actions.give(purpose=purpose, by=request.user)
            messages.success(request, _("Persetujuan dicatat. Anda dapat menariknya kapan saja."))
        else:
            consent_actions.withdraw(purpose=purpose, by=request.user)
            messages.success(request, _("Persetujuan ditarik. Pemrosesannya berhenti sekarang juga."))
    except ValidationError as refusal:
        raise Http404 from refusal
    return redirect("privacy:consents")


def _asked(request: HttpRequest, form: Any, subject: Subject, **told: Any) -> Any:
    """The request, or None where the form now says what stands against it."""
    file = form.cleaned_data.get("proof")
    proof = (file.name, file.read()) if file else None
    try:
        asked = actions.ask(
            subject=subject, by=request.user, text=form.cleaned_data["text"], proof=proof, **told
        )
    except ValidationError as refusal:
        form.add_error(None, explain(refusal))
        return None
    messages.success(request, _("Permohonan diterima. Jawabannya paling lambat dalam 3 × 24 jam."))
    return asked


def _as_it_stands(topic: Any, known: Mapping[str, str]) -> str:
    words = [queries.in_writing(blank, known.get(blank.column, "")) for blank in topic.blanks]
    return ", ".join(word for word in words if word)


def _subject(request: HttpRequest) -> Subject:
    subject = subjects.people().of_user(request.user)
    if subject is None:
        raise Http404
    return subject
