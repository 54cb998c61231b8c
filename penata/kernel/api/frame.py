"""What stands around every call: the language, the size, the key and its count, the tag of what was answered."""

from __future__ import annotations

import hashlib
import logging
import re
from collections.abc import Callable
from contextlib import nullcontext
from functools import wraps
from typing import Any

from django.conf import settings
from django.core.exceptions import RequestDataTooBig, SuspiciousOperation
from django.db import InternalError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.http import parse_etags

from penata.kernel.api.bearer import Bearer, bearer_of
from penata.kernel.api.problems import MEDIA_TYPE, problem
from penata.kernel.audit.context import coming_by

log = logging.getLogger(__name__)
View = Callable[..., HttpResponse]
BODY_BYTES = 64 * 1024
WINDOW_SECONDS = 60
_TOKEN = re.compile(r"Bearer +(pnt_[A-Za-z0-9_-]{20,80})", re.IGNORECASE)


def framed(view: View, *, is_public: bool = False) -> View:
    """`view` as an address of the API answers."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        language = translation.get_language_from_request(request)
        with translation.override(language):
            response = _as_problem(_kept_whole(view, request, args, kwargs, is_public))
        response.headers["Content-Language"] = language
        response.headers["Cache-Control"] = "public, no-cache" if is_public else "private, no-cache"
        response.headers["Vary"] = "Authorization, Accept-Language"
        return _tagged(request, response)

    answer.csrf_exempt = True  # type: ignore[attr-defined]  # no cookie opens anything here
    return answer


def _counted(view: View, request: HttpRequest, args: Any, kwargs: Any, is_public: bool) -> HttpResponse:
    length = request.META.get("CONTENT_LENGTH") or "0"
    if not length.isdecimal() or int(length) > BODY_BYTES:
        return problem(413)
    bearer = None if is_public else _bearer(request)
    if bearer is None and not is_public:
        return problem(401, headers={"WWW-Authenticate": 'Bearer realm="penata"'})
    if bearer is not None and bearer.calls > settings.PENATA_API_CALLS_A_MINUTE:
        refused = problem(429, headers={"Retry-After": str(bearer.resets_in)})
        return _with_limits(refused, bearer)
    request.bearer = bearer  # type: ignore[attr-defined]
    with coming_by(f"api:{bearer.name}") if bearer else nullcontext():
        response = _as_get(view, request, args, kwargs)
    return _with_limits(response, bearer) if bearer else response


def _bearer(request: HttpRequest) -> Bearer | None:
    told = _TOKEN.fullmatch(request.headers.get("Authorization", "").strip())
    return bearer_of(told.group(1)) if told else None


def _kept_whole(view: View, request: HttpRequest, args: Any, kwargs: Any, is_public: bool) -> HttpResponse:
    """What breaks is logged and told without its reasons."""
    try:
        return _counted(view, request, args, kwargs, is_public)
    except RequestDataTooBig:
        return problem(413)
    except SuspiciousOperation:
        return problem(400)
    except (OperationalError, InternalError):  # no database, or one that only reads while it is looked after
        log.exception("no database for %s", request.resolver_match and request.resolver_match.route)
        return problem(503, headers={"Retry-After": str(WINDOW_SECONDS)})
    except Exception:
        log.exception("call %s broke", request.resolver_match and request.resolver_match.route)
        return problem(500)


def _as_get(view: View, request: HttpRequest, args: Any, kwargs: Any) -> HttpResponse:
    """A HEAD is a GET whose body stays here."""
    asked = request.method
    try:
        if asked == "HEAD":
            request.method = "GET"
        return view(request, *args, **kwargs)
    finally:
        request.method = asked


def _with_limits(response: HttpResponse, bearer: Bearer) -> HttpResponse:
    most = settings.PENATA_API_CALLS_A_MINUTE
    response.headers["RateLimit-Policy"] = f'"key";q={most};w={WINDOW_SECONDS}'
    response.headers["RateLimit"] = f'"key";r={max(most - bearer.calls, 0)};t={bearer.resets_in}'
    return response


def _as_problem(response: HttpResponse) -> HttpResponse:
    """Refusals that did not come from us, as of a method that is not served."""
    if response.status_code < 400 or response.headers.get("Content-Type") == MEDIA_TYPE:
        return response
    kept = {name: response.headers[name] for name in ("Allow", "Retry-After") if name in response.headers}
    return problem(response.status_code, headers=kept)


def _tagged(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    if request.method not in {"GET", "HEAD"} or response.status_code != 200:
        return response
    tag = f'"{hashlib.sha256(response.content).hexdigest()[:32]}"'
    response.headers["ETag"] = tag
    known = parse_etags(request.headers.get("If-None-Match", ""))
    if "*" in known or tag in {one.removeprefix("W/") for one in known}:
        response.status_code, response.content = 304, b""
        del response.headers["Content-Type"]
    elif request.method == "HEAD":
        length = len(response.content)
        response.content = b""
        response.headers["Content-Length"] = str(length)
    return response
