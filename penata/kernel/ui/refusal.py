"""What cannot be done is told in words: a step that cannot be taken any more, an address that only a form may open."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _

from penata.kernel import logs
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


class OnlyFormsMiddleware:
    """Somebody reloads or keeps the address of a step: he is told so, where Django would answer with an empty page."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        answer = self.get_response(request)
        if answer.status_code != 405 or request.method != "GET" or answer.content:
            return answer
        told = {
            "heading": _("Alamat ini hanya menerima formulir"),
            "text": _("Kembali ke halaman sebelumnya, lalu tekan tombolnya."), "number": logs.current().number,
        }  # fmt: skip
        page = render(request, "ui/message.html", told, status=405)
        page["Allow"] = answer["Allow"]
        return page
