"""What is due goes into parcels: a message of its own, or everything of a reader's day together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db import transaction

from penata.kernel.db import locks
from penata.kernel.db.bulk import copy_into, draw_ids, update_from
from penata.kernel.notify import queries
from penata.kernel.notify.kinds import kinds
from penata.kernel.notify.models import Delivery, Parcel
from penata.kernel.notify.schedule import after_quiet, next_digest
from penata.kernel.notify.states import ParcelState

_COLUMNS = ("id", "to_id", "channel", "digest_on", "wakes", "state", "due_at", "packed_at")
Parted = tuple[int, str, date | None, bool, list[int]]


@dataclass(slots=True)
class _Sorted:
    """Deliveries of one run: what goes, what has been read meanwhile, what must wait (until when)."""

    parcels: list[Parted] = field(default_factory=list)
    read: list[int] = field(default_factory=list)
    later: list[tuple[int, datetime]] = field(default_factory=list)


@transaction.atomic
def pack(now: datetime) -> int:
    """Put everything that is due into parcels, one packer at a time; how many parcels.

    A digest is unique by reader, way and day in the database: whatever is late for today's goes with tomorrow's.
    """
    if not locks.take_if_free(locks.Lock.PACK):
        return 0
    due = list(
        Delivery.objects.filter(parcel=None, due_at__lte=now)
        .order_by("due_at", "id")
        .values_list("id", "channel", "in_digest", "message__to_id", "message__kind", "message__read_at")
    )
    found = _sorted(due, queries.local(now)) if due else _Sorted()
    _write(found, now)
    return len(found.parcels)


def _sorted(due: list[tuple[int, str, bool, int, str, datetime | None]], here: datetime) -> _Sorted:
    readers = {row[3] for row in due}
    wishes, found = queries.wishes_of(readers), _Sorted()
    had, waking = _digests_of(readers, here.date()), {kind.name for kind in kinds() if kind.wakes}
    together: dict[tuple[int, str], list[int]] = defaultdict(list)
    for pk, channel, in_digest, to, kind, read_at in due:
        wish = wishes.get(to, queries.USUAL)
        if read_at is not None:
            found.read.append(pk)
        elif kind not in waking and (free := after_quiet(here, wish)) > here:
            found.later.append((pk, free))  # the worker stood still until the quiet hours
        elif not in_digest:
            found.parcels.append((to, channel, None, kind in waking, [pk]))
        elif (to, channel) in had:
            found.later.append((pk, next_digest(here, wish)))
        else:
            together[to, channel].append(pk)
    found.parcels += [(to, channel, here.date(), False, pks) for (to, channel), pks in together.items()]
    return found


def _digests_of(readers: Iterable[int], day: date) -> set[tuple[int, str]]:
    had = Parcel.objects.filter(to_id__in=list(readers), digest_on=day)
    return set(had.values_list("to_id", "channel"))


def _write(found: _Sorted, now: datetime) -> None:
    numbers = draw_ids("notify_parcel_id_seq", len(found.parcels))
    numbered = list(zip(numbers, found.parcels, strict=True))
    if numbered:
        copy_into(
            "notify_parcel",
            _COLUMNS,
            (
                (pk, to, channel, day, wakes, ParcelState.WAITING.value, now, now)
                for pk, (to, channel, day, wakes, _) in numbered
            ),
        )
    into = [(delivery, pk) for pk, (*_, deliveries) in numbered for delivery in deliveries]
    update_from("notify_delivery", {"parcel_id": "bigint"}, into)
    update_from("notify_delivery", {"due_at": "timestamptz"}, found.later)
    if found.read:
        Delivery.objects.filter(pk__in=found.read).delete()
