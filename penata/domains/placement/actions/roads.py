"""Take in kilometres by road."""

from __future__ import annotations

from penata.domains.placement.models import Road
from penata.kernel.access import Actor
from penata.kernel.audit.actions import Entry, record_many
from penata.kernel.db.bulk import update_from
from penata.kernel.jobs.progress import Report
from penata.kernel.sheets.importer import Options
from penata.kernel.sheets.plan import Kind, Plan


def apply(plan: Plan, options: Options, by: Actor, report: Report) -> None:
    """What the plan says, in the caller's transaction."""
    rows = list(plan.to_do())
    added = [row.what for row in rows if row.kind == Kind.ADDED]
    changed = [row.what for row in rows if row.kind == Kind.CHANGED]
    made = Road.objects.bulk_create(
        (Road(a_id=wish.a, b_id=wish.b, km=wish.km) for wish in added), batch_size=1000
    )
    update_from("placement_road", {"km": "integer"}, ((wish.pk, wish.km) for wish in changed))
    numbered = [*zip((road.pk for road in made), added, strict=True), *((wish.pk, wish) for wish in changed)]
    record_many(
        (
            Entry(
                "road.import", "placement.road", pk, before=None if wish.before is None else {"km": wish.before},
                after={"a": wish.a, "b": wish.b, "km": wish.km},
            )
            for pk, wish in numbered
        ),
        by=by,
    )  # fmt: skip
