from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from penata.kernel import logs
from penata.kernel.access import public, signed_in
from penata.kernel.api.problems import problem
from penata.kernel.ui import nav


@signed_in
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Everybody begins at the first page that is his."""
    return redirect(nav.first_url(request.user) or "accounts:me")


@public
@require_safe
def help_page(request: HttpRequest) -> HttpResponse:
    return render(request, "portals/help.html")


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _message(
        request, 400, _("Permintaan tidak dapat dibaca"), _("Muat ulang halaman sebelumnya, lalu coba lagi.")
    )


def stale_form(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The form's own mark is missing or old: another sign-in, a closed browser, or a page of somebody else's."""
    return _message(
        request,
        403,
        _("Formulir ini sudah tidak berlaku"),
        _("Muat ulang halaman sebelumnya, lalu coba lagi."),
    )


def refused(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _message(
        request,
        403,
        _("Halaman ini bukan untuk peran Anda"),
        _(
            "Bila Anda memerlukannya, minta pengelola sistem memberi peran yang sesuai. "
            "Halaman Siapa boleh apa menyebut peran mana yang boleh."
        ),
    )


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _message(
        request,
        404,
        _("Halaman tidak ditemukan"),
        _("Alamatnya salah, datanya sudah tidak ada, atau berada di unit di luar wewenang Anda."),
    )


def broken(request: HttpRequest) -> HttpResponse:
    """Without the frame: whatever broke may be what the frame needs."""
    return HttpResponse(
        render_to_string("portals/broken.html", {"number": logs.current().number}), status=500
    )


def _message(request: HttpRequest, status: int, heading: str, text: str) -> HttpResponse:
    if request.path.startswith("/api/v1/"):  # refused before it reached the API
        return problem(status)
    return render(
        request,
        "ui/message.html",
        {"heading": heading, "text": text, "number": logs.current().number},
        status=status,
    )
