"""What a backup says of itself: what must be found in it, and what is not in it on purpose."""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass, field
from typing import Any

import psycopg
from django.db.migrations.loader import MigrationLoader
from psycopg import sql

from penata.kernel import clock
from penata.kernel.backup.container import damaged
from penata.kernel.backup.programs import major_of_server
from penata.kernel.version import VERSION

# Who is signed in, what is remembered for a while, and whether changing is held up: of that server and that moment.
EMPTIED = ("django_session", "usersessions_usersession", "penata_cache", "maintenance_closure")
SECRETS = {
    "PENATA_SECRET_KEY": "kunci penanda tangan (atau PENATA_HOME/secret.key); dengan kunci lain, tautan, kode, dan apa pun "
    "yang disandikan dengannya tidak berlaku lagi, dan semua orang masuk ulang",
    "PENATA_BACKUP_PASSPHRASE": "kata sandi cadangan; tanpanya tidak satu pun cadangan dapat dibuka",
    "PENATA_DATABASE_URL": "alamat dan sandi basis data; buat yang baru di peladen baru",
}

_TABLES = """
    select n.nspname, c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'r' and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
      and not exists (select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')
    order by 1, 2
"""
_ANYTHING = """
    select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p', 'v', 'm', 'S', 'f') and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
      and not exists (select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')
    limit 1
"""
_HEAD = "select last_seq, encode(head, 'hex') from audit_sealbatch order by id desc limit 1"


@dataclass(frozen=True, slots=True)
class Manifest:
    """tables: rows of each. files: SHA-256 of each. secrets: what is not in here. settings: names only, never values."""

    version: str
    created_at: str
    server: int
    dumped_by: int
    migrations: list[str]
    tables: dict[str, int]
    emptied: list[str]
    seq: int
    head: str
    files: dict[str, str]
    left_out: list[str]
    secrets: dict[str, str]
    settings: list[str] = field(default_factory=list)

    def written(self) -> bytes:
        return json.dumps(asdict(self), ensure_ascii=False, indent=1).encode()

    @classmethod
    def read(cls, told: bytes) -> Manifest:
        """Proved by the container; one that does not fit is of another version of this code."""
        try:
            return cls(**json.loads(told))
        except (ValueError, TypeError):
            raise damaged() from None

    @property
    def least_server(self) -> int:
        """The oldest server that takes the dump: not older than where it came from, nor than the program that made it."""
        return max(self.server, self.dumped_by)

    @property
    def rows(self) -> int:
        return sum(self.tables.values())


def taken(
    link: psycopg.Connection[Any], *, dumped_by: int, files: dict[str, str], left_out: list[str]
) -> Manifest:
    """Of what `link`'s snapshot shows."""
    counts = counted(link)
    head = link.execute(_HEAD).fetchone() or (0, "")
    return Manifest(
        version=VERSION,
        created_at=clock.now().isoformat(),
        server=major_of_server(link),
        dumped_by=dumped_by,
        migrations=[f"{app}.{name}" for app, name in _applied(link)],
        tables={name: 0 if name in EMPTIED else rows for name, rows in counts.items()},
        emptied=[name for name in EMPTIED if name in counts],
        seq=head[0],
        head=head[1],
        files=files,
        left_out=left_out,
        secrets=SECRETS,
        settings=sorted(name for name in os.environ if name.startswith("PENATA_")),
    )


def counted(link: psycopg.Connection[Any]) -> dict[str, int]:
    """Rows of every table; those outside `public` are named with their schema."""
    counts = {}
    for schema, table in link.execute(_TABLES).fetchall():
        rows = link.execute(
            sql.SQL("select count(*) from {}.{}").format(sql.Identifier(schema), sql.Identifier(table))
        ).fetchone()
        assert rows is not None
        counts[table if schema == "public" else f"{schema}.{table}"] = int(rows[0])
    return counts


def anything_in(link: psycopg.Connection[Any]) -> str:
    """The name of something that stands in the database, "" where it is empty."""
    found = link.execute(_ANYTHING).fetchone()
    return str(found[0]) if found else ""


def differences(manifest: Manifest, found: dict[str, int]) -> list[str]:
    """Tables whose rows are not as many as the manifest says, in words."""
    names = sorted({*manifest.tables, *found})
    return [
        f"{name}: {found.get(name, 'tidak ada')}, seharusnya {manifest.tables.get(name, 'tidak ada')}"
        for name in names
        if found.get(name) != manifest.tables.get(name)
    ]


def unknown_migrations(manifest: Manifest) -> list[str]:
    """Those that this version has never heard of: the backup comes from a newer one."""
    known = {f"{app}.{name}" for app, name in MigrationLoader(None).disk_migrations or ()}
    return sorted({*manifest.migrations} - known)


def _applied(link: psycopg.Connection[Any]) -> list[tuple[str, str]]:
    return link.execute("select app, name from django_migrations order by id").fetchall()
