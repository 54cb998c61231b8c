"""Which ways a message leaves the house, and when: written down once, by the reader's wishes of that moment."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from django.db import connection, transaction

from penata.kernel.db.bulk import copy_into
from penata.kernel.notify import queries
from penata.kernel.notify.contacts import contacts_of
from penata.kernel.notify.kinds import Kind, kinds
from penata.kernel.notify.models import Message
from penata.kernel.notify.schedule import Channel, Wishes, departure

AT_ONCE = 5000
_COLUMNS = ("message_id", "channel", "due_at", "in_digest")


@transaction.atomic
def sort_some(now: datetime) -> int:
    """Write the deliveries of messages that have none yet, some thousands at a time; how many messages."""
    rows = Message.objects.filter(sorted_at=None).order_by("id").select_for_update(skip_locked=True)
    messages = list(rows.values_list("id", "to_id", "kind")[:AT_ONCE])
    if messages:
        copy_into("notify_delivery", _COLUMNS, list(_deliveries(messages, now)))  # it asks while COPY cannot
        with connection.cursor() as cursor:
            cursor.execute(
                "update notify_message set sorted_at = %s where id = any(%s)",
                [now, [row[0] for row in messages]],
            )
    return len(messages)


def _deliveries(messages: list[tuple[int, int, str]], now: datetime) -> Iterator[tuple[object, ...]]:
    readers = {to for _id, to, _kind in messages}
    wishes, contacts, dead = queries.wishes_of(readers), contacts_of(readers), queries.spoilt(readers)
    known, here = {kind.name: kind for kind in kinds()}, queries.local(now)
    ways = [channel for channel, is_open in queries.open_ways().items() if is_open]
    for message, to, name in messages:
        kind, wish = known.get(name), wishes.get(to, queries.USUAL)
        if kind is None:  # of a version that is gone
            continue
        going = departure(here, wish, urgent=kind.urgent, wakes=kind.wakes)
        for channel in ways:
            if channel in _chosen(kind, wish) and queries.reaches(to, contacts.get(to), channel, dead):
                yield message, channel.value, going.at, going.in_digest


def _chosen(kind: Kind, wish: Wishes) -> frozenset[Channel]:
    return frozenset(wish.urgent if kind.urgent else wish.ordinary)
