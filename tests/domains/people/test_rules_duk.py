"""The order of rank: T12.6, one case for each tie-break, and that the order is an order."""

from __future__ import annotations

from datetime import date
from itertools import permutations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from penata.domains.people.rules.duk import DukFacts, duk_key
from penata.domains.people.rules.grades import order
from tests.golden import cases, load

SAME = {
    "grade": "III/c", "grade_since": date(2020, 4, 1), "post": 2, "post_since": date(2021, 1, 1),
    "served_since": date(2010, 3, 1), "education": 7, "graduated": 2005, "born": date(1982, 5, 5),
    "course": 1, "course_on": date(2015, 6, 1),
}  # fmt: skip


def facts(person: dict[str, Any]) -> DukFacts:
    told = SAME | {name: value for name, value in person.items() if name != "name"}
    return DukFacts(**told | {"grade": order(told["grade"])})


@pytest.mark.parametrize("case", cases("duk", "orders"))
def test_people_stand_in_the_order_of_the_rule_however_they_come(case):
    people = case["people"]
    for shuffled in permutations(people):
        ranked = sorted(shuffled, key=lambda person: duk_key(facts(person)))
        assert [person["name"] for person in ranked] == [person["name"] for person in people]


def test_every_level_of_the_order_has_its_case():
    spoken = {
        name
        for case in load("duk")["orders"]["cases"]
        for person in case["people"]
        for name in person
        if name != "name"
    }
    assert spoken == set(SAME)


def test_two_people_alike_in_everything_stand_alike():
    assert duk_key(facts({})) == duk_key(facts({}))


dates = st.none() | st.dates(date(1960, 1, 1), date(2026, 12, 31))
people = st.builds(
    DukFacts,
    grade=st.integers(0, 17),
    grade_since=dates,
    post=st.integers(0, 5),
    post_since=dates,
    served_since=dates,
    education=st.integers(0, 11),
    graduated=st.none() | st.integers(1960, 2026),
    born=dates,
    course=st.integers(0, 4),
    course_on=dates,
)


@given(people, people)
def test_the_order_is_total(one, other):
    assert (duk_key(one) < duk_key(other)) + (duk_key(other) < duk_key(one)) + (
        duk_key(one) == duk_key(other)
    ) == 1


@given(people, people, people)
def test_the_order_is_transitive(one, two, three):
    if duk_key(one) <= duk_key(two) <= duk_key(three):
        assert duk_key(one) <= duk_key(three)


@given(people, people)
def test_a_higher_grade_stands_above_whatever_else_is_true(one, other):
    if one.grade > other.grade:
        assert duk_key(one) < duk_key(other)


@given(st.lists(people, max_size=12))
def test_sorting_twice_changes_nothing(some):
    ranked = sorted(some, key=duk_key)
    assert sorted(ranked, key=duk_key) == ranked
