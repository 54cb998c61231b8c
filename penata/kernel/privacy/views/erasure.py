"""What is over, why, and the button that erases it."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from penata.kernel import clock
from penata.kernel.access import Permission, requires
from penata.kernel.jobs.actions import enqueue
from penata.kernel.privacy.actions import erasure as actions
from penata.kernel.privacy.queries.erasures import latest


@requires(Permission.ERASURE_RUN)
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    lines = actions.plan(by=request.user)
    context = {
        "lines": lines,
        "total": sum(line.count for line in lines),
        "runs": latest(),
        "day": clock.today(),
    }
    return render(request, "privacy/erasure.html", context)


@requires(Permission.ERASURE_RUN)
@require_POST
def run(request: HttpRequest) -> HttpResponse:
    """In the background: a large one takes minutes."""
    actions.plan(by=request.user)
    enqueue(
        task="privacy.erase",
        title=_("Hapus data yang habis masa simpannya"),
        by=request.user,
        url=request.path,
    )
    messages.success(request, _("Penghapusan dimulai. Hasilnya tampil di halaman ini."))
    return redirect("privacy:erasure")
