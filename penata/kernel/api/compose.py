"""Put the routers of the domains together to one API, and its addresses into their frame."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import URLPattern, path, re_path
from ninja import NinjaAPI, Router
from ninja.errors import AuthenticationError, HttpError, ValidationError

from penata.kernel.access import public
from penata.kernel.api import document
from penata.kernel.api.frame import framed
from penata.kernel.api.problems import explained, problem


def compose(routers: Iterable[Router], *, version: str) -> NinjaAPI:
    api = NinjaAPI(
        title="Penata", version=version, openapi_url=None, docs_url=None, urls_namespace="api",
        description=document.INTRODUCTION,
    )  # fmt: skip
    for router in routers:
        api.add_router("", router)
    _refuse(api)
    document.publish(api)
    return api


def addresses(api: NinjaAPI) -> list[URLPattern]:
    """The calls, the description of them, and a 404 in the API's own form for everything else below it."""
    calls = []
    for entry in api.urls[0]:
        if isinstance(entry, URLPattern) and entry.callback is not None and entry.name != "api-root":
            view: Any = framed(entry.callback)
            view.access = "by key"
            calls.append(URLPattern(entry.pattern, view, entry.default_args, entry.name))
    described = public(framed(document.as_json, is_public=True))
    lost = public(framed(_lost, is_public=True))
    return [path("openapi.json", described, name="openapi"), *calls, re_path(r"^.*$", lost, name="api_lost")]


def _lost(request: HttpRequest) -> HttpResponse:
    return problem(404)


def _refuse(api: NinjaAPI) -> None:
    """Ninja's own answers to what goes wrong, replaced by ours."""

    def always(status: int) -> Any:
        return lambda request, exception: problem(status)

    def of_ninja(request: HttpRequest, exception: Any) -> HttpResponse:
        return problem(exception.status_code)

    def of_pydantic(request: HttpRequest, exception: Any) -> HttpResponse:
        return problem(422, errors=explained(exception.errors))

    api.add_exception_handler(AuthenticationError, always(401))
    api.add_exception_handler(PermissionDenied, always(403))
    api.add_exception_handler(Http404, always(404))
    api.add_exception_handler(HttpError, of_ninja)
    api.add_exception_handler(ValidationError, of_pydantic)
    api.add_exception_handler(Exception, _passed_on)


def _passed_on(request: HttpRequest, exception: Any) -> HttpResponse:
    """The frame around every call knows what to tell."""
    raise exception
