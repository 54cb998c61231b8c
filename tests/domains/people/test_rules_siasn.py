"""Whether two systems say the same of somebody."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from penata.domains.people.rules.siasn import Finding, Spelling, compare
from tests.golden import cases

spellings = st.sampled_from(list(Spelling))


@pytest.mark.parametrize("case", cases("siasn", "compare"), ids=lambda case: case["mark"])
def test_spellings(case):
    assert compare(case["ours"], case["theirs"], Spelling(case["spelling"])) == Finding(case["finding"])


@given(st.text(max_size=30), spellings)
def test_whoever_says_the_same_says_the_same(written, spelling):
    assert compare(written, written, spelling) == Finding.SAME


@given(st.text(max_size=30), st.text(max_size=30), spellings)
def test_either_side_sees_the_same_kind_of_difference(ours, theirs, spelling):
    there = {Finding.EMPTY_HERE: Finding.EMPTY_THERE, Finding.EMPTY_THERE: Finding.EMPTY_HERE}
    found = compare(ours, theirs, spelling)
    if ours.strip() or theirs.strip():
        assert compare(theirs, ours, spelling) == there.get(found, found)
