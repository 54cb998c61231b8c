"""GET cannot write: what a safe request sends to the database is looked at before it goes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from contextvars import ContextVar
from typing import Any

from django.db import connection
from django.http import HttpRequest, HttpResponse
from psycopg.sql import Composable

CACHE = '"penata_cache"'  # remembers, for a while, how often somebody tried to sign in
SAFE_METHODS = {"GET", "HEAD", "OPTIONS"}

# Comments, texts and quoted names: what stands in them is no statement.
_SILENT = re.compile(r"--[^\n]*|/\*.*?\*/|'[^']*'|\"[^\"]*\"|\$(\w*)\$.*?\$\1\$", re.DOTALL)
# At the start, behind another statement, within or behind WITH; `for update` only locks.
_WRITES = re.compile(r"(?:^|[();])\s*(?:insert|update|delete|truncate|copy|merge)\b", re.IGNORECASE)

_reading: ContextVar[bool] = ContextVar("penata_reading", default=False)
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
    if not _allowed.get():
        statement = _as_text(sql)
        if _writes(statement) and CACHE not in statement:
            raise WroteWhileReading(statement[:200])
    return execute(sql, params, many, context)


def refuse_copy(table: str) -> None:
    """For COPY, which does not pass by `refuse_writes`."""
    if _reading.get() and not _allowed.get():
        raise WroteWhileReading(f"copy {table} from stdin")


class ReadOnlyMiddleware:
    """Stands innermost, so that sessions and sign-in, which stand further out, may write."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with _only_reading() if request.method in SAFE_METHODS else nullcontext():
            return self.get_response(request)


@contextmanager
def _only_reading() -> Iterator[None]:
    token = _reading.set(True)
    try:
        with connection.execute_wrapper(refuse_writes):
            yield
    finally:
        _reading.reset(token)


def _as_text(sql: Any) -> str:
    if isinstance(sql, Composable):
        return sql.as_string()
    return sql.decode() if isinstance(sql, bytes) else str(sql)


def _writes(statement: str) -> bool:
    return _WRITES.search(_SILENT.sub(" ", statement)) is not None
