from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from penata.kernel.access import Permission, requires
from penata.kernel.ui.actions import note_visit
from penata.kernel.ui.context import as_of
from penata.portals.pendopo import page

PLACE = "pendopo"


@requires(Permission.MAP_READ)
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    day, since = as_of(request), note_visit(place=PLACE, by=request.user)
    return render(request, "pendopo/index.html", page.gather(request.user, day, since) | {"as_of": day})
