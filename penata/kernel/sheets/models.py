"""A file on its way in: what it is, how its headers were read, what its plan says."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from penata.kernel import privacy
from penata.kernel.flow import Flow, Step
from penata.kernel.sheets.plan import Kind
from penata.kernel.values import N_, Term


class ImportState(Term):
    UPLOADED = "uploaded", N_("Cocokkan kolom")
    PLANNING = "planning", N_("Menyusun rencana")
    PLANNED = "planned", N_("Periksa rencana")
    APPLYING = "applying", N_("Menerapkan")
    APPLIED = "applied", N_("Diterapkan")
    FAILED = "failed", N_("Terhenti")
    DROPPED = "dropped", N_("Dibuang")


S = ImportState
FLOW = Flow(
    Step("plan", {S.UPLOADED, S.PLANNING, S.PLANNED, S.FAILED}, S.PLANNING),
    Step("planned", {S.PLANNING, S.APPLYING}, S.PLANNED),  # from applying: the data had changed meanwhile
    Step("apply", {S.PLANNED, S.APPLYING}, S.APPLYING),
    Step("applied", {S.APPLYING}, S.APPLIED),
    Step("fail", {S.PLANNING, S.APPLYING}, S.FAILED),
    Step("drop", {S.UPLOADED, S.PLANNED, S.FAILED}, S.DROPPED),
)


class Import(models.Model):
    kind = models.CharField(max_length=20)
    file_name = models.CharField(max_length=200)
    content = models.BinaryField(null=True)  # gone once applied or dropped
    sha256 = models.CharField(max_length=64)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=10, choices=ImportState.choices, default=ImportState.UPLOADED)
    options = models.JSONField(default=dict)
    taught = models.JSONField(default=dict)
    rows = models.PositiveIntegerField(default=0)
    counts = models.JSONField(default=dict)
    problems = models.JSONField(default=list)  # of the file as a whole
    fingerprint = models.CharField(max_length=64, blank=True)
    extent = models.PositiveIntegerField(default=0)
    message = models.TextField(blank=True)
    job = models.ForeignKey("jobs.Job", on_delete=models.SET_NULL, null=True, related_name="+")
    created_at = models.DateTimeField(db_default=Now())
    applied_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["by", "-id"], name="sheets_import_by")]

    def __str__(self) -> str:
        return self.file_name


class ImportRow(models.Model):
    """One line of a plan, kept for the page; unchanged rows are only counted. Goes with the file."""

    of = models.ForeignKey(Import, on_delete=models.CASCADE, related_name="plan_rows")
    row = models.PositiveIntegerField()
    kind = models.CharField(max_length=10, choices=Kind.choices)
    label = models.CharField(max_length=200)
    changes = models.JSONField(default=list)
    problems = models.JSONField(default=list)

    class Meta:
        indexes = [models.Index(fields=["of", "kind", "row"], name="sheets_row_of_kind")]

    def __str__(self) -> str:
        return f"{self.row} {self.label}"


class HeaderLesson(models.Model):
    """Headers that somebody matched once; the next file with the same ones needs no asking."""

    kind = models.CharField(max_length=20)
    signature = models.TextField()
    headers = models.JSONField()
    constants = models.JSONField(default=dict)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(db_default=Now())

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["kind", "signature"], name="sheets_one_lesson_a_signature"),
            models.CheckConstraint(
                name="sheets_lesson_says_something", condition=~Q(headers={}) | ~Q(constants={})
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind}: {self.signature[:60]}"


privacy.keep(
    "sheets.Import",
    file_name="blank", content="null", problems="list", message="blank", options="object", taught="object",
)  # fmt: skip
privacy.keep("sheets.ImportRow", label="blank", changes="list", problems="list")
privacy.keep("sheets.HeaderLesson", constants="constants")
