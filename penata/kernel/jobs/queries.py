from django.db.models import QuerySet

from penata.kernel.access import Actor
from penata.kernel.jobs.models import Job
from penata.kernel.jobs.states import JobState


def visible_to(actor: Actor) -> QuerySet[Job]:
    return Job.objects.filter(by_id=actor.pk).order_by("-id")


def open_for(actor: Actor) -> QuerySet[Job]:
    return visible_to(actor).filter(state__in=[JobState.WAITING, JobState.RUNNING])
