"""Leave traces, log who looked, seal the chain."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from functools import lru_cache
from typing import Any, NamedTuple

from django.db import connection, transaction

from penata.kernel import clock
from penata.kernel.access import Actor, covers, grants_of
from penata.kernel.audit import chain
from penata.kernel.audit.context import via
from penata.kernel.audit.models import AccessKind, AccessRecord, Seal, SealBatch
from penata.kernel.db import locks
from penata.kernel.db.bulk import copy_into, draw_ids
from penata.kernel.db.readonly import writing_allowed

VALUES_KEPT = timedelta(days=5 * 365)

_TRACE = (
    "id",
    "by_id",
    "via",
    "step",
    "subject",
    "subject_id",
    "person_id",
    "path",
    "source",
    "target",
    "why",
    "fields",
    "digest",
)
_FACTS = ", ".join(f"t.{name}" for name in chain.TraceFacts._fields)


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that changed. `before` and `after` hold the fields that differ, by name."""

    step: str
    subject: str
    subject_id: int
    person_id: int | None = None
    path: str | None = None
    source: str = ""
    target: str = ""
    why: str = ""
    before: Mapping[str, Any] | None = None
    after: Mapping[str, Any] | None = None

    @property
    def fields(self) -> tuple[str, ...]:
        return tuple(sorted({*(self.before or ()), *(self.after or ())}))


def record(entry: Entry, *, by: Actor) -> None:
    record_many([entry], by=by)


def record_many(entries: Iterable[Entry], *, by: Actor) -> int:
    """Write traces and their values in the caller's transaction; how many."""
    return write_traces(prepare_traces(entries), by=by)


class PreparedTrace(NamedTuple):
    """A trace whose values are encoded and bound to it by their digest."""

    entry: Entry
    before: str
    after: str
    salt: bytes
    digest: bytes


def prepare_traces(entries: Iterable[Entry]) -> list[PreparedTrace]:
    """All of a trace that needs no database."""
    prepared = []
    for entry in entries:
        before, after, salt = chain.canonical(entry.before), chain.canonical(entry.after), os.urandom(16)
        digest = chain.values_digest(salt, before, after)
        prepared.append(PreparedTrace(entry, before, after, salt, digest))
    return prepared


def write_traces(prepared: list[PreparedTrace], *, by: Actor) -> int:
    """In the caller's transaction; how many."""
    actor, way, keep_until = by.pk, via(), clock.today() + VALUES_KEPT
    numbered = list(zip(draw_ids("audit_trace_id_seq", len(prepared)), prepared, strict=True))
    copy_into(
        "audit_trace",
        _TRACE,
        (
            (
                number, actor, way, e.step, e.subject, e.subject_id, e.person_id, e.path, e.source, e.target, e.why,
                _array(e.fields), digest,
            )
            for number, (e, _before, _after, _salt, digest) in numbered
        ),
    )  # fmt: skip
    copy_into(
        "audit_tracevalues",
        ("trace_id", "salt", "before", "after", "keep_until"),
        (
            (number, salt, _json(before), _json(after), keep_until)
            for number, (e, before, after, salt, _digest) in numbered
            if e.before or e.after
        ),
    )
    return len(prepared)


def record_access(
    *,
    person_id: int,
    what: str,
    by: Actor,
    why: str = "",
    kind: AccessKind = AccessKind.PAGE,
    fields: Iterable[str] = (),
    path: str | None = None,
) -> None:
    """Note that somebody's data was looked at; the one thing that a page may write while it is read."""
    told = {"by_id": by.pk, "kind": kind, "what": what, "why": why, "fields": list(fields), "path": path}
    with writing_allowed():
        AccessRecord.objects.create(person_id=person_id, **told, **_as_what(by, path))


def record_list(
    *,
    people: Iterable[int],
    what: str,
    by: Actor,
    why: str = "",
    fields: Iterable[str] = (),
    path: str | None = None,
    kind: AccessKind = AccessKind.EXPORT,
) -> int:
    """Note that a list of people was taken away: one row that names them all, so that each can find it; how many."""
    named = sorted(set(people))
    with writing_allowed():
        AccessRecord.objects.create(
            by_id=by.pk, person_id=0, people=named, count=len(named), kind=kind, what=what, why=why,
            fields=list(fields), path=path, **_as_what(by, path),
        )  # fmt: skip
    return len(named)


def _as_what(by: Actor, path: str | None) -> dict[str, str | None]:
    """The role by which somebody looked: the closest one that covers the place, else his first."""
    held = grants_of(by)
    near = sorted((g for g in held if path and covers([g.path], path)), key=lambda g: -len(g.path))
    grant = next(iter([*near, *held]), None)
    if grant is None:
        return {}
    return {"role": grant.role.value, "role_path": grant.path or None, "role_unit": grant.unit_name}


@transaction.atomic
def seal() -> int:
    """Put every trace of a finished transaction into the chain; how many were added.

    A number is given only behind the oldest running transaction: none can appear later in between.
    """
    locks.take(locks.Lock.SEAL)
    with connection.cursor() as cursor:
        last = SealBatch.objects.order_by("-id").first()
        seq, head = (last.last_seq, bytes(last.head)) if last else (0, chain.GENESIS)
        below, limit = _sealable(cursor, int(last.below_xid) if last else 0)
        cursor.execute(f"select {_FACTS} from audit_trace t where {limit} order by t.id")  # noqa: S608
        seals = []
        for row in cursor.fetchall():
            facts = chain.TraceFacts._make(row)
            seq, head = seq + 1, chain.link(head, facts)
            seals.append((seq, facts.id, head))
    copy_into(Seal._meta.db_table, ("seq", "trace_id", "hash"), seals)
    if seals or last is None:
        SealBatch.objects.create(last_seq=seq, head=head, below_xid=below)
    return len(seals)


def _sealable(cursor: Any, sealed_below: int) -> tuple[int, str]:
    """The oldest running transaction, and the condition for traces between the last run and it."""
    cursor.execute("select pg_snapshot_xmin(s)::text, pg_snapshot_xmax(s)::text from pg_current_snapshot() s")
    oldest, newest = map(int, cursor.fetchone())
    if sealed_below > newest:  # restored into another cluster, which counts transactions from its own start
        unsealed = "not exists (select 1 from audit_seal s where s.trace_id = t.id)"
        return oldest, f"{unsealed} and (t.xid < '{oldest}' or t.xid >= '{newest}')"
    return oldest, f"t.xid >= '{sealed_below}' and t.xid < '{oldest}'"


@lru_cache(maxsize=1024)
def _array(names: tuple[str, ...]) -> str:
    """As PostgreSQL writes an array of texts: quoted, any name is only itself. Traces of one import name the same."""
    quoted = (name.replace("\\", r"\\").replace('"', r"\"") for name in names)
    return "{" + ",".join(f'"{name}"' for name in quoted) + "}"


def _json(written: str) -> str | None:
    return None if written == chain.NOTHING else written
