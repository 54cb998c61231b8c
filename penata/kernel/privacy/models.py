"""Requests of owners of data, what they consented to, breaches, and what was erased."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from penata.kernel import privacy
from penata.kernel.access import PersonalClass
from penata.kernel.db.fields import PathField
from penata.kernel.privacy import CONSENT, FIVE_YEARS, WHILE_ACCOUNT, Personal
from penata.kernel.privacy.rules.clocks import Remaining, remaining
from penata.kernel.privacy.terms import OPEN, BreachState, RequestKind, RequestState
from penata.kernel.values import N_

_USER = settings.AUTH_USER_MODEL
_OPEN = sorted(state.value for state in OPEN)  # a set has no order, a migration needs one


class Request(models.Model):
    """What the owner of data asks for, and until when it must be answered. `path`: where he belonged when he asked."""

    person_id = models.BigIntegerField()
    path = PathField()
    kind = models.CharField(max_length=12, choices=RequestKind.choices)
    state = models.CharField(max_length=10, choices=RequestState.choices, default=RequestState.RECEIVED)
    topic = models.CharField(max_length=40, blank=True)  # of a correction
    known = models.JSONField(default=dict)  # what stood there when it was asked for
    wanted = models.JSONField(default=dict)
    text = models.TextField(blank=True)
    owner = models.ForeignKey(
        _USER, on_delete=models.PROTECT, null=True, related_name="+"
    )  # where he has an account
    by = models.ForeignKey(
        _USER, on_delete=models.PROTECT, related_name="+"
    )  # the owner, or an officer at the desk
    received_at = models.DateTimeField()
    due_at = models.DateTimeField()
    handler = models.ForeignKey(_USER, on_delete=models.PROTECT, null=True, related_name="+")
    answered_at = models.DateTimeField(null=True)
    answer = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="privacy_refusal_has_a_reason", condition=~Q(state=RequestState.REFUSED) | ~Q(answer="")
            ),
            models.CheckConstraint(
                name="privacy_answer_has_a_day",
                condition=Q(answered_at=None, state__in=_OPEN)
                | Q(answered_at__isnull=False) & ~Q(state__in=_OPEN),
            ),
        ]
        indexes = [
            models.Index(fields=["state", "due_at"], name="privacy_request_due"),
            models.Index(fields=["person_id", "-id"], name="privacy_request_person"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} #{self.pk}"

    @property
    def is_open(self) -> bool:
        return self.state in OPEN

    def remaining(self, now: datetime) -> Remaining:
        return remaining(self.received_at, self.due_at, now)


class Proof(models.Model):
    """A file that somebody laid beside his request. In the database, so that one back-up and one transaction hold both."""

    request = models.OneToOneField(Request, on_delete=models.CASCADE, related_name="proof")
    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=20)
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    content = models.BinaryField()

    def __str__(self) -> str:
        return self.name


class Consent(models.Model):
    """Somebody agreed to something that he could have refused; from when to when, and to which text."""

    user = models.ForeignKey(_USER, on_delete=models.CASCADE, related_name="+")
    purpose = models.CharField(max_length=30)
    version = models.PositiveSmallIntegerField()
    given_at = models.DateTimeField(db_default=Now())
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["user", "purpose"],
                condition=Q(withdrawn_at=None),
                name="privacy_one_consent_at_a_time",
            )
        ]

    def __str__(self) -> str:
        return f"{self.purpose} {self.version}"


class Breach(models.Model):
    """Personal data got where it should not, was lost or changed. `path` and below are affected, or those of one unit."""

    title = models.CharField(max_length=150)
    state = models.CharField(max_length=10, choices=BreachState.choices, default=BreachState.FOUND)
    path = PathField()
    place = models.CharField(max_length=200)
    classes = ArrayField(models.CharField(max_length=12, choices=PersonalClass.choices))
    people = models.PositiveIntegerField()
    found_at = models.DateTimeField()
    due_at = models.DateTimeField()
    how = models.TextField()
    handling = models.TextField(blank=True)
    done = ArrayField(models.CharField(max_length=30), default=list)  # of the checklist
    subjects_told_at = models.DateTimeField(null=True)
    agency_told_at = models.DateTimeField(null=True)
    agency_note = models.CharField(max_length=200, blank=True)
    closed_at = models.DateTimeField(null=True)
    by = models.ForeignKey(_USER, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="privacy_breach_told_before_it_is_closed",
                condition=~Q(state=BreachState.CLOSED)
                | Q(subjects_told_at__isnull=False, agency_told_at__isnull=False),
            ),
        ]
        indexes = [models.Index(fields=["state", "due_at"], name="privacy_breach_due")]

    def __str__(self) -> str:
        return self.title

    @property
    def is_told(self) -> bool:
        return self.subjects_told_at is not None and self.agency_told_at is not None

    def remaining(self, now: datetime) -> Remaining:
        return remaining(self.found_at, self.due_at, now)


class Erasure(models.Model):
    """One run of the erasure: by whom, and how many of each kind went. Goes on counting until it is finished."""

    by = models.ForeignKey(_USER, on_delete=models.PROTECT, related_name="+")
    started_at = models.DateTimeField(db_default=Now())
    finished_at = models.DateTimeField(null=True)
    counts: Any = models.JSONField(default=dict)

    def __str__(self) -> str:
        return f"#{self.pk}"


_OWN = Personal(PersonalClass.IDENTITY, FIVE_YEARS)
_AGREED = Personal(PersonalClass.CONTACT, WHILE_ACCOUNT, CONSENT)

privacy.register(
    "privacy.Request",
    {
        **dict.fromkeys(("person_id", "kind", "state", "received_at"), _OWN),
        "topic": Personal(PersonalClass.IDENTITY, FIVE_YEARS, twin="keep"),
        **dict.fromkeys(("known", "wanted", "text", "answer"), Personal(PersonalClass.IDENTITY, FIVE_YEARS, twin="blank")),
    },
    frozenset({"path", "owner", "by", "due_at", "handler", "answered_at"}),
    title=N_("Permohonan pemilik data"),
    words={
        "person_id": N_("Pemohon"), "kind": N_("Jenis"), "state": N_("Keadaan"), "topic": N_("Isian"),
        "known": N_("Nilai sekarang"), "wanted": N_("Nilai yang benar"), "text": N_("Alasan"), "answer": N_("Jawaban"),
        "received_at": N_("Diterima"),
    },
)  # fmt: skip
privacy.register(
    "privacy.Proof",
    dict.fromkeys(("name", "content"), Personal(PersonalClass.IDENTITY, FIVE_YEARS, twin="blank")),
    frozenset({"request", "kind", "size", "sha256"}),
    title=N_("Bukti permohonan"),
    words={"name": N_("Nama berkas"), "content": N_("Isi berkas")},
)
privacy.register(
    "privacy.Consent",
    {"purpose": Personal(PersonalClass.CONTACT, WHILE_ACCOUNT, CONSENT, "keep")}
    | dict.fromkeys(("version", "given_at", "withdrawn_at"), _AGREED),
    title=N_("Persetujuan"),
    words={
        "purpose": N_("Tujuan"),
        "version": N_("Versi"),
        "given_at": N_("Diberikan"),
        "withdrawn_at": N_("Ditarik"),
    },
)
privacy.keep("privacy.Breach", title="blank", how="blank", handling="blank", agency_note="blank")
privacy.keep("privacy.Erasure")
