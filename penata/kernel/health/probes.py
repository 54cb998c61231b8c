"""What a monitor asks: does the process answer, and is what it needs there."""

from __future__ import annotations

from functools import cache

from django.db import Error
from django.db.migrations.loader import MigrationLoader

from penata.kernel.db.limits import within

MILLISECONDS = 1000
DATABASE, TABLES = "basis data", "tabel"


def missing() -> str:
    """What is not there, in a word that tells a stranger nothing; empty where all is."""
    try:
        with within(MILLISECONDS) as cursor:
            cursor.execute("select to_regclass('django_migrations')")
            if cursor.fetchone()[0] is None:
                return TABLES
            cursor.execute("select app, name from django_migrations")
            applied = set(cursor.fetchall())
    except Error:
        return DATABASE
    return "" if wanted() <= applied else TABLES


@cache
def wanted() -> frozenset[tuple[str, str]]:
    """Every migration of this version; those that replace others count only where they were applied."""
    known = MigrationLoader(None).disk_migrations or {}
    return frozenset(key for key, migration in known.items() if not migration.replaces)
