"""Readers with addresses, post offices in memory, and the moment at which everything happens."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from penata.domains.accounts.models import User
from penata.kernel.notify import Kind, kinds
from penata.kernel.notify.actions import sending, tell
from penata.kernel.notify.contacts import Contact
from penata.kernel.ports.mail.fake import Fake as FakeMail
from penata.kernel.ports.messaging.fake import Fake as FakeMessaging

ZONE = ZoneInfo("Asia/Jakarta")
PLAIN = Kind("test.plain", "Ada kabar", "Kabar untuk %(who)s.")
URGENT = Kind("test.urgent", "Ada kabar penting", "Kabar penting.", urgent=True)
WAKING = Kind("test.waking", "Ada kabar mendesak", "Kabar mendesak.", urgent=True, wakes=True)


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZONE)


NOON, NIGHT, MORNING = at("2026-11-22 12:00"), at("2026-11-22 23:00"), at("2026-11-23 07:00")


@pytest.fixture(autouse=True)
def known_kinds(monkeypatch) -> None:
    known = {kind.name: kind for kind in [*kinds(), PLAIN, URGENT, WAKING]}
    monkeypatch.setattr(sys.modules["penata.kernel.notify.kinds"], "_kinds", known)


class World:
    """The post offices, and who can be reached where."""

    def __init__(self) -> None:
        self.mail, self.phone = FakeMail(), FakeMessaging()
        self.contacts: dict[int, Contact] = {}

    def reader(self, name: str = "nor", phone: str = "") -> User:
        user = User.objects.create(username=name, name=name.title(), password="!")
        self.contacts[user.pk] = Contact(f"{name}@contoh.go.id", phone)
        return user

    def run(self, now: datetime) -> int:
        return sending.run(now)

    @property
    def mailed(self) -> list[str]:
        return [letter.to for letter in self.mail.sent]


@pytest.fixture
def world(db: None, monkeypatch) -> Iterator[World]:
    made = World()
    known = lambda users: {pk: made.contacts[pk] for pk in users if pk in made.contacts}  # noqa: E731
    monkeypatch.setattr("penata.kernel.notify.contacts._resolver", lambda: known)
    monkeypatch.setitem(sending._PORTS, "mail", (lambda: made.mail, sending._PORTS["mail"][1]))
    monkeypatch.setitem(sending._PORTS, "phone", (lambda: made.phone, sending._PORTS["phone"][1]))
    return made


def told(kind: Kind, *readers: User, key: str = "1", **rest: Any) -> int:
    values = {"who": "Anda"} if kind is PLAIN else {}
    return tell(kind=kind.name, to=[reader.pk for reader in readers], key=key, values=values, **rest)
