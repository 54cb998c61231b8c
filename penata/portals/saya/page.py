"""What one's own pages show of oneself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _

from penata.domains.people import public as people
from penata.kernel import clock

MORNING, NOON, AFTERNOON, EVENING = 4, 11, 15, 18  # the hours from which a day is greeted so


@dataclass(frozen=True, slots=True)
class Order:
    """A decision on paper (SK) about the reader."""

    number: str
    what: str
    where: str
    on: date


def frame(request: HttpRequest) -> dict[str, Any]:
    """Who he is, as every page of Saya needs it."""
    sheet = people.own_sheet(request.user, clock.today())
    return {"sheet": sheet, "person": sheet.person if sheet else None}


def greeting() -> str:
    hour = timezone.localtime(clock.now()).hour
    if MORNING <= hour < NOON:
        return _("Selamat pagi")
    if NOON <= hour < AFTERNOON:
        return _("Selamat siang")
    return _("Selamat sore") if AFTERNOON <= hour < EVENING else _("Selamat malam")


def orders(sheet: Any) -> list[Order]:
    """Numbers of orders that are known, newest first."""
    known = [
        Order(a.order_number, a.post.job.name, a.post.unit.name, a.period.first)
        for a in sheet.assignments
        if a.order_number
    ]
    return sorted(known, key=lambda order: order.on, reverse=True)
