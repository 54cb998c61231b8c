"""Endpoints and what was told to them, as far as somebody may see it."""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import Count, Q, QuerySet
from django.db.models.functions import Now

from penata.kernel.access import Actor, Grant, Permission, grants_of, reach
from penata.kernel.access.roles import PERMISSIONS
from penata.kernel.audit.words import Named, Subject
from penata.kernel.values import N_
from penata.kernel.webhooks.models import Delivery, Endpoint
from penata.kernel.webhooks.states import DeliveryState

EDIT = Permission.WEBHOOK_EDIT


def visible_to(actor: Actor) -> QuerySet[Endpoint]:
    return Endpoint.objects.filter(path__within=reach(actor, EDIT)).order_by("name", "id")


def with_counts(endpoints: QuerySet[Endpoint]) -> QuerySet[Endpoint]:
    waiting = Count("deliveries", filter=Q(deliveries__state=DeliveryState.WAITING))
    failed = Count("deliveries", filter=Q(deliveries__state=DeliveryState.GIVEN_UP))
    return endpoints.annotate(waiting=waiting, failed=failed)


def deliveries_of(endpoint: Endpoint) -> QuerySet[Delivery]:
    return endpoint.deliveries.select_related("event").order_by("-id")


def deliveries_visible_to(actor: Actor) -> QuerySet[Delivery]:
    return Delivery.objects.filter(endpoint__in=visible_to(actor)).select_related("endpoint", "event")


def places_of(actor: Actor) -> list[Grant]:
    """The units for which the actor may register an endpoint, one grant for each."""
    held = [grant for grant in grants_of(actor) if EDIT in PERMISSIONS[grant.role] and grant.path]
    return list({grant.path: grant for grant in held}.values())


def due(most: int) -> list[int]:
    """Deliveries whose time has come, the oldest first."""
    found = Delivery.objects.filter(next_at__lte=Now(), endpoint__stopped_at=None).order_by("next_at")
    return list(found.values_list("pk", flat=True)[:most])


def _named(actor: Actor, ids: Sequence[int]) -> Named:
    return {one.pk: (one.name, "") for one in visible_to(actor).filter(pk__in=ids)}


TRACED = Subject(
    "webhooks.endpoint",
    N_("Webhook"),
    {
        "webhook.make": N_("Webhook didaftarkan"),
        "webhook.stop": N_("Webhook dihentikan"),
        "webhook.start": N_("Webhook dijalankan lagi"),
        "webhook.redeliver": N_("Kiriman webhook diulang"),
    },
    {"name": N_("nama"), "url": N_("alamat"), "events": N_("peristiwa"), "delivery": N_("kiriman")},
    named=_named,
)
