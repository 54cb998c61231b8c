"""What people have done by the worker."""

from __future__ import annotations

from dataclasses import asdict
from smtplib import SMTPException

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from penata.domains.people.actions import letters, siasn_fetch
from penata.kernel.jobs.models import Job
from penata.kernel.jobs.progress import Report
from penata.kernel.jobs.work import JobRefused, task
from penata.kernel.ports.refusals import Unreachable
from penata.kernel.values import N_

NO_MAIL = N_(
    "Surel belum dapat dikirim. Periksa pengaturan surel, lalu coba lagi; yang sudah terkirim tetap berlaku."
)

NO_SIASN = N_("SIASN tidak menjawab. Yang sudah dijawab tersimpan; coba lagi nanti, dan sisanya diteruskan.")


def ask_siasn(job: Job, report: Report) -> str:
    """Taken up again, it goes on with those of whom SIASN has not told since it was asked for."""
    try:
        found = siasn_fetch.fetch(
            within=job.arguments["within"], since=job.created_at, by=job.by, report=report
        )
    except Unreachable:
        raise JobRefused(NO_SIASN) from None
    except ValidationError as refusal:
        raise JobRefused(" ".join(refusal.messages)) from None
    return _(
        "%(answered)d orang dijawab SIASN, %(changed)d jawaban baru; "
        "%(missing)d tidak dikenal di sana, %(unread)d tidak terbaca."
    ) % asdict(found)


fetch_siasn = task("people.fetch_siasn")(ask_siasn)


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
