"""The database's advisory locks, in one list: two parts that meant different things by one number would wait for each other."""

from __future__ import annotations

from enum import IntEnum, unique

from django.db import connection


@unique
class Lock(IntEnum):
    SEAL = 7_365_100
    ERASE = 7_365_101
    APPLY = 7_365_200
    WRITERS = 7_365_300  # each change holds it shared (migration maintenance.0001), closing takes it alone
    SETUP = 7_365_301  # held as long as `penata setup` runs
    PACK = 7_365_302


def take(lock: Lock) -> None:
    """Alone, until the transaction ends; whoever has it is waited for."""
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(%s)", [lock.value])


def take_if_free(lock: Lock) -> bool:
    """The same without waiting; whether it was to be had."""
    with connection.cursor() as cursor:
        cursor.execute("select pg_try_advisory_xact_lock(%s)", [lock.value])
        return bool(cursor.fetchone()[0])
