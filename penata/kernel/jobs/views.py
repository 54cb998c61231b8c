from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from penata.kernel.access import signed_in
from penata.kernel.jobs import actions, queries


@signed_in
@require_safe
def progress(request: HttpRequest, pk: int) -> HttpResponse:
    """The card of one job; it asks again by itself until the job ends, then the whole page is shown anew."""
    job = get_object_or_404(queries.visible_to(request.user), pk=pk)
    response = render(request, "jobs/card.html", {"job": job})
    if not job.is_open:
        response.headers["HX-Refresh"] = "true"
    return response


@signed_in
@require_POST
def retry(request: HttpRequest, pk: int) -> HttpResponse:
    job = get_object_or_404(queries.visible_to(request.user), pk=pk)
    actions.retry(job=job, by=request.user)
    return redirect(job.url or "home")
