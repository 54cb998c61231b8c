"""What the pages of the map need beside the common components."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django import template
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from penata.domains.people.public import Status
from penata.kernel.ui.templatetags.penata_ui import with_query

register = template.Library()

LONGEST_LABEL = 16
COLUMN_HEIGHT = 100


@dataclass(frozen=True, slots=True)
class RowLinks:
    name: str
    href: str
    posts: str
    people: str
    short: str
    surplus: str
    indent: str


@register.simple_tag(takes_context=True)
def people_link(context: dict[str, Any], asked: Any, status: str = "", counted: str = "", **more: Any) -> str:
    """The staff list with the map's own filter."""
    wanted = asked.filter
    query = {
        "unit": asked.unit.pk if asked.unit else "", "rumpun": wanted.family or "", "status": status, "hitung": counted,
        "terpencil": "" if wanted.remote is None else int(wanted.remote), "per": context["request"].GET.get("per", ""),
        **({} if wanted.district is None else {"kecamatan": wanted.district or "-"}), **more,
    }  # fmt: skip
    return reverse("people:roster") + "?" + urlencode({k: v for k, v in query.items() if v != ""})


@register.simple_tag(takes_context=True)
def map_row(context: dict[str, Any], row: Any, asked: Any) -> RowLinks:
    """Where each figure of a row leads."""
    part = _part(row, asked)
    posts = reverse("workload:map_posts")

    def behind(which: str) -> str:
        return posts + with_query(context, lihat=which, menurut="", tampil="", **part)

    href = with_query(context, kecamatan=part["kecamatan"]) if "kecamatan" in part else ""
    if row.unit_id is not None:
        href = reverse("organization:unit", args=[row.unit_id])
    depth = str(row.path).count(".") if asked.grouping == "pohon" else 0
    return RowLinks(
        row.name or _("Tanpa kecamatan") if asked.grouping == "kecamatan" else row.name or _("Tanpa rumpun"), href,
        behind("all"), people_link(context, asked, counted="1", **part), behind("short"), behind("surplus"),
        f"pn-indent-{min(depth, 6)}",
    )  # fmt: skip


@register.simple_tag
def retirement_columns(years: Any) -> SafeString:
    """Columns of the years ahead, by the largest families; the table beside says the same."""
    totals: dict[str, int] = {}
    for year in years:
        for family, count in year.by_family.items():
            totals[family] = totals.get(family, 0) + count
    main = sorted(totals, key=lambda family: -totals[family])[:2]
    most = max((year.total for year in years), default=0) or 1
    columns = []
    for year in years:
        parts = [year.by_family.get(family, 0) for family in main]
        stack, top = [], float(COLUMN_HEIGHT)
        for style, count in zip(("s1", "s2", "s4"), [*parts, year.total - sum(parts)], strict=False):
            height = COLUMN_HEIGHT * count / most
            top -= height
            stack.append({"style": style, "y": f"{top:.1f}", "height": f"{height:.1f}"})
        columns.append({"year": year.year, "total": year.total, "stack": stack})
    legend = list(zip(("s1", "s2"), main, strict=False)) + (
        [("s4", _("Lainnya"))] if len(totals) > len(main) else []
    )
    return SafeString(render_to_string("workload/columns.html", {"columns": columns, "legend": legend}))


@register.simple_tag
def places() -> list[tuple[str, str, str]]:
    return [("terpencil", _("Terpencil"), "1"), ("", _("Tidak terpencil"), "0")]


@register.filter
def svg(number: float, more: int = 0) -> str:
    """A coordinate, whatever the language writes as decimal mark."""
    return f"{float(number) + more:.1f}"


@register.filter
def short_name(name: str) -> str:
    """M. Hilir Selatan for a label that would not fit."""
    first, _space, rest = name.partition(" ")
    return f"{first[0]}. {rest}" if len(name) > LONGEST_LABEL and rest else name


@register.filter
def at_most(number: int, most: int) -> int:
    return min(number, most)


@register.filter
def staffed_seats(total: Any) -> int:
    """Staff of the posts that have a study: those for whom gaps are counted."""
    return int(total.seats + total.gap)


@register.filter
def status_term(value: str) -> Status:
    return Status(value)


@register.filter
def aside_words(key: str) -> str:
    words = {
        "ALIH-DAYA": _("alih daya"),
        "unpaid_leave": _("cuti di luar tanggungan negara"),
        "seconded": _("diperbantukan"),
    }
    return words.get(key, key)


def _part(row: Any, asked: Any) -> dict[str, Any]:
    """The filter that keeps to this row."""
    if asked.grouping == "kecamatan":
        return {"kecamatan": row.code or "-"}
    if asked.grouping == "rumpun":
        return {"rumpun": row.code}
    return {"unit": row.unit_id}
