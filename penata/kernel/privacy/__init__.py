"""The register of personal data: every field that says something about a person, its class, basis and keeping.

Domains register beside their models; a test of the house finds fields that nobody registered. Which role reads
which class stands in `kernel/access/roles.py`. Requests, consents, breaches, erasure and the map of data are below.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from penata.kernel.access import PersonalClass
from penata.kernel.values import N_

PUBLIC_TASK = N_("Kewajiban hukum dan tugas publik, UU 27/2022 Pasal 20")
CONSENT = N_("Persetujuan pemilik data, UU 27/2022 Pasal 20")


@dataclass(frozen=True, slots=True)
class Retention:
    """How long something is kept, and from which event that is counted; no length is for ever.

    `text` says it for people; `days` is what the erasure job reckons with.
    """

    text: str
    days: int | None = None
    after: str = ""

    def __str__(self) -> str:
        return self.text


YEAR = 365
PERMANENT = Retention(N_("Tetap, berkas kepegawaian"))
TEN_YEARS = Retention(N_("10 tahun sesudah berakhir"), 10 * YEAR, "ended")
FIVE_YEARS = Retention(N_("5 tahun sesudah dicatat"), 5 * YEAR, "recorded")
ONE_YEAR = Retention(N_("1 tahun sesudah dikirim"), YEAR, "sent")
THIRTY_DAYS = Retention(N_("30 hari"), 30, "recorded")
WHILE_ACCOUNT = Retention(N_("Selama akunnya ada"))
WHILE_SERVING = Retention(N_("2 tahun sesudah berhenti bekerja"), 2 * YEAR, "ended")


@dataclass(frozen=True, slots=True)
class Personal:
    """twin: what stands in its place in an anonymised copy, one of the rules of `privacy.twin`; empty: as its kind says."""

    data: PersonalClass
    retention: Retention = PERMANENT
    basis: str = PUBLIC_TASK
    twin: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table with personal data: its words, its fields, and where they go when they leave Penata."""

    model: str
    title: str
    fields: Mapping[str, Personal]
    words: Mapping[str, str] = field(default_factory=dict)


_tables: dict[str, Table] = {}
_fields: dict[str, Mapping[str, Personal]] = {}
_impersonal: dict[str, frozenset[str]] = {}
_kept: dict[str, Mapping[str, str]] = {}
_outlets: dict[str, dict[str, frozenset[str]]] = {}


def register(
    model: str,
    fields: Mapping[str, Personal],
    impersonal: frozenset[str] = frozenset(),
    *,
    title: str = "",
    words: Mapping[str, str] | None = None,
) -> None:
    """`model` as "app.Model"; `impersonal` names the fields that say nothing about the person.

    title, words: what the table and its fields are called on pages.
    """
    _fields[model] = fields
    _impersonal[model] = impersonal
    _tables[model] = Table(model, title or model, fields, words or {})


def registered() -> Mapping[str, Mapping[str, Personal]]:
    return _fields


def tables() -> Mapping[str, Table]:
    return _tables


def keep(*models: str, **rules: str) -> None:
    """Tables whose rows an anonymised copy holds; fields in which somebody wrote something are replaced: name -> rule.

    A table that is neither kept nor registered is empty in the copy.
    """
    _kept.update(dict.fromkeys(models, rules))


def kept() -> Mapping[str, Mapping[str, str]]:
    return _kept


def add_outlet(name: str, fields: Mapping[str, frozenset[str]]) -> None:
    """Where personal data leaves Penata: an export, an interface. fields: "app.Model" -> names."""
    _outlets[name] = dict(fields)


def outlets_of(model: str, name: str) -> list[str]:
    return [outlet for outlet, fields in _outlets.items() if name in fields.get(model, ())]


def is_known(model: str, field: str) -> bool:
    return field in _fields.get(model, {}) or field in _impersonal.get(model, ())


def mask(value: str, head: int = 4, tail: int = 4) -> str:
    """6202 •••• •••• 0003: enough to recognise one's own, not enough to use."""
    if len(value) <= head + tail:
        return "•" * len(value)
    return f"{value[:head]} •••• •••• {value[-tail:]}"


def mask_email(value: str) -> str:
    """a•••@example.com: the house of the address, not the door."""
    name, at, house = value.partition("@")
    return f"{name[:1]}•••@{house}" if at else mask(value)
