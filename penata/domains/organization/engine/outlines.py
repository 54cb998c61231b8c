"""Outlines of neighbouring regions: simplified boundaries, or schematic cells where nobody loaded any."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import shapely
from shapely.geometry import MultiPoint, Point, shape

Rings = list[list[tuple[float, float]]]

TOLERANCE = 0.004  # degrees, about 450 m: a regency on a screen shows no more
MARGIN = 0.16  # how far a schematic cell may reach beyond the outermost position
HULL_RATIO = 0.35


def simplified(boundaries: Mapping[str, Any]) -> dict[str, Rings]:
    """code -> GeoJSON geometry becomes code -> outer rings; common borders stay common."""
    codes = list(boundaries)
    drawn = shapely.coverage_simplify([shape(boundaries[code]) for code in codes], TOLERANCE)
    return {code: _rings(geometry) for code, geometry in zip(codes, drawn, strict=True)}


def schematic(positions: Mapping[str, tuple[float, float]]) -> dict[str, Rings]:
    """code -> (lat, lon) becomes cells of all that is nearest to each position, within a smoothed hull.

    Fewer than three positions, or all on one line, give circles.
    """
    points = {code: Point(lon, lat) for code, (lat, lon) in positions.items()}
    everything = MultiPoint(list(points.values()))
    if len(points) < 3 or everything.convex_hull.geom_type != "Polygon":
        return {code: _rings(point.buffer(MARGIN / 2)) for code, point in points.items()}
    hull = shapely.concave_hull(everything, ratio=HULL_RATIO).buffer(MARGIN).simplify(TOLERANCE)
    cells = shapely.voronoi_polygons(everything, extend_to=hull).geoms
    found = {}
    for code, point in points.items():
        cell = next((cell for cell in cells if cell.contains(point)), point.buffer(MARGIN / 2))
        found[code] = _rings(cell.intersection(hull))
    return found


def centre(rings: Rings) -> tuple[float, float]:
    """A point inside the largest part, where a label may stand: (lon, lat)."""
    largest = max((shapely.Polygon(ring) for ring in rings), key=lambda polygon: polygon.area)
    point = (
        shapely.maximum_inscribed_circle(largest).coords[0]
        if largest.is_valid
        else largest.centroid.coords[0]
    )
    return float(point[0]), float(point[1])


def _rings(geometry: Any) -> Rings:
    parts = geometry.geoms if geometry.geom_type == "MultiPolygon" else [geometry]
    return [
        [(round(x, 4), round(y, 4)) for x, y in part.exterior.coords] for part in parts if not part.is_empty
    ]
