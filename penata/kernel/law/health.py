"""Provisions on which nobody is sure yet."""

from __future__ import annotations

from collections.abc import Iterator

from penata.kernel import clock
from penata.kernel.health import Check, Finding, Needs, add, good, poor
from penata.kernel.law.in_force import in_force


def register() -> None:
    add(Check("Aturan", doubts, Needs.DATABASE, 50))


def doubts() -> Iterator[Finding]:
    known = in_force(clock.today())
    doubtful = sum(bool(provision.doubt) for provision in known.provisions.values())
    if doubtful:
        yield poor(
            "Aturan",
            f"{len(known)} berlaku, {doubtful} masih perlu dipastikan",
            "tetapkan nilainya di halaman Aturan berlaku",
        )
    else:
        yield good("Aturan", f"{len(known)} berlaku")
