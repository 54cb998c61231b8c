"""Into which groups people are put to see whether one of them bears more than the others."""

from __future__ import annotations

from datetime import date

from penata.kernel.values import N_, Term

UNKNOWN = N_("Tidak diketahui")
MORE = 10
"""Percentage points beyond its share among all who could be moved, from which a group is said to bear more."""


class Dimension(Term):
    """By what people are put into groups."""

    SEX = "sex", N_("Jenis kelamin")
    AGE = "age", N_("Umur")
    DISABILITY = "disability", N_("Disabilitas")
    STATUS = "status", N_("Status")
    ORIGIN = "origin", N_("Kecamatan asal")


BANDS = (
    (30, N_("Di bawah 30 tahun")), (40, N_("30–39 tahun")), (50, N_("40–49 tahun")), (200, N_("50 tahun ke atas")),
)  # fmt: skip


def age_band(born: date | None, day: date) -> str:
    """By full years on the day."""
    if born is None:
        return UNKNOWN
    age = day.year - born.year - ((day.month, day.day) < (born.month, born.day))
    return next(words for below, words in BANDS if age < below)


def points(part: int, whole: int, of_part: int, of_whole: int) -> int | None:
    """Percentage points by which a group's share among some is above its share among all, rounded; None where either is none.

    part of whole: how many of the group are among those; of_part of of_whole: among all.
    """
    if not whole or not of_whole:
        return None
    above, below = 100 * (part * of_whole - of_part * whole), whole * of_whole
    return (2 * above + below) // (2 * below)
