"""Counts of people for other domains."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.db import connection


def staff_counts(posts: Sequence[int], day: date) -> dict[int, int]:
    """post -> persons who count as its staff on a day."""
    statement = "select post_id, count(*) from people_staff_on(%s) where counts and post_id = any(%s) group by post_id"
    with connection.cursor() as cursor:
        cursor.execute(statement, [day, list(posts)])
        return dict(cursor.fetchall())
