"""What goes of people's own tables when its time is over; the personnel file itself is kept."""

from __future__ import annotations

from datetime import date, timedelta

from django.db.models import QuerySet

from penata.domains.people.models import Engagement
from penata.kernel.privacy import TEN_YEARS
from penata.kernel.privacy.erasers import Eraser, add
from penata.kernel.values import N_


def _pay(day: date) -> QuerySet[Engagement]:
    """Pay of engagements that ended ten years ago or longer."""
    assert TEN_YEARS.days is not None
    ended = day - timedelta(days=TEN_YEARS.days)
    return Engagement.objects.filter(period__endswith__lt=ended, honorarium__isnull=False)


def _empty_pay(day: date, limit: int) -> int:
    keys = list(_pay(day).order_by("pk").values_list("pk", flat=True)[:limit])
    return Engagement.objects.filter(pk__in=keys).update(honorarium=None)


def add_all() -> None:
    add(
        Eraser(
            "people.pay",
            N_("Honor dari hubungan kerja yang berakhir lebih dari 10 tahun lalu"),
            N_("UU 27/2022 Pasal 43–44; masa simpan yang ditetapkan"),
            lambda day: _pay(day).count(),
            _empty_pay,
        )
    )
