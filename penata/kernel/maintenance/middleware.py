"""Pages are read as ever; a change is put off with a page in words, before anything of it is done."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from penata.kernel.db.readonly import SAFE_METHODS
from penata.kernel.maintenance import queries
from penata.kernel.maintenance.models import Closure, ClosureKind

RETRY_AFTER_SECONDS = 120
OPEN_TO_READERS = {  # without them nobody could come in to read
    "account_login", "account_logout", "account_reauthenticate", "mfa_authenticate", "mfa_login_webauthn", "set_language",
    "sign_in_to_demo",
}  # fmt: skip


class ClosedMiddleware:
    """One statement for each unsafe request, none for the others."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_view: Any) -> HttpResponse | None:
        asked = request.resolver_match.url_name if request.resolver_match else None
        if request.method in SAFE_METHODS or asked in OPEN_TO_READERS:
            return None
        closure = queries.closure()
        return put_off(request, closure) if closure else None

    def process_exception(self, request: HttpRequest, problem: Exception) -> HttpResponse | None:
        """It was closed between the question and the change, or the database is a replica."""
        return put_off(request, queries.closure()) if queries.is_refusal(problem) else None


def put_off(request: HttpRequest, closure: Closure | None) -> HttpResponse:
    is_update = closure is None or closure.kind == ClosureKind.SETUP
    heading = _("Penata sedang diperbarui") if is_update else _("Penata sedang hanya dapat dibaca")
    text = _(
        "Isian Anda belum disimpan. Halaman tetap dapat dibaca; coba simpan lagi beberapa menit lagi, "
        "dengan tombol Kembali di peramban."
    )
    if request.path.startswith("/api/"):
        told = {"type": "about:blank", "title": heading, "status": 503, "detail": text}
        answer = HttpResponse(json.dumps(told), "application/problem+json", status=503)
    else:
        answer = render(request, "ui/message.html", {"heading": heading, "text": text}, status=503)
    answer.headers["Retry-After"] = str(RETRY_AFTER_SECONDS)
    return answer
