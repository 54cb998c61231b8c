"""What of the staff waits for a decision."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from penata.domains.people.queries import roster
from penata.domains.people.queries.roster import RosterFilter
from penata.domains.people.rules import gate
from penata.domains.people.rules.terms import Status
from penata.kernel import law
from penata.kernel.access import Actor
from penata.kernel.ui import figures
from penata.kernel.ui.decisions import Decision


def outside_the_law(actor: Actor, day: date) -> Iterator[Decision]:
    """People who still stand in a scheme that the law has closed: one line for all of them."""
    finding = gate.judge_standing(law.in_force(day), Status.THL)
    count = roster.matching(actor, RosterFilter(day, outside=True)).count() if finding else 0
    if finding is None or not count:
        return
    closed_on, basis = finding.provision.period.first, finding.provision.basis
    yield Decision(
        _("Akhiri atau alihkan %s THL di luar skema yang sah") % figures.number(count),
        _("Sejak %(day)s mereka tidak boleh lagi dipekerjakan atau dibayar dari APBD (%(basis)s).")
        % {"day": figures.long_day(closed_on), "basis": basis},
        reverse("people:roster") + "?luar=1",
        _("Pelajari"),
        since=closed_on,
    )
