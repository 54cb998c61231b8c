"""A form about one person is a staff list of one row: the same checks, the same plan, the same traces."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import transaction

from penata.domains.people.actions import staff_import
from penata.domains.people.queries import person as queries
from penata.domains.people.sheets import staff
from penata.kernel.access import Actor
from penata.kernel.jobs.progress import silent
from penata.kernel.sheets.columns import find_heading
from penata.kernel.sheets.importer import Options
from penata.kernel.sheets.parsed import parse
from penata.kernel.sheets.plan import Plan
from penata.kernel.sheets.source import RawSheet

KEYS = ("kode_pegawai", "nama", "status", "unit", "jabatan")
"""What a row of the staff list must say, whatever of it changes."""


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


def change(*, sheet: queries.PersonSheet, values: Mapping[str, str], by: Actor) -> Plan:
    """Some columns of somebody's row anew; the rest of it stays as it is."""
    now = queries.as_row(sheet)
    told = {name: now[name] for name in KEYS} | dict(values)
    return write(told, by=by, government=queries.government_code(by))
