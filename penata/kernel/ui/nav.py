"""The side navigation: domains register their entries, the frame shows those that the reader may open."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import CharField, Count, QuerySet, Value
from django.urls import reverse
from django.utils.functional import Promise

from penata.kernel.access import Actor, Permission, may
from penata.kernel.values import N_

SUMMARY, PEOPLE, WORK, ACCOUNTABILITY = N_("Ringkasan"), N_("Orang"), N_("Kerja"), N_("Akuntabilitas")
GROUPS = (SUMMARY, PEOPLE, WORK, ACCOUNTABILITY)
BAR = N_("Bilah atas")  # beside one's own name, above every page; counted with the rest


@dataclass(frozen=True, slots=True)
class Item:
    """`waiting` gives the rows that wait for this reader, or None; all entries are counted in one statement.

    Without permissions it is for everybody who is signed in, and nobody's first page.
    """

    group: str
    label: str | Promise
    url_name: str
    icon: str
    permissions: tuple[Permission, ...]
    order: int
    waiting: Callable[[Actor], QuerySet[Any] | None] | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    label: str
    url: str
    icon: str
    waiting: int
    is_current: bool


_items: list[Item] = []


def add(item: Item) -> None:
    _items.append(item)


def for_actor(actor: Actor, path: str) -> list[tuple[str, list[Entry]]]:
    """Groups with their entries; the longest address that the page begins with is the current one."""
    allowed = [item for item in sorted(_items, key=lambda item: item.order) if _is_open(item, actor)]
    urls = {item: reverse(item.url_name) for item in allowed}
    waiting = _counts(allowed, actor)
    current = max((url for url in urls.values() if path.startswith(url)), key=len, default="")
    return [
        (group, [_entry(item, urls[item], waiting, current) for item in allowed if item.group == group])
        for group in (*GROUPS, BAR)
        if any(item.group == group for item in allowed)
    ]


def first_url(actor: Actor) -> str | None:
    """Where somebody lands after signing in: the first entry that is his."""
    grouped = [item for item in _items if item.group in GROUPS]
    for item in sorted(grouped, key=lambda item: (GROUPS.index(item.group), item.order)):
        if any(may(actor, permission) for permission in item.permissions):
            return reverse(item.url_name)
    return None


def _is_open(item: Item, actor: Actor) -> bool:
    if not item.permissions:
        return actor.is_authenticated
    return any(may(actor, permission) for permission in item.permissions)


def _entry(item: Item, url: str, waiting: dict[str, int], current: str) -> Entry:
    return Entry(str(item.label), url, item.icon, waiting.get(item.url_name, 0), url == current)


def _counts(items: list[Item], actor: Actor) -> dict[str, int]:
    counted = []
    for item in items:
        rows = item.waiting(actor) if item.waiting else None
        if rows is not None:
            of = Value(item.url_name, output_field=CharField())
            counted.append(
                rows.order_by()
                .annotate(entry=of)
                .values("entry")
                .annotate(n=Count("pk"))
                .values_list("entry", "n")
            )
    if not counted:
        return {}
    return dict(counted[0].union(*counted[1:], all=True) if len(counted) > 1 else counted[0])
