"""Workload Indicators of Staffing Need, beside ABK for health units.

Source: WHO, WISN User's Manual, 2010 (revised 2025).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from penata.kernel.values import N_, Line, Working, half_up


@dataclass(frozen=True, slots=True)
class Activity:
    """A health service activity: how often a year, and how long one takes in minutes."""

    annual: Decimal
    minutes: Decimal


@dataclass(frozen=True, slots=True)
class Allowances:
    """category_share: share of working time of all members (CAS, 0 to below 1); individual_hours: IAS, a year."""

    category_share: Decimal = Decimal(0)
    individual_hours: Decimal = Decimal(0)


def available_hours(days: int, hours_a_day: Decimal) -> Decimal:
    """AWT: available working time in hours a year."""
    return days * hours_a_day


def required(activities: Iterable[Activity], allowances: Allowances, awt_hours: Decimal) -> Working:
    """need x CAF + IAF, line by line. CAF = 1 / (1 - CAS); IAF = IAS hours / AWT."""
    if not 0 <= allowances.category_share < 1:
        raise ValueError("the share of category allowances must be from 0 to below 1")
    hours = sum((Fraction(a.annual) * Fraction(a.minutes) / 60 for a in activities), Fraction(0))
    base = hours / Fraction(awt_hours)
    factor = 1 / (1 - Fraction(allowances.category_share))
    individual = Fraction(allowances.individual_hours) / Fraction(awt_hours)
    total = base * factor + individual
    return Working(
        lines=(
            Line(N_("Beban layanan setahun"), _round(hours, 2), N_("jam")),
            Line(N_("Waktu kerja tersedia setahun (AWT)"), awt_hours, N_("jam")),
            Line(N_("Kebutuhan dasar: beban ÷ AWT"), _round(base, 4), N_("orang")),
            Line(N_("Faktor kelonggaran kategori (CAF)"), _round(factor, 4)),
            Line(N_("Kelonggaran perorangan (IAF)"), _round(individual, 4), N_("orang")),
        ),
        result=Line(N_("Kebutuhan WISN: dasar × CAF + IAF"), _round(total, 2), N_("orang")),
    )


def whole(value: Decimal) -> int:
    """WISN's own rounding: up to 0.1 above 1, 0.2 above 2, … 0.5 above 5 and more is rounded down, the rest up."""
    base = int(value)
    if base < 1:
        return 1 if value > 0 else 0
    return base if value - base <= Decimal(min(base, 5)) / 10 else base + 1


def pressure(existing: int, needed: Decimal) -> Decimal | None:
    """WISN ratio: existing / required; below 1 means pressure. None where nothing is required."""
    return None if not needed else half_up(existing / needed, 2)


def _round(value: Fraction, places: int) -> Decimal:
    scaled = value * 10**places
    whole_ = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    return Decimal(whole_).scaleb(-places)
