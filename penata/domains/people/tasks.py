"""What people have done by the worker."""

from __future__ import annotations

from smtplib import SMTPException

from django.utils.translation import gettext as _

from penata.domains.people.actions import letters
from penata.kernel.jobs.models import Job
from penata.kernel.jobs.progress import Report
from penata.kernel.jobs.work import JobRefused, task
from penata.kernel.values import N_

NO_MAIL = N_(
    "Surel belum dapat dikirim. Periksa pengaturan surel, lalu coba lagi; yang sudah terkirim tetap berlaku."
)


@task("people.send_letters")
def send_letters(job: Job, report: Report) -> str:
    """Taken up again, it goes on with those that have not been sent."""
    waiting = letters.addressees_by_mail(job.arguments["letters"])
    address = job.arguments["address"]
    for number, pk in enumerate(waiting, start=1):
        try:
            letters.send(pk=pk, address=address, by=job.by)
        except (OSError, SMTPException):
            raise JobRefused(NO_MAIL) from None
        report(number, len(waiting))
    return _("%d surat dikirim.") % len(waiting)
