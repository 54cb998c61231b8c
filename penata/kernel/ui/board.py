"""What a page made of cards hands to each of them, so that two cards need not work out the same."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any


@dataclass(frozen=True, slots=True)
class Board:
    """The day that the page shows, and what its cards have worked out so far for this reader."""

    day: date
    known: dict[str, Any] = field(default_factory=dict)

    def once(self, key: str, work: Callable[[], Any]) -> Any:
        """The answer of `work`, worked out by whichever card asks first."""
        if key not in self.known:
            self.known[key] = work()
        return self.known[key]
