from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from typing import Protocol

Record = Mapping[str, str]
"""One person in SIASN's own names (`nipBaru`, `golRuangAkhir`, …), every value as text; empty where it has none."""

Ask = Callable[[str], Record | None]


class Siasn(Protocol):
    def session(self) -> AbstractContextManager[Ask]:
        """A function that gives what SIASN knows of a NIP, None where it knows nobody by it.

        Raises Unreachable where nobody would get an answer now, and Refused where this NIP got none that can be read.
        No refusal names a person.
        """
        ...
