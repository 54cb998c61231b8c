"""The two ways in which what is over goes: whole rows, or values in them; the oldest first, some at a time."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import QuerySet

from penata.kernel import clock
from penata.kernel.privacy import Retention
from penata.kernel.privacy.erasers import Eraser, add
from penata.kernel.values import N_

BASIS = N_("UU 27/2022 Pasal 43–44; masa simpan yang ditetapkan")

Over = Callable[[date], QuerySet[Any]]


def before(day: date, kept: Retention) -> datetime:
    """Whatever is older than this is over on `day`."""
    return clock.start_of(last_day(day, kept))


def last_day(day: date, kept: Retention) -> date:
    """Whatever ended before this one is over on `day`."""
    assert kept.days is not None
    return day - timedelta(days=kept.days)


def delete(name: str, label: str, over: Over) -> None:
    """Have the rows that are over on a day go."""

    def erase(day: date, limit: int) -> int:
        rows = over(day)
        keys = _oldest(rows, limit)
        if keys:
            rows.model._default_manager.filter(pk__in=keys).delete()
        return len(keys)

    add(Eraser(name, label, BASIS, lambda day: over(day).count(), erase))


def empty(name: str, label: str, over: Over, **values: Any) -> None:
    """Have what stands in the rows that are over replaced by `values`; the rows stay. Emptied, a row is not over."""

    def erase(day: date, limit: int) -> int:
        rows = over(day)
        return int(rows.model._default_manager.filter(pk__in=_oldest(rows, limit)).update(**values))

    add(Eraser(name, label, BASIS, lambda day: over(day).count(), erase))


def _oldest(rows: QuerySet[Any], limit: int) -> list[Any]:
    """At most `limit` keys, the lowest first."""
    return list(rows.order_by("pk").values_list("pk", flat=True)[:limit])
