"""Work that broke down is told to whoever asked for it; what ends well is told by whoever does it."""

from __future__ import annotations

from penata.kernel.jobs.models import Job
from penata.kernel.notify import Kind, add
from penata.kernel.notify.actions import tell
from penata.kernel.values import N_

BROKE = Kind(
    "jobs.broke",
    N_("Pekerjaan latar terhenti"),
    N_("%(title)s terhenti karena gangguan di peladen. Belum ada yang berubah; coba lagi dari halamannya."),
)


def register() -> None:
    add(BROKE)


def broke(job: Job) -> None:
    moment = job.finished_at.timestamp() if job.finished_at else 0
    tell(kind=BROKE.name, to=[job.by_id], key=f"{job.pk}:{moment}", values={"title": job.title}, url=job.url)
