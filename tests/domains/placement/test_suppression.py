"""What is covered cannot be computed: every answer that fits what is shown is tried out on small tables."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import product
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from penata.domains.placement.rules.fairness import UNKNOWN, age_band, points
from penata.domains.placement.rules.suppression import LEAST, Cell, cover, is_whole


def told(*counts: int) -> list[Cell]:
    found = cover([counts])
    assert found is not None
    return found[0]


def test_large_groups_are_shown_as_they_are():
    assert told(40, 60, 7) == [Cell(40), Cell(60), Cell(7)]


def test_one_small_group_takes_another_with_it_so_that_the_total_does_not_tell():
    assert told(2, 30, 40) == [Cell(None, True), Cell(None), Cell(40)]


def test_two_small_groups_that_their_sum_would_give_away_take_a_third():
    assert told(1, 1, 30, 40) == [Cell(None, True), Cell(None, True), Cell(None), Cell(40)]
    assert told(4, 4, 30) == [Cell(None, True), Cell(None, True), Cell(None)]


def test_where_hiding_all_does_not_help_nothing_is_shown():
    assert cover([[1, 1]]) is None
    assert cover([[3]]) is None


def test_a_part_of_a_covered_group_stays_covered_and_nobody_is_told_as_none():
    first, second = cover([[2, 30, 40, 50], [2, 20, 0, 10]])
    assert [cell.value for cell in first] == [None, None, 40, 50]
    assert second == [Cell(None, True), Cell(None), Cell(0), Cell(10)]
    assert cover([[20, 30], [0, 0]])[1] == [Cell(0), Cell(0)]
    assert cover([[2, 30], [0, 20]])[1][0] == Cell(0)


def test_a_later_column_that_cannot_be_kept_says_nothing_at_all():
    _first, second = cover([[30, 40], [1, 0]])
    assert second == [Cell(None), Cell(None)]


def fitting(cells: list[Cell], total: int) -> list[tuple[int, ...]]:
    ranges = [
        [cell.value] if cell.value is not None
        else list(range(1, LEAST)) if cell.is_small
        else list(range(LEAST, total + 1))
        for cell in cells
    ]  # fmt: skip
    return [one for one in product(*ranges) if sum(one) == total]


@settings(max_examples=150, deadline=None)
@given(st.lists(st.integers(0, 14), min_size=1, max_size=4))
def test_every_small_group_may_still_be_anything(counts):
    found = cover([counts])
    if found is None:
        return
    cells = found[0]
    assert all(cell.is_small for cell, count in zip(cells, counts, strict=True) if 0 < count < LEAST)
    possible = fitting(cells, sum(counts))
    assert tuple(counts) in possible
    for place, cell in enumerate(cells):
        if cell.is_small:
            assert {one[place] for one in possible} == set(range(1, LEAST))


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(st.integers(5, 14), st.integers(0, 14)), min_size=1, max_size=4))
def test_nor_can_it_be_computed_from_what_the_group_as_a_whole_allows(rows):
    whole = [a for a, _b in rows]
    part = [min(a, b) for a, b in rows]
    first, second = cover([whole, part])
    assert [cell.value for cell in first] == whole
    if not any(cell.is_small for cell in second):
        return
    possible = [
        one for one in fitting(second, sum(part)) if all(p <= w for p, w in zip(one, whole, strict=True))
    ]
    for place, cell in enumerate(second):
        if cell.is_small:
            assert {one[place] for one in possible} == set(range(1, LEAST))


# --- columns together ---


def fitting_all(columns: list[list[int]], found: list[list[Cell]]) -> Iterator[tuple[tuple[int, ...], ...]]:
    """Every table of nested columns that fits what is shown: what a column sums to is known, but for a covered one's."""
    most, tables = sum(columns[0]), [()]
    for counts, cells in zip(columns, found, strict=True):
        if is_whole(cells):
            fits = [one for one in product(range(most + 1), repeat=len(cells)) if sum(one) <= most]
        else:
            fits = fitting(cells, sum(counts))
        tables = [
            (*table, one) for table in tables for one in fits
            if not table or all(part <= whole for part, whole in zip(one, table[-1], strict=True))
        ]  # fmt: skip
    return iter(tables)


def may_be(columns: list[list[int]], found: list[list[Cell]]) -> list[set[int]]:
    """What each covered small figure may still be."""
    possible = list(fitting_all(columns, found))
    assert tuple(map(tuple, columns)) in possible
    return [
        {table[c][n] for table in possible}
        for c, counts in enumerate(columns) for n, count in enumerate(counts)
        if 0 < count < LEAST and found[c][n].value is None
    ]  # fmt: skip


@pytest.mark.parametrize("seed", range(120))
def test_nor_can_it_be_computed_from_all_columns_together(seed):
    dice = Random(seed)
    columns = [[dice.randint(0, 9) for _ in range(dice.choice([2, 2, 3]))]]
    for _ in range(dice.choice([1, 2])):
        columns.append([dice.randint(0, count) for count in columns[-1]])
    found = cover(columns)
    if found is not None:
        assert all({1, 2, 3, 4} <= values for values in may_be(columns, found))


@pytest.mark.parametrize("columns", [
    [[1, 8], [0, 8]], [[8, 3, 2], [4, 3, 2], [1, 0, 2]], [[7, 8, 1], [3, 2, 1], [3, 2, 0]],
    [[3, 6, 6], [3, 6, 4], [1, 5, 1]],
])  # fmt: skip
def test_what_columns_alone_would_keep_but_not_together(columns):
    found = cover(columns)
    assert found is not None
    assert all({1, 2, 3, 4} <= values for values in may_be(columns, found))


def test_a_column_whose_sum_alone_gives_it_away_tells_neither():
    found = cover([[0, 6, 5], [0, 0, 5], [0, 0, 1]])
    assert found == [[Cell(0), Cell(6), Cell(5)], [Cell(0), Cell(0), Cell(5)], [Cell(None)] * 3]
    assert [is_whole(column) for column in found] == [False, False, True]


def test_what_the_sums_leave_open_is_not_enough_where_an_earlier_column_narrows_it():
    found = cover([[20, 20, 20], [20, 6, 8], [20, 6, 4]])
    assert found is not None
    assert [is_whole(column) for column in found] == [False, True, True]


def test_tables_of_many_groups_are_covered():
    dice = Random(1)
    columns = [[dice.choice([1, 2, 3, 5, 6, 9, 30, 200]) for _ in range(25)]]
    for _ in range(2):
        columns.append([dice.randint(0, count) for count in columns[-1]])
    found = cover(columns)
    assert found is not None
    assert all(
        cell.value is None for counts, cells in zip(columns, found, strict=True)
        for count, cell in zip(counts, cells, strict=True) if 0 < count < LEAST
    )  # fmt: skip


def test_bands_count_full_years():
    day = date(2026, 11, 22)
    assert (
        age_band(date(1996, 11, 22), day)
        == age_band(date(1987, 1, 1), day)
        != age_band(date(1996, 11, 23), day)
    )
    assert age_band(None, day) == UNKNOWN
    assert age_band(date(1960, 1, 1), day) == age_band(date(1976, 11, 22), day)


def test_points_are_rounded_and_none_without_a_whole():
    assert points(6, 10, 30, 100) == 30
    assert points(1, 3, 1, 2) == -17
    assert points(0, 0, 1, 2) is None
