"""Small groups are covered so that nobody is found in them, nor by taking the rest from the total.

Source: UU 27/2022 Art. 16 (no more than the purpose asks); the house rule that figures below five are covered. Method:
cell suppression with an audit of what an outsider may infer (Hundepool et al., Statistical Disclosure Control, 2012, ch. 4).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from penata.domains.placement.rules.inference import Known, Tables

LEAST = 5


@dataclass(frozen=True, slots=True)
class Cell:
    """value: None where it is covered. is_small: it is told to be below LEAST; else nothing is told."""

    value: int | None
    is_small: bool = False


Column = list[Cell]


def cover(columns: Sequence[Sequence[int]]) -> list[Column] | None:
    """Columns of counts over the same groups, each a part of the column before it; what they sum to is known to all.

    A count from 1 to below LEAST is told as small; nobody stands in a group of none, so that is told. Where a small one
    could be narrowed down by all that is shown, the smallest of the others in its column are covered too, then its whole
    column, then those before it, until each small one may be anything from 1 to LEAST - 1. A row that is covered stays so
    in the columns that follow. None where the first column cannot be kept.
    """
    told: list[Column] = []
    for counts in columns:
        ways = [*_ways(counts, told[-1] if told else None)]
        shown = next((way for way in ways if _is_safe(columns, [*told, way])), None)
        if shown is None and not told:
            return None
        told = _given_up(columns, told) if shown is None else [*told, shown]
    return told


def is_whole(column: Column) -> bool:
    """Whether the column says nothing at all; then its total is not to be told either."""
    return all(cell.value is None and not cell.is_small for cell in column)


def _ways(counts: Sequence[int], before: Column | None) -> Iterator[Column]:
    """What the column may show, the most first."""
    covered = {n for n, count in enumerate(counts) if 0 < count < LEAST}
    if before is not None:
        covered |= {n for n, cell in enumerate(before) if cell.value is None and counts[n]}
    left = sorted((n for n, count in enumerate(counts) if count and n not in covered), key=counts.__getitem__)
    for more in range(len(left) + 1):
        hidden = covered.union(left[:more])
        yield [Cell(None, count < LEAST) if n in hidden else Cell(count) for n, count in enumerate(counts)]


def _given_up(columns: Sequence[Sequence[int]], told: Sequence[Column]) -> list[Column]:
    """The next column wholly covered, and as many before it as must be; the first is kept. Where even that is not enough,
    since what they sum to stands elsewhere, there is nothing more to cover: within the table no sum of them is told."""
    nothing = [Cell(None)] * len(columns[0])
    ways = [[*told[:kept], *[nothing] * (len(told) + 1 - kept)] for kept in range(len(told), 0, -1)]
    return next((way for way in ways if _is_safe(columns, way)), ways[-1])


def _is_safe(columns: Sequence[Sequence[int]], told: Sequence[Column]) -> bool:
    """Whether each small one that is covered may still be anything, by the columns so far."""
    everybody = sum(columns[0])
    known = [_known(counts, cells, everybody) for counts, cells in zip(columns, told, strict=False)]
    tables = Tables(known, [_total(sum(counts), cells) for counts, cells in zip(columns, told, strict=False)])
    small = [
        figure for figures, cells in zip(known, told, strict=True)
        for figure, cell in zip(figures, cells, strict=True) if cell.value is None and 0 < figure.value < LEAST
    ]  # fmt: skip
    return all(tables.may_be(figure, value) for figure in small for value in (1, LEAST - 1))


def _known(counts: Sequence[int], cells: Column, most: int) -> list[Known]:
    """Somebody is in a group that is covered, but where the whole column is."""
    if is_whole(cells):
        return [Known(count, 0, most) for count in counts]
    return [
        Known(count, count, count) if cell.value is not None
        else Known(count, 1, LEAST - 1) if cell.is_small
        else Known(count, LEAST, most)
        for count, cell in zip(counts, cells, strict=True)
    ]  # fmt: skip


def _total(total: int, cells: Column) -> Known:
    """Told beside the column or elsewhere; below LEAST nowhere, since such a column is covered wholly."""
    if is_whole(cells) and total < LEAST:
        return Known(total, min(total, 1), LEAST - 1)
    return Known(total, total, total)
