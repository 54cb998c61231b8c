"""How many persons the work of a post needs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from fractions import Fraction

from penata.domains.workload.rules.terms import Method, Per, Rounding
from penata.kernel.values import N_, Law, Line, Working, half_up

MINUTES_A_WEEK, MINUTES_A_DAY, MINUTES_AN_HOUR = 1500, 300, 60
HEAD = Decimal("1.0000")


@dataclass(frozen=True, slots=True)
class Load:
    """One task. `norm`: minutes a piece for tasks; what one person can do, or pieces of equipment a person,
    for the other methods, on the time base of the volume."""

    volume: Decimal
    per: Per
    norm: Decimal
    method: Method = Method.TASK


@dataclass(frozen=True, slots=True)
class TaskFigures:
    """annual: volume a year; minutes: load a year, None where the method counts none; persons to 4 decimals."""

    annual: Decimal
    minutes: Decimal | None
    persons: Decimal


def times_a_year(per: Per, effective_minutes: int) -> Fraction:
    """How often the base recurs in a working year: x12, x50, x250 on 75,000 minutes; x12, x48, x240 on 72,000.

    Source: PermenPANRB 1/2020; the factors follow from 1,500 effective minutes a week and 300 a day.
    """
    if per == Per.YEAR:
        return Fraction(1)
    if per == Per.MONTH:
        return Fraction(12)
    minutes = {Per.WEEK: MINUTES_A_WEEK, Per.DAY: MINUTES_A_DAY, Per.HOUR: MINUTES_AN_HOUR}[per]
    return Fraction(effective_minutes, minutes)


def figures(load: Load, effective_minutes: int) -> TaskFigures:
    """The columns of one line of the ABK form. Persons are rounded for display only."""
    annual = Fraction(load.volume) * times_a_year(load.per, effective_minutes)
    minutes = _decimal(annual * Fraction(load.norm), 4) if load.method == Method.TASK else None
    return TaskFigures(_decimal(annual, 4), minutes, _decimal(exact_persons(load, effective_minutes), 4))


def exact_persons(load: Load, effective_minutes: int) -> Fraction:
    """WPT / WKE for a task; load over capacity for output, object and equipment. No norm, no need.

    Source: PermenPANRB 1/2020 (WPT = volume x norm, need = WPT / WKE); KEP/75/M.PAN/7/2004.
    """
    if not load.norm:
        return Fraction(0)
    if load.method == Method.TASK:
        annual = Fraction(load.volume) * times_a_year(load.per, effective_minutes)
        return annual * Fraction(load.norm) / effective_minutes
    return Fraction(load.volume) / Fraction(load.norm)


def need(loads: Iterable[Load], effective_minutes: int) -> Decimal:
    """Raw need of a post in persons, 4 decimals: the exact sum over its tasks, rounded once."""
    return _decimal(sum((exact_persons(load, effective_minutes) for load in loads), Fraction(0)), 4)


def seats(raw: Decimal, rounding: Rounding) -> int:
    """The need of one post in whole persons. Never rounded per task, never summed before.

    Source: no single rule; a dated setting (`workload.rounding`).
    """
    if rounding == Rounding.CEILING:
        return int(raw.to_integral_value(ROUND_CEILING))
    if rounding == Rounding.QUARTER:
        whole = raw.to_integral_value(ROUND_FLOOR)
        return int(whole) + (raw - whole >= Decimal("0.25"))
    return int(half_up(raw))


def need_of_post(loads: Iterable[Load], law: Law, *, is_head: bool) -> Working:
    """Need and seats of a post with every line: the lembar perhitungan.

    The result's value is the seats; the raw need stands in the line before. A head is exactly one.
    """
    minutes = int(law["workload.effective_minutes"])
    rounding = Rounding(law["workload.rounding"])
    loads = list(loads)
    raw = need(loads, minutes)
    lines = [*_load_lines(loads, minutes), Line(N_("Kebutuhan mentah"), raw, N_("orang"))]
    cited = law.cite("workload.effective_minutes", "workload.rounding")
    if is_head:
        lines.append(Line(N_("Kepala selalu tepat satu, berapa pun bebannya"), HEAD, N_("orang")))
        return Working(tuple(lines), Line(N_("Kebutuhan"), 1, N_("orang")), cited)
    words = {
        Rounding.HALF_UP: N_("Dibulatkan sekali, di akhir (setengah ke atas)"),
        Rounding.CEILING: N_("Dibulatkan sekali, di akhir (selalu ke atas)"),
        Rounding.QUARTER: N_("Dibulatkan sekali, di akhir (seperempat ke atas)"),
    }
    return Working(tuple(lines), Line(words[rounding], seats(raw, rounding), N_("orang")), cited)


def raw_of(working: Working) -> Decimal:
    """The raw need of a post, or 1 for a head, out of its working."""
    value = working.lines[-1].value
    assert isinstance(value, Decimal)
    return value


def _load_lines(loads: list[Load], minutes: int) -> list[Line]:
    tasks = [load for load in loads if load.method == Method.TASK]
    lines = []
    if tasks:
        total = sum(
            (Fraction(t.volume) * times_a_year(t.per, minutes) * Fraction(t.norm) for t in tasks), Fraction(0)
        )
        lines = [
            Line(N_("Jumlah beban kerja (volume setahun × norma)"), _decimal(total, 2), N_("menit")),
            Line(N_("Waktu kerja efektif setahun"), minutes, N_("menit")),
        ]
    others = [load for load in loads if load.method != Method.TASK]
    if others:
        ratio = sum((exact_persons(load, minutes) for load in others), Fraction(0))
        lines.append(Line(N_("Jumlah beban ÷ kemampuan rata-rata"), _decimal(ratio, 4), N_("orang")))
    return lines


def _decimal(value: Fraction, places: int) -> Decimal:
    """Exact to far beyond the places asked, then rounded once, half up."""
    scaled = value * 10**places
    whole = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    return Decimal(whole).scaleb(-places)
