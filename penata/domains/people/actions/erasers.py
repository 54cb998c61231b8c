"""What goes of people's own tables when its time is over; the personnel file itself is kept."""

from __future__ import annotations

from datetime import date

from django.db.models import QuerySet

from penata.domains.people.models import Engagement, SiasnAnswer
from penata.domains.people.models.siasn import YEARS_KEPT
from penata.domains.people.queries import siasn
from penata.kernel.privacy import TEN_YEARS, YEAR
from penata.kernel.privacy.actions.erasing import delete, empty, last_day
from penata.kernel.values import N_


def _pay(day: date) -> QuerySet[Engagement]:
    """Pay of engagements that ended ten years ago or longer."""
    ended = last_day(day, TEN_YEARS)
    return Engagement.objects.filter(period__endswith__lt=ended, honorarium__isnull=False)


def _answers(day: date) -> QuerySet[SiasnAnswer]:
    return siasn.received_before(day, YEARS_KEPT * YEAR)


def add_all() -> None:
    delete("people.siasn", N_("Jawaban SIASN yang diterima lebih dari 2 tahun lalu"), _answers)
    empty(
        "people.pay", N_("Honor dari hubungan kerja yang berakhir lebih dari 10 tahun lalu"), _pay,
        honorarium=None,
    )  # fmt: skip
