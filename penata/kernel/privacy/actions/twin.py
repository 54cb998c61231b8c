"""Make an anonymised copy of the whole database: a scratch database is filled, stood in for, dumped and dropped.

The original is only read. A registered text without a rule stops it before anything is copied.
"""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import psycopg
from django.apps import apps
from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from psycopg import sql
from psycopg.types.json import Jsonb

from penata.kernel import privacy
from penata.kernel.access import Actor, Permission
from penata.kernel.audit import chain
from penata.kernel.backup import BackupError
from penata.kernel.backup.manifest import counted
from penata.kernel.backup.programs import Server, major_of_server, program
from penata.kernel.privacy.twin import HIDDEN, ROUND, TECHNICAL, Stand, rule_of

SCRATCH = "penata_twin"
IDENTIFYING = {"name", "nik", "nip", "phone", "email", "code", "username"}
_TABLES = (
    "select relname from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace order by 1"
)
_KINDS = """
    select attname::text, format_type(atttypid, atttypmod) from pg_attribute
    where attrelid = %s::regclass and attnum > 0 and not attisdropped
"""

Rules = Mapping[str, Mapping[str, str]]


def make(*, path: Path, secret: str, by: Actor) -> dict[str, int]:
    """Write the copy to `path` in PostgreSQL's own format; table -> rows that it holds."""
    if not getattr(by, "is_system", False):
        raise PermissionDenied(Permission.PRIVACY_READ.value)
    rules = plan()
    source = Server.of(connection.settings_dict)
    try:
        with _scratch(source) as scratch, scratch.connect() as link:
            major = major_of_server(link)
            _fill(source, scratch, major)
            _stand_in(link, rules, secret)
            counts = counted(link)
            _dump(scratch, path, major)
    except BackupError as error:
        raise ValidationError(str(error)) from error
    return counts


def plan() -> Rules:
    """table -> column -> rule, for every table of the models; a ValidationError names fields that have none."""
    missing, rules, kept = [], {}, privacy.kept()
    for model in apps.get_models(include_auto_created=True):
        label, table = model._meta.label, model._meta.db_table
        fields = privacy.registered().get(label, {})
        told = {name: rule_of(model, name, personal.twin) for name, personal in fields.items()}
        missing += [f"{label}.{name}" for name, rule in told.items() if rule is None]
        if fields or label in kept:
            both = {name: rule or "" for name, rule in told.items()} | dict(kept.get(label, {}))
            rules[table] = {_column(model, n): r for n, r in both.items() if r != "keep"}
    if missing:
        raise ValidationError("Belum ada aturan salinan untuk: " + ", ".join(sorted(missing)) + ".")
    return rules


def emptied(rules: Rules, tables: Sequence[str]) -> list[str]:
    """Tables that nobody spoke of: safe is empty."""
    return [table for table in tables if table not in rules and table not in TECHNICAL]


def _column(model: Any, name: str) -> str:
    return str(model._meta.get_field(name).column)


def _stand_in(link: psycopg.Connection[Any], rules: Rules, secret: str) -> None:
    """In place, table by table. Triggers that refuse changes are off in the scratch database alone."""
    tables = _tables(link)
    _triggers(link, tables, "disable")
    with link.transaction():
        blank = sql.SQL(", ").join(map(sql.Identifier, emptied(rules, tables)))
        link.execute(sql.SQL("truncate {}").format(blank))  # at once: they point at one another
        stand = Stand(secret, _real(link, rules))
        for table, columns in sorted(rules.items()):
            if columns:
                _replace(link, table, columns, stand)
        accounts = sql.Identifier(get_user_model()._meta.db_table)  # nobody signs in with what he knows
        link.execute(sql.SQL("update {} set password = '!' || md5(random()::text)").format(accounts))
        _chain_anew(link)
    _triggers(link, tables, "enable")


def _triggers(link: psycopg.Connection[Any], tables: Sequence[str], verb: str) -> None:
    for table in tables:
        link.execute(sql.SQL("alter table {} {} trigger user").format(sql.Identifier(table), sql.SQL(verb)))


