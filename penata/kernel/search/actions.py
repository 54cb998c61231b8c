"""Remember what was opened, pin and forget. No trace: it changes nothing of the office, and belongs to its reader alone."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from penata.kernel import clock
from penata.kernel.access import Actor
from penata.kernel.db.readonly import writing_allowed
from penata.kernel.search import Found
from penata.kernel.search.models import Remembered

RECENTS, PINS = 20, 30


def remember(*, opened: Found, by: Actor) -> None:
    """Opening is reading, and is noted like a visit: the one thing that the door of a result writes."""
    with writing_allowed(), transaction.atomic():
        Remembered.objects.update_or_create(
            user_id=by.pk, kind=opened.kind, key=opened.key, defaults={"at": clock.now()}
        )
        kept = _recent(by).order_by("-at", "-pk").values("pk")[:RECENTS]
        _recent(by).exclude(pk__in=kept).delete()


@transaction.atomic
def pin(*, thing: Found, by: Actor) -> None:
    """Raises ValidationError where there are as many as anybody can look over."""
    others = Remembered.objects.filter(user_id=by.pk, pinned=True).exclude(kind=thing.kind, key=thing.key)
    if others.count() >= PINS:
        raise ValidationError(_("Paling banyak %d yang disematkan. Lepas satu dahulu.") % PINS)
    Remembered.objects.update_or_create(
        user_id=by.pk, kind=thing.kind, key=thing.key, defaults={"pinned": True, "at": clock.now()}
    )


@transaction.atomic
def unpin(*, kind: str, key: str, by: Actor) -> None:
    """It stays among those opened lately, in its place by the day."""
    Remembered.objects.filter(user_id=by.pk, kind=kind, key=key).update(pinned=False)


@transaction.atomic
def forget(*, by: Actor) -> int:
    """All that was opened lately; pins are let go one by one. How many."""
    return _recent(by).delete()[0]


def _recent(by: Actor) -> QuerySet[Remembered]:
    return Remembered.objects.filter(user_id=by.pk, pinned=False)
