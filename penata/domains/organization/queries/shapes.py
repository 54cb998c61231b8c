"""The districts of a regency as shapes on a plane, ready to be drawn."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from math import cos, radians

from penata.domains.organization.engine import outlines
from penata.domains.organization.engine.outlines import Rings
from penata.domains.organization.queries import regions

WIDTH = 400.0


@dataclass(frozen=True, slots=True)
class Shape:
    """An SVG path, and where its label stands, in the drawing's units."""

    code: str
    name: str
    path: str
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Drawing:
    shapes: list[Shape]
    width: float
    height: float
    is_schematic: bool
    positions: dict[str, tuple[Decimal, Decimal]]


def districts(home: str) -> Drawing | None:
    """By the boundaries where all districts have one, else schematically by their positions; None without either."""
    found = list(regions.districts(home).values_list("code", "name", "lat", "lon", "outline")) if home else []
    names = {code: name for code, name, *_rest in found}
    positions = {code: (lat, lon) for code, _name, lat, lon, _outline in found if lat is not None}
    outlined: dict[str, Rings] = {code: outline for code, *_rest, outline in found if outline}
    if found and len(outlined) == len(found):
        return _draw(outlined, names, positions, is_schematic=False)
    if not positions:
        return None
    placed = tuple((code, float(lat), float(lon)) for code, (lat, lon) in positions.items())
    return _draw(_cells(placed), names, positions, is_schematic=True)


@lru_cache(maxsize=64)
def _cells(placed: tuple[tuple[str, float, float], ...]) -> dict[str, Rings]:
    return outlines.schematic({code: (lat, lon) for code, lat, lon in placed})


def _draw(
    rings: Mapping[str, Rings],
    names: Mapping[str, str],
    positions: dict[str, tuple[Decimal, Decimal]],
    *,
    is_schematic: bool,
) -> Drawing:
    corners = [corner for parts in rings.values() for ring in parts for corner in ring]
    west, east = min(x for x, _y in corners), max(x for x, _y in corners)
    south, north = min(y for _x, y in corners), max(y for _x, y in corners)
    shrink = cos(radians((south + north) / 2))
    scale = WIDTH / max((east - west) * shrink, 1e-6)

    def place(x: float, y: float) -> tuple[float, float]:
        return round((x - west) * shrink * scale, 1), round((north - y) * scale, 1)

    shapes = []
    for code, parts in rings.items():
        x, y = place(*outlines.centre(parts))
        path = "".join(
            "M" + "L".join("{} {}".format(*place(*corner)) for corner in ring) + "Z" for ring in parts
        )
        shapes.append(Shape(code, names[code], path, x, y))
    return Drawing(shapes, WIDTH, round((north - south) * scale, 1), is_schematic, positions)
