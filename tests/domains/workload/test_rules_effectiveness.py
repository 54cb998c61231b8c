"""Effectiveness of posts: workload over capacity, rounded before it is put into a band."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from penata.domains.workload.rules.effectiveness import Band, band, effectiveness
from tests.golden import cases


@pytest.mark.parametrize("case", cases("effectiveness", "effectiveness"))
def test_effectiveness_is_need_over_holders_to_two_decimals(case):
    assert effectiveness(case["need"], case["holders"]) == case["value"]


@pytest.mark.parametrize("case", cases("effectiveness", "permendagri"))
def test_bands_of_permendagri_12_2008(case):
    assert band(case["ej"], "permendagri") == Band(case["band"])


@pytest.mark.parametrize("case", cases("effectiveness", "lan"))
def test_bands_of_the_lan_variant(case):
    assert band(case["ej"], "lan") == Band(case["band"])


@pytest.mark.parametrize("case", cases("effectiveness", "rounded_before_banding"))
def test_a_value_is_rounded_before_it_is_banded(case):
    value = effectiveness(case["need"], case["holders"])
    assert value is not None
    assert band(value, case["table"]) == Band(case["band"])


def test_few_holders_of_much_work_are_overloaded_and_many_of_little_idle():
    overloaded, idle = effectiveness(Decimal(3), 2), effectiveness(Decimal(1), 3)
    assert (overloaded, idle) == (Decimal("1.50"), Decimal("0.33"))
    assert (band(Decimal("1.50"), "permendagri"), band(Decimal("0.33"), "permendagri")) == (Band.A, Band.E)


@given(
    st.decimals(min_value=0, max_value=3, places=2),
    st.decimals(min_value=0, max_value=3, places=2),
    st.sampled_from(["permendagri", "lan"]),
)
def test_more_work_never_falls_into_a_lower_band(one, other, table):
    low, high = sorted([one, other])
    assert band(high, table).value <= band(low, table).value
