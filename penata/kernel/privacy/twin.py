"""What stands in the place of personal data in an anonymised copy: by rule of the register, one secret for the whole copy.

The same value always gets the same stand-in (Kembaran of `lokal-id`), so the copy still works as data. A registered text
without a rule stops the copy; a table that nobody spoke of is emptied.
"""

from __future__ import annotations

import hashlib
from datetime import date
from typing import Any

from lokal.kembaran import Kembaran

RULES = frozenset(
    {
        "keep",
        "drop",
        "blank",
        "name",
        "nik",
        "nip",
        "birth_date",
        "phone",
        "email",
        "code",
        "username",
        "shape",
        "round",
    }
)
HIDDEN = "(disamarkan)"
ROUND = 100_000
TRIES = 30
TECHNICAL = frozenset({"django_migrations", "django_content_type", "procrastinate_version"})


class Stand:
    """Stand-ins of one copy. `avoid`: names that really occur; a stand-in is never one of them."""

    def __init__(self, secret: str, avoid: set[str]) -> None:
        self._secret, self._avoid = secret, {name.casefold() for name in avoid}
        self._kembaran = [Kembaran(secret=f"{secret}/{n}" if n else secret) for n in range(TRIES)]
        self._given: dict[str, set[str]] = {}

    def name(self, original: str) -> str:
        for kembaran in self._kembaran:
            told = kembaran.value("NAME", original)
            if told.casefold() not in self._avoid:
                return told
        return f"Orang {self._number('name', original, 6)}"

    def of_kind(self, kind: str, original: str) -> str:
        """NIK, PHONE, EMAIL: never the original, and never somebody else's."""
        given = self._given.setdefault(kind, set())
        for kembaran in self._kembaran:
            told = kembaran.value(kind, original)
            if told.casefold() not in self._avoid and told not in given:
                given.add(told)
                return told
        return self._number(kind, original, len(original))

    def born(self, nik: str | None, original: date | None, key: int) -> date | None:
        """The year stays; day and month follow the stand-in of the NIK, where there is one."""
        if original is None:
            return None
        if nik:
            day, month = int(nik[6:8]) % 40, int(nik[8:10])
            return date(original.year, month, min(max(day, 1), 28))
        drawn = int(self._number("born", str(key), 6))
        return date(original.year, drawn % 12 + 1, drawn // 12 % 28 + 1)

    def nip(self, original: str, born: date | None) -> str:
        """Like a NIP of this stand-in: his birthday, the original's month of appointment and sex, another number."""
        head = f"{born:%Y%m%d}" if born else original[:4] + self._number("nip4", original, 4)
        given = self._given.setdefault("nip", set())
        for n in range(1000):
            told = head + original[8:15] + self._number(f"nip{n}", original, 3)
            if told not in given and told.casefold() not in self._avoid:
                given.add(told)
                return told
        raise ValueError("nip")

    def shape(self, original: str) -> str:
        """Digits for digits, letters as they are: an order number looks like one."""
        drawn = iter(self._number("shape", original, 60))
        return "".join(next(drawn, "0") if c.isdigit() else c for c in original)

    def _number(self, label: str, original: str, digits: int) -> str:
        digest = hashlib.blake2b(f"{label}|{original}".encode(), key=self._secret.encode()[:64]).hexdigest()
        return str(int(digest, 16))[-digits:].rjust(digits, "0")


def rule_of(model: Any, name: str, told: str) -> str | None:
    """The rule of a registered field: the one that was told; a key, a day, a number or a choice keeps itself.

    None where a text has no rule.
    """
    if told:
        return told if told in RULES else None
    field = model._meta.get_field(name)
    plain = field.get_internal_type() in {"CharField", "TextField", "JSONField", "BinaryField", "EmailField"}
    return None if plain and not field.choices else "keep"
