"""Need against staff: shortage, surplus, gap, fill, and how evenly fill is spread."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from penata.kernel.values import half_up


@dataclass(frozen=True, slots=True)
class Gap:
    """Whole persons. Shortage and surplus of different posts never cancel each other."""

    shortage: int
    surplus: int
    filled: int

    @property
    def gap(self) -> int:
        """staff - seats; negative is short."""
        return self.surplus - self.shortage


def gap_of_post(seats: int, staff: int) -> Gap:
    """Shortage, surplus and filled seats of one post. Source: PermenPANRB 1/2020 (bezetting - kebutuhan)."""
    return Gap(max(seats - staff, 0), max(staff - seats, 0), min(seats, staff))


def fill(filled: int, seats: int) -> Decimal | None:
    """Filled seats over seats, 4 decimals; None where there are none."""
    return None if not seats else half_up(Decimal(filled) / seats, 4)


def gini(shares: Sequence[Decimal]) -> Decimal | None:
    """How unevenly fill is spread over units: 0 where all are filled alike, towards 1 where few have all.

    Twice the area between the Lorenz curve and the diagonal, each unit counting once. 4 decimals.
    """
    ordered = sorted(shares)
    total = sum(ordered, Decimal(0))
    if not ordered or not total:
        return None
    count = len(ordered)
    weighted = sum((rank * value for rank, value in enumerate(ordered, start=1)), Decimal(0))
    exact = Fraction(2 * weighted) / (count * Fraction(total)) - Fraction(count + 1, count)
    return half_up(Decimal(exact.numerator) / Decimal(exact.denominator), 4)


def percentile(shares: Sequence[Decimal], percent: int) -> Decimal | None:
    """The nearest-rank percentile: a value that some unit really has."""
    ordered = sorted(shares)
    if not ordered:
        return None
    rank = -(-percent * len(ordered) // 100)
    return ordered[max(rank, 1) - 1]
