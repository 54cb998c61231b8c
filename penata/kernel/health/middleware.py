"""A monitor is answered before anything that needs a session, https or the database."""

from __future__ import annotations

from collections.abc import Callable

from django.core.exceptions import DisallowedHost
from django.http import HttpRequest, HttpResponse
from django.urls import resolve

PROBES = {"/sehat/", "/siap/", "/metrik/"}


class ProbeMiddleware:
    """Stands outermost: no redirect to https, no session, no line in the log. The host name must be ours still."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path_info not in PROBES:
            return self.get_response(request)
        try:
            request.get_host()
        except DisallowedHost:
            return HttpResponse(status=400)
        found = resolve(request.path_info)
        response: HttpResponse = found.func(request)
        return response