def _real(link: psycopg.Connection[Any], rules: Rules) -> set[str]:
    """Every name and number that really occurs: no stand-in may be one of them."""
    found: set[str] = set()
    for table, columns in rules.items():
        for name, rule in columns.items():
            if rule in IDENTIFYING:
                statement = sql.SQL("select distinct {}::text from {}").format(
                    sql.Identifier(name), sql.Identifier(table)
                )
                found |= {row[0] for row in link.execute(statement) if row[0]}
    return found


def _replace(link: psycopg.Connection[Any], table: str, columns: Mapping[str, str], stand: Stand) -> None:
    """Read the rows once, set the new values in one statement."""
    key, names = _key_of(link, table), [*columns]
    listed = sql.SQL(", ").join(map(sql.Identifier, [key, *names]))
    every = sql.SQL("select {} from {} order by 1").format(listed, sql.Identifier(table))
    rows = link.execute(every).fetchall()
    new = ([r[0], *_row(r[0], dict(zip(names, r[1:], strict=True)), columns, stand)] for r in rows)
    _set(link, table, [key, *names], new)


def _set(
    link: psycopg.Connection[Any], table: str, columns: Sequence[str], rows: Iterable[Sequence[Any]]
) -> None:
    """By COPY into a table beside it, from there in one statement. columns: the key, then those that change."""
    kinds, (key, *names) = dict(link.execute(_KINDS, [table]).fetchall()), map(sql.Identifier, columns)
    typed = sql.SQL(", ").join(sql.SQL("{} {}").format(sql.Identifier(n), sql.SQL(kinds[n])) for n in columns)
    link.execute(sql.SQL("create temporary table incoming ({}) on commit drop").format(typed))
    with link.cursor() as cursor, cursor.copy("copy incoming from stdin") as copy:
        for row in rows:
            copy.write_row(row)
    sets = sql.SQL(", ").join(sql.SQL("{0} = new.{0}").format(name) for name in names)
    link.execute(sql.SQL("update {} old set {} from incoming new where old.{} = new.{}").format(
        sql.Identifier(table), sets, key, key))  # fmt: skip
    link.execute("drop table incoming")


def _row(key: Any, held: dict[str, Any], columns: Mapping[str, str], stand: Stand) -> list[Any]:
    """NIK first, the day of birth after it, NIP after that: one person stays one person."""
    by_rule = {rule: name for name, rule in columns.items()}
    told: dict[str, Any] = {}
    nik = held.get(by_rule.get("nik", ""))
    if "nik" in by_rule:
        told[by_rule["nik"]] = nik = stand.of_kind("NIK", nik) if nik else None
    born = None
    if "birth_date" in by_rule:
        born = told[by_rule["birth_date"]] = stand.born(nik, held[by_rule["birth_date"]], int(key))
    if "nip" in by_rule:
        nip = held[by_rule["nip"]]
        told[by_rule["nip"]] = stand.nip(nip, born) if nip else None
    return [told[name] if name in told else _value(columns[name], held[name], key, stand) for name in columns]


def _value(rule: str, value: Any, key: Any, stand: Stand) -> Any:
    """The stand-in of one value; what is empty stays empty."""
    if rule in {"list", "object"}:
        return Jsonb([] if rule == "list" else {})
    if rule == "constants":  # a lesson must say something
        return Jsonb({"": HIDDEN})
    if rule == "values":
        return None if value is None else Jsonb(dict.fromkeys(value, HIDDEN))
    if value in (None, "", b""):
        return value
    if rule == "blank" and isinstance(value, (dict, list)):
        return Jsonb(dict.fromkeys(value, HIDDEN) if isinstance(value, dict) else [])
    simple: dict[str, Callable[[], Any]] = {
        "blank": lambda: HIDDEN.encode() if isinstance(value, (bytes, memoryview)) else HIDDEN,
        "drop": lambda: "", "empty": lambda: "", "null": lambda: None, "name": lambda: stand.name(value),
        "phone": lambda: stand.of_kind("PHONE", value), "email": lambda: stand.of_kind("EMAIL", value),
        "code": lambda: f"P{int(key):06d}", "username": lambda: value if value == "operator" else f"akun{key}",
        "shape": lambda: stand.shape(value), "round": lambda: round(value / ROUND) * ROUND,
        "via": lambda: value.partition(":")[0],
    }  # fmt: skip
    return simple[rule]()


