"""Many rows at once. Only actions call this; a test of the house counts it as a write."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any, TypeVar

from django.db import connection
from psycopg import sql

from penata.kernel.db import readonly

Row = TypeVar("Row")

MANY_ROWS = 500
STRIDE = 101
SAMPLE = 10  # times 300 rows of each table


def copy_into(table: str, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> int:
    """Write rows by COPY within the caller's transaction; how many went in.

    Values are adapted by psycopg; wrap JSON in `psycopg.types.json.Jsonb`.
    """
    readonly.refuse_copy(table)  # COPY passes by Django's cursor, where other statements are looked at
    statement = sql.SQL("copy {} ({}) from stdin").format(
        sql.Identifier(table), sql.SQL(", ").join(map(sql.Identifier, columns))
    )
    count = 0
    with (
        connection.cursor() as cursor,
        connection.wrap_database_errors,
        cursor.cursor.copy(statement) as copy,
    ):
        for row in rows:
            copy.write_row(row)
            count += 1
    return count


def scattered(rows: Sequence[Row]) -> Iterator[Row]:
    """The rows in an order that does not rise: the index of an exclusion constraint takes them in half the time."""
    return (row for start in range(STRIDE) for row in rows[start::STRIDE])


@contextmanager
def checked_meanwhile() -> Iterator[None]:
    """The server checks the references written so far while the body computes; the body may not use the database.

    Otherwise it would check them all at the commit, with nobody doing anything else.
    """
    with connection.wrap_database_errors, ThreadPoolExecutor(max_workers=1) as aside:
        connection.ensure_connection()
        checking = aside.submit(connection.connection.execute, "set constraints all immediate")
        yield
        checking.result()
    with connection.cursor() as cursor:
        cursor.execute("set constraints all deferred")


def insert_missing(table: str, columns: Mapping[str, str], rows: Sequence[Sequence[Any]]) -> int:
    """Insert rows but those that a constraint says are there already, in one statement; how many went in.

    columns: name -> PostgreSQL type.
    """
    if not rows:
        return 0
    statement = sql.SQL("insert into {} ({}) select * from unnest({}) on conflict do nothing").format(
        sql.Identifier(table),
        sql.SQL(", ").join(map(sql.Identifier, columns)),
        sql.SQL(", ").join(sql.SQL("%s::{}[]").format(sql.SQL(kind)) for kind in columns.values()),
    )
    with connection.cursor() as cursor:
        cursor.execute(statement, [list(column) for column in zip(*rows, strict=True)])
        return int(cursor.rowcount)


def draw_ids(sequence: str, count: int) -> list[int]:
    """Take `count` numbers from a sequence in one statement, so that children can name their parents."""
    if not count:
        return []
    with connection.cursor() as cursor:
        cursor.execute("select nextval(%s::regclass) from generate_series(1, %s)", [sequence, count])
        return [row[0] for row in cursor.fetchall()]


def update_from(
    table: str, columns: Mapping[str, str], rows: Iterable[Sequence[Any]], key: str = "id"
) -> int:
    """Set columns of many rows in one statement; how many changed. Each row: the key, then a value a column.

    columns: name -> PostgreSQL type. The values travel by COPY into a temporary table.
    """
    rows = list(rows)
    if not rows:
        return 0
    names = sql.SQL(", ").join(
        sql.SQL("{} {}").format(sql.Identifier(n), sql.SQL(t)) for n, t in columns.items()
    )
    sets = sql.SQL(", ").join(sql.SQL("{0} = new.{0}").format(sql.Identifier(n)) for n in columns)
    with connection.cursor() as cursor:
        cursor.execute(
            sql.SQL("create temporary table incoming (key bigint primary key, {}) on commit drop").format(
                names
            )
        )
        copy_into("incoming", ("key", *columns), rows)
        cursor.execute(
            sql.SQL("update {} as old set {} from incoming new where old.{} = new.key").format(
                sql.Identifier(table), sets, sql.Identifier(key)
            )
        )
        count = int(cursor.rowcount)
        cursor.execute("drop table incoming")
    return count


def refresh_statistics() -> None:
    """Tell the planner what this transaction did to its tables, where it did much; it would plan as for empty ones."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select relid::regclass::text from pg_stat_xact_user_tables where n_tup_ins + n_tup_upd + n_tup_del > %s",
            [MANY_ROWS],
        )
        tables = [name for (name,) in cursor.fetchall()]
        if tables:
            cursor.execute(f"set local default_statistics_target = {SAMPLE}; analyze {', '.join(tables)}")
