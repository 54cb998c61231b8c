"""The staff list: one row tells who somebody is, what binds him, and where he serves."""

from penata.domains.people.sheets.staff.columns import COLUMNS, LAYOUTS, choices
from penata.domains.people.sheets.staff.planning import plan

__all__ = ["COLUMNS", "LAYOUTS", "choices", "plan"]
