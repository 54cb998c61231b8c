"""Hand parcels over, each in a transaction of its own that is held while the other side takes it.

Killed in between, the transaction is gone and the parcel waits as before: nothing is lost. What the other side had
taken already is handed over once more, by the same key and byte for byte the same; see ADR 0016.
"""

from __future__ import annotations

import logging
import time
from collections import defaultdict
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Q

from penata.kernel import clock
from penata.kernel.access import Actor, Permission, demand
from penata.kernel.audit.actions import Entry, record
from penata.kernel.notify import letters, queries
from penata.kernel.notify.actions import packing, sorting
from penata.kernel.notify.actions.addresses import spoil
from penata.kernel.notify.contacts import Contact, contacts_of
from penata.kernel.notify.models import Delivery, Message, Parcel
from penata.kernel.notify.schedule import Channel, Wishes, after_quiet, is_final, next_try, spoils_address
from penata.kernel.notify.states import FLOW, ParcelState
from penata.kernel.ports.mail import mail
from penata.kernel.ports.messaging import messaging
from penata.kernel.ports.refusals import Refused, Unreachable

log = logging.getLogger(__name__)

WINDOW = 200  # parcels that are read together, before one after the other is handed over
MOST_SECONDS = 50  # of one run; the next one goes on
Place = tuple[datetime, int]  # in the order of what is due
_PORTS: dict[Channel, tuple[Callable[[], Any], Callable[..., Any]]] = {
    Channel.MAIL: (mail, letters.letter),
    Channel.PHONE: (messaging, letters.note),
}


def run(now: datetime | None = None, seconds: float = MOST_SECONDS) -> int:
    """Sort, pack and send whatever is due; how many parcels were taken. Any number may run at once, and be killed."""
    until, sent = time.monotonic() + seconds, 0
    while sorting.sort_some(now or clock.now()):
        pass
    packing.pack(now or clock.now())
    for channel in Channel:
        sent += _send_all(channel, now, until)
    return sent


@transaction.atomic
def retry_failed(*, by: Actor) -> int:
    """Have everything that failed tried again, from the first attempt; how many. What came back is not."""
    demand(by, Permission.DELIVERY_EDIT)
    failed = Parcel.objects.filter(state=ParcelState.FAILED)
    count = failed.update(
        state=FLOW.target("retry", ParcelState.FAILED), attempts=0, due_at=clock.now(), ended_at=None
    )
    if count:
        record(Entry("notify.retry", "notify.parcel", 0, after={"count": count}), by=by)
    return count


def _send_all(channel: Channel, now: datetime | None, until: float) -> int:
    make, compose = _PORTS[channel]
    port, sent = make(), 0
    if port is None:
        _drop_waiting(channel)
        return 0
    last: Place | None = None
    while window := _window(channel, now or clock.now(), last):
        last = window.last
        with port.session() as send:
            handing = _Handing(send, compose, window, now)
            try:
                for pk in window.parcels:
                    if time.monotonic() > until:
                        return sent
                    sent += handing.one(pk)
            except Unreachable as problem:
                log.warning("%s does not take anything: %s", channel.value, problem)
                return sent
    return sent


@dataclass(frozen=True, slots=True)
class _Window:
    """What is needed to write some parcels, read at once."""

    parcels: list[int]
    last: Place
    messages: Mapping[int, list[Message]]
    contacts: Mapping[int, Contact]
    wishes: Mapping[int, Wishes]
    dead: set[tuple[int, str, str]]


def _window(channel: Channel, now: datetime, after: Place | None) -> _Window | None:
    """The next ones in the order in which they are due; what another sender holds is not waited for."""
    due = Parcel.objects.filter(channel=channel, state=ParcelState.WAITING, due_at__lte=now)
    if after is not None:
        due = due.filter(Q(due_at__gt=after[0]) | Q(due_at=after[0], id__gt=after[1]))
    rows = list(due.order_by("due_at", "id").values_list("id", "to_id", "due_at")[:WINDOW])
    if not rows:
        return None
    readers, parcels = {to for _pk, to, _due in rows}, [pk for pk, _to, _due in rows]
    return _Window(
        parcels, (rows[-1][2], rows[-1][0]), _messages_of(parcels), contacts_of(readers),
        queries.wishes_of(readers), queries.spoilt(readers),
    )  # fmt: skip


