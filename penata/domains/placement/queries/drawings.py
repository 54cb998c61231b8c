"""A result drawn: how full districts and units are, before and after, as curves and as two maps."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from penata.domains.organization import public as organization
from penata.domains.placement.models import Scenario
from penata.kernel.ui import figures

HEIGHT, WIDTH = 216, 640
TINTS = ((0.60, "d-3"), (0.80, "d-2"), (0.95, "d-1"))
WHEN = ("before", "after")


@dataclass(frozen=True, slots=True)
class Curve:
    """Shares filled, each line sorted by itself, as points of a drawing. rows: the same as a table, where it is short."""

    title: str
    count: str
    before: str
    after: str
    won: str
    spoken: str
    rows: Sequence[Mapping[str, Any]]


def of_districts(rows: Sequence[Mapping[str, Any]]) -> Curve:
    names = organization.region_names([row["key"] for row in rows if row["key"]])
    told = [{**row, "name": names.get(row["key"], _("Tanpa kecamatan"))} for row in rows]
    count = ngettext("%d kecamatan", "%d kecamatan", len(rows)) % len(rows)
    return _curve(_("Terisi per kecamatan"), count, rows, told)


def of_units(rows: Sequence[Mapping[str, Any]]) -> list[Curve]:
    """Remote units apart from the others; nothing where one alone would be no curve."""
    kinds = ((_("Terisi per unit, terpencil"), True), (_("Terisi per unit, lainnya"), False))
    found = []
    for title, is_remote in kinds:
        meant = [row for row in rows if row.get("is_remote", False) == is_remote]
        if len(meant) > 1:
            count = ngettext("%d unit", "%d unit", len(meant)) % len(meant)
            found.append(_curve(title, count, meant, ()))
    return found


def _curve(
    title: str, count: str, rows: Sequence[Mapping[str, Any]], told: Sequence[Mapping[str, Any]]
) -> Curve:
    before, after = (sorted(row[when] for row in rows) for when in WHEN)
    first, second = _points(before), _points(after)
    spoken = _("%(title)s. Terendah: garis putus-putus %(a)s, garis penuh %(b)s; tertinggi: %(c)s dan %(d)s") % {
        "title": title, "a": percent(before[0]), "b": percent(after[0]), "c": percent(before[-1]), "d": percent(after[-1]),
    } if rows else ""  # fmt: skip
    return Curve(title, count, first, second, f"{second} {' '.join(reversed(first.split()))}", spoken, told)


def _points(shares: Sequence[float]) -> str:
    step = WIDTH / max(len(shares) - 1, 1)
    return " ".join(f"{n * step:.1f},{HEIGHT * (1 - share):.1f}" for n, share in enumerate(shares))


@dataclass(frozen=True, slots=True)
class Cell:
    """A district on one of the two maps."""

    shape: organization.Shape
    tint: str
    label: str
    spoken: str


def maps(scenario: Scenario, result: Mapping[str, Any]) -> dict[str, Any] | None:
    """How full the districts are, before and after, in the same colours; None where nobody knows their places."""
    drawing = organization.district_shapes(organization.home_of(scenario.government))
    if drawing is None:
        return None
    rows = {row["key"]: row for row in result["districts"]}
    pairs = [(when, _cells(drawing, rows, when)) for when in WHEN]
    return {"drawing": drawing, "pairs": pairs}


def _cells(drawing: organization.Drawing, rows: Mapping[str, Any], when: str) -> list[Cell]:
    found = []
    for shape in drawing.shapes:
        share = rows.get(shape.code, {}).get(when)
        tint = "d0" if share is None else next((t for least, t in TINTS if share < least), "d0")
        found.append(Cell(shape, tint, percent(share), f"{shape.name}: {percent(share)}"))
    return found


def percent(share: float | None) -> str:
    return "–" if share is None else figures.percent(Decimal(str(share)))
