"""Small groups are covered so that nobody is found in them, nor by taking the rest from the total.

Source: UU 27/2022 Art. 16 (no more than the purpose asks); the house rule that figures below five are covered. Method:
cell suppression with an audit of what an outsider may infer (Hundepool et al., Statistical Disclosure Control, 2012, ch. 4).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

LEAST = 5


@dataclass(frozen=True, slots=True)
class Cell:
    """value: None where it is covered. is_small: it is told to be below LEAST; else nothing is told."""

    value: int | None
    is_small: bool = False


@dataclass(frozen=True, slots=True)
class _Bounds:
    """What everybody may know of a covered cell beforehand."""

    low: int
    high: int


def cover(columns: Sequence[Sequence[int]]) -> list[list[Cell]] | None:
    """Columns of counts over the same groups, each a part of the column before it; their totals are known to all.

    A count from 1 to below LEAST is told as small; nobody stands in a group of none, so that is told. Where a small one
    could be narrowed down by the totals, the smallest of the others are covered too, until each may be anything from 1 to
    LEAST - 1. A row that is covered stays so in the columns that follow. None where the first column cannot be kept.
    """
    told: list[list[Cell]] = []
    for counts in columns:
        cells = _column(counts, told[-1] if told else None)
        if cells is None and not told:
            return None
        told.append(cells or [Cell(None)] * len(counts))
    return told


def _column(counts: Sequence[int], before: Sequence[Cell] | None) -> list[Cell] | None:
    """None where even covering everything leaves something to be computed."""
    covered = {n for n, count in enumerate(counts) if 0 < count < LEAST}
    if before is not None:
        covered |= {n for n, cell in enumerate(before) if cell.value is None and counts[n]}
    while not _is_safe(counts, covered, before):
        open_ = [n for n, count in enumerate(counts) if count and n not in covered]
        if not open_:
            return None
        covered.add(min(open_, key=lambda n: (counts[n], n)))
    return [Cell(None, count < LEAST) if n in covered else Cell(count) for n, count in enumerate(counts)]


def _is_safe(counts: Sequence[int], covered: set[int], before: Sequence[Cell] | None) -> bool:
    """Whether every small cell may still be anything: the covered ones sum to what the total leaves, and no more is known."""
    bounds = {n: _known(counts, n, before) for n in covered}
    rest = sum(counts[n] for n in covered)
    least, most = sum(b.low for b in bounds.values()), sum(b.high for b in bounds.values())
    return all(
        rest - (least - b.low) >= b.high and rest - (most - b.high) <= b.low
        for n, b in bounds.items()
        if counts[n] < LEAST
    )


def _known(counts: Sequence[int], n: int, before: Sequence[Cell] | None) -> _Bounds:
    """A covered group has somebody; a part of it is never more than the whole."""
    if counts[n] < LEAST:
        return _Bounds(1, LEAST - 1)
    whole = before[n].value if before is not None else None
    return _Bounds(LEAST, sum(counts) if whole is None else whole)
