"""The staff list: filtered, linked by its address, taken away as a file."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from penata.domains.people.queries import lists
from penata.domains.people.sheets import exports
from penata.kernel.access import Permission, may, requires
from penata.kernel.audit.actions import record_access
from penata.kernel.sheets.writing import CSV, XLSX, as_csv, as_xlsx
from penata.kernel.ui.context import as_of

PAGE = 50


@requires(Permission.PERSON_READ)
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    asked = lists.read_address(request.user, request.GET, as_of(request))
    found = lists.matching(request.user, asked)
    page = Paginator(found, PAGE).get_page(request.GET.get("hal"))
    context: dict[str, Any] = {
        "page": page,
        "rows": lists.shown(request.user, page.object_list, asked.filter.day),
        "asked": asked,
        "as_of": asked.filter.day,
        "may_edit": may(request.user, Permission.PERSON_EDIT),
        "may_export": may(request.user, Permission.PERSON_EXPORT),
        **lists.choices(request.user),
    }
    return render(request, "people/roster.html", context)


@requires(Permission.PERSON_EXPORT)
@require_safe
def download(request: HttpRequest, form: str) -> HttpResponse:
    asked = lists.read_address(request.user, request.GET, as_of(request))
    table = exports.roster(lists.all_rows(request.user, asked), asked.filter.day, request.user)
    record_access(person_id=0, what="ekspor pegawai", by=request.user, why=request.GET.urlencode()[:200])
    content, kind = (as_xlsx(table), XLSX) if form == "xlsx" else (as_csv(table), CSV)
    return HttpResponse(
        content, kind, headers={"Content-Disposition": f'attachment; filename="pegawai.{form}"'}
    )
