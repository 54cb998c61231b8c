"""GET cannot write: what a safe request sends to the database is looked at before it goes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from contextvars import ContextVar
from typing import Any

from django.db import connection
from django.http import HttpRequest, HttpResponse

WRITES = ("INSERT", "UPDATE", "DELETE", "TRUNCATE", "COPY", "MERGE")
CACHE = '"penata_cache"'  # remembers, for a while, how often somebody tried to sign in
SAFE_METHODS = {"GET", "HEAD", "OPTIONS"}

_allowed: ContextVar[bool] = ContextVar("penata_write_allowed", default=False)


class WroteWhileReading(RuntimeError):  # noqa: N818
    """A view answering a safe request tried to change the database."""


@contextmanager
def writing_allowed() -> Iterator[None]:
    """For the few things that reading itself records: the session's age, who looked at whom."""
    token = _allowed.set(True)
    try:
        yield
    finally:
        _allowed.reset(token)


def refuse_writes(execute: Callable[..., Any], sql: Any, params: Any, many: bool, context: Any) -> Any:
    if (
        not _allowed.get()
        and isinstance(sql, str)
        and sql.lstrip()[:8].upper().startswith(WRITES)
        and CACHE not in sql
    ):
        raise WroteWhileReading(sql[:200])
    return execute(sql, params, many, context)


class ReadOnlyMiddleware:
    """Stands innermost, so that sessions and sign-in, which stand further out, may write."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with ExitStack() as stack:
            if request.method in SAFE_METHODS:
                stack.enter_context(connection.execute_wrapper(refuse_writes))
            return self.get_response(request)
