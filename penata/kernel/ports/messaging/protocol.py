from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Note:
    """`to` as +62…; `key` names the note: sent again, the gateway passes it on once."""

    to: str
    text: str
    key: str


Send = Callable[[Note], None]


class Messaging(Protocol):
    def session(self) -> AbstractContextManager[Send]:
        """A function that sends one note; it returns once the other side has taken it.

        Raises Refused where this note was not taken, Unreachable where none would be. A key that was taken before
        is taken again without a second note.
        """
        ...
