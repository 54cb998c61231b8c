"""One-time codes that are printed on paper and typed by hand."""

from __future__ import annotations

ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"  # nothing that looks like something else: no 0 O, 1 I L, U V
LENGTH, GROUP = 15, 5
POSSIBLE = len(ALPHABET) ** LENGTH  # 73 bits


def write_code(number: int) -> str:
    """The code of a number drawn below POSSIBLE."""
    letters = []
    for _place in range(LENGTH):
        number, rest = divmod(number, len(ALPHABET))
        letters.append(ALPHABET[rest])
    return "".join(letters)


def show_code(code: str) -> str:
    """As it stands on paper: ABCDE-FGHJK-MNPQR."""
    return "-".join(code[start : start + GROUP] for start in range(0, LENGTH, GROUP))


def read_code(text: str) -> str | None:
    """The code that somebody typed, in any case and grouping; None where it cannot be one."""
    typed = "".join(letter for letter in text.upper() if letter.isalnum())
    return typed if len(typed) == LENGTH and set(typed) <= set(ALPHABET) else None
