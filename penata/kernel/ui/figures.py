"""Figures as Indonesians write them: 1.786 · 3,5680 · 46% · Rp1.234.567 · 1 Nov 2026."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.utils import formats, timezone, translation

from penata.kernel.values import half_up

MINUS = "−"
NONE = "–"


def _marks() -> tuple[str, str]:
    return (",", ".") if translation.get_language() == "en" else (".", ",")


def number(value: Any, places: int = 0) -> str:
    if value is None or value == "":
        return NONE
    exact = half_up(Decimal(value), places)
    thousands, point = _marks()
    whole, _, rest = f"{abs(exact):,.{places}f}".partition(".")
    written = whole.replace(",", thousands) + (point + rest if rest else "")
    return (MINUS if exact < 0 else "") + written


def percent(share: Any, places: int = 0) -> str:
    """A share of one as a percentage."""
    return NONE if share is None else number(Decimal(share) * 100, places) + "%"


def rupiah(value: Any) -> str:
    return NONE if value is None else "Rp" + number(value)


def day(value: date | None) -> str:
    return NONE if value is None else formats.date_format(value, "j M Y")


def long_day(value: date | None) -> str:
    return NONE if value is None else formats.date_format(value, "j F Y")


def moment(value: datetime | None) -> str:
    if value is None:
        return NONE
    local = timezone.localtime(value)
    return f"{formats.date_format(local, 'j M Y')} {local:%H.%M}"


def nip(value: str | None) -> str:
    """19910817 201903 2 004"""
    if not value or len(value) != 18:
        return value or NONE
    return f"{value[:8]} {value[8:14]} {value[14]} {value[15:]}"
