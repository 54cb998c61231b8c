"""What somebody was told, on which ways it leaves the house, and what became of it. No address is kept here."""

from __future__ import annotations

from dataclasses import replace
from datetime import time

from django.conf import settings
from django.contrib.postgres.functions import RandomUUID
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from penata.kernel import privacy
from penata.kernel.access import PersonalClass
from penata.kernel.notify.schedule import Channel, Wishes
from penata.kernel.notify.states import ParcelState
from penata.kernel.privacy import WHILE_ACCOUNT, Personal, Retention
from penata.kernel.values import N_


class Message(models.Model):
    """One event for one reader. `values` fill the kind's text when it is read, in the reader's language."""

    to = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=60)
    key = models.CharField(max_length=120)
    values = models.JSONField(default=dict)
    url = models.CharField(max_length=200, blank=True)
    at = models.DateTimeField(db_default=Now())
    read_at = models.DateTimeField(null=True)
    sorted_at = models.DateTimeField(null=True)  # when its deliveries were written

    class Meta:
        constraints = [models.UniqueConstraint(fields=["to", "kind", "key"], name="notify_one_event_once")]
        indexes = [
            models.Index(fields=["to", "-at"], name="notify_message_to"),
            models.Index(fields=["to"], condition=Q(read_at=None), name="notify_message_unread"),
            models.Index(fields=["id"], condition=Q(sorted_at=None), name="notify_message_unsorted"),
            models.Index(fields=["at"], name="notify_message_at"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.key}"


class Parcel(models.Model):
    """What is handed over at once: a letter of one message, or the digest of a day, of which there is one only."""

    key = models.UUIDField(unique=True, db_default=RandomUUID())
    to = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    channel = models.CharField(max_length=8, choices=Channel.choices)
    digest_on = models.DateField(null=True)
    wakes = models.BooleanField(default=False)
    state = models.CharField(max_length=8, choices=ParcelState.choices, default=ParcelState.WAITING)
    due_at = models.DateTimeField()
    attempts = models.PositiveSmallIntegerField(db_default=0)
    status = models.CharField(max_length=12, blank=True, db_default="")  # the last refusal, by RFC 3463
    packed_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["to", "channel", "digest_on"], name="notify_one_digest_a_day")
        ]
        indexes = [
            models.Index(
                fields=["channel", "due_at"],
                condition=Q(state=ParcelState.WAITING),
                name="notify_parcel_waiting",
            )
        ]

    def __str__(self) -> str:
        return str(self.key)


class Delivery(models.Model):
    """One message on one way; in a parcel once it is due."""

    message = models.ForeignKey(Message, on_delete=models.CASCADE, related_name="deliveries")
    channel = models.CharField(max_length=8, choices=Channel.choices)
    due_at = models.DateTimeField()
    in_digest = models.BooleanField()
    parcel = models.ForeignKey(Parcel, on_delete=models.CASCADE, null=True, related_name="deliveries")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["message", "channel"], name="notify_once_a_way")]
        indexes = [models.Index(fields=["due_at"], condition=Q(parcel=None), name="notify_delivery_unpacked")]

    def __str__(self) -> str:
        return f"{self.message_id} {self.channel}"


class Preference(models.Model):
    """How a reader wants to be told; who never said so is told as `Wishes` has it."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    ordinary_mail = models.BooleanField(default=True)
    ordinary_phone = models.BooleanField(default=False)
    urgent_mail = models.BooleanField(default=True)
    urgent_phone = models.BooleanField(default=False)
    quiet_from = models.TimeField(default=time(21))
    quiet_until = models.TimeField(default=time(6))
    digest = models.BooleanField(default=True)
    digest_at = models.TimeField(default=time(7))
    language = models.CharField(max_length=5, default="id")

    def __str__(self) -> str:
        return str(self.user_id)

    def wishes(self) -> Wishes:
        chosen = {
            group: frozenset(channel for channel in Channel if getattr(self, f"{group}_{channel.value}"))
            for group in ("ordinary", "urgent")
        }
        return Wishes(
            **chosen, quiet_from=self.quiet_from, quiet_until=self.quiet_until, digest=self.digest,
            digest_at=self.digest_at, language=self.language,
        )  # fmt: skip


class SpoiltAddress(models.Model):
    """An address that mail came back from: not used again. Only its digest is kept."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    channel = models.CharField(max_length=8, choices=Channel.choices)
    digest = models.CharField(max_length=64)
    status = models.CharField(max_length=12)
    since = models.DateTimeField(db_default=Now())

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user", "channel", "digest"], name="notify_spoilt_once")
        ]

    def __str__(self) -> str:
        return f"{self.user_id} {self.channel}"


KEPT = Retention(N_("1 tahun, dapat disetel"), 365, "sent")
_TOLD = Personal(PersonalClass.EMPLOYMENT, KEPT)
_CONTACT = Personal(PersonalClass.CONTACT, WHILE_ACCOUNT)
_TECHNICAL = frozenset({"id", "to", "user", "key", "at", "sorted_at"})

privacy.register(
    "notify.Message",
    {
        "kind": replace(_TOLD, twin="keep"), "values": replace(_TOLD, twin="blank"),
        "url": replace(_TOLD, twin="drop"), "read_at": _TOLD,
    },
    _TECHNICAL,
)  # fmt: skip
privacy.keep("notify.Message", values="object")
privacy.register(
    "notify.Preference",
    {
        **dict.fromkeys(
            (
                "ordinary_mail", "ordinary_phone", "urgent_mail", "urgent_phone", "quiet_from", "quiet_until", "digest",
                "digest_at",
            ),
            _CONTACT,
        ),
        "language": replace(_CONTACT, twin="keep"),
    },
    _TECHNICAL,
)  # fmt: skip
privacy.register(
    "notify.SpoiltAddress",
    {
        **dict.fromkeys(("channel", "since"), _CONTACT), "digest": replace(_CONTACT, twin="shape"),
        "status": replace(_CONTACT, twin="keep"),
    },
    _TECHNICAL,
)  # fmt: skip
privacy.register(
    "notify.Parcel",
    {
        **dict.fromkeys(("channel", "digest_on", "state", "due_at", "ended_at"), _TOLD),
        "status": replace(_TOLD, twin="keep"),
    },
    _TECHNICAL | {"wakes", "attempts", "packed_at"},
)
