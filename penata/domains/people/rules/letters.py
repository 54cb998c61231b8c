"""Letters that open an account, or give a lost password back."""

from __future__ import annotations

from datetime import date, timedelta

from penata.kernel.values import N_, Term

VALID_DAYS = 30
TRIES = 5
"""The digits hold a birth year and a serial that is often 0001: whoever found a letter gets few guesses."""


class LetterKind(Term):
    ACTIVATION = "activation", N_("Aktivasi")
    RESET = "reset", N_("Setel ulang kata sandi")


class LetterState(Term):
    ISSUED = "issued", N_("Terbit")
    REDEEMED = "redeemed", N_("Dipakai")
    VOIDED = "voided", N_("Batal")


class LetterWay(Term):
    PRINT = "print", N_("Dicetak")
    EMAIL = "email", N_("Surel")


def valid_until(day: date) -> date:
    """The last day on which a letter of that day may be used."""
    return day + timedelta(days=VALID_DAYS)


def last_digits(nik: str | None) -> str:
    """What the owner proves himself with beside the code."""
    return (nik or "")[-6:]