def _messages_of(parcels: Collection[int]) -> dict[int, list[Message]]:
    found: dict[int, list[Message]] = defaultdict(list)
    inside = Delivery.objects.filter(parcel_id__in=parcels).select_related("message")
    for delivery in inside.order_by("message__at", "message_id"):
        found[delivery.parcel_id or 0].append(delivery.message)
    return found


@dataclass(frozen=True, slots=True)
class _Handing:
    send: Callable[[Any], None]
    compose: Callable[..., Any]
    window: _Window
    now: datetime | None

    @transaction.atomic
    def one(self, pk: int) -> bool:
        """Whether the other side took it. Another sender's parcel is passed over."""
        waiting = Parcel.objects.select_for_update(skip_locked=True, of=("self",))
        parcel = waiting.filter(pk=pk, state=ParcelState.WAITING).first()
        if parcel is None:
            return False
        address, messages = self._address(parcel), self.window.messages.get(pk)
        wishes = self.window.wishes.get(parcel.to_id, queries.USUAL)
        if not address or not messages:
            _end(parcel, "drop", self._moment())
            return False
        if self._put_off(parcel, wishes):
            return False
        try:
            self.send(self.compose(parcel, messages, address, wishes.language))
        except Unreachable:
            raise
        except Refused as refusal:
            self._refused(parcel, refusal.status, address, wishes)
            return False
        except Exception:  # whatever is wrong with this one, the others are not to wait for it
            log.exception("a parcel of %s cannot be handed over", parcel.channel)
            self._refused(parcel, "5.6.0", address, wishes)
            return False
        parcel.attempts += 1
        _end(parcel, "send", self._moment())
        return True

    def _put_off(self, parcel: Parcel, wishes: Wishes) -> bool:
        """It was due by day, but the other side was down until the reader's quiet hours."""
        here = queries.local(self._moment())
        free = here if parcel.wakes else after_quiet(here, wishes)
        if free > here:
            parcel.due_at = free
            parcel.save(update_fields=["due_at"])
        return free > here

    def _moment(self) -> datetime:
        return self.now or clock.now()

    def _address(self, parcel: Parcel) -> str:
        contact = self.window.contacts.get(parcel.to_id)
        alive = queries.reaches(parcel.to_id, contact, parcel.channel, self.window.dead)
        return contact.on(parcel.channel) if contact and alive else ""

    def _refused(self, parcel: Parcel, status: str, address: str, wishes: Wishes) -> None:
        parcel.attempts += 1
        parcel.status = status
        again = None if is_final(status) else next_try(parcel.attempts, queries.local(self._moment()))
        if again is not None:
            parcel.due_at = again if parcel.wakes else after_quiet(again, wishes)
            parcel.save(update_fields=["attempts", "status", "due_at"])
        elif spoils_address(status):
            _end(parcel, "bounce", self._moment())
            spoil(user=parcel.to_id, channel=parcel.channel, address=address, status=status)
        else:
            _end(parcel, "fail", self._moment())


def _end(parcel: Parcel, step: str, at: datetime) -> None:
    parcel.state, parcel.ended_at = FLOW.target(step, parcel.state), at
    parcel.save(update_fields=["state", "attempts", "status", "ended_at"])


def _drop_waiting(channel: Channel) -> None:
    """The way was closed while parcels waited: they are not kept for a day when they are old news."""
    waiting = Parcel.objects.filter(channel=channel, state=ParcelState.WAITING)
    waiting.update(state=FLOW.target("drop", ParcelState.WAITING), ended_at=clock.now())
