"""Sheets as a user would bring them: CSV with a header, days as 22-11-2026, decimals with a comma."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from typing import Any


def as_csv(columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> bytes:
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer)
    writer.writerow(columns)
    writer.writerows(rows)
    return buffer.getvalue().encode()


def day_cell(day: date | None) -> str:
    return f"{day.day:02}-{day.month:02}-{day.year}" if day else ""


def number_cell(value: Decimal) -> str:
    return f"{value.normalize():f}".replace(".", ",")


def yes_cell(value: bool) -> str:
    return "ya" if value else "tidak"
