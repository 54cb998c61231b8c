"""The erasure that somebody asked for on its page."""

from django.contrib.auth import get_user_model
from django.utils.translation import gettext as _

from penata.kernel.jobs.models import Job
from penata.kernel.jobs.progress import Report
from penata.kernel.jobs.work import task
from penata.kernel.privacy.actions import erasure


@task("privacy.erase")
def erase(job: Job, report: Report) -> str:
    by = get_user_model().objects.get(pk=job.by_id)
    log = erasure.run(by=by, report=report)
    return _("%(n)d hal dihapus.") % {"n": sum(log.counts.values())}
