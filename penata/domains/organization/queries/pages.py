"""What the pages of units show."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Q, QuerySet
from django.db.models.expressions import RawSQL
from django.urls import reverse

from penata.domains.organization.models import Unit
from penata.domains.organization.queries import units
from penata.domains.organization.queries.units import DEPTH
from penata.kernel import clock
from penata.kernel.access import Actor, Permission, may, reach


def top(actor: Actor, day: date) -> QuerySet[Unit]:
    """The highest units that the actor sees, and those right below a government."""
    paths = reach(actor, Permission.UNIT_READ)
    shallow = min((path.count(".") + 1 for path in paths if path), default=1)
    found = units.visible_to(actor, day).annotate(depth=DEPTH).filter(depth__lte=max(shallow, 2))
    return _counted(found, day).order_by("depth", "name")


def search(actor: Actor, text: str, day: date) -> QuerySet[Unit]:
    found = units.visible_to(actor, day).filter(Q(name__icontains=text) | Q(code__icontains=text))
    return _counted(found, day).order_by("name")


def unit_page(actor: Actor, unit: Unit, day: date) -> dict[str, Any]:
    children = Unit.objects.filter(parent=unit, period__contains=day).select_related("region")
    return {
        "unit": unit,
        "crumbs": crumbs(unit),
        "children": list(_counted(children, day).order_by("name")),
        "as_of": day,
        "stands": unit.period.covers(day),
        "may_edit": may(actor, Permission.UNIT_EDIT, str(unit.path)) and unit.period.covers(clock.today()),
    }


def crumbs(unit: Unit, *, with_itself: bool = False) -> list[tuple[str, str]]:
    above = [*units.ancestors(unit), *([unit] if with_itself else [])]
    return [(node.name, reverse("organization:unit", args=[node.pk])) for node in above]


def _counted(found: QuerySet[Unit], day: date) -> QuerySet[Unit]:
    """With how many units stand below each, and how many posts they all have together."""
    return found.annotate(
        below_count=RawSQL(
            "(select count(*) - 1 from organization_unit b where b.path <@ organization_unit.path and b.period @> %s)",
            [day],
        ),
        post_count=RawSQL(
            "(select count(*) from organization_post p join organization_unit b on b.id = p.unit_id"
            " where b.path <@ organization_unit.path and b.period @> %s)",
            [day],
        ),
    )
