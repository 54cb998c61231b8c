"""What a file would change: counted, told, and recognised again by its fingerprint."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from penata.kernel.sheets.plan import Change, Kind, Plan, PlanRow, refused, shown
from penata.kernel.sheets.problems import Level, Problem


def problem(
    row: int = 2, level: Level = Level.ERROR, column: str = "nik", code: str = "wrong_length"
) -> Problem:
    return Problem(row, column, level, code, "Salah.", "Perbaiki.")


def rows() -> list[PlanRow]:
    return [
        PlanRow(2, Kind.ADDED, "Siti", "A1", [Change("nama", "", "Siti")]),
        PlanRow(3, Kind.CHANGED, "Budi", "A2", [Change("unit", "DINKES", "DISDIK")]),
        PlanRow(4, Kind.UNCHANGED, "Tono", "A3"),
        PlanRow(5, Kind.REFUSED, "Rina", "A4", problems=[problem(5)]),
        PlanRow(0, Kind.ENDED, "Dewi", "A5", [Change("berakhir", "", "22-11-2026")]),
    ]


def test_every_kind_is_counted_also_where_there_is_none():
    assert Plan(rows()).counts() == {"added": 1, "changed": 1, "ended": 1, "unchanged": 1, "refused": 1}
    assert Plan([]).counts() == {"added": 0, "changed": 0, "ended": 0, "unchanged": 0, "refused": 0}


def test_only_what_changes_something_is_to_be_done():
    assert [row.key for row in Plan(rows()).to_do()] == ["A1", "A2", "A5"]


def test_a_plan_has_errors_where_a_row_is_refused_or_the_file_is_wrong():
    assert Plan(rows()).has_errors
    assert not Plan(rows()[:3]).has_errors
    assert Plan([], [problem()]).has_errors
    assert not Plan([], [problem(level=Level.WARNING)]).has_errors


def test_only_errors_of_the_file_as_a_whole_block_it():
    error, warning = problem(1), problem(1, Level.WARNING)
    assert Plan(rows(), [warning, error]).blocking == [error]
    assert Plan(rows()).blocking == []


def test_problems_of_file_and_rows_are_told_in_the_order_of_the_sheet():
    plan = Plan(
        [PlanRow(3, Kind.REFUSED, "", problems=[problem(3, column="b"), problem(3, column="a")]),
         PlanRow(2, Kind.ADDED, "", problems=[problem(2, Level.WARNING)])],
        [problem(1, column="z")],
    )  # fmt: skip
    assert [(p.row, p.column) for p in plan.all_problems()] == [(1, "z"), (2, "nik"), (3, "a"), (3, "b")]


def test_a_refused_row_keeps_its_problems():
    row = refused(7, "Rina", iter([problem(7)]), "A4")
    assert (row.row, row.kind, row.label, row.key, row.problems, row.changes) == (
        7, Kind.REFUSED, "Rina", "A4", [problem(7)], [],
    )  # fmt: skip


# --- the fingerprint ---


def test_the_same_plan_has_the_same_fingerprint():
    assert Plan(rows()).fingerprint() == Plan(rows()).fingerprint()
    assert len(Plan(rows()).fingerprint()) == 64


def changed(number: int, **values: object) -> list[PlanRow]:
    found = rows()
    found[number] = replace(found[number], **values)
    return found


@pytest.mark.parametrize(
    "other",
    [
        changed(0, kind=Kind.CHANGED), changed(0, key="A9"), changed(0, row=9), rows()[1:], rows()[::-1],
        changed(1, changes=[Change("unit", "DINKES", "DINSOS")]), changed(1, changes=[Change("unit", "DINSOS", "DISDIK")]),
        changed(1, changes=[Change("jabatan", "DINKES", "DISDIK")]), changed(3, problems=[problem(5, code="no_date")]),
        changed(2, kind=Kind.CHANGED), [*rows(), PlanRow(6, Kind.ADDED, "Ani", "A6")],
    ],
    ids=["kind", "key", "row", "one less", "order", "after", "before", "field", "error", "no longer the same", "one more"],
)  # fmt: skip
def test_whatever_would_be_done_differently_changes_the_fingerprint(other):
    assert Plan(other).fingerprint() != Plan(rows()).fingerprint()


def test_an_error_of_the_file_changes_the_fingerprint():
    assert Plan(rows(), [problem(1)]).fingerprint() != Plan(rows()).fingerprint()


@pytest.mark.parametrize(
    "other",
    [
        changed(2, label="Tono S."), [row for row in rows() if row.kind != Kind.UNCHANGED],
        changed(0, problems=[problem(2, Level.WARNING, code="double_space")]), changed(0, what=object()),
    ],
    ids=["label", "unchanged rows", "a warning", "what the domain keeps"],
)  # fmt: skip
def test_what_changes_nothing_leaves_the_fingerprint(other):
    assert Plan(other).fingerprint() == Plan(rows()).fingerprint()


texts = st.text(max_size=4)
plan_rows = st.lists(
    st.builds(
        PlanRow, row=st.integers(0, 3), kind=st.sampled_from(list(Kind)), label=texts, key=texts,
        changes=st.lists(st.builds(Change, texts, texts, texts), max_size=2),
    ),
    max_size=4,
)  # fmt: skip


@given(plan_rows, plan_rows)
def test_two_plans_have_one_fingerprint_only_where_they_would_do_the_same(one, other):
    def told(some: list[PlanRow]) -> list[object]:
        return [(r.row, r.kind, r.key, r.changes) for r in some if r.kind != Kind.UNCHANGED]

    assert (Plan(one).fingerprint() == Plan(other).fingerprint()) == (told(one) == told(other))


# --- values as a plan shows them ---


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (None, ""),
        (True, "ya"),
        (False, "tidak"),
        (date(2026, 3, 1), "1-3-2026"),
        (Decimal("2.50"), "2.50"),
        (7, "7"),
        ("Siti", "Siti"),
    ],
)
def test_values_are_shown_as_people_write_them(value, expected):
    assert shown(value) == expected
