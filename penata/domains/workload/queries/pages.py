"""What the pages of the map and of a unit's posts show."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from penata.domains.organization import public as organization
from penata.domains.workload.queries import map as need_map
from penata.domains.workload.queries import outlook
from penata.domains.workload.queries.map import MapFilter, MapRow, PostRow
from penata.kernel.access import Actor
from penata.kernel.ui import figures

GROUPINGS = {"kecamatan": "district", "opd": "agency", "rumpun": "family", "pohon": "subtree"}
MEASURES = ("selisih", "terisi", "kontrak", "pensiun")


@dataclass(frozen=True, slots=True)
class Asked:
    """What the address asks of the map."""

    filter: MapFilter
    grouping: str
    measure: str
    unit: Any
    district: str | None


@dataclass(frozen=True, slots=True)
class Cell:
    """A district on the map: its shape, its tint, what its label and its spoken label say."""

    shape: organization.Shape
    tint: str
    label: str
    spoken: str
    is_chosen: bool


def read_address(actor: Actor, query: Mapping[str, Any], day: date) -> Asked:
    """`?unit=&rumpun=&kecamatan=&terpencil=&menurut=&tampil=`; nonsense is ignored."""
    number = query.get("unit", "")
    unit = (
        organization.units_visible_to(actor, day).filter(pk=int(number)).first()
        if number.isdecimal() and len(number) < 18
        else None
    )
    district = query.get("kecamatan")
    wanted = MapFilter(
        day, within=str(unit.path) if unit else None, family=query.get("rumpun") or None,
        district=None if district is None else "" if district == "-" else district,
        remote={"1": True, "0": False}.get(query.get("terpencil", "")),
    )  # fmt: skip
    grouping, measure = query.get("menurut", "kecamatan"), query.get("tampil", "selisih")
    return Asked(
        wanted, grouping if grouping in GROUPINGS else "kecamatan", measure if measure in MEASURES else "selisih",
        unit, district,
    )  # fmt: skip


def map_page(actor: Actor, asked: Asked) -> dict[str, Any]:
    """Everything the map page shows, in a fixed number of statements."""
    bound, home = need_map.bind(actor, asked.filter), organization.home_of(organization.government_of(actor))
    found = need_map.tables(bound, "unit", "agency", "district", "family", "remote")
    rows = (
        need_map.tree(bound, subtree=True).rows
        if asked.grouping == "pohon"
        else found[GROUPINGS[asked.grouping]].rows
    )
    staff = outlook.staff_figures(bound, home)
    drawing, districts = organization.district_shapes(home), found["district"]
    return {
        "asked": asked,
        "rows": _sorted(rows, asked.grouping),
        "total": districts.total,
        "worst": worst(found["unit"].rows),
        "spread": outlook.spread(found["unit"].rows),
        "remote": {row.code: row for row in found["remote"].rows},
        "staff": staff,
        "origins": outlook.origins(staff, _positions(drawing), int(bound.law["workload.far_from_origin"])),
        "drawing": _drawn(drawing, districts.rows, asked, staff.retiring_by_district),
        "answer": answer(districts.rows, districts.total),
        **organization.filter_choices(actor, asked.filter.day),
    }


def map_table(actor: Actor, asked: Asked) -> need_map.MapTable:
    """The rows of one grouping alone, for a file."""
    bound, grouping = need_map.bind(actor, asked.filter), GROUPINGS[asked.grouping]
    return (
        need_map.tree(bound, subtree=True)
        if grouping == "subtree"
        else need_map.tables(bound, grouping)[grouping]
    )


def answer(rows: Sequence[MapRow], total: MapRow) -> str:
    """The map in one sentence that can be repeated aloud."""
    if not total.seats:
        return _("Belum ada ABK sah, jadi kebutuhan belum dapat dibandingkan dengan yang ada.")
    short = [row for row in rows if row.shortage > row.surplus and row.name]
    worst = sorted((row for row in short if row.fill is not None), key=lambda row: row.fill or Decimal(0))[:4]
    over = max(
        (row for row in rows if row.surplus > row.shortage and row.name),
        key=lambda row: row.gap,
        default=None,
    )
    said = _("Kurang %(short)s orang di satu tempat, lebih %(over)s orang di tempat lain.") % {
        "short": figures.number(total.shortage), "over": figures.number(total.surplus),
    }  # fmt: skip
    if worst:
        said += " " + _("Paling kurang terisi: %s.") % ", ".join(
            f"{r.name} {figures.percent(r.fill)}" for r in worst
        )
    if over is not None:
        said += " " + _("%(name)s punya %(n)s orang lebih.") % {
            "name": over.name,
            "n": figures.number(over.gap),
        }
    return said


def unit_posts(actor: Actor, unit: Any, day: date, *, subtree: bool = False) -> dict[str, Any]:
    """The peta jabatan of a unit: every post with bezetting, need and difference."""
    bound = need_map.bind(actor, MapFilter(day, within=str(unit.path)))
    posts = need_map.posts_behind(bound, "all", None if subtree else unit.pk)
    return {"posts": sorted(posts, key=lambda p: (p.unit, p.job)), "total": post_total(posts)}


@dataclass(frozen=True, slots=True)
class PostTotal:
    need: Decimal | None
    seats: int
    staff: int
    shortage: int
    surplus: int
    without: int


def post_total(posts: Sequence[PostRow]) -> PostTotal:
    known = [post for post in posts if post.seats is not None]
    return PostTotal(
        sum((p.need for p in known if p.need is not None), Decimal(0)) if known else None,
        sum(p.seats or 0 for p in known), sum(p.staff for p in posts),
        sum(p.shortage for p in known), sum(p.surplus for p in known), len(posts) - len(known),
    )  # fmt: skip


def _sorted(rows: Sequence[MapRow], grouping: str) -> list[MapRow]:
    """What hurts most first; the tree keeps its own order."""
    if grouping == "pohon":
        return [row for row in rows if row.posts]
    return sorted(
        (row for row in rows if row.posts), key=lambda r: (r.fill is None, r.fill or Decimal(0), r.name)
    )


def worst(rows: Sequence[MapRow], count: int = 10) -> list[MapRow]:
    """The units with the lowest fill among those with at least three seats."""
    return sorted(
        (r for r in rows if r.seats >= 3 and r.shortage), key=lambda r: (r.fill or Decimal(0), -r.shortage)
    )[:count]


def _positions(drawing: organization.Drawing | None) -> dict[str, tuple[Decimal, Decimal]]:
    return {} if drawing is None else drawing.positions


def _drawn(
    drawing: organization.Drawing | None, rows: Sequence[MapRow], asked: Asked, retiring: Mapping[str, int]
) -> dict[str, Any] | None:
    if drawing is None:
        return None
    by_code = {row.code: row for row in rows}
    cells = []
    for shape in drawing.shapes:
        row = by_code.get(shape.code, need_map.NOTHING)
        tint, label, words = _tint(row, asked.measure, retiring.get(shape.code, 0))
        cells.append(Cell(shape, tint, label, f"{shape.name}: {words}", shape.code == asked.district))
    return {
        "cells": cells,
        "width": drawing.width,
        "height": drawing.height,
        "is_schematic": drawing.is_schematic,
    }


def drawn_by_gap(drawing: organization.Drawing | None, rows: Sequence[MapRow]) -> dict[str, Any] | None:
    """The districts tinted by shortage and surplus, none of them chosen."""
    asked = Asked(MapFilter(date.min), "kecamatan", "selisih", None, None)
    return _drawn(drawing, rows, asked, {})


def _tint(row: MapRow, measure: str, retiring: int) -> tuple[str, str, str]:
    """The class of a district's colour, the figure on it, and the words that a screen reader says."""
    if measure == "terisi":
        share = row.fill
        step = None if share is None else _step(share, ("0.60", "0.80", "0.95"), ("d-3", "d-2", "d-1", "d0"))
        return step or "d0", figures.percent(share), _("terisi %s") % figures.percent(share)
    if measure == "kontrak":
        share = row.contract_share
        step = None if share is None else _step(share, ("0.10", "0.20", "0.35"), ("d0", "d1", "d2", "d3"))
        return step or "d0", figures.percent(share), _("porsi kontrak %s") % figures.percent(share)
    if measure == "pensiun":
        share = Decimal(retiring) / row.staff if row.staff else None
        step = None if share is None else _step(share, ("0.05", "0.10", "0.20"), ("d0", "d-1", "d-2", "d-3"))
        return step or "d0", figures.number(retiring), _("%s orang pensiun") % figures.number(retiring)
    return _gap_tint(row)


