from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from penata.kernel.access import public
from penata.kernel.health import probes


@public
@require_safe
def alive(request: HttpRequest) -> HttpResponse:
    """The process answers; nothing else is asked."""
    return _plain("ok")


@public
@require_safe
def ready(request: HttpRequest) -> HttpResponse:
    """The database is there, with the tables of this version."""
    missing = probes.missing()
    return _plain(_("belum siap: %s") % missing, 503) if missing else _plain("ok")


def _plain(text: str, status: int = 200) -> HttpResponse:
    response = HttpResponse(text, status=status, content_type="text/plain; charset=utf-8")
    response.headers["Cache-Control"] = "no-store"
    return response
