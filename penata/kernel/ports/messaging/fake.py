"""A gateway in memory, for tests; it knows a note by its key and refuses as a real one does."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from penata.kernel.ports.messaging.protocol import Messaging, Note, Send
from penata.kernel.ports.refusals import Refused, Unreachable


class Fake:
    """`refusals`: number -> statuses with which it refuses, one a note, before it takes any."""

    def __init__(self) -> None:
        self.sent: dict[str, Note] = {}
        self.refusals: dict[str, list[str]] = {}
        self.is_down = False

    @contextmanager
    def session(self) -> Iterator[Send]:
        yield self._send

    def _send(self, note: Note) -> None:
        if self.is_down:
            raise Unreachable("down")
        if self.refusals.get(note.to):
            raise Refused(self.refusals[note.to].pop(0))
        self.sent.setdefault(note.key, note)


_keeps: type[Messaging] = Fake
