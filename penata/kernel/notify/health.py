"""Which ways out there are, and whether what should go out goes."""

from __future__ import annotations

from collections.abc import Iterator

from penata.kernel.health import Check, Finding, Needs, add, good, poor
from penata.kernel.notify import queries
from penata.kernel.notify.schedule import Channel


def register() -> None:
    add(Check("Pengiriman", sending, Needs.DATABASE, 45))


def sending() -> Iterator[Finding]:
    off = "mati; boleh, setel PENATA_MESSAGING_URL bila ada gerbangnya"
    yield good("WhatsApp/SMS", "menyala" if queries.open_ways()[Channel.PHONE] else off)
    late, failed = queries.late(), queries.totals()["failed"]
    words = f"{late} terlambat lebih dari sejam, {failed} gagal"
    yield (
        poor("Pengiriman", words, "lihat halaman Pengiriman") if late or failed else good("Pengiriman", words)
    )