def _chain_anew(link: psycopg.Connection[Any]) -> None:
    """Values and reasons are others now: digests and seals are reckoned again, so that the copy proves itself too."""
    facts = ", ".join(f"t.{name}" for name in chain.TraceFacts._fields)
    statement = f"""select s.seq, v.salt, v.before::text, v.after::text, {facts} from audit_trace t
        left join audit_seal s on s.trace_id = t.id left join audit_tracevalues v on v.trace_id = t.id
        order by s.seq nulls last, t.id"""  # noqa: S608
    head, digests, seals = chain.GENESIS, [], []
    for seq, salt, before, after, *rest in link.execute(statement):
        told = chain.TraceFacts._make(rest)
        if salt is not None:
            texts = [chain.NOTHING if text is None else chain.settled(text) for text in (before, after)]
            told = told._replace(digest=chain.values_digest(bytes(salt), *texts))
            digests.append((told.id, told.digest))
        if seq is not None:
            head = chain.link(head, told)
            seals.append((seq, head))
    _set(link, "audit_trace", ["id", "digest"], digests)
    _set(link, "audit_seal", ["seq", "hash"], seals)
    link.execute(
        "update audit_sealbatch b set head = coalesce((select hash from audit_seal where seq = b.last_seq), b.head)"
    )


def _key_of(link: psycopg.Connection[Any], table: str) -> str:
    found = link.execute(
        "select a.attname from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[0]"
        " where i.indrelid = %s::regclass and i.indisprimary", [table],
    ).fetchone()  # fmt: skip
    assert found is not None
    return str(found[0])


def _tables(link: psycopg.Connection[Any]) -> list[str]:
    return [row[0] for row in link.execute(_TABLES)]


@contextmanager
def _scratch(source: Server) -> Iterator[Server]:
    """An empty database on the same server, gone afterwards whatever happens."""
    name = sql.Identifier(SCRATCH)
    with replace(source, database="postgres").connect() as link:
        link.execute(sql.SQL("drop database if exists {} with (force)").format(name))
        link.execute(sql.SQL("create database {}").format(name))
        try:
            yield replace(source, database=SCRATCH)
        finally:
            link.execute(sql.SQL("drop database if exists {} with (force)").format(name))


def _fill(source: Server, scratch: Server, major: int) -> None:
    """The original as it stands at one moment, from one program into the other: nothing of it touches the disk."""
    dump, load = (program(name, major, major).path for name in ("pg_dump", "pg_restore"))
    with subprocess.Popen(
        [dump, "--format=custom", "--no-owner", "--compress=0"],
        stdout=subprocess.PIPE,
        env=source.environment(),
    ) as reading:
        done = subprocess.run(
            [load, "--no-owner", "--exit-on-error", f"--dbname={scratch.database}"],
            stdin=reading.stdout, env=scratch.environment(), capture_output=True, text=True,
        )  # fmt: skip
    if reading.returncode or done.returncode:
        raise ValidationError(f"Salinan gagal: {done.stderr.strip()[-300:]}")


def _dump(scratch: Server, path: Path, major: int) -> None:
    done = subprocess.run(
        [program("pg_dump", major, major).path, "--format=custom", "--no-owner", f"--file={path}"],
        env=scratch.environment(), capture_output=True, text=True,
    )  # fmt: skip
    if done.returncode:
        raise ValidationError(f"Salinan gagal ditulis: {done.stderr.strip()[-300:]}")
