"""The register of personal data: every field that says something about a person, its class, basis and keeping.

Domains register beside their models; a test of the house finds fields that nobody registered. Which role reads
which class stands in `kernel/access/roles.py`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from penata.kernel.access import PersonalClass
from penata.kernel.values import N_

PUBLIC_TASK = N_("Kewajiban hukum dan tugas publik, UU 27/2022 Pasal 20")
PERMANENT = N_("Tetap, berkas kepegawaian")
TEN_YEARS = N_("10 tahun sesudah berakhir")
THIRTY_DAYS = N_("30 hari")


@dataclass(frozen=True, slots=True)
class Personal:
    data: PersonalClass
    retention: str = PERMANENT
    basis: str = PUBLIC_TASK


_fields: dict[str, Mapping[str, Personal]] = {}
_impersonal: dict[str, frozenset[str]] = {}


def register(model: str, fields: Mapping[str, Personal], impersonal: frozenset[str] = frozenset()) -> None:
    """`model` as "app.Model"; `impersonal` names the fields that say nothing about the person."""
    _fields[model] = fields
    _impersonal[model] = impersonal


def registered() -> Mapping[str, Mapping[str, Personal]]:
    return _fields


def is_known(model: str, field: str) -> bool:
    return field in _fields.get(model, {}) or field in _impersonal.get(model, ())


def mask(value: str, head: int = 4, tail: int = 4) -> str:
    """6202 •••• •••• 0003: enough to recognise one's own, not enough to use."""
    if len(value) <= head + tail:
        return "•" * len(value)
    return f"{value[:head]} •••• •••• {value[-tail:]}"
