"""Tell people what happened, remember what they have read, forget what is old."""

from __future__ import annotations

import json
import time
from collections.abc import Iterable, Mapping
from contextlib import suppress
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import connection, transaction
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued

from penata.kernel import clock
from penata.kernel.access import Actor
from penata.kernel.db.readonly import writing_allowed
from penata.kernel.notify.kinds import kind_of
from penata.kernel.notify.models import Message, Parcel

SEND = "notify.send"
_INSERT = """
    insert into notify_message (to_id, kind, key, "values", url)
    select unnest(%s::bigint[]), %s, %s, %s::jsonb, %s on conflict do nothing
"""


def tell(
    *,
    kind: str,
    to: Iterable[int],
    key: str,
    values: Mapping[str, Any] | None = None,
    url: str = "",
) -> int:
    """One message of a registered kind for each account of `to` (ids), in the caller's transaction; how many.

    The same kind and key for the same reader is the same event: told again, nothing happens. `url` is an address of
    this installation. What goes out by mail or telephone goes out only once the transaction is committed.
    """
    known, told, readers = kind_of(kind), dict(values or {}), sorted(set(to))
    known.body % told  # what the text asks for must be told: better here than in a queue at night
    if url and (not url.startswith("/") or url.startswith("//")):
        raise ValueError(f"{url} is not an address of this installation")
    if not readers:
        return 0
    with connection.cursor() as cursor:
        cursor.execute(_INSERT, [readers, known.name, key, json.dumps(told, cls=DjangoJSONEncoder), url])
        count = int(cursor.rowcount)
    transaction.on_commit(wake, robust=True)
    return count


def wake() -> None:
    """Have the worker look now; it looks every minute anyhow, so that nothing hangs on this."""
    with suppress(AlreadyEnqueued):
        app.configure_task(SEND, queueing_lock=SEND).defer(timestamp=int(time.time()))


def read(*, message: Message, by: Actor) -> None:
    """Opening is reading: the one thing that following a link may write."""
    with writing_allowed():
        Message.objects.filter(pk=message.pk, to_id=by.pk, read_at=None).update(read_at=clock.now())


def read_all(*, by: Actor) -> int:
    return Message.objects.filter(to_id=by.pk, read_at=None).update(read_at=clock.now())


@transaction.atomic
def forget() -> int:
    """Messages past their time, and what became of them; how many. Runs every night."""
    before = clock.now() - timedelta(days=settings.PENATA_MESSAGES_KEPT_DAYS)
    with connection.cursor() as cursor:
        cursor.execute(
            "delete from notify_delivery d using notify_message m where m.id = d.message_id and m.at < %s",
            [before],
        )
        cursor.execute("delete from notify_message where at < %s", [before])
        count = int(cursor.rowcount)
    Parcel.objects.filter(packed_at__lt=before, deliveries=None).delete()
    return count
