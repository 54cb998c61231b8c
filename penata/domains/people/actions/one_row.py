"""A form about one person is a staff list of one row: the same checks, the same plan, the same traces."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import transaction

from penata.domains.people.actions import staff_import
from penata.domains.people.sheets import staff
from penata.kernel.access import Actor
from penata.kernel.jobs.progress import silent
from penata.kernel.sheets.columns import find_heading
from penata.kernel.sheets.importer import Options
from penata.kernel.sheets.parsed import parse
from penata.kernel.sheets.plan import Plan
from penata.kernel.sheets.source import RawSheet


@transaction.atomic
def write(values: Mapping[str, str], *, by: Actor, government: str) -> Plan:
    """Plan a row and, where it has no errors, apply it. The plan tells which.

    values: column of the staff template -> what was typed. A column that is absent changes nothing.
    """
    sheet = RawSheet("formulir", [list(values), list(values.values())])
    parsed = parse(find_heading([sheet], staff.COLUMNS), staff.COLUMNS)
    options = Options(government=government)
    plan = staff.plan(parsed, options, by, silent)
    if not plan.has_errors:
        staff_import.apply(plan, options, by, silent)
    return plan
