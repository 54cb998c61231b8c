"""What is proposed to the reader himself, and his answer."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from penata.domains.placement import forms
from penata.domains.placement.actions import moves as actions
from penata.domains.placement.queries import own
from penata.domains.placement.queries import scenarios as queries
from penata.kernel.access import Permission, requires
from penata.kernel.ui.pages import explain

OWN = Permission.PERSON_READ_OWN


@requires(OWN)
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    return render(request, "placement/own.html", {"rows": own.rows(request.user)})


@requires(OWN)
@require_POST
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    move, form = queries.own_moves(request.user).filter(pk=pk).first(), forms.AnswerForm(request.POST)
    if move is None:
        raise Http404
    if form.is_valid():
        accepts = request.POST.get("jawaban") == "terima"
        try:
            actions.answer(move=move, accepts=accepts, by=request.user, **form.cleaned_data)
            messages.success(request, _("Tanggapan Anda disimpan dan dibaca sebelum diputuskan."))
        except ValidationError as refusal:
            messages.error(request, explain(refusal))
    return redirect("placement:own")
