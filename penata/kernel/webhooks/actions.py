"""Register endpoints, tell them, and keep at it until they answer."""

from __future__ import annotations

import json
import secrets
import time
import uuid
from collections.abc import Iterable, Mapping
from contextlib import suppress
from datetime import timedelta
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models.functions import Now
from django.urls import reverse
from django.utils.translation import gettext as _
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued

from penata.kernel import clock
from penata.kernel.access import Actor, Grant, Permission, demand
from penata.kernel.audit.actions import Entry, record
from penata.kernel.notify.actions import tell
from penata.kernel.webhooks import queries
from penata.kernel.webhooks.models import Delivery, Endpoint, Event
from penata.kernel.webhooks.sending import NotSent, SendProblem, Target, post
from penata.kernel.webhooks.signing import HEADER, secret_of, signature
from penata.kernel.webhooks.states import FLOW, PATIENCE, DeliveryState, wait_after

DELIVER = "webhooks.deliver"
KEPT = timedelta(days=30)


@transaction.atomic
def make(*, name: str, url: str, place: Grant, events: Iterable[str], by: Actor) -> tuple[Endpoint, str]:
    """A new endpoint and its secret, which is shown this once."""
    demand(by, Permission.WEBHOOK_EDIT, place.path)
    if place not in queries.places_of(by):
        raise PermissionDenied
    try:
        Target.of(url)
    except ValueError:
        raise ValidationError(
            {"url": _("Tulis alamat https lengkap, tanpa nama pengguna di dalamnya.")}
        ) from None
    endpoint = Endpoint.objects.create(
        name=name,
        url=url,
        path=place.path,
        events=sorted(events),
        salt=secrets.token_urlsafe(32),
        made_by_id=by.pk,
    )
    _record("webhook.make", endpoint, by, {"name": name, "url": url, "events": endpoint.events})
    return endpoint, secret_of(endpoint.salt)


@transaction.atomic
def stop(*, endpoint: Endpoint, by: Actor) -> Endpoint:
    """Nothing is sent any more, nothing new is noted; what waits stays."""
    return _set_stopped(endpoint, by, "webhook.stop", to=True)


@transaction.atomic
def start(*, endpoint: Endpoint, by: Actor) -> Endpoint:
    """What waited while it stood still is sent now, with new patience."""
    endpoint = _set_stopped(endpoint, by, "webhook.start", to=False)
    waiting = Delivery.objects.filter(endpoint=endpoint, state=DeliveryState.WAITING)
    waiting.update(since=Now(), next_at=Now(), tries=0)
    return endpoint


@transaction.atomic
def redeliver(*, delivery: Delivery, by: Actor) -> Delivery:
    """Once more from the beginning; the receiver knows by the event's id whether it had it already."""
    delivery = Delivery.objects.select_for_update(of=("self",)).select_related("endpoint").get(pk=delivery.pk)
    _require(by, delivery.endpoint)
    delivery.state = FLOW.target("redeliver", delivery.state)
    delivery.since = delivery.next_at = clock.now()
    delivery.tries = 0
    delivery.save(update_fields=["state", "since", "next_at", "tries"])
    _record("webhook.redeliver", delivery.endpoint, by, {"delivery": delivery.pk})
    _ask(delivery.pk)
    return delivery


def publish(*, kind: str, path: str, values: Mapping[str, Any]) -> int:
    """Note an event for every endpoint that wants it, in the caller's transaction; how many.

    `path`: the unit within which all of it happened. `values`: ids, codes, counts and addresses; nothing of a person.
    """
    wanting = Endpoint.objects.filter(path__above=path, events__contains=[kind], stopped_at=None)
    endpoints = list(wanting.values_list("pk", flat=True))
    if not endpoints:
        return 0
    number = uuid.uuid4()
    body = {"id": str(number), "type": kind, "timestamp": clock.now().isoformat(), "data": dict(values)}
    event = Event.objects.create(id=number, kind=kind, body=json.dumps(body, ensure_ascii=False, default=str))
    made = Delivery.objects.bulk_create(Delivery(event=event, endpoint_id=pk) for pk in endpoints)
    for delivery in made:
        _ask(delivery.pk)
    return len(made)


