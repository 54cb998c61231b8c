"""The database: there, of a version, encoding and size that fit, with the tables of this version."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from penata.kernel import clock
from penata.kernel.health.register import Check, Finding, Needs, add, bad, good, poor

OLDEST, NEWEST = 15, 18
EXTENSIONS = {"ltree", "btree_gist", "pg_trgm", "unaccent"}
LEAST_CONNECTIONS = 30
CROWDED_PERCENT = 80
CLOCK_TOLERANCE_SECONDS = 5
LEAST_FREE_GIGABYTES = 2
SETUP = "jalankan penata setup"


def register() -> None:
    asked = Needs.DATABASE
    add(
        Check("Basis data", server, asked, 10),
        Check("Pengodean", encoding, asked, 11),
        Check("Ekstensi", extensions, asked, 12),
        Check("Sambungan", connections, asked, 13),
        Check("Catatan basis data", server_log, asked, 14),
        Check("Tabel", tables, asked, 15),
        Check("Ukuran basis data", size, asked, 16),
        Check("Jam", clocks, asked, 20),
    )


def one(statement: str) -> tuple[Any, ...]:
    with connection.cursor() as cursor:
        cursor.execute(statement)
        row: tuple[Any, ...] = cursor.fetchone()
        return row


def server() -> Iterator[Finding]:
    (number,) = one("select current_setting('server_version_num')::int")
    major = number // 10000
    if not OLDEST <= major <= NEWEST:
        yield bad(
            "Basis data",
            f"PostgreSQL {major}",
            f"pasang PostgreSQL {OLDEST} sampai {NEWEST} dan pulihkan cadangan ke sana",
        )
    elif settings.PENATA_EMBEDDED_SERVER is not None:
        yield poor(
            "Basis data",
            f"PostgreSQL {major}, peladen bawaan: hanya untuk contoh dan uji",
            "untuk kantor setel PENATA_DATABASE_URL",
        )
    else:
        yield good("Basis data", f"PostgreSQL {major}")


def encoding() -> Iterator[Finding]:
    found, collation = one(
        "select pg_encoding_to_char(encoding), datcollate from pg_database where datname = current_database()"
    )
    if found != "UTF8":
        yield bad(
            "Pengodean", found, "buat basis data UTF8 seperti di docs/operations.md, lalu pulihkan ke sana"
        )
    elif collation not in {"C.UTF-8", "C.utf8", "C"}:
        yield poor(
            "Pengodean",
            f"UTF8, urutan {collation}; yang diuji C.UTF-8",
            "buat basis data dengan --locale C.UTF-8, lalu pulihkan ke sana",
        )
    else:
        yield good("Pengodean", f"UTF8, {collation}")


def extensions() -> Iterator[Finding]:
    (names,) = one("select array_agg(extname::text) from pg_extension")
    missing = sorted(EXTENSIONS - set(names))
    if missing:
        yield bad("Ekstensi", f"belum ada {', '.join(missing)}", f"{SETUP}; perlu paket contrib PostgreSQL")
    else:
        yield good("Ekstensi", "lengkap")


def connections() -> Iterator[Finding]:
    most, used = one(
        "select current_setting('max_connections')::int, (select count(*) from pg_stat_activity"
        " where backend_type = 'client backend')"
    )
    words = f"{used} dari {most} terpakai"
    if most < LEAST_CONNECTIONS:
        yield poor("Sambungan", words, f"setel max_connections sedikitnya {LEAST_CONNECTIONS}")
    elif used * 100 >= most * CROWDED_PERCENT:
        yield poor("Sambungan", words, "naikkan max_connections, atau pasang PgBouncer di depannya")
    else:
        yield good("Sambungan", words)


def server_log() -> Iterator[Finding]:
    """A statement that fails is written into PostgreSQL's own log with the names and numbers that it holds."""
    level, verbosity, slow = one(
        "select current_setting('log_min_error_statement'), current_setting('log_error_verbosity'),"
        " current_setting('log_min_duration_statement')"
    )
    if level in {"fatal", "panic"} and verbosity == "terse" and slow == "-1":
        yield good("Catatan basis data", "tanpa isi pernyataan")
    else:
        yield poor(
            "Catatan basis data",
            "pernyataan yang gagal ditulis dengan data pribadi di dalamnya",
            "setel log_min_error_statement=panic, log_error_verbosity=terse untuk peran ini (docs/operations.md)",
        )


def tables() -> Iterator[Finding]:
    executor = MigrationExecutor(connection)
    missing = executor.migration_plan(executor.loader.graph.leaf_nodes())
    unknown = set(executor.loader.applied_migrations) - set(executor.loader.disk_migrations or {})
    ours = {name for name, _migration in unknown} & {
        name for name, _node in executor.loader.graph.leaf_nodes()
    }
    if missing:
        yield bad("Tabel", f"{len(missing)} perubahan belum dijalankan", SETUP)
    elif ours:
        yield bad(
            "Tabel",
            f"basis data lebih baru daripada program ini ({', '.join(sorted(ours))})",
            "pasang versi program yang sama dengan basis datanya",
        )
    elif "penata_cache" not in connection.introspection.table_names():
        yield bad("Tabel", "tabel singgahan belum ada", SETUP)
    else:
        yield good("Tabel", "sesuai versi ini")


def size() -> Iterator[Finding]:
    (megabytes,) = one("select pg_database_size(current_database()) / 1048576")
    free = _free_beside_data()
    if free is None:
        yield good(
            "Ukuran basis data", f"{megabytes} MB; ruang kosong di peladennya tidak terlihat dari sini"
        )
    elif free < LEAST_FREE_GIGABYTES:
        yield poor("Ukuran basis data", f"{megabytes} MB, tinggal {free:.1f} GB kosong", "tambah ruang")
    else:
        yield good("Ukuran basis data", f"{megabytes} MB, {free:.1f} GB kosong")


def _free_beside_data() -> float | None:
    """In GB, where the data folder is told to us and stands on this machine."""
    if settings.PENATA_EMBEDDED_SERVER is not None:
        folder = settings.PENATA_EMBEDDED_SERVER.folder
    elif (connection.settings_dict["HOST"] or "localhost") in {"localhost", "127.0.0.1", "::1"}:
        (told,) = one("select (select setting from pg_settings where name = 'data_directory')")
        folder = Path(told) if told else Path("/var/lib/postgresql")
    else:
        return None
    try:
        return shutil.disk_usage(folder).free / 1024**3
    except OSError:
        return None


def clocks() -> Iterator[Finding]:
    (theirs,) = one("select clock_timestamp()")
    apart = abs((clock.now() - theirs).total_seconds())
    if settings.PENATA_TODAY is not None:
        yield poor("Jam", f"hari ditetapkan {settings.PENATA_TODAY}", "hapus PENATA_TODAY di kantor")
    elif apart > CLOCK_TOLERANCE_SECONDS:
        yield bad("Jam", f"jam peladen dan basis data berbeda {apart:.0f} detik", "nyalakan NTP di keduanya")
    else:
        yield good("Jam", f"hari ini {clock.today()}")
