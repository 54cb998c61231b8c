"""Every kind of message there is. Its texts are templates of gettext, filled when they are read."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Kind:
    """`subject` stands on locked screens and in mailboxes: it never holds a value. `body` takes %(name)s of `values`.

    `urgent` goes out at once instead of waiting for the digest; with `wakes` in quiet hours too. Use that for what
    cannot wait until six in the morning, such as a sign-in that somebody did not make.
    """

    name: str
    subject: str
    body: str
    urgent: bool = False
    wakes: bool = False


_kinds: dict[str, Kind] = {}


def add(*known: Kind) -> None:
    _kinds.update({kind.name: kind for kind in known})


def kind_of(name: str) -> Kind:
    return _kinds[name]


def kinds() -> list[Kind]:
    return list(_kinds.values())
