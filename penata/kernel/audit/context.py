"""Through which door an action came: a page, or a command that a system user typed."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_via: ContextVar[str] = ContextVar("penata_via", default="web")


def via() -> str:
    return _via.get()


@contextmanager
def coming_by(door: str) -> Iterator[None]:
    token = _via.set(door)
    try:
        yield
    finally:
        _via.reset(token)
