from __future__ import annotations

import hmac

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from prometheus_client import CONTENT_TYPE_LATEST

from penata.kernel.access import public
from penata.kernel.metrics import asked

LOOPBACK = {"127.0.0.1", "::1"}
OF_A_PROXY = ("X-Forwarded-For", "X-Forwarded-Proto", "X-Forwarded-Host", "X-Real-IP", "Forwarded", "Via")


@public
@require_safe
def metrics(request: HttpRequest) -> HttpResponse:
    """Without a session; for whoever knows the token, or asks from this very machine past the proxy."""
    if not (_knows_token(request) or _from_here(request)):
        return HttpResponse(_("Perlu tanda pengenal pemantau."), status=403, content_type="text/plain")
    return HttpResponse(asked.as_text(), content_type=CONTENT_TYPE_LATEST)


def _knows_token(request: HttpRequest) -> bool:
    scheme, _space, told = request.headers.get("Authorization", "").partition(" ")
    token: str = settings.PENATA_METRICS_TOKEN
    return bool(token) and scheme == "Bearer" and hmac.compare_digest(told.encode(), token.encode())


def _from_here(request: HttpRequest) -> bool:
    proxied = any(name in request.headers for name in OF_A_PROXY)
    return request.META.get("REMOTE_ADDR") in LOOPBACK and not proxied
