"""Every kind of message there is. Its texts are templates of gettext, filled when they are read."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Kind:
    """`subject` stands on locked screens and in mailboxes: it never holds a value. `body` takes %(name)s of `values`.

    `urgent` goes out at once, quiet hours or not; the rest waits for the digest where the reader asked for one.
    """

    name: str
    subject: str
    body: str
    urgent: bool = False


_kinds: dict[str, Kind] = {}


def add(kind: Kind) -> None:
    _kinds[kind.name] = kind


def kind_of(name: str) -> Kind:
    return _kinds[name]


def kinds() -> list[Kind]:
    return list(_kinds.values())
