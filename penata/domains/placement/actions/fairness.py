"""The fairness report leaves the house: who took it is noted, as with every list of people."""

from __future__ import annotations

from penata.domains.people import public as people
from penata.domains.placement.models import Scenario
from penata.domains.placement.queries import fairness
from penata.domains.placement.sheets import exports
from penata.kernel.access import Actor, Permission, demand
from penata.kernel.sheets.writing import Table
from penata.kernel.values import N_

WHAT = N_("ekspor keadilan penempatan")


def take_away(*, scenario: Scenario, by: Actor) -> Table:
    """The report as a table. Raises PermissionDenied where people's lists may not be taken away."""
    demand(by, Permission.PERSON_EXPORT, str(scenario.path))
    report = fairness.report(by, scenario)
    people.note_export(
        what=WHAT, asked={"skenario": str(scenario.pk)}, people=report.people, within=str(scenario.path), by=by,
        fields=[section.title for section in report.sections if not section.closed],
    )  # fmt: skip
    return exports.fairness(report, scenario, by)
