"""What goes of this part's own things, and of the kernel's: values of traces, accesses, uploads, messages, sessions."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any

from django.contrib.sessions.models import Session
from django.db.models import QuerySet
from django.utils import timezone

from penata.kernel.audit.models import AccessRecord, TraceValues
from penata.kernel.notify.models import Message
from penata.kernel.privacy import FIVE_YEARS, ONE_YEAR, THIRTY_DAYS, Retention
from penata.kernel.privacy.erasers import Eraser, add
from penata.kernel.privacy.models import Proof, Request
from penata.kernel.privacy.terms import OPEN
from penata.kernel.sheets.models import Import, ImportRow, ImportState
from penata.kernel.values import N_

_UNFINISHED = (ImportState.UPLOADED, ImportState.PLANNING, ImportState.PLANNED, ImportState.FAILED)


def before(day: date, kept: Retention) -> datetime:
    """Whatever is older than this is over on `day`."""
    assert kept.days is not None
    return timezone.make_aware(datetime.combine(day - timedelta(days=kept.days), time()))


def delete_oldest(rows: QuerySet[Any], limit: int) -> int:
    """At most `limit` rows, lowest key first; how many went."""
    keys = list(rows.order_by("pk").values_list("pk", flat=True)[:limit])
    if keys:
        rows.model._default_manager.filter(pk__in=keys).delete()
    return len(keys)


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
    return Session.objects.filter(expire_date__lt=timezone.make_aware(datetime.combine(day, time())))


def _proofs(day: date) -> QuerySet[Proof]:
    return Proof.objects.filter(request__answered_at__lt=before(day, FIVE_YEARS))


def _requests(day: date) -> QuerySet[Request]:
    """Answered long ago, and still with their values: the request itself stays as a number."""
    old = Request.objects.filter(answered_at__lt=before(day, FIVE_YEARS)).exclude(state__in=OPEN)
    return old.exclude(known={}, wanted={}, text="")


def _drop_uploads(day: date, limit: int) -> int:
    keys = list(_uploads(day).order_by("pk").values_list("pk", flat=True)[:limit])
    return Import.objects.filter(pk__in=keys).update(content=None, state=ImportState.DROPPED)


def _empty_requests(day: date, limit: int) -> int:
    keys = list(_requests(day).order_by("pk").values_list("pk", flat=True)[:limit])
    return Request.objects.filter(pk__in=keys).update(known={}, wanted={}, text="")


def _deleting(name: str, label: str, basis: str, rows: Any) -> Eraser:
    return Eraser(
        name, label, basis, lambda day: rows(day).count(), lambda day, limit: delete_oldest(rows(day), limit)
    )


def add_all() -> None:
    law = N_("UU 27/2022 Pasal 43–44; masa simpan yang ditetapkan")
    add(_deleting("audit.values", N_("Nilai jejak perubahan yang habis masa simpannya"), law, _values))
    add(_deleting("audit.accesses", N_("Catatan akses yang lebih tua daripada 5 tahun"), law, _accesses))
    add(_deleting("sheets.rows", N_("Baris rencana impor yang lebih tua daripada 30 hari"), law, _plan_rows))
    add(
        Eraser(
            "sheets.uploads",
            N_("Isi berkas impor yang tidak diterapkan selama 30 hari"),
            law,
            lambda day: _uploads(day).count(),
            _drop_uploads,
        )
    )
    add(_deleting("notify.messages", N_("Pesan yang lebih tua daripada 1 tahun"), law, _messages))
    add(_deleting("sessions", N_("Sesi masuk yang sudah berakhir"), law, _sessions))
    add(
        _deleting("privacy.proofs", N_("Bukti permohonan yang dijawab lebih dari 5 tahun lalu"), law, _proofs)
    )
    add(
        Eraser(
            "privacy.requests",
            N_("Isi permohonan yang dijawab lebih dari 5 tahun lalu"),
            law,
            lambda day: _requests(day).count(),
            _empty_requests,
        )
    )
