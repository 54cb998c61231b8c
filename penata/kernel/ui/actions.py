"""What a page notes of its own reading."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction

from penata.kernel import clock
from penata.kernel.access import Actor
from penata.kernel.db.readonly import writing_allowed
from penata.kernel.ui.models import Visit

SAME_VISIT = timedelta(hours=1)  # somebody who comes back within it has not been away
NOTED_AGAIN = timedelta(minutes=5)  # not every reload writes


def note_visit(*, place: str, by: Actor) -> datetime | None:
    """Note that somebody reads a place; when he had left it the time before, or None on the first visit.

    No trace: nothing of the office changes, and who opens a page of figures is nobody's business.
    """
    now = clock.now()
    with writing_allowed(), transaction.atomic():
        known = Visit.objects.filter(user_id=by.pk, place=place).first()
        if known is None:
            Visit.objects.bulk_create([Visit(user_id=by.pk, place=place, seen_at=now)], ignore_conflicts=True)
            return None
        away = now - known.seen_at
        if away >= SAME_VISIT:
            known.before = known.seen_at
        if away >= NOTED_AGAIN:
            known.seen_at = now
            known.save(update_fields=["seen_at", "before"])
        return known.before
