"""The nominatif of a year, and what happened between two days."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from penata.domains.people.actions import records
from penata.domains.people.queries import lists, nominative
from penata.domains.people.rules.terms import Status
from penata.domains.people.sheets import exports
from penata.kernel.access import Permission, may, requires
from penata.kernel.ui.context import as_of, day_in
from penata.kernel.ui.pages import table_file
from penata.kernel.values import N_

PAGE = 50


@requires(Permission.PERSON_READ)
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    day = as_of(request)
    asked = lists.read_address(request.user, request.GET, day)
    found = lists.in_rank_order(request.user, asked)
    if "cetak" in request.GET:
        page, rows = None, lists.shown(request.user, found, day)
    else:
        page = Paginator(found, PAGE).get_page(request.GET.get("hal"))
        rows = lists.shown(request.user, page.object_list, day)
    context: dict[str, Any] = {
        "page": page, "rows": rows, "asked": asked, "as_of": day, "offset": page.start_index() - 1 if page else 0,
        "may_export": may(request.user, Permission.PERSON_EXPORT), **lists.choices(request.user),
    }  # fmt: skip
    return render(request, "people/nominative.html", context)


@requires(Permission.PERSON_EXPORT)
@require_safe
def download(request: HttpRequest) -> HttpResponse:
    day = as_of(request)
    asked = lists.read_address(request.user, request.GET, day)
    rows = lists.shown(request.user, lists.in_rank_order(request.user, asked), day)
    table = exports.nominative(rows, day, request.user)
    records.note_export(
        what=N_("ekspor nominatif"), asked=request.GET.dict(), people=(s.row.person_id for s in rows),
        fields=[column.title for column in table.columns], within=asked.filter.within, by=request.user,
    )  # fmt: skip
    return table_file(table, "nominatif")


@requires(Permission.PERSON_READ)
@require_safe
def reconciliation(request: HttpRequest) -> HttpResponse:
    found, asked = _reconcile(request)
    group, words = request.GET.get("lihat", ""), request.GET.get("sebab", "")
    spells = {"awal": found.start, "masuk": found.entered, "keluar": found.left, "akhir": found.end}.get(
        group
    )
    if spells is not None and words:
        spells = [s for s in spells if words in {s.reason if group == "keluar" else s.came_from}]
    page = Paginator(spells, PAGE).get_page(request.GET.get("hal")) if spells is not None else None
    context = {
        "found": found, "asked": asked, "status": _status(request), "group": group, "words": words, "page": page,
        "may_export": may(request.user, Permission.PERSON_EXPORT), **lists.choices(request.user),
    }  # fmt: skip
    return render(request, "people/reconciliation.html", context)


@requires(Permission.PERSON_EXPORT)
@require_safe
def download_reconciliation(request: HttpRequest) -> HttpResponse:
    found, asked = _reconcile(request)
    table = exports.reconciliation(found, request.user)
    records.note_export(
        what=N_("ekspor rekonsiliasi"), asked=request.GET.dict(), people=found.people,
        fields=[column.title for column in table.columns], within=asked.filter.within, by=request.user,
    )  # fmt: skip
    return table_file(table, "rekonsiliasi")


def _reconcile(request: HttpRequest) -> tuple[nominative.Reconciliation, lists.Asked]:
    today = as_of(request)
    first = day_in(request.GET.get("dari"), date(today.year - 1, 12, 31))
    last = day_in(request.GET.get("sampai"), today)
    if last < first:
        first, last = last, first
    asked = lists.read_address(request.user, request.GET, today)
    statuses = sorted(lists.roster.GROUPS.get(_status(request), {_status(request)}))
    within = asked.filter.within or None
    return nominative.reconcile(request.user, first, last, statuses, within), asked


def _status(request: HttpRequest) -> str:
    asked = request.GET.get("status", Status.THL.value)
    return asked if asked in {*lists.roster.GROUPS, *(s.value for s in Status)} else Status.THL.value
