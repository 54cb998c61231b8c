"""The number of the request or job in hand."""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

HEX = re.compile(r"[0-9a-f]{32}")
NOWHERE = "-"


@dataclass(slots=True)
class Work:
    """A request by its route, or a job by its task; never the address that was asked for."""

    number: str
    where: str = NOWHERE


_none = Work(NOWHERE)
_work: ContextVar[Work] = ContextVar("penata_work", default=_none)


def new_number() -> str:
    return uuid.uuid4().hex


def number_from(told: str) -> str:
    """What a proxy in front gave (nginx's $request_id, a UUID), where it can be nothing else; else a new one."""
    plain = told.strip().lower().replace("-", "")
    return plain if HEX.fullmatch(plain) and not plain.isdigit() else new_number()


def current() -> Work:
    return _work.get()


@contextmanager
def doing(work: Work) -> Iterator[Work]:
    token = _work.set(work)
    try:
        yield work
    finally:
        _work.reset(token)
