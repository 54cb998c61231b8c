"""What day it is. Nothing else in Penata asks the machine; the demo and the tests fix the day here."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime, time

from django.conf import settings
from django.utils import timezone

_fixed: ContextVar[date | None] = ContextVar("penata_fixed_day", default=None)


def today() -> date:
    """The day by which rights and rules are judged, in the government's time zone."""
    return _fixed.get() or settings.PENATA_TODAY or timezone.localdate()


def now() -> datetime:
    """The moment that traces carry: always the machine's own, even where the day is fixed."""
    return timezone.now()


def start_of(day: date) -> datetime:
    """The moment at which a day begins, in the government's time zone."""
    return timezone.make_aware(datetime.combine(day, time()))


@contextmanager
def fixed(day: date) -> Iterator[None]:
    token = _fixed.set(day)
    try:
        yield
    finally:
        _fixed.reset(token)
