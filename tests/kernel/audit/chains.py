"""Traces that are really committed, sealed and tampered with: for tests with `transaction=True` only."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
from django.db import connection, transaction

from penata.kernel.audit import actions, chain
from penata.kernel.audit.actions import Entry
from penata.kernel.audit.models import Seal, SealBatch, Trace

PATIENCE = 60


def leave(by: object, *names: str) -> list[Trace]:
    """One committed trace for each name; names stand in `why`."""
    before = Trace.objects.order_by("-id").values_list("id", flat=True).first() or 0
    for name in names:
        with transaction.atomic():
            actions.record(
                Entry("test.step", "test.thing", 7, person_id=5, path="1.2", why=name, after={"name": name}),
                by=by,
            )
    return list(Trace.objects.filter(id__gt=before).order_by("id"))


def seal(count: int) -> None:
    """Seal exactly `count` traces, however long other tests on this server keep older transactions open."""
    end, sealed = time.monotonic() + PATIENCE, 0
    while sealed < count and time.monotonic() < end:
        sealed += actions.seal()
    assert sealed == count


@contextmanager
def another_connection() -> Iterator[psycopg.Connection]:
    known = connection.get_connection_params()
    wanted = {k: known[k] for k in ("host", "port", "user", "password", "dbname") if k in known}
    with psycopg.connect(**wanted) as link:
        yield link


def insert_trace(link: psycopg.Connection, by: object, why: str) -> int:
    """As `record` would, but on a connection of its own."""
    row = link.execute(
        "insert into audit_trace (by_id, via, step, subject, subject_id, source, target, why, fields, digest)"
        " values (%s, 'web', 'test.step', 'test.thing', 7, '', '', %s, '{}', %s) returning id",
        [by.pk, why, chain.values_digest(b"", None, None)],
    ).fetchone()
    assert row is not None
    return row[0]


def tamper(table: str, statement: str, *parameters: object) -> int:
    """What only the database's superuser can do: put the trigger to sleep and change what was written."""
    with connection.cursor() as cursor:
        cursor.execute(f"alter table {table} disable trigger {table}_append_only")
        try:
            cursor.execute(statement, parameters)
            return cursor.rowcount
        finally:
            cursor.execute(f"alter table {table} enable trigger {table}_append_only")


def forge_whole_chain() -> None:
    """Make every seal and the last batch fit the traces as they stand now, as a thorough forger would."""
    head = chain.GENESIS
    for seal_ in Seal.objects.select_related("trace").order_by("seq"):
        told = {name: getattr(seal_.trace, name) for name in chain.TraceFacts._fields}
        head = chain.link(head, chain.TraceFacts(**told))
        tamper("audit_seal", "update audit_seal set hash = %s where seq = %s", head, seal_.seq)
    last = SealBatch.objects.order_by("-id").first()
    assert last is not None
    tamper("audit_sealbatch", "update audit_sealbatch set head = %s where id = %s", head, last.pk)
