"""penata check: is this installation sound? Also Django's own checks, whose command this replaces."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any

from django.conf import settings
from django.core import checks
from django.core.management.base import CommandError
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from penata.domains.organization import public as organization
from penata.kernel import clock, law
from penata.kernel.access import Actor
from penata.kernel.audit import queries as audit
from penata.kernel.notify import queries as notify
from penata.kernel.notify.schedule import Channel
from penata.kernel.values import N_, Term
from penata.portals.management.base import PenataCommand

OLDEST, NEWEST = 15, 18
LEAST_FREE_GIGABYTES = 2
CLOCK_TOLERANCE_SECONDS = 5


class Health(Term):
    GOOD = "baik", N_("baik")
    ATTENTION = "perhatian", N_("perlu perhatian")
    BAD = "buruk", N_("buruk")


@dataclass(frozen=True, slots=True)
class Finding:
    what: str
    health: str
    words: str


class Command(PenataCommand):
    help = "Periksa pemasangan: basis data, tabel, ruang, jam, rantai jejak, aturan yang meragukan."

    def act(self, by: Actor, options: dict[str, Any]) -> Any:
        findings = [
            *_django(),
            *_database(),
            _migrations(),
            _disk(),
            _clock(),
            _traces(),
            _law(),
            _government(),
            *_notify(),
        ]
        return {
            "ok": all(f.health != Health.BAD for f in findings),
            "findings": [asdict(f) for f in findings],
        }

    def tell(self, result: Any) -> None:
        for finding in result["findings"]:
            self.stdout.write(f"{finding['health']:10} {finding['what']:16} {finding['words']}")

    def settle(self, result: Any) -> None:
        if not result["ok"]:
            raise CommandError("Pemasangan ini belum sehat; lihat baris yang buruk di atas.")


def _django() -> Iterator[Finding]:
    for message in checks.run_checks():
        if message.level >= checks.ERROR:
            yield Finding("Django", Health.BAD, str(message.msg))


def _database() -> Iterator[Finding]:
    with connection.cursor() as cursor:
        cursor.execute("show server_version_num")
        major = int(cursor.fetchone()[0]) // 10000
    fits = OLDEST <= major <= NEWEST
    words = (
        f"PostgreSQL {major}" if fits else f"PostgreSQL {major}; Penata memerlukan {OLDEST} sampai {NEWEST}"
    )
    yield Finding("Basis data", Health.GOOD if fits else Health.BAD, words)
    if settings.PENATA_EMBEDDED_SERVER is not None:
        words = "peladen bawaan: hanya untuk contoh dan uji; untuk kantor setel PENATA_DATABASE_URL"
        yield Finding("Peladen", Health.ATTENTION, words)


def _migrations() -> Finding:
    executor = MigrationExecutor(connection)
    missing = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if missing:
        return Finding(
            "Tabel", Health.BAD, f"{len(missing)} perubahan belum dijalankan; jalankan penata setup"
        )
    return Finding("Tabel", Health.GOOD, "sesuai versi ini")


def _disk() -> Finding:
    if not settings.PENATA_HOME.is_dir():
        return Finding("Ruang", Health.BAD, f"{settings.PENATA_HOME} belum ada; jalankan penata setup")
    free = shutil.disk_usage(settings.PENATA_HOME).free / 1024**3
    health = Health.GOOD if free >= LEAST_FREE_GIGABYTES else Health.ATTENTION
    return Finding("Ruang", health, f"{free:.1f} GB kosong di {settings.PENATA_HOME}")


def _clock() -> Finding:
    with connection.cursor() as cursor:
        cursor.execute("select clock_timestamp()")
        apart = abs((clock.now() - cursor.fetchone()[0]).total_seconds())
    if settings.PENATA_TODAY is not None:
        return Finding("Jam", Health.ATTENTION, f"hari ditetapkan {settings.PENATA_TODAY}")
    if apart > CLOCK_TOLERANCE_SECONDS:
        return Finding("Jam", Health.BAD, f"jam peladen dan basis data berbeda {apart:.0f} detik")
    return Finding("Jam", Health.GOOD, f"hari ini {clock.today()}")


def _traces() -> Finding:
    head = audit.head()
    if head is None:
        return Finding(
            "Rantai jejak", Health.ATTENTION, "belum pernah disegel; pekerja latar menyegelnya tiap menit"
        )
    return Finding(
        "Rantai jejak", Health.GOOD, f"{head.last_seq} jejak tersegel; periksa dengan penata audit verify"
    )


def _law() -> Finding:
    in_force = law.in_force(clock.today())
    doubtful = sum(bool(provision.doubt) for provision in in_force.provisions.values())
    health = Health.ATTENTION if doubtful else Health.GOOD
    return Finding(
        "Aturan",
        health,
        f"{len(in_force)} berlaku, {doubtful} masih perlu dipastikan (halaman Aturan berlaku)",
    )


def _government() -> Finding:
    names = [unit.name for unit in organization.governments()]
    if not names:
        return Finding(
            "Pemerintah", Health.ATTENTION, "belum ada; impor unit dengan satu baris berjenis pemda"
        )
    return Finding("Pemerintah", Health.GOOD, ", ".join(names))


def _notify() -> Iterator[Finding]:
    """Which ways out there are, and whether what should go out goes."""
    ways, totals = notify.open_ways(), notify.totals()
    mail = "menyala" if ways[Channel.MAIL] else "mati; setel PENATA_MAIL_URL dan PENATA_MAIL_FROM"
    yield Finding("Surel", Health.GOOD if ways[Channel.MAIL] else Health.ATTENTION, mail)
    phone = (
        "menyala" if ways[Channel.PHONE] else "mati; boleh, setel PENATA_MESSAGING_URL bila ada gerbangnya"
    )
    yield Finding("WhatsApp/SMS", Health.GOOD, phone)
    late, failed = notify.late(), totals["failed"]
    words = f"{late} terlambat lebih dari sejam, {failed} gagal (halaman Pengiriman)"
    yield Finding("Pengiriman", Health.ATTENTION if late or failed else Health.GOOD, words)
