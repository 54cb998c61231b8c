"""The staff list: filtered, linked by its address, taken away as a file."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from penata.domains.people.actions import found as found_by
from penata.domains.people.actions import records
from penata.domains.people.queries import contacts, lists
from penata.domains.people.sheets import exports
from penata.kernel import clock
from penata.kernel.access import Permission, may, requires
from penata.kernel.ui.context import as_of
from penata.kernel.ui.pages import FORMS, table_file
from penata.kernel.values import N_

PAGE = 50


@requires(Permission.PERSON_READ)
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    asked = lists.read_address(request.user, request.GET, as_of(request))
    found_by.note(request.user, asked.filter.text)
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


@requires(Permission.PERSON_EDIT)
@require_safe
def unreached(request: HttpRequest) -> HttpResponse:
    """For who keeps the addresses: whose mail comes back."""
    found = contacts.unreached(request.user, clock.today())
    page = Paginator(found, PAGE).get_page(request.GET.get("hal"))
    crumbs = [(_("Pegawai"), reverse("people:roster"))]
    return render(request, "people/unreached.html", {"page": page, "crumbs": crumbs})


@requires(Permission.PERSON_EXPORT)
@require_safe
def download(request: HttpRequest, form: str) -> HttpResponse:
    if form not in FORMS:
        raise Http404
    asked = lists.read_address(request.user, request.GET, as_of(request))
    rows = lists.all_rows(request.user, asked)
    table = exports.roster(rows, asked.filter.day, request.user)
    records.note_export(
        what=N_("ekspor pegawai"), asked=request.GET.dict(), people=(s.row.person_id for s in rows),
        fields=[column.title for column in table.columns], within=asked.filter.within, by=request.user,
    )  # fmt: skip
    return table_file(table, "pegawai", form)
