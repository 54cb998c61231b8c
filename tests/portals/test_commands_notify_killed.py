"""kill -9 of the sender, at the worst moment and at any: nothing is lost; what is repeated is the letter in hand."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from email import message_from_bytes
from typing import Any

import pytest

from tests.kernel.ports.test_mail import Keeping, server
from tests.kernel.ports.test_messaging import TOKEN, serving
from tests.portals.conftest import ROOT, Office

pytestmark = pytest.mark.slow

READERS = 60
WORST = {7, 23, 41}  # as the other side has taken that one, and before it says so
AT_RANDOM = 3


def tell_everybody(office: Office, way: str) -> None:
    assert office.penata("setup").returncode == 0
    subprocess.run(
        [sys.executable, "-m", "tests.portals.notify_world", way, str(READERS)], cwd=ROOT, check=True,
        env=office.environment | {"DJANGO_SETTINGS_MODULE": "penata.config.settings"},
    )  # fmt: skip


class Killer:
    """Kills whoever sends: at the worst moments, told by `taken`, and at moments of its own."""

    def __init__(self) -> None:
        self.sender: subprocess.Popen[bytes] | None = None
        self.seen, self.kills = 0, 0

    def taken(self) -> None:
        self.seen += 1
        if self.seen in WORST and self.sender is not None:
            self.kills += 1
            os.kill(self.sender.pid, signal.SIGKILL)
            self.sender.wait()

    def drive(self, office: Office, is_done: Callable[[], bool]) -> None:
        moments = random.Random(20261122)
        for turn in range(20):
            self.sender = office.begun("notify", "send")
            if turn < AT_RANDOM:
                time.sleep(moments.uniform(0.5, 2.0))
                self.sender.kill()
                self.kills += 1
            self.sender.wait()
            if is_done():
                return


class MailThatKills(Keeping):
    def __init__(self, killer: Killer) -> None:
        super().__init__()
        self.killer = killer

    async def handle_DATA(self, server, session, envelope):
        self.taken.append(envelope)
        self.killer.taken()
        return "250 OK"


def test_letters(office):
    killer = Killer()
    with server(MailThatKills(killer)) as found:
        office.environment |= {
            "PENATA_MAIL_URL": f"smtp://127.0.0.1:{found.port}?tls=off", "PENATA_MAIL_FROM": "penata@contoh.go.id",
        }  # fmt: skip
        tell_everybody(office, "mail")
        killer.drive(office, lambda: office.told("notify")["sent"] == READERS)
        taken = found.handler.taken
    copies = Counter(message_from_bytes(envelope.content)["Message-ID"] for envelope in taken)
    assert len({envelope.rcpt_tos[0] for envelope in taken}) == len(copies) == READERS
    assert killer.kills >= len(WORST)
    assert max(copies.values()) <= 2
    assert 0 < len(taken) - READERS <= killer.kills
    assert len({envelope.content for envelope in taken}) == READERS  # a repeat is the same, byte by byte


def test_notes_reach_each_telephone_once(office):
    killer = Killer()
    with serving() as gateway:
        known: Any = gateway.taken

        class Counting(dict):  # type: ignore[type-arg]
            def __setitem__(self, key, value):
                super().__setitem__(key, value)
                killer.taken()

        gateway.taken = Counting(known)
        office.environment |= {"PENATA_MESSAGING_URL": gateway.url, "PENATA_MESSAGING_TOKEN": TOKEN}
        tell_everybody(office, "phone")
        killer.drive(office, lambda: office.told("notify")["sent"] == READERS)
        told = [note["to"] for note in gateway.taken.values()]
    assert killer.kills >= len(WORST)
    assert len(told) == len(set(told)) == READERS
