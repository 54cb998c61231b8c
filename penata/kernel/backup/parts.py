"""What stands behind one another in a backup: parts with a name, of a length that nobody knows beforehand."""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol

from penata.kernel.backup.container import damaged

MANIFEST, FILE, DUMP = "manifest", "file:", "dump"
LONGEST_NAME, LARGEST_BLOCK = 1024, 1 << 24
_SIZE = struct.Struct(">I")
Watch = Callable[[int], object]


class Sink(Protocol):
    def write(self, data: bytes) -> None: ...


class Source(Protocol):
    def read(self, size: int) -> bytes: ...
    def some(self) -> bytes: ...


def write_part(sink: Sink, name: str, blocks: Iterable[bytes]) -> int:
    """A part of this name; how many bytes it holds."""
    told, total = name.encode(), 0
    sink.write(_SIZE.pack(len(told)) + told)
    for block in blocks:
        if block:
            sink.write(_SIZE.pack(len(block)) + block)
            total += len(block)
    sink.write(_SIZE.pack(0))
    return total


def write_end(sink: Sink) -> None:
    sink.write(_SIZE.pack(0))


def unwatched(count: int) -> None:
    """For a backup that nobody looks at."""


def watched(blocks: Iterable[bytes], watch: Watch) -> Iterator[bytes]:
    """Pass blocks on, and say how many bytes went by."""
    for block in blocks:
        watch(len(block))
        yield block


@dataclass(slots=True)
class Part:
    name: str
    blocks: Iterator[bytes]


def read_parts(source: Source) -> Iterator[Part]:
    """Each part in its order; what of it was not read is passed over. Ends at the proved end of the stream."""
    while size := _number(source, LONGEST_NAME):
        try:
            part = Part(source.read(size).decode(), _blocks(source))
        except UnicodeDecodeError:
            raise damaged() from None
        yield part
        for _rest in part.blocks:
            pass
    if source.some():
        raise damaged()


def _blocks(source: Source) -> Iterator[bytes]:
    while size := _number(source, LARGEST_BLOCK):
        yield source.read(size)


def _number(source: Source, most: int) -> int:
    (number,) = _SIZE.unpack(source.read(_SIZE.size))
    if number > most:
        raise damaged()
    return int(number)
