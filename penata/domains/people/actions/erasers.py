"""What goes of people's own tables when its time is over; the personnel file itself is kept."""

from __future__ import annotations

from datetime import date, timedelta

from django.db.models import QuerySet

from penata.domains.people.models import Engagement, SiasnAnswer
from penata.domains.people.models.siasn import YEARS_KEPT
from penata.domains.people.queries import siasn
from penata.kernel.privacy import TEN_YEARS, YEAR
from penata.kernel.privacy.erasers import Eraser, add
from penata.kernel.values import N_

DAYS_KEPT = YEARS_KEPT * YEAR


def _pay(day: date) -> QuerySet[Engagement]:
    """Pay of engagements that ended ten years ago or longer."""
    assert TEN_YEARS.days is not None
    ended = day - timedelta(days=TEN_YEARS.days)
    return Engagement.objects.filter(period__endswith__lt=ended, honorarium__isnull=False)


def _empty_pay(day: date, limit: int) -> int:
    keys = list(_pay(day).order_by("pk").values_list("pk", flat=True)[:limit])
    return Engagement.objects.filter(pk__in=keys).update(honorarium=None)


def _forget_answers(day: date, limit: int) -> int:
    keys = list(siasn.received_before(day, DAYS_KEPT).order_by("pk").values_list("pk", flat=True)[:limit])
    return SiasnAnswer.objects.filter(pk__in=keys).delete()[0]


def add_all() -> None:
    add(
        Eraser(
            "people.siasn",
            N_("Jawaban SIASN yang diterima lebih dari 2 tahun lalu"),
            N_("UU 27/2022 Pasal 43–44; masa simpan yang ditetapkan"),
            lambda day: siasn.received_before(day, DAYS_KEPT).count(),
            _forget_answers,
        )
    )
    add(
        Eraser(
            "people.pay",
            N_("Honor dari hubungan kerja yang berakhir lebih dari 10 tahun lalu"),
            N_("UU 27/2022 Pasal 43–44; masa simpan yang ditetapkan"),
            lambda day: _pay(day).count(),
            _empty_pay,
        )
    )
