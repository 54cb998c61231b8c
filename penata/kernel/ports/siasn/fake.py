"""SIASN in memory, for tests: filled by whoever holds it, refusing as the real one does."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from penata.kernel.ports.refusals import Refused, Unreachable
from penata.kernel.ports.siasn.protocol import Ask, Record, Siasn


class Fake:
    """`broken`: NIPs of which the answer cannot be read. `is_down`: nobody answers."""

    def __init__(self, records: Iterable[Record] = ()) -> None:
        self.records = {record["nipBaru"]: record for record in records}
        self.broken: set[str] = set()
        self.is_down = False

    @contextmanager
    def session(self) -> Iterator[Ask]:
        yield self._ask

    def _ask(self, nip: str) -> Record | None:
        if self.is_down:
            raise Unreachable("down")
        if nip in self.broken:
            raise Refused("5.6.0")
        return self.records.get(nip)


_keeps: type[Siasn] = Fake
