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


def cover(columns: Sequence[Sequence[int]], *, floor: int = 1) -> list[list[Cell]] | None:
    """Columns of counts over the same groups, each a part of the column before it; their totals are known to all.

    A count below LEAST is told as small. Where it could then be narrowed down by the totals, the smallest of the others
    are covered too, until each small one may be anything from its least to its most. A row that is covered stays so in
    the columns that follow. floor: what every group of the first column is known to have at least. None where the first
    column cannot be kept, so that nothing may be shown.
    """
    told: list[list[Cell]] = []
    for place, counts in enumerate(columns):
        before = told[-1] if told else None
        cells = _column(counts, before, 0 if before is not None else floor)
        if cells is None and place == 0:
            return None
        told.append(cells or [Cell(None)] * len(counts))
    return told


def _column(counts: Sequence[int], before: Sequence[Cell] | None, floor: int) -> list[Cell] | None:
    """None where even covering everything leaves something to be computed."""
    if not floor and not sum(counts):
        return [Cell(0)] * len(counts)  # the total says it of each
    covered = {n for n, count in enumerate(counts) if count < LEAST}
    if before is not None:
        covered |= {n for n, cell in enumerate(before) if cell.value is None}
    while not _is_safe(counts, covered, before, floor):
        open_ = [n for n in range(len(counts)) if n not in covered]
        if not open_:
            return None
        covered.add(min(open_, key=lambda n: (counts[n], n)))
    return [Cell(None, count < LEAST) if n in covered else Cell(count) for n, count in enumerate(counts)]


def _is_safe(counts: Sequence[int], covered: set[int], before: Sequence[Cell] | None, floor: int) -> bool:
    """Whether every small cell may still be anything: the covered ones sum to what the total leaves, and no more is known."""
    bounds = {n: _known(counts, n, before, floor) for n in covered}
    rest = sum(counts[n] for n in covered)
    least, most = sum(b.low for b in bounds.values()), sum(b.high for b in bounds.values())
    return all(
        rest - (least - b.low) >= b.high and rest - (most - b.high) <= b.low
        for n, b in bounds.items()
        if counts[n] < LEAST
    )


def _known(counts: Sequence[int], n: int, before: Sequence[Cell] | None, floor: int) -> _Bounds:
    """A listed group has somebody; a part of it may have nobody, and never more than the whole."""
    whole = before[n].value if before is not None else None
    ceiling = sum(counts) if whole is None else whole
    if counts[n] >= LEAST:
        return _Bounds(LEAST, max(ceiling, LEAST))
    return _Bounds(floor, LEAST - 1)
