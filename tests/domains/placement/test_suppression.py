"""What is covered cannot be computed: every answer that fits what is shown is tried out on small tables."""

from __future__ import annotations

from datetime import date
from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from penata.domains.placement.rules.fairness import UNKNOWN, age_band, points
from penata.domains.placement.rules.suppression import LEAST, Cell, cover


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
