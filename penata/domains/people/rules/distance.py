"""How far a post is from home, as the crow flies."""

from __future__ import annotations

from decimal import Decimal
from math import asin, cos, radians, sin, sqrt

EARTH_KM = 6371.0088


def kilometres(lat_a: Decimal, lon_a: Decimal, lat_b: Decimal, lon_b: Decimal) -> Decimal:
    """Great-circle distance between two positions in degrees; whole kilometres.

    Source: haversine formula with the mean earth radius of IUGG. Float suffices: the result is rounded to a
    kilometre and decides nothing by itself.
    """
    phi_a, phi_b = radians(lat_a), radians(lat_b)
    half = sin((phi_b - phi_a) / 2) ** 2 + cos(phi_a) * cos(phi_b) * sin(radians(lon_b - lon_a) / 2) ** 2
    return Decimal(round(2 * EARTH_KM * asin(sqrt(half))))
