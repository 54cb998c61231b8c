"""Grades: golongan ruang of civil servants, golongan of PPPK.

Source: PP 15/2019 and its forerunners for I/a to IV/e; Perpres 98/2020 for PPPK I to XVII.
"""

from __future__ import annotations

import re

PNS_GRADES = tuple(
    f"{group}/{room}"
    for group, rooms in (("I", "abcd"), ("II", "abcd"), ("III", "abcd"), ("IV", "abcde"))
    for room in rooms
)
_ROMAN = (
    "I",
    "II",
    "III",
    "IV",
    "V",
    "VI",
    "VII",
    "VIII",
    "IX",
    "X",
    "XI",
    "XII",
    "XIII",
    "XIV",
    "XV",
    "XVI",
    "XVII",
)
PPPK_GRADES = _ROMAN

RANKS = (
    "Juru Muda",
    "Juru Muda Tk I",
    "Juru",
    "Juru Tk I",
    "Pengatur Muda",
    "Pengatur Muda Tk I",
    "Pengatur",
    "Pengatur Tk I",
    "Penata Muda",
    "Penata Muda Tk I",
    "Penata",
    "Penata Tk I",
    "Pembina",
    "Pembina Tk I",
    "Pembina Utama Muda",
    "Pembina Utama Madya",
    "Pembina Utama",
)

_ORDER = {grade: number for number, grade in enumerate(PNS_GRADES, start=1)} | {
    grade: number for number, grade in enumerate(PPPK_GRADES, start=1)
}
_PNS = re.compile(r"(IV|I{1,3}|[1-4])[\s./-]*([a-eA-E])")
_DIGITS = {"1": "I", "2": "II", "3": "III", "4": "IV"}


def normal_grade(written: str) -> str | None:
    """III/a for "III a", "3A", "iii.a"; VII for "Gol. VII" or "7"; None for what is no grade."""
    text = re.sub(r"(?i)^(gol(ongan)?\.?|ruang)\s*", "", written.strip())
    inside = re.search(r"\(([^)]+)\)", text)
    if inside:  # "Penata Muda Tk. I (III/b)"
        text = inside.group(1)
    match = _PNS.fullmatch(text.upper().replace(" ", "")) or _PNS.fullmatch(text.replace(" ", ""))
    if match:
        grade = f"{_DIGITS.get(match[1], match[1])}/{match[2].lower()}"
        return grade if grade in _ORDER else None
    upper = text.upper()
    if upper.isascii() and upper.isdigit() and 1 <= int(upper) <= len(_ROMAN):
        return _ROMAN[int(upper) - 1]
    return upper if upper in PPPK_GRADES else None


def order(grade: str) -> int:
    """1 for the lowest; 0 for none. Comparable within civil servants, and within PPPK."""
    return _ORDER.get(grade, 0)


def rank_name(grade: str) -> str:
    """The pangkat of a civil servant's grade; PPPK have none."""
    return RANKS[PNS_GRADES.index(grade)] if grade in PNS_GRADES else ""
