"""Until when people who are asked today may answer."""

from __future__ import annotations

from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from lokal.holidays import add_working_days

from penata.domains.placement.models import Scenario
from penata.kernel import clock, law


def last_day(scenario: Scenario) -> date:
    """So many working days after today as the law in force says. Source: UU 30/2014 counts working days.

    Raises ValidationError near a year whose holidays nobody has announced: nobody's days are cut short by a guess.
    """
    days = int(law.in_force(clock.today(), scenario.government_id)["placement.hearing_days"])
    try:
        last: date = add_working_days(clock.today(), days)
    except ValueError:
        raise ValidationError(
            _(
                "Hari libur tahun depan belum diketahui Penata, jadi batas waktu menanggapi tidak dapat dihitung. "
                "Perbarui Penata; SKB hari libur biasanya terbit bulan September."
            )
        ) from None
    return last
