"""The clocks of the protection of personal data: hours of the clock, weekends and holidays included.

The hours stand in `clocks.toml`; here is only how they are reckoned.
Source: UU 27/2022 Art. 30, 32, 40, 41, 46 ("3 x 24 jam").
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

HOUR = timedelta(hours=1)


def due_at(start: datetime, hours: int) -> datetime:
    """The moment by which it must be done.

    Source: UU 27/2022 Art. 30 (3 x 24 hours from the request), Art. 46 (3 x 24 hours from the breach being found).
    """
    return start + hours * HOUR


@dataclass(frozen=True, slots=True)
class Remaining:
    """Whole hours that are left of a clock; `late` counts those beyond it."""

    hours: int
    of: int
    late: int

    @property
    def is_over(self) -> bool:
        return self.late > 0 or self.hours == 0

    @property
    def run(self) -> int:
        return self.of - self.hours


def remaining(start: datetime, due: datetime, now: datetime) -> Remaining:
    """How much of the clock is left at a moment, in whole hours, rounded so that it never promises more."""
    of = int((due - start) / HOUR)
    if now >= due:
        return Remaining(0, of, int((now - due) / HOUR) + 1)
    return Remaining(min(int((due - now) / HOUR), of), of, 0)
