from django.db.models import QuerySet

from penata.kernel.access import Actor
from penata.kernel.jobs.models import Job
from penata.kernel.jobs.states import JobState


def visible_to(actor: Actor) -> QuerySet[Job]:
    return Job.objects.filter(by_id=actor.pk).order_by("-id")


def latest_about(url: str) -> Job | None:
    """What was last asked for about a page, while it is not done: it waits, runs, or failed."""
    job = Job.objects.filter(url=url).order_by("-id").first()
    return job if job and job.state != JobState.DONE else None


def waiting_about(actor: Actor, url: str) -> Job | None:
    """What the actor asked for about a page and nobody has begun: asking again would do it twice."""
    return visible_to(actor).filter(url=url, state=JobState.WAITING).first()


def open_for(actor: Actor) -> QuerySet[Job]:
    return visible_to(actor).filter(state__in=[JobState.WAITING, JobState.RUNNING])
