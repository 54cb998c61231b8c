"""Load the official regions; take in coordinates, remoteness and boundaries."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.db import transaction
from lokal import wilayah

from penata.domains.organization.engine import outlines
from penata.domains.organization.models import Region
from penata.domains.organization.rules.kinds import RegionLevel
from penata.kernel.access import Actor, Permission, may_throughout
from penata.kernel.audit.actions import Entry, record, record_many
from penata.kernel.db.bulk import copy_into
from penata.kernel.jobs.progress import Report
from penata.kernel.sheets.importer import Options
from penata.kernel.sheets.plan import Kind, Plan

LEVELS = {1: RegionLevel.PROVINCE, 2: RegionLevel.REGENCY, 3: RegionLevel.DISTRICT, 4: RegionLevel.VILLAGE}
_COLUMNS = ("code", "name", "level", "kind", "parent_id", "is_remote")


@transaction.atomic
def load_official(*, by: Actor) -> int:
    """All regions of Indonesia by their Kemendagri codes, from `lokal`; how many were new."""
    known = set(Region.objects.values_list("code", flat=True))
    rows, queue = [], [None]
    while queue:
        parent = queue.pop()
        for region in wilayah.list_wilayah(parent):
            if region.code not in known:
                rows.append(
                    (region.code, _plain_name(region), LEVELS[region.level], region.type, parent, False)
                )
            if region.level < 4:
                queue.append(region.code)
    if rows:
        copy_into("organization_region", _COLUMNS, rows)
        record(Entry("region.load", "organization.region", 0, after={"added": len(rows)}), by=by)
    return len(rows)


def apply(plan: Plan, options: Options, by: Actor, report: Report) -> None:
    rows = list(plan.to_do())
    added = [row.what for row in rows if row.kind == Kind.ADDED]
    for wish in sorted(added, key=lambda w: w.code.count(".")):
        level = LEVELS[wish.code.count(".") + 1]
        Region.objects.create(
            code=wish.code,
            level=level,
            kind=level,
            parent_id=wish.code.rpartition(".")[0] or None,
            **wish.values,
        )
    changed = Region.objects.in_bulk([row.what.code for row in rows if row.kind == Kind.CHANGED])
    for row in rows:
        if row.kind == Kind.CHANGED:
            for name, value in row.what.values.items():
                setattr(changed[row.what.code], name, value)
    Region.objects.bulk_update(changed.values(), ["lat", "lon", "is_remote", "boundary"], batch_size=500)
    _outline({region.parent_id for region in changed.values() if region.boundary is not None})
    record_many(
        (
            Entry(
                "region.import",
                "organization.region",
                int(row.what.code.replace(".", "")),
                after={"code": row.what.code, "fields": sorted(row.what.values)},
            )
            for row in rows
        ),
        by=by,
    )


def _outline(parents: set[str | None]) -> None:
    """Redraw the regions below these parents: neighbours are simplified together."""
    for parent in parents:
        bounded = list(Region.objects.filter(parent_id=parent, boundary__isnull=False))
        drawn = outlines.simplified({region.code: region.boundary for region in bounded})
        for region in bounded:
            region.outline = drawn[region.code]
        Region.objects.bulk_update(bounded, ["outline"], batch_size=500)


@transaction.atomic
def mark_remote(*, region: Region, is_remote: bool, by: Actor, why: str) -> Region:
    """Say whether a village or district is remote (terpencil)."""
    if not may_throughout(by, Permission.REGION_EDIT):
        raise PermissionDenied(Permission.REGION_EDIT.value)
    before, region.is_remote = region.is_remote, is_remote
    region.save(update_fields=["is_remote"])
    record(
        Entry(
            "region.mark_remote",
            "organization.region",
            int(region.code.replace(".", "")),
            why=why,
            before={"code": region.code, "is_remote": before},
            after={"code": region.code, "is_remote": is_remote},
        ),
        by=by,
    )
    return region


def _plain_name(region: wilayah.Wilayah) -> str:
    """ "Kabupaten Kotawaringin Timur" keeps its kind in `kind`, not in its name; a kota keeps the word."""
    return region.name.removeprefix("Kabupaten ").removeprefix("Kab. ")
