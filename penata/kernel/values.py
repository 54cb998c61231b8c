"""Small values every domain shares. Standard library only."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from typing import Any, Self


def N_(message: str) -> str:  # noqa: N802 - the name every catalogue tool knows
    """Mark a text for translation where it is defined; it is translated where it is shown."""
    return message


# Days beyond these are slips of the pen, in a sheet as in an address; every rule of the law begins with the first.
EARLIEST, LATEST = date(1900, 1, 1), date(2200, 12, 31)


class Term(StrEnum):
    """A closed list of words: the code reads `value`, the people read `label`."""

    label: str

    def __new__(cls, value: str, label: str = "") -> Self:
        term = str.__new__(cls, value)
        term._value_ = value
        term.label = label
        return term

    @classmethod
    def choices(cls) -> list[tuple[str, str]]:
        return [(term.value, term.label) for term in cls]


@dataclass(frozen=True, slots=True)
class Period:
    """From the first day to the last, both included, as on an SK; without a last day it is still open."""

    first: date
    last: date | None = None

    def __post_init__(self) -> None:
        if self.last is not None and self.last < self.first:
            raise ValueError(f"Period ends before it starts: {self.first} > {self.last}")

    def covers(self, day: date) -> bool:
        return self.first <= day and (self.last is None or day <= self.last)

    def overlaps(self, other: Period) -> bool:
        return (self.last is None or other.first <= self.last) and (
            other.last is None or self.first <= other.last
        )

    def until(self, last: date) -> Period:
        return Period(self.first, last)


def day_before(day: date) -> date:
    return day - timedelta(days=1)


def half_up(value: Decimal, places: int = 0) -> Decimal:
    """Arithmetic rounding as a clerk does it: 0,5 goes up."""
    return value.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)


@dataclass(frozen=True, slots=True)
class Provision:
    """One dated value of one rule, with the text that gives it its force."""

    key: str
    value: Any
    period: Period
    basis: str
    doubt: str = ""
    local: bool = False


@dataclass(frozen=True, slots=True)
class Law(Mapping[str, Any]):
    """What is in force on one day: `law["workload.effective_minutes"]` gives the value.

    Whatever a rule reads through `cite()` can be printed under its result.
    """

    day: date
    provisions: Mapping[str, Provision] = field(default_factory=dict)

    def __getitem__(self, key: str) -> Any:
        return self.provisions[key].value

    def __iter__(self) -> Iterator[str]:
        return iter(self.provisions)

    def __len__(self) -> int:
        return len(self.provisions)

    def cite(self, *keys: str) -> tuple[Provision, ...]:
        return tuple(self.provisions[key] for key in keys)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a calculation: a label, what stands behind it, its unit."""

    label: str
    value: Any
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Working:
    """How a figure came about: the lines, the result, and the law they rest on (lembar perhitungan)."""

    lines: tuple[Line, ...]
    result: Line
    law: tuple[Provision, ...] = ()
