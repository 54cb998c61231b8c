"""When somebody retires, and what need follows from it."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from decimal import Decimal

from penata.kernel.values import N_, Line, Provision, Working


def birthday(born: date, age: int) -> date:
    """The day on which somebody turns `age`; who was born on 29 February turns on the 28th in other years."""
    year = born.year + age
    return date(year, born.month, min(born.day, monthrange(year, born.month)[1]))


def retires_on(born: date, age: int) -> date:
    """TMT pensiun: the first day of the month after the birthday at the age limit (BUP).

    Source: PP 11/2017 Art. 239-240; UU 11/1969.
    """
    turned = birthday(born, age)
    return date(turned.year + turned.month // 12, turned.month % 12 + 1, 1)


def retirement_working(born: date, age: int, source: str, law: tuple[Provision, ...]) -> Working:
    """The same, line by line. source: where the age limit comes from, as a marked text."""
    return Working(
        lines=(
            Line(N_("Tanggal lahir"), born),
            Line(source, age, N_("tahun")),
            Line(N_("Genap batas usia"), birthday(born, age)),
        ),
        result=Line(N_("Tanggal 1 bulan berikutnya"), retires_on(born, age)),
        law=law,
    )


def additional_need(need: Decimal, filled: int, retiring: int, leaving: int = 0, joining: int = 0) -> Decimal:
    """Persons to be found for a post in a year, never below nought.

    need: of the year; filled: at the end of the year before; the others: expected within the year.
    Source: PermenPANRB 1/2020; PP 11/2017 Art. 5-7 (five-year plan).
    """
    return max(need - (filled - retiring - leaving + joining), Decimal(0))


def service(since: date, day: date) -> tuple[int, int]:
    """Full years and months of service (masa kerja) from `since` to `day`."""
    months = (day.year - since.year) * 12 + day.month - since.month - (day.day < since.day)
    return divmod(max(months, 0), 12)
