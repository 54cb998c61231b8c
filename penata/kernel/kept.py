"""Answers that many ask for in the same seconds, kept for these seconds by the process that made them.

For figures over a whole government: a tenth of a second of the database each, and everybody opens them on a Monday
morning. Nobody who has just changed something is shown what was before; others are at most `PENATA_KEPT_SECONDS` behind.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from datetime import timedelta
from threading import Lock
from typing import Any, TypeVar

from django.conf import settings
from django.db.models import Value

from penata.kernel import clock
from penata.kernel.access import Actor
from penata.kernel.audit.models import Trace
from penata.kernel.jobs.models import Job

MOST = 64
T = TypeVar("T")


@dataclass(slots=True)
class _Answer:
    """asked_at: before the database was asked, so that it is never taken for newer than it is."""

    lock: Lock = field(default_factory=Lock)
    asked_at: float = float("-inf")
    value: Any = None


_answers: dict[Hashable, _Answer] = {}
_door = Lock()


def has_changed_something(actor: Actor) -> bool:
    """Whether the actor, or a job of his, wrote anything while an answer may be kept. True where nothing is kept."""
    seconds = settings.PENATA_KEPT_SECONDS
    if not seconds:
        return True
    since = clock.now() - timedelta(seconds=seconds)
    traces = Trace.objects.filter(by_id=actor.pk, at__gte=since).values_list(Value(1))
    jobs = Job.objects.filter(by_id=actor.pk, finished_at__gte=since).values_list(Value(1))
    return traces.union(jobs).exists()


def kept(key: Hashable, actor: Actor, make: Callable[[], T]) -> T:
    """What `make` told for this key some seconds ago at most; who asks at the same time waits for the same answer.

    key: everything that the answer depends on, the reader's scope too. Nobody changes the answer. To an actor amid
    changes of his own `make` tells anew, for him alone.
    """
    if has_changed_something(actor):
        return make()
    answer = _answer(key)
    with answer.lock:
        now = time.monotonic()
        if now - answer.asked_at >= settings.PENATA_KEPT_SECONDS:
            answer.value, answer.asked_at = make(), now
        value: T = answer.value
        return value


def _answer(key: Hashable) -> _Answer:
    with _door:
        answer = _answers.pop(key, None) or _Answer()
        _answers[key] = answer  # the last asked for stands last
        if len(_answers) > MOST:
            del _answers[next(iter(_answers))]
        return answer
