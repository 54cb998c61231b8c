"""Whether changes are held up, since when and why; and whether that what holds them is still at work."""

from __future__ import annotations

from django.db import connection, transaction
from django.db.utils import ProgrammingError
from psycopg.errors import ReadOnlySqlTransaction, UndefinedTable

from penata.kernel.db.locks import Lock
from penata.kernel.maintenance.models import Closure


def closure() -> Closure | None:
    """One statement. A database that does not know of it yet is open."""
    try:
        with transaction.atomic():
            return Closure.objects.first()
    except ProgrammingError as error:
        if isinstance(error.__cause__, UndefinedTable):
            return None
        raise


def setup_is_running() -> bool:
    with connection.cursor() as cursor:
        cursor.execute(
            "select exists (select from pg_locks where locktype = 'advisory' and granted and objsubid = 1"
            " and classid = 0 and objid = %s"
            " and database = (select oid from pg_database where datname = current_database()))",
            [Lock.SETUP.value],
        )
        return bool(cursor.fetchone()[0])


def is_refusal(problem: BaseException | None) -> bool:
    """Whether the database refused a change because changes are held up here, or because it is a replica."""
    while problem is not None:
        if isinstance(problem, ReadOnlySqlTransaction):
            return True
        problem = problem.__cause__
    return False
