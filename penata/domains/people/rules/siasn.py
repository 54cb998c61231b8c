"""Whether Penata and SIASN say the same of somebody, each in its own spelling.

Source: no regulation; practice of the *pegawai* report and of `pns/data-utama` of SIASN (ADR 0023).
"""

from __future__ import annotations

import re

from penata.kernel.values import N_, Term


class Finding(Term):
    """What the comparison of one value says."""

    SAME = "same", N_("Sama")
    DIFFERENT = "different", N_("Berbeda")
    EMPTY_HERE = "empty_here", N_("Kosong di Penata")
    EMPTY_THERE = "empty_there", N_("Kosong di SIASN")


class Spelling(Term):
    """Which differences of writing are none."""

    EXACT = "exact", N_("Persis")
    WORDS = "words", N_("Kata yang sama, apa pun huruf besar, spasi, dan tanda bacanya")
    LETTERS = "letters", N_("Huruf yang sama, tanpa spasi dan tanda baca")
    PHONE = "phone", N_("Nomor yang sama, dengan 0 atau +62 di depan")
    LEVEL = "level", N_("Jenjang yang setara: SIASN tidak mengenal Profesi dan Spesialis")
    STANDING = "standing", N_("Aktif atau tidak")


class AnswerSource(Term):
    """By which way an answer came."""

    FILE = "file", N_("Berkas")
    SERVICE = "service", N_("Layanan SIASN")


_EQUAL_LEVELS = {"profesi": "s1", "spesialis": "s2"}
_PARTS = re.compile(r"[\W_]+")


def compare(ours: str, theirs: str, spelling: Spelling) -> Finding:
    """Same where nothing but the writing differs; else which side is empty, or that both say something."""
    if normal(ours, spelling) == normal(theirs, spelling):
        return Finding.SAME
    if not theirs.strip():
        return Finding.EMPTY_THERE
    return Finding.DIFFERENT if ours.strip() else Finding.EMPTY_HERE


def normal(written: str, spelling: Spelling) -> str:
    """What is left of a value when nothing but its meaning counts."""
    if spelling == Spelling.EXACT:
        return written.strip()
    if spelling == Spelling.WORDS:
        return _PARTS.sub(" ", written).strip().casefold()
    if spelling == Spelling.PHONE:
        return re.sub(r"^(?:62|0)", "", re.sub(r"\D", "", written))
    letters = _PARTS.sub("", written).casefold()
    if spelling == Spelling.STANDING:
        return (
            "aktif"
            if letters.endswith("aktif") and "tidak" not in letters and "non" not in letters
            else letters
        )
    return _EQUAL_LEVELS.get(letters, letters) if spelling == Spelling.LEVEL else letters
