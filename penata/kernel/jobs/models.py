from django.conf import settings
from django.db import models
from django.db.models.functions import Now

from penata.kernel import privacy
from penata.kernel.jobs.states import JobState


class Job(models.Model):
    """What a person asked to be done in the background, and how far it is."""

    task = models.CharField(max_length=60)
    arguments = models.JSONField(default=dict)
    title = models.CharField(max_length=200)
    url = models.CharField(max_length=200, blank=True)
    request = models.CharField(
        max_length=32, blank=True
    )  # by which request it was asked for: its number in the log
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=12, choices=JobState.choices, default=JobState.WAITING)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    message = models.TextField(blank=True)
    created_at = models.DateTimeField(db_default=Now())
    started_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["by", "state"], name="jobs_job_by_state")]

    def __str__(self) -> str:
        return self.title

    @property
    def percent(self) -> int:
        return self.done * 100 // self.total if self.total else 0

    @property
    def is_open(self) -> bool:
        return self.state in {JobState.WAITING, JobState.RUNNING}


privacy.keep("jobs.Job", title="blank", message="blank", arguments="object", url="empty")
