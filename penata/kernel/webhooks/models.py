"""Machines that want to know, what happened, and what became of telling them."""

from __future__ import annotations

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from penata.kernel import privacy
from penata.kernel.db.fields import PathField
from penata.kernel.webhooks.states import DeliveryState


class Endpoint(models.Model):
    """An address that is told of some events of one subtree. `salt` and the installation's own key make its secret."""

    name = models.CharField(max_length=60)
    url = models.CharField(max_length=300)
    path = PathField()
    events = ArrayField(models.CharField(max_length=40))
    salt = models.CharField(max_length=43)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(db_default=Now())
    stopped_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return self.name


class Event(models.Model):
    """Something that happened, as it is told: no personal data, only ids, codes, counts and where to read more."""

    id = models.UUIDField(primary_key=True)
    kind = models.CharField(max_length=40)
    body = models.TextField()
    at = models.DateTimeField(db_default=Now())

    def __str__(self) -> str:
        return f"{self.kind} {self.id}"


class Delivery(models.Model):
    """One event for one endpoint. Due again at `next_at`, until an answer of 2xx or the end of patience."""

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="deliveries")
    endpoint = models.ForeignKey(Endpoint, on_delete=models.CASCADE, related_name="deliveries")
    state = models.CharField(max_length=10, choices=DeliveryState.choices, default=DeliveryState.WAITING)
    since = models.DateTimeField(db_default=Now())  # from which patience is counted
    next_at = models.DateTimeField(null=True, db_default=Now())
    tries = models.PositiveSmallIntegerField(default=0)
    status = models.PositiveSmallIntegerField(null=True)
    problem = models.CharField(max_length=40, blank=True)
    tried_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["event", "endpoint"], name="webhooks_event_once_an_endpoint"),
            models.CheckConstraint(
                name="webhooks_only_waiting_is_due",
                condition=Q(state=DeliveryState.WAITING, next_at__isnull=False)
                | (~Q(state=DeliveryState.WAITING) & Q(next_at=None)),
            ),
        ]
        indexes = [
            models.Index(
                fields=["next_at"], condition=Q(next_at__isnull=False), name="webhooks_delivery_due"
            ),
            models.Index(fields=["endpoint", "-id"], name="webhooks_delivery_endpoint"),
        ]

    def __str__(self) -> str:
        return f"{self.event_id} → {self.endpoint_id}"


privacy.register("webhooks.Endpoint", {}, frozenset({"made_by"}))
