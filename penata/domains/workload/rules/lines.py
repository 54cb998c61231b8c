"""A line of the ABK form as it is written, by file or by page."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class TaskLine:
    """What is done, its result, how much in what time, minutes for one, and the programme it serves."""

    description: str
    result: str
    volume: Decimal
    per: str
    norm: Decimal
    program: str
