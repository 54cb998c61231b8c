"""Menus that higher domains add to without the page knowing them: tabs, and lists of what one may do.

`saya.tab`: the tabs of one's own pages. `saya.action`: what one may do there. `saya.correct`: where a mistake in
one's own data is reported.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise

from penata.kernel.access import Actor, Permission, may


@dataclass(frozen=True, slots=True)
class Item:
    """`note` says how things stand for this reader, as "4 kali bulan ini"; empty says nothing."""

    place: str
    order: int
    permission: Permission
    label: str | Promise
    icon: str
    url_name: str
    note: Callable[[Actor], str] = lambda actor: ""


@dataclass(frozen=True, slots=True)
class Row:
    label: str
    icon: str
    url: str
    note: str
    is_current: bool


_items: dict[str, list[Item]] = defaultdict(list)


def add(item: Item) -> None:
    _items[item.place].append(item)
    _items[item.place].sort(key=lambda known: known.order)


def rows(place: str, actor: Actor, path: str = "") -> list[Row]:
    """What this reader may open; the longest address that the page begins with is the current one."""
    allowed = [item for item in _items[place] if may(actor, item.permission)]
    urls = [reverse(item.url_name) for item in allowed]
    current = max((url for url in urls if path.startswith(url)), key=len, default="")
    return [
        Row(str(item.label), item.icon, url, item.note(actor), url == current)
        for item, url in zip(allowed, urls, strict=True)
    ]
