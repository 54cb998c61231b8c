"""What the database is asked for at the moment of the question, and all of it as text."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from django.db import Error
from prometheus_client import CollectorRegistry, generate_latest
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.multiprocess import MultiProcessCollector
from prometheus_client.registry import Collector

from penata.kernel.audit.health import lag_seconds
from penata.kernel.db.limits import within
from penata.kernel.jobs.health import queue
from penata.kernel.metrics.counted import own
from penata.kernel.version import VERSION

SHARED = "PROMETHEUS_MULTIPROC_DIR"
MILLISECONDS = 1000


def as_text() -> bytes:
    everything = CollectorRegistry()
    if shared := os.environ.get(SHARED):
        MultiProcessCollector(everything, path=shared)  # type: ignore[no-untyped-call]
    else:
        everything.register(_Own())
    everything.register(_Database())
    return generate_latest(everything)


def clean(folder: Path) -> None:
    """Forget the counts of processes that are gone; the others, perhaps the worker's, go on counting."""
    folder.mkdir(parents=True, exist_ok=True)
    for path in folder.glob("*.db"):
        if not _lives(path.stem.rpartition("_")[2]):
            path.unlink(missing_ok=True)


def _lives(number: str) -> bool:
    try:
        os.kill(int(number), 0)
    except PermissionError:
        return True
    except (ValueError, OSError):
        return False
    return True


class _Own(Collector):
    def collect(self) -> Iterator[Metric]:
        yield from own.collect()


class _Database(Collector):
    def collect(self) -> Iterator[GaugeMetricFamily]:
        build = GaugeMetricFamily("penata_build", "Versi yang berjalan", labels=["version"])
        build.add_metric([VERSION], 1)
        yield build
        figures = _figures()
        yield GaugeMetricFamily("penata_database_up", "Basis data menjawab", value=float(bool(figures)))
        for name, (meaning, value) in figures.items():
            yield GaugeMetricFamily(f"penata_{name}", meaning, value=value)


def _figures() -> dict[str, tuple[str, float]]:
    try:
        with within(MILLISECONDS) as cursor:
            cursor.execute("select count(*) from pg_stat_activity where datname = current_database()")
            (connections,) = cursor.fetchone()
            now, lag = queue(), lag_seconds()
    except Error:
        return {}
    return {
        "database_connections": ("Sambungan ke basis data ini", connections),
        "queue_waiting": ("Pekerjaan yang menunggu", now.waiting),
        "queue_oldest_seconds": ("Umur pekerjaan yang paling lama menunggu", now.oldest_seconds),
        "queue_doing": ("Pekerjaan yang sedang dikerjakan", now.doing),
        "queue_stalled": ("Pekerjaan yang ditinggal pekerjanya", now.stalled),
        "workers_alive": ("Pekerja latar yang berdetak", now.workers),
        "seal_lag_seconds": ("Umur jejak tertua yang belum disegel", lag),
    }
