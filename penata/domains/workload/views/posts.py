"""The peta jabatan of a unit: as a table of its own posts, or with all below it as a tree."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from penata.domains.organization import public as organization
from penata.domains.workload.queries import pages
from penata.domains.workload.sheets import exports
from penata.kernel.access import Permission, requires
from penata.kernel.sheets.writing import XLSX, as_xlsx
from penata.kernel.ui.context import as_of
from penata.kernel.ui.pages import attachment


@requires(Permission.MAP_READ)
@require_safe
def unit_posts(request: HttpRequest, pk: int) -> HttpResponse:
    unit = get_object_or_404(organization.units_any_time(request.user), pk=pk)
    day, as_tree = as_of(request), request.GET.get("bentuk") == "pohon"
    found = pages.unit_posts(request.user, unit, day, subtree=True)
    if request.GET.get("unduh") == "xlsx":
        table = exports.posts(found["posts"], unit, day, request.user)
        return attachment(as_xlsx(table), XLSX, "peta-jabatan.xlsx")
    trail = organization.crumbs(unit, with_itself=True)
    context = found | {"unit": unit, "as_of": day, "as_tree": as_tree, "crumbs": trail}
    if as_tree:
        context["nodes"] = pages.post_tree(request.user, unit, day, found["posts"])
    return render(request, "workload/unit_posts.html", context)
