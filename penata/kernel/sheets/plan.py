"""What a file would change, row by row, before anything changes."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from penata.kernel.sheets.problems import Problem
from penata.kernel.values import N_, Term


class Kind(Term):
    ADDED = "added", N_("Baru")
    CHANGED = "changed", N_("Berubah")
    ENDED = "ended", N_("Berakhir")
    UNCHANGED = "unchanged", N_("Tetap")
    REFUSED = "refused", N_("Ditolak")


@dataclass(frozen=True, slots=True)
class Change:
    """One field, before and after, as people read it."""

    field: str
    before: str
    after: str


@dataclass(slots=True)
class PlanRow:
    """What becomes of one row. `what` is for the domain's apply; row 0 is somebody whom no row names."""

    row: int
    kind: Kind
    label: str
    key: str = ""
    changes: list[Change] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    what: Any = None


@dataclass(slots=True)
class Plan:
    rows: list[PlanRow]
    problems: list[Problem] = field(default_factory=list)  # of the file as a whole
    extent: int | None = None  # how many stand in the extent of a complete list; None where the file is none
    notes: list[str] = field(default_factory=list)

    def counts(self) -> dict[str, int]:
        found = Counter(row.kind for row in self.rows)
        return {kind.value: found[kind] for kind in Kind}

    def all_problems(self) -> list[Problem]:
        problems = [*self.problems, *(p for row in self.rows for p in row.problems)]
        return sorted(problems, key=lambda p: (p.row, p.column))

    @property
    def has_errors(self) -> bool:
        return any(p.is_error for p in self.problems) or any(r.kind == Kind.REFUSED for r in self.rows)

    @property
    def blocking(self) -> list[Problem]:
        """Errors of the file as a whole: no row can be left out to get round them."""
        return [p for p in self.problems if p.is_error]

    def to_do(self) -> Iterator[PlanRow]:
        return (row for row in self.rows if row.kind in {Kind.ADDED, Kind.CHANGED, Kind.ENDED})

    def fingerprint(self) -> str:
        """The same where the same file meets the same data; apply refuses where it has changed."""
        told = hashlib.sha256()
        for row in self.rows:
            if row.kind != Kind.UNCHANGED:
                changes = [(c.field, c.before, c.after) for c in row.changes]
                told.update(repr((row.row, row.kind.value, row.key, changes)).encode())
        told.update(repr([(p.row, p.code) for p in self.all_problems() if p.is_error]).encode())
        return told.hexdigest()


def shown(value: Any) -> str:
    """A value as a plan shows it: 1-3-2026, ya, nothing for nothing."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return _("ya") if value else _("tidak")
    if isinstance(value, date):
        return f"{value.day}-{value.month}-{value.year}"
    return str(value)


def refused(row: int, label: str, problems: Iterable[Problem], key: str = "") -> PlanRow:
    return PlanRow(row, Kind.REFUSED, label, key, problems=list(problems))
