"""One line and one count for every request."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from penata.kernel import metrics
from penata.kernel.logs.numbered import NOWHERE, Work, current, doing, number_from

log = logging.getLogger("penata.request")
HEADER = "X-Request-ID"
METHODS = {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"}  # anything else is a stranger's word


class RequestMiddleware:
    """Stands outside of everything that may answer or break, inside of what serves static files."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        work, began = Work(number_from(request.headers.get(HEADER, ""))), time.perf_counter()
        with doing(work):
            response = self.get_response(request)
            _tell(request, response, work, time.perf_counter() - began)
        response.headers[HEADER] = work.number
        return response

    def process_view(self, request: HttpRequest, *_view: object) -> None:
        match = request.resolver_match
        current().where = match.route if match is not None else NOWHERE


def _tell(request: HttpRequest, response: HttpResponse, work: Work, seconds: float) -> None:
    match = request.resolver_match
    view = (match.view_name if match is not None else "") or NOWHERE
    metrics.request_served(view, response.status_code, seconds)
    user = getattr(getattr(request, "_cached_user", None), "pk", None)
    ms = round(seconds * 1000)
    method = request.method if request.method in METHODS else NOWHERE
    log.info(
        "%s %s %s %s ms%s", method, work.where, response.status_code, ms, f", akun {user}" if user else "",
        extra={"method": method, "route": work.where, "status": response.status_code, "ms": ms, "user": user},
    )  # fmt: skip
