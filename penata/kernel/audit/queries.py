"""Read traces back, and prove that nobody touched them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import connection
from django.db.models import Q, QuerySet

from penata.kernel.access import Actor, Permission, reach
from penata.kernel.audit import chain
from penata.kernel.audit.models import AccessRecord, SealBatch, Trace

_FACTS = ", ".join(f"t.{name}" for name in chain.TraceFacts._fields)


@dataclass(slots=True)
class Verdict:
    """What a walk along the whole chain found."""

    sealed: int = 0
    waiting: int = 0
    head: str = ""
    faults: list[str] = field(default_factory=list)


def visible_to(actor: Actor) -> QuerySet[Trace]:
    """Traces of the units that the actor oversees; those of no unit only for the whole installation."""
    paths = reach(actor, Permission.TRACE_READ)
    traces = Trace.objects.select_related("by").order_by("-id")
    return traces if "" in paths else traces.filter(path__within=paths)


def search(actor: Actor, step: str, by: str) -> QuerySet[Trace]:
    """Those of one step, by one author, where asked."""
    found = visible_to(actor)
    if step:
        found = found.filter(step=step)
    return found.filter(by__username__iexact=by) if by else found


def of_person(person_id: int) -> QuerySet[Trace]:
    return Trace.objects.filter(person_id=person_id).select_related("by").order_by("-id")


def of_subject(subject: str, subject_id: int) -> QuerySet[Trace]:
    return Trace.objects.filter(subject=subject, subject_id=subject_id).select_related("by").order_by("-id")


def accesses_to(person_id: int) -> QuerySet[AccessRecord]:
    """Who looked at somebody's data, newest first: alone, or in a list that was taken away."""
    told = Q(person_id=person_id) | Q(people__contains=[person_id])
    return AccessRecord.objects.filter(told).select_related("by").defer("people").order_by("-at", "-id")


def head() -> SealBatch | None:
    return SealBatch.objects.order_by("-id").first()


def verify(anchors: Iterable[Mapping[str, Any]] = ()) -> Verdict:
    """Walk the chain from its start: every link, every value that is still kept, every anchor given."""
    verdict, expected = Verdict(), _by_number(anchors)
    previous, last = chain.GENESIS, 0
    _hold_against(expected, last, previous, verdict)
    for seq, sealed, salt, before, after, facts in _walk():
        if seq != last + 1:
            verdict.faults.append(f"Nomor {last + 1} sampai {seq - 1} hilang dari rantai.")
        if chain.link(previous, facts) != sealed:
            verdict.faults.append(f"Jejak {facts.id} (nomor {seq}) tidak cocok dengan segelnya.")
        if salt is not None and chain.values_digest(salt, before, after) != bytes(facts.digest):
            verdict.faults.append(f"Nilai jejak {facts.id} berubah sesudah dicatat.")
        _hold_against(expected, seq, sealed, verdict)
        previous, last = sealed, seq
        verdict.sealed += 1
    verdict.faults += [f"Jangkar menunjuk nomor {seq} yang tidak ada di rantai." for seq in sorted(expected)]
    batch = head()
    if batch is not None and bytes(batch.head) != previous:
        verdict.faults.append("Ujung rantai tidak sama dengan penyegelan terakhir: ada segel yang hilang.")
    verdict.head = previous.hex()
    verdict.waiting = Trace.objects.filter(seal=None).count()
    return verdict


def _by_number(anchors: Iterable[Mapping[str, Any]]) -> dict[int, set[str]]:
    """Every head that was written down for a number: one written down later does not hide an earlier one."""
    expected: dict[int, set[str]] = defaultdict(set)
    for anchor in anchors:
        expected[int(anchor["seq"])].add(str(anchor["hash"]))
    return expected


def _hold_against(expected: dict[int, set[str]], seq: int, sealed: bytes, verdict: Verdict) -> None:
    if expected.pop(seq, set()) - {sealed.hex()}:
        verdict.faults.append(f"Nomor {seq} berbeda dari jangkarnya.")


def _walk() -> Iterable[tuple[int, bytes, bytes | None, str, str, chain.TraceFacts]]:
    statement = f"""
        select s.seq, s.hash, v.salt, v.before::text, v.after::text, {_FACTS}
        from audit_seal s join audit_trace t on t.id = s.trace_id
        left join audit_tracevalues v on v.trace_id = t.id
        order by s.seq
    """  # noqa: S608
    with connection.chunked_cursor() as cursor:
        cursor.execute(statement)
        while rows := cursor.fetchmany(5000):
            for seq, sealed, salt, before, after, *facts in rows:
                kept = None if salt is None else bytes(salt)
                yield (
                    seq,
                    bytes(sealed),
                    kept,
                    _canonical(before),
                    _canonical(after),
                    chain.TraceFacts._make(facts),
                )


def _canonical(stored: str | None) -> str:
    return chain.NOTHING if stored is None else chain.settled(stored)


def written_since(paths: list[str], moment: datetime, *steps: str) -> QuerySet[Trace]:
    """Traces of these steps about these subtrees, written after a moment."""
    found = Trace.objects.filter(step__in=steps, at__gt=moment)
    return found if "" in paths else found.filter(path__within=paths)
