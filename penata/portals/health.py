"""What only the whole house can say about an installation."""

from __future__ import annotations

from collections.abc import Iterator

from penata.domains.organization import public as organization
from penata.kernel.health import Check, Finding, Needs, add, good, poor


def register() -> None:
    add(Check("Pemerintah", government, Needs.DATABASE, 60))


def government() -> Iterator[Finding]:
    names = [unit.name for unit in organization.governments()]
    if names:
        yield good("Pemerintah", ", ".join(names))
    else:
        yield poor("Pemerintah", "belum ada", "impor unit dengan satu baris berjenis pemda")
