"""The page that explains the API to whoever writes a program for it."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from penata.kernel import webhooks
from penata.kernel.access import public
from penata.kernel.api import document, examples
from penata.kernel.api.problems import TOLD


@public
@require_safe
def reference(request: HttpRequest) -> HttpResponse:
    base = request.build_absolute_uri("/api/v1/")
    context = {
        "calls": document.calls(),
        "base": base,
        "most": settings.PENATA_API_CALLS_A_MINUTE,
        "problems": TOLD.items(),
        "events": webhooks.kinds(),
        "examples": examples.all_for(base),
    }
    return render(request, "api/reference.html", context)
