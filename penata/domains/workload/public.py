"""What other domains and the portals may import."""

from penata.domains.workload.actions.approval import StudiesApproved
from penata.domains.workload.actions.studies import open_study, submit, verify
from penata.domains.workload.queries.map import (
    Bound,
    MapFilter,
    MapRow,
    MapTable,
    PostFact,
    bind,
    facts,
    tables,
    totals,
    tree,
)
from penata.domains.workload.queries.numbers import numbers
from penata.domains.workload.queries.outlook import staff_figures
from penata.domains.workload.queries.studies import study_of

__all__ = [
    "Bound",
    "MapFilter",
    "MapRow",
    "MapTable",
    "PostFact",
    "StudiesApproved",
    "bind",
    "facts",
    "numbers",
    "open_study",
    "staff_figures",
    "study_of",
    "submit",
    "tables",
    "totals",
    "tree",
    "verify",
]