def deliver(delivery_id: int) -> None:
    """One try. Taken by one worker at a time; one that dies in it leaves the delivery due again a little later."""
    taken = _take(delivery_id)
    if taken is None:
        return
    status, problem = _send(taken)
    with transaction.atomic():
        _settle(taken.pk, taken.tries, status, problem)


@transaction.atomic
def _take(delivery_id: int) -> Delivery | None:
    found = Delivery.objects.select_for_update(of=("self",), skip_locked=True).select_related(
        "endpoint", "event"
    )
    delivery = found.filter(pk=delivery_id, next_at__lte=Now(), endpoint__stopped_at=None).first()
    if delivery is None:
        return None
    delivery.tries += 1
    delivery.tried_at = clock.now()
    delivery.next_at = delivery.tried_at + wait_after(delivery.tries)
    delivery.save(update_fields=["tries", "tried_at", "next_at"])
    return delivery


def _send(delivery: Delivery) -> tuple[int | None, str]:
    body, at = delivery.event.body.encode(), int(time.time())
    headers = {
        "Content-Type": "application/json", "User-Agent": "Penata", "Penata-Event": delivery.event.kind,
        "Penata-Id": str(delivery.event_id), HEADER: signature(secret_of(delivery.endpoint.salt), at, body),
    }  # fmt: skip
    try:
        status = post(delivery.endpoint.url, body, headers)
    except NotSent as refusal:
        return None, refusal.problem
    return status, "" if 200 <= status < 300 else SendProblem.STATUS


def _settle(delivery_id: int, tries: int, status: int | None, problem: str) -> None:
    """What came of a try; one that was asked for anew meanwhile keeps what was asked."""
    delivery = Delivery.objects.select_for_update(of=("self",)).select_related("endpoint").get(pk=delivery_id)
    if delivery.tries != tries or delivery.state != DeliveryState.WAITING:
        return
    delivery.status, delivery.problem = status, problem
    if not problem:
        delivery.state, delivery.next_at = FLOW.target("answered", delivery.state), None
    elif clock.now() - delivery.since > PATIENCE:
        delivery.state, delivery.next_at = FLOW.target("give_up", delivery.state), None
        _give_up(delivery.endpoint)
    delivery.save(update_fields=["status", "problem", "state", "next_at"])


def _give_up(endpoint: Endpoint) -> None:
    """Nobody answered for three days: stand still, and say so to whoever registered it."""
    stopped = Endpoint.objects.filter(pk=endpoint.pk, stopped_at=None).update(stopped_at=Now())
    if stopped:
        key = f"{endpoint.pk}:{clock.today()}"
        values, url = {"webhook": endpoint.name}, reverse("webhooks:detail", args=[endpoint.pk])
        tell(kind="webhooks.stopped", to=[endpoint.made_by_id], key=key, values=values, url=url)


def sweep() -> int:
    """Ask the worker for everything that is due: tries to repeat, and what a dead worker left; how many."""
    with transaction.atomic():
        found = queries.due(1000)
        for delivery in found:
            _ask(delivery)
    return len(found)


@transaction.atomic
def forget() -> int:
    """Events that nobody waits for are kept a month."""
    old = Event.objects.filter(at__lt=clock.now() - KEPT).exclude(deliveries__state=DeliveryState.WAITING)
    return old.delete()[0]


def _ask(delivery: int) -> None:
    """Once in the queue is enough; a second asking is passed over."""
    with suppress(AlreadyEnqueued), transaction.atomic():
        app.configure_task(name=DELIVER, queueing_lock=f"{DELIVER}:{delivery}").defer(delivery_id=delivery)


def _set_stopped(endpoint: Endpoint, by: Actor, step: str, *, to: bool) -> Endpoint:
    endpoint = Endpoint.objects.select_for_update().get(pk=endpoint.pk)
    _require(by, endpoint)
    if (endpoint.stopped_at is not None) != to:
        endpoint.stopped_at = clock.now() if to else None
        endpoint.save(update_fields=["stopped_at"])
        _record(step, endpoint, by)
    return endpoint


def _require(by: Actor, endpoint: Endpoint) -> None:
    demand(by, Permission.WEBHOOK_EDIT, str(endpoint.path))


def _record(step: str, endpoint: Endpoint, by: Actor, after: Mapping[str, Any] | None = None) -> None:
    record(Entry(step, "webhooks.endpoint", endpoint.pk, path=str(endpoint.path), after=after), by=by)
