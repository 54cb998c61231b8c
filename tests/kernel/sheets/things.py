"""A kind of file that belongs to no domain: names of provinces by their code."""

from __future__ import annotations

from penata.domains.organization.models import Region
from penata.kernel.access import Actor, Permission
from penata.kernel.db.bulk import copy_into
from penata.kernel.jobs.progress import Report
from penata.kernel.sheets import cells
from penata.kernel.sheets.columns import Column
from penata.kernel.sheets.importer import Importer, Options
from penata.kernel.sheets.parsed import ParsedSheet
from penata.kernel.sheets.plan import Change, Kind, Plan, PlanRow, refused
from penata.kernel.sheets.problems import Level, Problem

KIND = "uji"
COLUMNS = (
    Column("kode", cells.text_up_to(5), "Kode", ("nomor",), required=True),
    Column("nama", cells.text_up_to(20), "Nama", required=True),
    Column("luas", cells.decimal, "km²", numeric=True),
)


def plan(sheet: ParsedSheet, options: Options, by: Actor, report: Report) -> Plan:
    """Adds and renames; with a complete list, those whom no row names end."""
    known = dict(Region.objects.values_list("code", "name"))
    rows = []
    for row in sheet.rows:
        code, name = row.values.get("kode"), row.values.get("nama")
        if row.is_broken:
            rows.append(refused(row.number, str(name or ""), row.problems))
            continue
        kind = Kind.ADDED if code not in known else Kind.UNCHANGED if known[code] == name else Kind.CHANGED
        changes = [] if kind == Kind.UNCHANGED else [Change("nama", known.get(code, ""), name)]
        rows.append(PlanRow(row.number, kind, name, code, changes, row.problems, (code, name)))
    problems = list(sheet.problems)
    if options.complete is not None:
        named = {row.values.get("kode") for row in sheet.rows}
        rows += [PlanRow(0, Kind.ENDED, name, code) for code, name in known.items() if code not in named]
    if any(row.values.get("nama") == "RUSAK" for row in sheet.rows):
        problems.append(Problem(1, "", Level.ERROR, "whole", "Berkas ini tidak utuh.", "Minta yang utuh."))
    return Plan(rows, problems, extent=len(known))


def apply(found: Plan, options: Options, by: Actor, report: Report) -> None:
    todo = list(found.to_do())
    Region.objects.filter(code__in=[row.key for row in todo if row.kind == Kind.ENDED]).delete()
    for row in todo:
        if row.kind == Kind.CHANGED:
            Region.objects.filter(code=row.key).update(name=row.what[1])
    added = [(*row.what, "province", "provinsi", False) for row in todo if row.kind == Kind.ADDED]
    copy_into("organization_region", ("code", "name", "level", "kind", "is_remote"), added)
    if any(row.what and row.what[1] == "GAGAL" for row in todo):
        raise RuntimeError("gagal di tengah jalan")


IMPORTER = Importer(KIND, "Uji", "Hanya untuk uji", Permission.REGION_EDIT, COLUMNS, plan, apply)


def a_file(*rows: str, head: str = "kode;nama") -> bytes:
    return "\n".join((head, *rows)).encode()


def regions() -> dict[str, str]:
    return dict(Region.objects.order_by("code").values_list("code", "name"))


def have(*codes: str) -> None:
    Region.objects.bulk_create(
        Region(code=c, name=f"Nama {c}", level="province", kind="provinsi") for c in codes
    )
