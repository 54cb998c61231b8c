"""Geometry of regions for the map. Floats: a drawing decides nothing."""
