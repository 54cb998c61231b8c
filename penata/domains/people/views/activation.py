"""Where somebody opens his account with a letter, before he can sign in."""

from __future__ import annotations

import time
from typing import Any

from allauth.account.internal.flows.reauthentication import reauthenticate_by_password
from allauth.core.internal import ratelimit
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from penata.domains.accounts import public as accounts
from penata.domains.people.actions import letters as actions
from penata.domains.people.forms.letters import NewAccountForm, PasswordForm, ProveForm
from penata.domains.people.queries import letters as queries
from penata.domains.people.rules.letters import LetterKind
from penata.kernel.access import public
from penata.kernel.flow import StepRefused
from penata.kernel.ui.pages import explain

WRONG_PER_ADDRESS = {"activation": "30/10m/ip"}
PROVEN = "people_letter"  # in the session: which letter, until when
PROVEN_FOR = 15 * 60


@public
@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def prove(request: HttpRequest) -> HttpResponse:
    """The code of the letter, and the digits that only its addressee knows."""
    form = ProveForm(request.POST or None)
    if form.is_valid():
        told = form.cleaned_data
        letter = actions.prove(code=accounts.read_code(told["code"]), digits=told["digits"].strip())
        if letter is not None:
            request.session[PROVEN] = [letter.pk, time.time() + PROVEN_FOR]
            return redirect("people:activate_account")
        form.add_error(None, _wrong(request))
    return render(request, "people/activate.html", {"form": form})


@public
@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def open_account(request: HttpRequest) -> HttpResponse:
    letter = _proven(request)
    if letter is None:
        return redirect("people:activate")
    form = _account_form(request, letter)
    if form.is_valid() and _opened(request, letter, form):
        return redirect("home" if request.user.is_authenticated else "account_login")
    context = {"form": form, "letter": letter, "is_new": letter.kind == LetterKind.ACTIVATION}
    return render(request, "people/activate_account.html", context)


def _wrong(request: HttpRequest) -> str:
    """The same words for a wrong code and for wrong digits. Only failures count, and none locks a neighbour out."""
    if not ratelimit.consume(request, app="penata", action="activation", config=WRONG_PER_ADDRESS):
        return _(
            "Terlalu banyak percobaan yang salah dari jaringan ini. Tunggu sepuluh menit, lalu coba lagi."
        )
    return _(
        "Kode atau angka NIK tidak cocok, atau suratnya tidak berlaku lagi. Periksa keduanya; "
        "bila tetap gagal, minta surat baru kepada petugas kepegawaian perangkat daerah Anda."
    )


def _proven(request: HttpRequest) -> Any:
    pk, until = request.session.get(PROVEN) or (0, 0)
    return queries.good(pk) if until > time.time() else None


def _account_form(request: HttpRequest, letter: Any) -> PasswordForm:
    if letter.kind == LetterKind.RESET:
        return PasswordForm(request.POST or None, owner=letter.person)
    suggested = {"username": accounts.free_username(letter.person.name)}
    return NewAccountForm(request.POST or None, owner=letter.person, initial=suggested)


def _opened(request: HttpRequest, letter: Any, form: PasswordForm) -> bool:
    told = form.cleaned_data
    try:
        user = actions.redeem(letter=letter, username=told.get("username", ""), password=told["password"])
    except (ValidationError, StepRefused) as problem:
        form.add_error(None, explain(problem))
        return False
    del request.session[PROVEN]
    if letter.kind == LetterKind.RESET:
        messages.success(request, _("Kata sandi diganti. Masuklah dengan kata sandi yang baru."))
        return True
    login(request, user, backend=settings.AUTHENTICATION_BACKENDS[0])
    reauthenticate_by_password(request)
    messages.success(request, _("Akun Anda terbuka. Nama pengguna Anda: %s") % user.username)
    return True
