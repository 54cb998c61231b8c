"""Which personal data there is, why, how long, for whom."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from penata.kernel.access import Permission, PersonalClass, requires
from penata.kernel.privacy.queries import datamap
from penata.kernel.ui.pages import FORMS, table_file


@requires(Permission.PRIVACY_READ)
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    data = request.GET.get("golongan", "")
    data = data if data in {term.value for term in PersonalClass} else ""
    context = {"lines": datamap.lines(data), "data": data, "classes": PersonalClass.choices()}
    return render(request, "privacy/map.html", context)


@requires(Permission.PRIVACY_READ)
@require_safe
def download(request: HttpRequest, form: str) -> HttpResponse:
    if form not in FORMS:
        raise Http404
    return table_file(datamap.table(request.user), "peta-data-pribadi", form)
