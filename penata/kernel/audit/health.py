"""Are traces sealed, and is the chain's head kept where the database's administrator cannot rewrite it?"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.db import connection

from penata.kernel import clock
from penata.kernel.audit import anchors, queries
from penata.kernel.health import Check, Finding, Needs, add, bad, good, poor

SLOW_AFTER_SECONDS, STUCK_AFTER_SECONDS = 5 * 60, 60 * 60
OLD_AFTER_HOURS = 26
SEAL = "jalankan penata audit seal; periksa pekerja latar"

# What is not sealed yet was written by a transaction at or behind the last run's oldest: an index finds it.
_LAG = "select coalesce(extract(epoch from now() - min(at)), 0) from audit_trace where xid >= %s::text::xid8"


def register() -> None:
    add(
        Check("Rantai jejak", sealing, Needs.DATABASE, 40),
        Check("Jangkar", anchoring, Needs.NETWORK, 41),
    )


def lag_seconds() -> float:
    """How long the oldest trace has been waiting to be sealed."""
    last = queries.head()
    with connection.cursor() as cursor:
        cursor.execute(_LAG, [str(int(last.below_xid)) if last else "0"])
        return float(cursor.fetchone()[0])


def sealing() -> Iterator[Finding]:
    lag, last = lag_seconds(), queries.head()
    if lag > STUCK_AFTER_SECONDS:
        yield bad("Rantai jejak", f"jejak belum disegel sejak {lag / 3600:.0f} jam", SEAL)
    elif last is None:
        yield poor(
            "Rantai jejak",
            "belum pernah disegel",
            "pekerja latar menyegelnya tiap menit; jalankan pekerjanya",
        )
    elif lag > SLOW_AFTER_SECONDS:
        yield poor("Rantai jejak", f"jejak belum disegel sejak {lag / 60:.0f} menit", SEAL)
    else:
        yield good("Rantai jejak", f"{last.last_seq} jejak tersegel; periksa dengan penata audit verify")


def anchoring() -> Iterator[Finding]:
    """The age of the last anchor here, and whether its copy elsewhere has the same line."""
    own, copy = anchors.own(), settings.PENATA_ANCHOR_COPY
    if not own.exists():
        yield poor(
            "Jangkar", "belum pernah ditulis", "pekerja latar menulisnya tiap hari; periksa pekerjanya"
        )
        return
    hours = (clock.now().timestamp() - own.stat().st_mtime) / 3600
    if hours > OLD_AFTER_HOURS:
        yield poor("Jangkar", f"terakhir {hours:.0f} jam lalu", "periksa pekerja latar")
    elif copy is None:
        yield poor("Jangkar", "tidak disalin ke tempat lain", "setel PENATA_ANCHOR_COPY (docs/operations.md)")
    elif _last_line(copy) != _last_line(own):
        yield bad("Jangkar", f"salinan di {copy} tertinggal atau berbeda", "salin ulang, lalu cari sebabnya")
    else:
        yield good("Jangkar", f"{hours:.0f} jam lalu, sama dengan salinannya")


def _last_line(path: Path) -> str:
    lines = path.read_text("utf-8").splitlines() if path.exists() else []
    return lines[-1] if lines else ""
