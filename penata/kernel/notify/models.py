"""What somebody was told, and what became of it."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models.functions import Now


class Message(models.Model):
    """One event for one reader. `values` fill the kind's text when it is read, in the reader's language."""

    to = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=60)
    key = models.CharField(max_length=120)
    values = models.JSONField(default=dict)
    url = models.CharField(max_length=200, blank=True)
    at = models.DateTimeField(db_default=Now())
    read_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["to", "kind", "key"], name="notify_one_event_once")]
        indexes = [models.Index(fields=["to", "-at"], name="notify_message_to")]

    def __str__(self) -> str:
        return f"{self.kind} {self.key}"
