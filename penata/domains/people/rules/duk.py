"""The order of rank (daftar urut kepangkatan)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

LATE = date.max


@dataclass(frozen=True, slots=True)
class DukFacts:
    """grade: order of the golongan; post: order of the jabatan, higher is more; course and education likewise."""

    grade: int
    grade_since: date | None
    post: int
    post_since: date | None
    served_since: date | None
    education: int
    graduated: int | None
    born: date | None
    course: int = 0
    course_on: date | None = None


def duk_key(facts: DukFacts) -> tuple[object, ...]:
    """Sorts the highest first: pangkat, jabatan, masa kerja, latihan jabatan, pendidikan, usia.

    Within each: the earlier date of the grade; the higher post, then the longer in it; the longer service; the
    higher, then earlier course; the higher, then earlier graduation; the older.
    Source: PP 15/1979; SE BAKN 03/SE/1980.
    """
    return (
        -facts.grade,
        facts.grade_since or LATE,
        -facts.post,
        facts.post_since or LATE,
        facts.served_since or LATE,
        -facts.course,
        facts.course_on or LATE,
        -facts.education,
        facts.graduated or LATE.year,
        facts.born or LATE,
    )
