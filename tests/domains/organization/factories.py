"""A small regency to play with."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from lokal import wilayah
from xlsxwriter import Workbook

from penata.domains.accounts.models import User
from penata.domains.organization.actions.units import BEGINNING
from penata.domains.organization.models import Job, Post, Region, RoleGrant, Unit
from penata.domains.organization.rules.kinds import GrantState, RegionLevel, UnitKind
from penata.kernel.access import Role
from penata.kernel.audit.models import Trace
from penata.kernel.db.bulk import draw_ids
from penata.kernel.sheets import actions as sheets
from penata.kernel.sheets.importer import Options, importer_of
from penata.kernel.sheets.plan import Kind, Plan
from penata.kernel.values import Period

KOTIM = "62.02"
LEVELS = {1: RegionLevel.PROVINCE, 2: RegionLevel.REGENCY, 3: RegionLevel.DISTRICT, 4: RegionLevel.VILLAGE}


def load_kotim() -> None:
    """Kotawaringin Timur with its 17 districts and 185 villages, and nothing else of Indonesia."""
    codes = [*wilayah.list_wilayah(KOTIM)]
    found = [wilayah.get_wilayah("62"), wilayah.get_wilayah(KOTIM), *codes]
    found += [village for district in codes for village in wilayah.list_wilayah(district.code)]
    Region.objects.bulk_create(
        Region(
            code=r.code,
            name=r.name,
            level=LEVELS[r.level],
            kind=r.type,
            parent_id=r.code.rpartition(".")[0] or None,
        )
        for r in found
        if r is not None
    )


def make_unit(code: str = "", parent: Unit | None = None, **values: object) -> Unit:
    number = draw_ids("organization_unit_id_seq", 1)[0]
    values.setdefault("kind", UnitKind.AGENCY if parent else UnitKind.GOVERNMENT)
    values.setdefault("name", f"Unit {code or number}")
    values.setdefault("period", Period(BEGINNING))
    return Unit.objects.create(
        pk=number,
        government_id=parent.government_id if parent else number,
        parent=parent,
        path=f"{parent.path}.{number}" if parent else str(number),
        code=code or f"U{number}",
        **values,
    )


def make_government(**values: object) -> Unit:
    values.setdefault("name", "Kabupaten Contoh")
    return make_unit("KAB", **values)


def make_job(government: Unit, code: str = "", **values: object) -> Job:
    code = code or f"J{Job.objects.count() + 1}"
    values.setdefault("name", f"Jabatan {code}")
    values.setdefault("kind", "pelaksana")
    return Job.objects.create(government=government, code=code, **values)


def make_post(unit: Unit, job: Job) -> Post:
    return Post.objects.get_or_create(unit=unit, job=job)[0]


def make_user(username: str = "", name: str = "Nor Fitriani") -> User:
    return User.objects.create(username=username or f"akun{User.objects.count()}", name=name, password="!")


def hold(
    user: User, role: Role, unit: Unit, first: date = date(2020, 1, 1), last: date | None = None
) -> RoleGrant:
    """Give a role as it stands after both officers agreed."""
    granter = User.objects.filter(username="pemberi").first() or make_user("pemberi", "Pemberi Peran")
    return RoleGrant.objects.create(
        user=user, role=role, unit=unit, period=Period(first, last), granted_by=granter, state=GrantState.HELD
    )


def officer(unit: Unit, role: Role = Role.PERSONNEL_OFFICER, username: str = "") -> User:
    user = make_user(username)
    hold(user, role, unit)
    return user


# --- files in, traces out ---


def table(columns: str, *rows: Sequence[Any]) -> bytes:
    """A csv file: its columns parted by spaces, then one line for each of `rows`."""
    buffer = io.StringIO(newline="")
    csv.writer(buffer).writerows([columns.split(), *rows])
    return buffer.getvalue().encode()


def book(**sheets: Sequence[Sequence[Any]]) -> bytes:
    """An xlsx file with these sheets; dates become dates, text stays text."""
    buffer = io.BytesIO()
    with Workbook(buffer, {"strings_to_numbers": False, "default_date_format": "dd/mm/yyyy"}) as made:
        for name, rows in sheets.items():
            sheet = made.add_worksheet(name)
            for line, row in enumerate(rows):
                for place, value in enumerate(row):
                    if isinstance(value, str):
                        sheet.write_string(line, place, value)
                    elif isinstance(value, date):
                        sheet.write_datetime(line, place, datetime(value.year, value.month, value.day))
                    elif value is not None:
                        sheet.write_number(line, place, value)
    return buffer.getvalue()


def plan_file(kind: str, content: bytes, by: Any, **options: Any) -> Plan:
    return sheets.plan_only(importer_of(kind), content, by=by, options=Options(**options)).plan


def apply_file(kind: str, content: bytes, by: Any, **options: Any) -> Plan:
    return sheets.plan_and_apply(importer_of(kind), content, by=by, options=Options(**options)).plan


def counted(plan: Plan) -> dict[str, int]:
    """How many rows of each kind, those of none left out."""
    return {kind: number for kind, number in plan.counts().items() if number}


def said(plan: Plan) -> list[tuple[int, str, str]]:
    """(row, column, code) of every problem, in the order of the sheet."""
    return [(problem.row, problem.column, problem.code) for problem in plan.all_problems()]


def changed(plan: Plan) -> dict[int, dict[str, tuple[str, str]]]:
    """row -> field -> (before, after), for rows that change or end."""
    return {
        row.row: {change.field: (change.before, change.after) for change in row.changes}
        for row in plan.rows
        if row.kind in {Kind.CHANGED, Kind.ENDED}
    }


def traced(step: str) -> list[Trace]:
    """Every trace of a step, oldest first."""
    return list(Trace.objects.filter(step=step).select_related("by", "values").order_by("id"))
