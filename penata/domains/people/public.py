"""What other domains may import."""

from penata.domains.people.queries.lists import shown as shown_rows
from penata.domains.people.queries.roster import ORDERS, RosterFilter
from penata.domains.people.queries.roster import matching as roster
from penata.domains.people.queries.roster import rows as roster_rows
from penata.domains.people.queries.staff import staff_counts
from penata.domains.people.rules.distance import kilometres
from penata.domains.people.rules.retirement import additional_need
from penata.domains.people.rules.terms import Status

__all__ = [
    "ORDERS",
    "RosterFilter",
    "Status",
    "additional_need",
    "kilometres",
    "roster",
    "roster_rows",
    "shown_rows",
    "staff_counts",
]
