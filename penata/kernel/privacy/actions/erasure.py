"""Erase what is over: a plan first, then in portions, each in a transaction of its own, so that a run can go on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.db import transaction

from penata.kernel import clock
from penata.kernel.access import Actor, Permission, demand, may_throughout
from penata.kernel.audit.actions import Entry, record
from penata.kernel.db import locks
from penata.kernel.jobs.progress import Report, silent
from penata.kernel.privacy.erasers import Eraser, erasers
from penata.kernel.privacy.models import Erasure

PORTION = 5000


@dataclass(frozen=True, slots=True)
class Line:
    """What would go, and why."""

    eraser: Eraser
    count: int


def plan(*, by: Actor) -> list[Line]:
    """How many of each kind are over today; nothing changes."""
    _demand_everything(by)
    return [Line(eraser, eraser.count(clock.today())) for eraser in erasers()]


def run(*, by: Actor, report: Report = silent) -> Erasure:
    """Erase all that is over. What a run that was cut off left behind, the next one takes."""
    lines = plan(by=by)
    total, gone = sum(line.count for line in lines), 0
    log = _begun(by)
    for line in lines:
        for count in _portions(line.eraser, log):
            gone += count
            report(gone, total)
    return _finished(log, by)


def _portions(eraser: Eraser, log: Erasure) -> Iterator[int]:
    """Each portion and its number in the log are one transaction; two runs at a time take turns."""
    while True:
        with transaction.atomic():
            locks.take(locks.Lock.ERASE)
            count = eraser.erase(clock.today(), PORTION)
            if count:
                log.counts[eraser.name] = log.counts.get(eraser.name, 0) + count
                log.save(update_fields=["counts"])
        if not count:
            return
        yield count


@transaction.atomic
def _begun(by: Actor) -> Erasure:
    """The run that is still open goes on; else a new one begins."""
    still = Erasure.objects.filter(finished_at=None).order_by("-id").first()
    return still or Erasure.objects.create(by_id=by.pk)


@transaction.atomic
def _finished(log: Erasure, by: Actor) -> Erasure:
    log.finished_at = clock.now()
    log.save(update_fields=["finished_at"])
    record(Entry("erasure.run", "privacy.erasure", log.pk, after=dict(log.counts)), by=by)
    return log


def _demand_everything(by: Actor) -> None:
    """What is over is over for everybody: only who holds the right for a whole government, or the operator."""
    if not may_throughout(by, Permission.ERASURE_RUN):
        demand(by, Permission.ERASURE_RUN, "")
