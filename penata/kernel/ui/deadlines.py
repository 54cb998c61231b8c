"""How long something waits, and how long it still may, in words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext as _
from lokal.holidays import count_working_days

from penata.kernel.ui import figures

NEAR = 15  # working days


@dataclass(frozen=True, slots=True)
class Deadline:
    """tone and icon: as of `chip`."""

    words: str
    tone: str
    icon: str


def told(since: date, due: date | None, day: date) -> Deadline:
    """What the chip beside a waiting thing says on `day`."""
    if due is None:
        return _age(since, day)
    if due < day:
        words = _("Lewat %s hari") % figures.number((day - due).days)
        return Deadline(words, "bad", "exclamation-triangle-fill")
    left, is_working = left_days(day, due)
    unit = _("hari kerja lagi") if is_working else _("hari lagi")
    words = _("Tenggat %(day)s, %(n)s %(unit)s") % {
        "day": figures.day(due), "n": figures.number(left), "unit": unit,
    }  # fmt: skip
    return Deadline(words, "wait", "hourglass-split") if left <= NEAR else Deadline(words, "", "calendar3")


def left_days(day: date, due: date) -> tuple[int, bool]:
    """Days after `day` up to `due`; working days, where the holidays of those years are known."""
    if due <= day:
        return 0, True
    try:
        return count_working_days(day + timedelta(days=1), due), True
    except ValueError:
        return (due - day).days, False


def _age(since: date, day: date) -> Deadline:
    days = (day - since).days
    if days <= 0:
        return Deadline(_("Menunggu sejak hari ini"), "", "clock-history")
    words = _("Menunggu %(n)s hari, sejak %(day)s") % {"n": figures.number(days), "day": figures.day(since)}
    return Deadline(words, "", "clock-history")
