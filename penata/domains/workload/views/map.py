"""The map of need against staff, the lists behind its figures, and its files."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from penata.domains.organization import public as organization
from penata.domains.people import public as people
from penata.domains.workload.queries import map as need_map
from penata.domains.workload.queries import outlook, pages
from penata.domains.workload.sheets import exports
from penata.kernel.access import Permission, may, requires
from penata.kernel.ui.context import as_of
from penata.kernel.ui.pages import table_file

READ = Permission.MAP_READ
PAGE = 50


@requires(READ)
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    day = as_of(request)
    asked = pages.read_address(request.user, request.GET, day)
    context = pages.map_page(request.user, asked) | {"as_of": day}
    return render(request, "workload/map.html", context)


@requires(READ)
@require_safe
def download(request: HttpRequest, form: str) -> HttpResponse:
    asked = pages.read_address(request.user, request.GET, as_of(request))
    table = exports.need(pages.map_table(request.user, asked), asked.grouping, request.user)
    return table_file(table, "peta-kebutuhan", form)


@requires(READ)
@require_safe
def posts(request: HttpRequest) -> HttpResponse:
    """The posts behind a figure."""
    asked = pages.read_address(request.user, request.GET, as_of(request))
    which = request.GET.get("lihat", "all")
    if which not in need_map.POSTS_BEHIND:
        raise Http404
    found = need_map.posts_behind(need_map.bind(request.user, asked.filter), which)
    page = Paginator(found, PAGE).get_page(request.GET.get("hal"))
    shown = {"page": page, "which": which, "as_of": asked.filter.day, "total": pages.post_total(found)}
    return render(request, "workload/posts.html", shown)


@requires(READ)
@require_safe
def retirements(request: HttpRequest) -> HttpResponse:
    """Retirements ahead by post, and the need that follows."""
    asked = pages.read_address(request.user, request.GET, as_of(request))
    bound = need_map.bind(request.user, asked.filter)
    found = outlook.posts_ahead(bound)
    years = list(range(asked.filter.day.year, asked.filter.day.year + outlook.YEARS_AHEAD + 1))
    page = Paginator(found, PAGE).get_page(request.GET.get("hal"))
    context = {"page": page, "years": years, "asked": asked, "as_of": asked.filter.day}
    context["columns"] = outlook.staff_figures(bound, "").years
    return render(request, "workload/retirements.html", context)


@requires(READ)
@require_safe
def persons(request: HttpRequest) -> HttpResponse:
    """The people behind a figure of retirements or of distance from home."""
    if not may(request.user, Permission.PERSON_READ):
        raise Http404
    asked = pages.read_address(request.user, request.GET, as_of(request))
    title, ids = _persons_asked(request, asked)
    wanted = people.RosterFilter(asked.filter.day, people=frozenset(ids))
    found = people.roster_rows(people.roster(request.user, wanted), asked.filter.day)
    page = Paginator(found.order_by(*people.ORDERS["nama"]), PAGE).get_page(request.GET.get("hal"))
    rows = people.shown_rows(request.user, page.object_list, asked.filter.day)
    return render(
        request,
        "workload/persons.html",
        {"page": page, "rows": rows, "title": title, "as_of": asked.filter.day},
    )


def _persons_asked(request: HttpRequest, asked: pages.Asked) -> tuple[str, list[int]]:
    which: Any = request.GET.get("siapa")
    bound = need_map.bind(request.user, asked.filter)
    if which == "jauh":
        home = organization.home_of(organization.government_of(request.user))
        return _("Bertugas jauh dari kecamatan asal"), outlook.far_people(bound, home)
    if which == "pensiun":
        year = request.GET.get("tahun", "")
        number = int(year) if year.isdecimal() and len(year) == 4 else None
        title = _("Pensiun tahun %s") % year if number else _("Pensiun sampai lima tahun ke depan")
        return title, outlook.retiring_people(bound, number)
    if which == "lewat":
        return _("Melewati batas usia dan masih menjabat"), [pk for pk, _on in outlook.overdue(bound)]
    raise Http404
