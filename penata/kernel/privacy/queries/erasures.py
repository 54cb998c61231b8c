"""Runs of the erasure that were."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from penata.kernel.privacy.erasers import erasers
from penata.kernel.privacy.models import Erasure


@dataclass(frozen=True, slots=True)
class Run:
    log: Erasure
    lines: list[tuple[str, int]]


def latest() -> list[Run]:
    """The last ten, with words for what went."""
    words = {eraser.name: eraser.label for eraser in erasers()}
    return [
        Run(log, [(_(words.get(name, name)), count) for name, count in log.counts.items()])
        for log in Erasure.objects.select_related("by").order_by("-id")[:10]
    ]