def _gap_tint(row: MapRow) -> tuple[str, str, str]:
    if not row.seats:
        return "d0", "–", _("belum ada ABK sah")
    share, gap = Decimal(abs(row.gap)) / row.seats, row.gap
    size = (
        3
        if share >= Decimal("0.4")
        else 2
        if share >= Decimal("0.2")
        else 1
        if share >= Decimal("0.05")
        else 0
    )
    count = figures.number(abs(gap))
    if gap < 0:
        return f"d-{size}" if size else "d0", f"▼ {count}", _("kurang %s orang") % count
    return f"d{size}", f"▲ {count}" if gap else "0", _("lebih %s orang") % count


def _step(share: Decimal, bounds: tuple[str, ...], classes: tuple[str, ...]) -> str:
    return classes[sum(share >= Decimal(bound) for bound in bounds)]


@dataclass(frozen=True, slots=True)
class TreeNode:
    """A unit of the tree with its own posts; depth from 0."""

    unit: Any
    depth: int
    posts: list[PostRow]


def post_tree(actor: Actor, unit: Any, day: date, posts: Sequence[PostRow]) -> list[TreeNode]:
    """The unit and all below it, in the order of the tree, each with its posts."""
    by_unit: dict[int, list[PostRow]] = {}
    for post in posts:
        by_unit.setdefault(post.unit_id, []).append(post)
    base = str(unit.path).count(".")
    units = organization.units_visible_to(actor, day).filter(path__within=[unit.path]).order_by("path")
    return [TreeNode(node, str(node.path).count(".") - base, by_unit.get(node.pk, [])) for node in units]


def post_of(actor: Actor, post_id: int, day: date) -> PostRow | None:
    return need_map.post(need_map.bind(actor, MapFilter(day)), post_id)
