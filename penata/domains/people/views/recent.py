"""The people behind the counts of what changed since a visit."""

from __future__ import annotations

from datetime import datetime

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from penata.domains.people.queries import recent
from penata.kernel.access import Permission, requires

PAGE = 50


@requires(Permission.PERSON_READ)
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    which, moment = request.GET.get("apa", "masuk"), _moment(request.GET.get("sejak", ""))
    if which not in recent.WHICH or moment is None:
        raise Http404
    page = Paginator(recent.listed(request.user, which, moment), PAGE).get_page(request.GET.get("hal"))
    rows = recent.named(request.user, list(page.object_list))
    context = {"page": page, "rows": rows, "title": recent.TITLES[which], "moment": moment}
    return render(request, "people/recent.html", context)


def _moment(text: str) -> datetime | None:
    """As the link wrote it; an unsaid one is today's beginning."""
    if not text:
        return timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
    try:
        read = datetime.fromisoformat(text)
    except ValueError:
        return None
    return read if timezone.is_aware(read) else timezone.make_aware(read)
