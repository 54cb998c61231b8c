"""A post office in memory, for tests; it refuses as a real one does."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from penata.kernel.ports.mail.protocol import Letter, Mail, Send
from penata.kernel.ports.refusals import Refused, Unreachable


class Fake:
    """`refusals`: address -> statuses with which it refuses, one a letter, before it takes any."""

    def __init__(self) -> None:
        self.sent: list[Letter] = []
        self.refusals: dict[str, list[str]] = {}
        self.is_down = False

    @contextmanager
    def session(self) -> Iterator[Send]:
        yield self._send

    def _send(self, letter: Letter) -> None:
        if self.is_down:
            raise Unreachable("down")
        if "@" not in letter.to or "\n" in letter.to:
            raise Refused("5.1.3")
        if self.refusals.get(letter.to):
            raise Refused(self.refusals[letter.to].pop(0))
        self.sent.append(letter)


_keeps: type[Mail] = Fake
