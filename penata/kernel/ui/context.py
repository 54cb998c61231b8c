"""What pages read from their address."""

from __future__ import annotations

from datetime import date

from django.http import HttpRequest

from penata.kernel import clock
from penata.kernel.values import EARLIEST, LATEST


def as_of(request: HttpRequest) -> date:
    """The day a page shows: `?per=2026-01-01`, else today. An unreadable day is today, one beyond reason as well."""
    day = day_in(request.GET.get("per"), clock.today())
    return day if EARLIEST <= day <= LATEST else clock.today()


def day_in(text: str | None, otherwise: date) -> date:
    """A day as an address writes it; nonsense is ignored."""
    try:
        return date.fromisoformat(text or "")
    except ValueError:
        return otherwise
