from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from penata.kernel.access import Permission, requires
from penata.kernel.ui import menus
from penata.portals.saya import page

OWN = Permission.PERSON_READ_OWN


@requires(OWN)
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    actions = menus.rows("saya.action", request.user)
    return _page(request, "saya/home.html", greeting=page.greeting(), actions=actions)


@requires(OWN)
@require_safe
def data(request: HttpRequest) -> HttpResponse:
    return _page(request, "saya/data.html", correct=menus.rows("saya.correct", request.user))


@requires(OWN)
@require_safe
def history(request: HttpRequest) -> HttpResponse:
    return _page(request, "saya/history.html")


@requires(OWN)
@require_safe
def documents(request: HttpRequest) -> HttpResponse:
    return _page(request, "saya/documents.html")


def _page(request: HttpRequest, template: str, **more: Any) -> HttpResponse:
    context = page.frame(request) | more
    if context["sheet"] is None:
        template = "saya/no_person.html"
    else:
        context["orders"] = page.orders(context["sheet"])
    return render(request, template, context)
