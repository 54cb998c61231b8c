"""What other domains and the portals may import."""

from penata.domains.workload.queries.map import Bound, MapFilter, MapRow, MapTable, bind, tables, totals, tree
from penata.domains.workload.queries.outlook import staff_figures

__all__ = ["Bound", "MapFilter", "MapRow", "MapTable", "bind", "staff_figures", "tables", "totals", "tree"]
