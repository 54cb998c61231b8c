"""What other domains and the portals may import."""

from penata.domains.workload.queries.map import MapFilter, MapRow, MapTable, staff_by_status, table, totals

__all__ = ["MapFilter", "MapRow", "MapTable", "staff_by_status", "table", "totals"]
