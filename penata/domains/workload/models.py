"""Workload studies (ABK): per unit and year, versions kept, tasks per post, the need that was approved."""

from __future__ import annotations

from decimal import Decimal

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from penata.domains.workload.rules.need import Load
from penata.domains.workload.rules.terms import FIRST_YEAR, LAST_YEAR, OPEN, Method, Per, StudyState
from penata.kernel import privacy


class Study(models.Model):
    """The ABK of one unit for one year. Approving a version supersedes the one before."""

    unit = models.ForeignKey("organization.Unit", on_delete=models.PROTECT, related_name="studies")
    year = models.PositiveSmallIntegerField()
    version = models.PositiveSmallIntegerField(default=1)
    state = models.CharField(max_length=10, choices=StudyState.choices, default=StudyState.DRAFT)
    return_reason = models.TextField(blank=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(db_default=Now())
    approved_at = models.DateTimeField(null=True)
    law = models.JSONField(default=list)  # the provisions that the approved figures rest on

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["unit", "year", "version"], name="workload_version_once"),
            models.UniqueConstraint(
                fields=["unit", "year"], condition=Q(state__in=sorted(OPEN)), name="workload_one_open_study"
            ),
            models.UniqueConstraint(
                fields=["unit", "year"],
                condition=Q(state=StudyState.APPROVED),
                name="workload_one_approved_study",
            ),
            models.CheckConstraint(
                name="workload_year_in_reason", condition=Q(year__range=(FIRST_YEAR, LAST_YEAR))
            ),
        ]

    def __str__(self) -> str:
        return f"ABK {self.year} {self.unit}"


class StudyPost(models.Model):
    """One post within a study. Need and seats are written when the study is approved."""

    study = models.ForeignKey(Study, on_delete=models.CASCADE, related_name="posts")
    post = models.ForeignKey("organization.Post", on_delete=models.PROTECT, related_name="+")
    method = models.CharField(max_length=10, choices=Method.choices, default=Method.TASK)
    need = models.DecimalField(max_digits=12, decimal_places=4, null=True)
    seats = models.PositiveIntegerField(null=True)
    category_share = models.DecimalField(max_digits=5, decimal_places=4, default=Decimal(0))  # WISN CAS
    individual_hours = models.DecimalField(max_digits=8, decimal_places=2, default=Decimal(0))  # WISN IAS

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["study", "post"], name="workload_post_once_a_study"),
            models.CheckConstraint(
                name="workload_need_and_seats_together",
                condition=Q(need=None, seats=None) | Q(need__gte=0, seats__gte=0),
            ),
            models.CheckConstraint(
                name="workload_category_share_below_one",
                condition=Q(category_share__gte=0, category_share__lt=1),
            ),
        ]
        indexes = [models.Index(fields=["post"], name="workload_studypost_post")]

    def __str__(self) -> str:
        return f"{self.study_id}: {self.post_id}"


class Task(models.Model):
    """A line of the ABK form: what is done, how much of it, in what time, for which programme."""

    study_post = models.ForeignKey(StudyPost, on_delete=models.CASCADE, related_name="tasks")
    number = models.PositiveSmallIntegerField()
    description = models.CharField(max_length=400)
    result = models.CharField(max_length=120, blank=True)
    volume = models.DecimalField(max_digits=16, decimal_places=4)
    per = models.CharField(max_length=6, choices=Per.choices, default=Per.YEAR)
    norm = models.DecimalField(max_digits=14, decimal_places=4)
    program = models.CharField(max_length=150, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["study_post", "number"],
                name="workload_task_number_once",
                deferrable=models.Deferrable.DEFERRED,
            ),
            models.CheckConstraint(
                name="workload_task_not_negative", condition=Q(volume__gte=0, norm__gte=0)
            ),
        ]

    def __str__(self) -> str:
        return self.description

    def load(self, method: str) -> Load:
        return Load(self.volume, Per(self.per), self.norm, Method(method))


privacy.keep("workload.StudyPost", "workload.Task")
privacy.keep("workload.Study", return_reason="blank")
