"""Components as tags, so that a page says what it shows and the design stays in one place."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from django import template
from django.template import Context
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from penata.kernel.privacy import mask
from penata.kernel.ui import cards as ui_cards
from penata.kernel.ui import figures

register = template.Library()

register.filter("num", figures.number)
register.filter("pct", figures.percent)
register.filter("rp", figures.rupiah)
register.filter("tgl", figures.day)
register.filter("tgl_lengkap", figures.long_day)
register.filter("saat", figures.moment)
register.filter("nip", figures.nip)


@register.filter
def fte(value: Any) -> str:
    """A need in persons, four decimals: 3,5680."""
    return figures.number(value, 4)


@register.filter
def label(term: Any) -> str:
    """The translated word of a Term."""
    return _(term.label) if term else figures.NONE


@register.filter
def terjemah(text: Any) -> str:
    """A text that was marked with N_ where it was defined."""
    return _(str(text)) if text else ""


@register.filter
def get(mapping: Any, key: Any) -> Any:
    return mapping.get(key)


@register.simple_tag
def icon(name: str, extra: str = "") -> SafeString:
    """Always beside a word: the icon itself is silent."""
    return format_html(
        '<svg class="ic {}" aria-hidden="true"><use href="{}#i-{}"/></svg>',
        extra,
        static("vendor/icons.svg"),
        name,
    )


@register.simple_tag
def kind(status: Any, text: str = "") -> SafeString:
    """The status of somebody's engagement, told by shape and word."""
    shapes = {"PPPK": "k-pppk", "PPPK-PW": "k-pppk", "THL": "k-thl", "ALIH-DAYA": "k-ven"}
    return format_html(
        '<span class="pn-kind {}">{}</span>', shapes.get(str(status), ""), text or _(status.label)
    )


@register.simple_tag
def chip(text: str, tone: str = "", icon_name: str = "info-circle") -> SafeString:
    """tone: done, wait, bad, info, short, surplus, or nothing."""
    return format_html(
        '<span class="pn-chip {}">{}{}</span>', f"is-{tone}" if tone else "", icon(icon_name), text
    )


@register.simple_tag
def bar(seats: int | None, staff: int | None, filled: int | None = None) -> SafeString:
    """Filled, missing and beyond need, in one line; the figure stands beside it."""
    if not seats:
        return mark_safe('<span class="quiet">–</span>')
    have = min(staff or 0, seats) if filled is None else filled
    share = Decimal(100 * have) / seats
    missing = 100 - share
    spoken = _("Terisi %s persen") % figures.number(share)
    parts = [format_html('<rect class="have" width="{}%" height="10"/>', _one(share))]
    if missing > 0:
        parts.append(
            format_html('<rect class="miss" x="{}%" width="{}%" height="10"/>', _one(share), _one(missing))
        )
    return format_html(
        '<span class="pn-barlab"><svg class="pn-bar" role="img" aria-label="{}">{}</svg><span class="tn">{}</span></span>',
        spoken,
        mark_safe("".join(parts)),
        figures.number(share) + "%",
    )


def _one(share: Decimal) -> str:
    return f"{share:.1f}"


@register.simple_tag(takes_context=True)
def page_numbers(context: dict[str, Any], page: Any) -> SafeString:
    """Previous and next, keeping the filters of the address."""
    query = context["request"].GET.copy()
    links = []
    for number, words, mark in (
        (page.previous_page_number() if page.has_previous() else None, _("Sebelumnya"), "arrow-left"),
        (page.next_page_number() if page.has_next() else None, _("Berikutnya"), "arrow-right"),
    ):
        if number is None:
            continue
        query["hal"] = number
        links.append(
            format_html(
                '<a class="btn btn-sm btn-outline-secondary" href="?{}">{}{}</a>',
                query.urlencode(),
                words,
                icon(mark),
            )
        )
    return mark_safe(" ".join(links))


@register.simple_tag(takes_context=True)
def cards(context: Context, place: str, thing: Any = None) -> SafeString:
    """What other domains registered for this place of the page."""
    assert context.template is not None
    rendered = []
    for name, values in ui_cards.answers(place, context["request"], thing):
        with context.push(**values):
            rendered.append(context.template.engine.get_template(name).render(context))
    return mark_safe("".join(rendered))


@register.filter
def figure(value: Any) -> str:
    """A value of a working: days and numbers in our writing, words translated."""
    if isinstance(value, date):
        return figures.long_day(value)
    if isinstance(value, Decimal):
        places = -int(value.as_tuple().exponent)
        return figures.number(value, max(places, 0))
    if isinstance(value, int):
        return figures.number(value)
    return _(str(value))


@register.filter
def split(text: str) -> list[str]:
    return text.split(",")


@register.filter
def has(mapping: Any, key: str) -> bool:
    return key in mapping


@register.filter
def masked(value: str) -> str:
    return mask(value)


@register.filter
def umur(born: date, day: date) -> int:
    """Age in full years on a day."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


@register.filter
def sampai(day: date) -> str:
    return _("Sampai %s") % figures.day(day)


@register.filter
def jarak(kilometres: Any) -> str:
    return _("%s km dari desa asal") % figures.number(kilometres)


@register.simple_tag(takes_context=True)
def with_query(context: dict[str, Any], **changes: Any) -> str:
    """The page's own address with some parameters set, or dropped where empty."""
    query = context["request"].GET.copy()
    for name, value in changes.items():
        query.pop(name, None)
        if value not in ("", None):
            query[name] = str(value)
    return f"?{query.urlencode()}"


@register.simple_tag(takes_context=True)
def without(context: dict[str, Any], name: str) -> str:
    """The page's own address without one filter, from its first page."""
    return with_query(context, **{name: "", "hal": ""})


@register.simple_tag(takes_context=True)
def sort_head(context: dict[str, Any], key: str, words: str, current: str, extra: str = "") -> SafeString:
    """The head of a column by which the list may be sorted."""
    sorted_by_this = key == current
    return format_html(
        '<th role="columnheader" scope="col" class="{}"{}><a href="{}">{}{}</a></th>',
        extra,
        mark_safe(' aria-sort="ascending"') if sorted_by_this else "",
        with_query(context, urut=key, hal=""),
        words,
        " ↑" if sorted_by_this else "",
    )


@register.filter
def plain(value: Any) -> str:
    """A quantity as one would write it: 18, or 9,5, whatever decimals are stored."""
    shortest = Decimal(value).normalize()
    return figures.number(shortest, max(-int(shortest.as_tuple().exponent), 0))
