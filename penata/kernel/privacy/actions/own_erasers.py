"""What goes of this part's own things, and of the kernel's: values of traces, accesses, uploads, messages, sessions."""

from __future__ import annotations

from datetime import date

from django.contrib.sessions.models import Session
from django.db.models import QuerySet

from penata.kernel import clock
from penata.kernel.audit.models import AccessRecord, TraceValues
from penata.kernel.notify.models import Message
from penata.kernel.privacy import FIVE_YEARS, ONE_YEAR, THIRTY_DAYS
from penata.kernel.privacy.actions.erasing import before, delete, empty
from penata.kernel.privacy.models import Proof, Request
from penata.kernel.privacy.terms import OPEN
from penata.kernel.sheets.models import Import, ImportRow, ImportState
from penata.kernel.values import N_

_UNFINISHED = (ImportState.UPLOADED, ImportState.PLANNING, ImportState.PLANNED, ImportState.FAILED)


def _values(day: date) -> QuerySet[TraceValues]:
    return TraceValues.objects.filter(keep_until__lt=day)


def _accesses(day: date) -> QuerySet[AccessRecord]:
    return AccessRecord.objects.filter(at__lt=before(day, FIVE_YEARS))


def _uploads(day: date) -> QuerySet[Import]:
    old = Import.objects.filter(created_at__lt=before(day, THIRTY_DAYS))
    return old.filter(state__in=_UNFINISHED, content__isnull=False)


def _plan_rows(day: date) -> QuerySet[ImportRow]:
    return ImportRow.objects.filter(of__created_at__lt=before(day, THIRTY_DAYS))


def _messages(day: date) -> QuerySet[Message]:
    return Message.objects.filter(at__lt=before(day, ONE_YEAR))


def _sessions(day: date) -> QuerySet[Session]:
    return Session.objects.filter(expire_date__lt=clock.start_of(day))


def _proofs(day: date) -> QuerySet[Proof]:
    return Proof.objects.filter(request__answered_at__lt=before(day, FIVE_YEARS))


def _requests(day: date) -> QuerySet[Request]:
    """Answered long ago, and still with their values: the request itself stays as a number."""
    old = Request.objects.filter(answered_at__lt=before(day, FIVE_YEARS)).exclude(state__in=OPEN)
    return old.exclude(known={}, wanted={}, text="")


def add_all() -> None:
    delete("audit.values", N_("Nilai jejak perubahan yang habis masa simpannya"), _values)
    delete("audit.accesses", N_("Catatan akses yang lebih tua daripada 5 tahun"), _accesses)
    delete("sheets.rows", N_("Baris rencana impor yang lebih tua daripada 30 hari"), _plan_rows)
    empty(
        "sheets.uploads", N_("Isi berkas impor yang tidak diterapkan selama 30 hari"), _uploads,
        content=None, state=ImportState.DROPPED,
    )  # fmt: skip
    delete("notify.messages", N_("Pesan yang lebih tua daripada 1 tahun"), _messages)
    delete("sessions", N_("Sesi masuk yang sudah berakhir"), _sessions)
    delete("privacy.proofs", N_("Bukti permohonan yang dijawab lebih dari 5 tahun lalu"), _proofs)
    empty(
        "privacy.requests", N_("Isi permohonan yang dijawab lebih dari 5 tahun lalu"), _requests,
        known={}, wanted={}, text="",
    )  # fmt: skip
