"""Kilometres as the crow flies."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from penata.domains.people.rules.distance import kilometres

SAMPIT = (Decimal("-2.5333"), Decimal("112.9500"))
JAKARTA = (Decimal("-6.2000"), Decimal("106.8167"))

latitudes = st.decimals(min_value=-90, max_value=90, places=5)
longitudes = st.decimals(min_value=-180, max_value=180, places=5)


@pytest.mark.parametrize(
    ("here", "there", "expected"),
    [
        (SAMPIT, SAMPIT, 0),
        (SAMPIT, JAKARTA, 793),
        ((Decimal(0), Decimal(0)), (Decimal(0), Decimal(1)), 111),
        ((Decimal(0), Decimal(0)), (Decimal(1), Decimal(0)), 111),
        ((Decimal(0), Decimal(0)), (Decimal(0), Decimal(180)), 20015),
        ((Decimal(90), Decimal(0)), (Decimal(-90), Decimal(0)), 20015),
        ((Decimal(0), Decimal(179)), (Decimal(0), Decimal(-179)), 222),
    ],
)
def test_known_distances_in_whole_kilometres(here, there, expected):
    assert kilometres(*here, *there) == expected


@given(latitudes, longitudes, latitudes, longitudes)
def test_there_is_as_far_as_back_and_never_beyond_half_the_earth(lat_a, lon_a, lat_b, lon_b):
    there, back = kilometres(lat_a, lon_a, lat_b, lon_b), kilometres(lat_b, lon_b, lat_a, lon_a)
    assert there == back
    assert 0 <= there <= 20_016
