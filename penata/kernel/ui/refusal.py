"""A step that cannot be taken any more is told in words, on the page it was asked from."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme

from penata.kernel.flow import StepRefused
from penata.kernel.ui.pages import explain


class StepRefusedMiddleware:
    """Somebody pressed the button twice, or another was faster: that is nobody's mistake and no breakdown."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, problem: Exception) -> HttpResponse | None:
        if not isinstance(problem, StepRefused):
            return None
        messages.error(request, explain(problem))
        asked_from = request.headers.get("Referer", "")
        own = url_has_allowed_host_and_scheme(asked_from, {request.get_host()}, request.is_secure())
        return redirect(asked_from if own else "home")
