"""What other domains may import."""

from penata.domains.people.queries.staff import staff_counts

__all__ = ["staff_counts"]
