from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from penata.kernel.access import Permission, requires
from penata.kernel.audit import queries, words


@requires(Permission.TRACE_READ)
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    step, by = request.GET.get("langkah", "").strip(), request.GET.get("oleh", "").strip()
    found = queries.search(request.user, step, by)
    page = Paginator(found, 50).get_page(request.GET.get("hal"))
    context = {
        "page": page,
        "told": words.tell(request.user, page.object_list),
        "steps": words.steps(),
        "step": step,
        "by": by,
        "head": queries.head(),
    }
    return render(request, "audit/index.html", context)
