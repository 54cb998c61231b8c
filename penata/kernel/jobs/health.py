"""Is the queue worked off?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.db import connection

from penata.kernel.health import Check, Finding, Needs, add, bad, good, poor

DEAD_AFTER_SECONDS = 60
SLOW_AFTER_SECONDS, STUCK_AFTER_SECONDS = 5 * 60, 60 * 60
START_WORKER = "jalankan systemctl restart penata-worker; lihat journalctl -u penata-worker"

_FIGURES = f"""
    select
        (select count(*) from procrastinate_jobs
            where status = 'todo' and (scheduled_at is null or scheduled_at <= now())),
        (select coalesce(extract(epoch from now() - min(e.at)), 0) from procrastinate_jobs j
            join lateral (select max(at) as at from procrastinate_events e where e.job_id = j.id) e on true
            where j.status = 'todo' and (j.scheduled_at is null or j.scheduled_at <= now())),
        (select count(*) from procrastinate_jobs where status = 'doing'),
        (select count(*) from procrastinate_jobs j left join procrastinate_workers w on w.id = j.worker_id
            where j.status = 'doing'
            and (w.id is null or w.last_heartbeat < now() - interval '{2 * DEAD_AFTER_SECONDS} seconds')),
        (select count(*) from procrastinate_workers
            where last_heartbeat > now() - interval '{DEAD_AFTER_SECONDS} seconds'),
        (select count(*) from procrastinate_jobs j where j.status = 'failed' and exists (
            select 1 from procrastinate_events e
            where e.job_id = j.id and e.type = 'failed' and e.at > now() - interval '1 day'))
"""  # noqa: S608 - two numbers of ours


@dataclass(frozen=True, slots=True)
class Queue:
    """The worker's queue as it is: how many wait, since when, in work, stalled, workers alive, failed since a day."""

    waiting: int
    oldest_seconds: float
    doing: int
    stalled: int
    workers: int
    failed: int


def queue() -> Queue:
    with connection.cursor() as cursor:
        cursor.execute(_FIGURES)
        waiting, oldest, doing, stalled, workers, failed = cursor.fetchone()
    return Queue(waiting, float(oldest), doing, stalled, workers, failed)


def register() -> None:
    add(Check("Antrean", work, Needs.DATABASE, 25))


def work() -> Iterator[Finding]:
    now = queue()
    if not now.workers and now.waiting:
        yield bad("Pekerja latar", f"tidak berjalan, {now.waiting} pekerjaan menunggu", START_WORKER)
    elif not now.workers:
        yield poor("Pekerja latar", "tidak berjalan", "jalankan systemctl start penata-worker")
    else:
        yield good("Pekerja latar", f"{now.workers} berjalan")
    yield _waiting(now)
    if now.stalled:
        yield poor("Antrean", f"{now.stalled} pekerjaan ditinggal pekerjanya", START_WORKER)
    if now.failed:
        yield poor(
            "Antrean", f"{now.failed} pekerjaan gagal sejak kemarin", "lihat journalctl -u penata-worker"
        )


def _waiting(now: Queue) -> Finding:
    minutes = now.oldest_seconds / 60
    words = f"{now.waiting} menunggu, {now.doing} dikerjakan, terlama {minutes:.0f} menit"
    if now.oldest_seconds > STUCK_AFTER_SECONDS:
        return bad("Antrean", words, START_WORKER)
    if now.oldest_seconds > SLOW_AFTER_SECONDS:
        return poor("Antrean", words, START_WORKER)
    return good("Antrean", words)
