"""What every process counts by itself."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from prometheus_client import CollectorRegistry, Counter, Histogram

BUCKETS = (0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10)

own = CollectorRegistry()
_requests = Counter("penata_requests", "Permintaan yang dijawab", ("view", "status"), registry=own)
_seconds = Histogram("penata_request_seconds", "Lama menjawab", ("view",), buckets=BUCKETS, registry=own)
_jobs = Counter("penata_jobs", "Pekerjaan latar yang berakhir", ("task", "outcome"), registry=own)
_failed = Counter("penata_sign_in_failed", "Upaya masuk yang gagal", registry=own)


def request_served(view: str, status: int, seconds: float) -> None:
    count, took = _of(view, status)
    count.inc()
    took.observe(seconds)


@lru_cache(maxsize=4096)
def _of(view: str, status: int) -> tuple[Any, Any]:
    """Looking a label up costs more than counting."""
    return _requests.labels(view, str(status)), _seconds.labels(view)


def job_ended(task: str, outcome: str) -> None:
    _jobs.labels(task, outcome).inc()


def sign_in_failed(**_told: object) -> None:
    _failed.inc()
