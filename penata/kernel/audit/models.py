"""The trace itself is append-only and holds no personal values; those stand beside it, with a date to go."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models.functions import Now

from penata.kernel.db.fields import PathField


class Trace(models.Model):
    """Who, when, for whom, which step, why, which fields. A trigger refuses to change or delete it.

    `xid`, added by the migration, is the writing transaction: sealing stays behind the oldest running one.
    """

    at = models.DateTimeField(db_default=Now())
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    via = models.CharField(max_length=100)
    step = models.CharField(max_length=60)
    subject = models.CharField(max_length=60)
    subject_id = models.BigIntegerField()
    person_id = models.BigIntegerField(null=True)
    path = PathField(null=True)
    source = models.CharField(max_length=40, blank=True)
    target = models.CharField(max_length=40, blank=True)
    why = models.TextField(blank=True)
    fields = ArrayField(models.CharField(max_length=60), default=list)
    digest = models.BinaryField()

    class Meta:
        indexes = [
            models.Index(fields=["subject", "subject_id"], name="audit_trace_subject"),
            models.Index(fields=["person_id"], name="audit_trace_person"),
            models.Index(fields=["at"], name="audit_trace_at"),
        ]

    def __str__(self) -> str:
        return f"{self.step} {self.subject}#{self.subject_id}"


class TraceValues(models.Model):
    """What was and what became. Erasable: without the salt the digest of the trace tells nothing."""

    trace = models.OneToOneField(Trace, on_delete=models.PROTECT, primary_key=True, related_name="values")
    salt = models.BinaryField()
    before = models.JSONField(null=True)
    after = models.JSONField(null=True)
    keep_until = models.DateField()

    class Meta:
        indexes = [models.Index(fields=["keep_until"], name="audit_values_keep_until")]

    def __str__(self) -> str:
        return f"#{self.trace_id}"


class Seal(models.Model):
    """The place of one trace in the chain: hash over the hash before it and the trace."""

    seq = models.BigIntegerField(primary_key=True)
    trace = models.OneToOneField(Trace, on_delete=models.PROTECT, related_name="seal")
    hash = models.BinaryField()

    def __str__(self) -> str:
        return str(self.seq)


class SealBatch(models.Model):
    """One run of sealing. `below_xid`: every trace of an older transaction is in the chain."""

    at = models.DateTimeField(db_default=Now())
    last_seq = models.BigIntegerField()
    head = models.BinaryField()
    below_xid = models.DecimalField(max_digits=20, decimal_places=0)

    def __str__(self) -> str:
        return f"{self.last_seq} {bytes(self.head).hex()[:12]}"


class AccessRecord(models.Model):
    """Who looked at whose data, which part of it, and why."""

    at = models.DateTimeField(db_default=Now())
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    person_id = models.BigIntegerField()
    what = models.CharField(max_length=60)
    why = models.TextField(blank=True)

    class Meta:
        indexes = [models.Index(fields=["person_id", "at"], name="audit_access_person")]

    def __str__(self) -> str:
        return f"{self.what} #{self.person_id}"
