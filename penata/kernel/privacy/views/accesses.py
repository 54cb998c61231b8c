"""The auditor's page: who looked at whom, what, when and why."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from penata.kernel.access import Permission, requires
from penata.kernel.audit.models import AccessKind
from penata.kernel.privacy.queries import accesses


@requires(Permission.ACCESS_READ)
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    asked = accesses.read_address(request.GET)
    rows, following = accesses.page_of(request.user, asked)
    context = {
        "asked": asked,
        "rows": rows,
        "following": following,
        "kinds": AccessKind.choices(),
        "unusual": [] if asked.before else accesses.unusual(request.user, asked),
    }
    return render(request, "privacy/accesses.html", context)
