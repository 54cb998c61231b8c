"""The trace itself is append-only and holds no personal values; those stand beside it, with a date to go."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models.functions import Now

from penata.kernel import privacy
from penata.kernel.db.fields import PathField
from penata.kernel.values import N_, Term


class AccessKind(Term):
    """In which way somebody came to see personal data."""

    PAGE = "page", N_("Membuka halaman")
    REVEAL = "reveal", N_("Membuka data yang disamarkan")
    EXPORT = "export", N_("Mengunduh daftar")
    COPY = "copy", N_("Menyerahkan salinan data")


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
    """Who looked at whose data, as what, which part of it, and why.

    One row for one person; a list that was taken away is one row with all its `people`, and `person_id` is 0.
    """

    at = models.DateTimeField(db_default=Now())
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    person_id = models.BigIntegerField()
    kind = models.CharField(max_length=10, choices=AccessKind.choices, default=AccessKind.PAGE)
    what = models.CharField(max_length=60)
    why = models.TextField(blank=True)
    fields = ArrayField(models.CharField(max_length=60), default=list)
    path = PathField(null=True)  # where the person belonged, or the unit that the list covered
    role = models.CharField(max_length=20, blank=True)  # as what the reader looked, with the role's unit
    role_path = PathField(null=True)
    role_unit = models.CharField(max_length=200, blank=True)
    people = ArrayField(models.BigIntegerField(), null=True)
    count = models.PositiveIntegerField(default=1)

    class Meta:
        indexes = [
            models.Index(fields=["person_id", "at"], name="audit_access_person"),
            models.Index(fields=["-at", "-id"], name="audit_access_newest"),
            models.Index(fields=["by", "-at"], name="audit_access_by"),
            GinIndex(fields=["people"], name="audit_access_people"),
        ]

    def __str__(self) -> str:
        return f"{self.what} #{self.person_id}"


privacy.keep("audit.Seal", "audit.SealBatch")
privacy.keep("audit.Trace", why="blank", via="via")
privacy.keep("audit.TraceValues", before="values", after="values")
privacy.keep("audit.AccessRecord", why="blank", what="keep")
