"""Databases to back up and to restore into, beside the one of the tests."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import psycopg
from psycopg import sql

from penata.kernel.backup.manifest import _TABLES, EMPTIED
from penata.kernel.backup.programs import INSTALLED, Server
from penata.kernel.embedded import EmbeddedServer

CARELESS = ("-c fsync=off", "-c shared_buffers=32MB")


@contextmanager
def cluster(binaries: Path | None = None, *options: str) -> Iterator[EmbeddedServer]:
    """A server of its own, gone afterwards."""
    home = Path(tempfile.mkdtemp(prefix="penata-uji-"))
    home.chmod(0o755)
    made = EmbeddedServer(home, binaries, (*CARELESS, *options))
    try:
        made.start()
        yield made
    finally:
        made.stop()
        shutil.rmtree(home)


@contextmanager
def empty_database(beside: Server, name: str) -> Iterator[Server]:
    """On the same server."""
    fresh, told = replace(beside, database=name), sql.Identifier(name)
    with beside.connect() as link:
        link.execute(sql.SQL("drop database if exists {} with (force)").format(told))
        link.execute(sql.SQL("create database {} template template0").format(told))
    try:
        yield fresh
    finally:
        with beside.connect() as link:
            link.execute(sql.SQL("drop database {} with (force)").format(told))


def oldest_installed() -> Path | None:
    """The programs of the oldest PostgreSQL from 15 on that stands beside the embedded one."""
    found = [path for path in INSTALLED.glob("*/bin") if (path / "postgres").exists()]
    return min(
        (path for path in found if int(path.parent.name) >= 15),
        key=lambda path: int(path.parent.name),
        default=None,
    )


def contents(server: Server) -> dict[str, str]:
    """Of every table but the emptied ones, a digest of its rows in order; and where every sequence stands."""
    with server.connect() as link:
        link.execute("set timezone = 'UTC'")
        tables = [table for _schema, table in link.execute(_TABLES).fetchall() if table not in EMPTIED]
        return {table: _digest(link, table) for table in tables} | {"sequences": _sequences(link)}


def _digest(link: psycopg.Connection, table: str) -> str:
    statement = "select count(*) || ' ' || coalesce(md5(string_agg(t::text, '|' order by t::text collate \"C\")), '') from {} t"
    return str(link.execute(sql.SQL(statement).format(sql.Identifier(table))).fetchone()[0])


def _sequences(link: psycopg.Connection) -> str:
    found = link.execute(
        "select sequencename, last_value from pg_sequences where schemaname = 'public' order by 1"
    )
    return str(found.fetchall())
