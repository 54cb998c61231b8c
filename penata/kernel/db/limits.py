"""Questions that must not hang: whoever watches over the installation has to be answered, however busy the database is."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection, transaction


@contextmanager
def within(milliseconds: int) -> Iterator[Any]:
    """A cursor in a transaction of its own, of whose statements none may take longer."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("select set_config('statement_timeout', %s, true)", [f"{milliseconds}ms"])
        yield cursor
