"""What no person types: a request with NUL in it is answered 400 before any view or table sees it."""

from __future__ import annotations

from collections.abc import Callable

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse, QueryDict


class PlainTextMiddleware:
    """PostgreSQL holds no NUL in a text. Files are looked at where they are read."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_view: object) -> None:
        if "\0" in request.path or any(map(_has_nul, (request.GET, request.POST))):
            raise BadRequest("NUL")


def _has_nul(told: QueryDict) -> bool:
    return any("\0" in value or "\0" in key for key, values in told.lists() for value in values)
