from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Letter:
    """`key` names the letter wherever it appears: in its Message-ID and in the address that returns go to.

    Sent again it is the same letter, byte by byte: a reader's server can recognise a repeat.
    """

    to: str
    subject: str
    text: str
    html: str
    key: str
    written_at: datetime
    settings_url: str
    language: str = "id"


Send = Callable[[Letter], None]


class Mail(Protocol):
    def session(self) -> AbstractContextManager[Send]:
        """A function that sends one letter; it returns once the other side has taken it.

        Raises Refused where this letter was not taken, Unreachable where none would be.
        """
        ...
