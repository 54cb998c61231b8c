"""A backup brought back equals its origin table by table; what does not fit changes nothing."""

from __future__ import annotations

import stat
import subprocess
import threading
from dataclasses import replace
from functools import partial

import psycopg
import pytest
from django.db import connection

from penata.kernel.backup import BackupError, container, manifest, parts, reading, restoring, writing
from penata.kernel.backup.programs import Server, major_of_server
from tests.kernel.audit.chains import leave, seal
from tests.kernel.backup.clusters import cluster, contents, empty_database, oldest_installed
from tests.releases.kept import load, releases

pytestmark = pytest.mark.django_db(transaction=True)
SECRET, CHEAP = "kuda baterai staples", 1 << 10


@pytest.fixture
def server() -> Server:
    return Server.of(connection.settings_dict)


@pytest.fixture
def home(tmp_path):
    folder = tmp_path / "rumah"
    (folder / "files" / "ab").mkdir(parents=True)
    (folder / "files" / "ab" / "abcd").write_bytes(b"surat" * 1000)
    (folder / "anchors.jsonl").write_text('{"at": "2026-11-22", "seq": 0, "hash": ""}\n')
    return folder


@pytest.fixture
def fresh(server):
    with empty_database(server, f"{server.database}_pulih") as made:
        yield made


@pytest.fixture
def made(tmp_path, server, home, operator, monkeypatch):
    """Of many chunks, so that a broken one may come long after the loading has begun."""
    monkeypatch.setattr(writing.container, "Sealer", partial(container.Sealer, chunk=4096))
    leave(operator, "satu", "dua")
    seal(3)  # the operator's own account is the first
    leave(operator, "belum disegel")
    path = tmp_path / "kantor.cadangan"
    told = writing.back_up(path, SECRET, server=server, home=home, cost=CHEAP)
    return path, told


def test_an_office_comes_back_equal_in_every_table_with_its_files(made, server, fresh, tmp_path):
    path, told = made
    other = tmp_path / "rumah lain"
    done = restoring.restore(path, SECRET, server=fresh, home=other)
    assert contents(fresh) == contents(server)
    assert done.placed == ["anchors.jsonl", "files/ab/abcd"]
    assert (other / "files/ab/abcd").read_bytes() == b"surat" * 1000
    assert restoring.compare(told, fresh) == []
    assert (told.tables["audit_trace"], told.tables["audit_seal"], told.seq) == (4, 3, 3)


def test_the_file_is_for_its_owner_holds_nothing_readable_and_is_never_replaced(made, server, home):
    path, _told = made
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert not path.with_name(path.name + ".partial").exists()
    content = path.read_bytes()
    assert b"surat" not in content
    assert b"PGDMP" not in content
    assert b"audit_trace" not in content
    with pytest.raises(BackupError, match="sudah ada"):
        writing.back_up(path, SECRET, server=server, home=home, cost=CHEAP)
    assert path.read_bytes() == content


def test_the_manifest_names_what_is_not_in_it(made, monkeypatch):
    _path, told = made
    assert {"PENATA_SECRET_KEY", "PENATA_BACKUP_PASSPHRASE", "PENATA_DATABASE_URL"} <= set(told.secrets)
    assert (
        {"django_session", "penata_cache", "maintenance_closure"} >= set(told.emptied) >= {"django_session"}
    )
    assert "PENATA_HOME" in told.settings


def test_who_was_signed_in_is_not_signed_in_afterwards(server, home, fresh, tmp_path, operator, client):
    client.force_login(operator)
    told = writing.back_up(tmp_path / "b", SECRET, server=server, home=home, cost=CHEAP)
    restoring.restore(tmp_path / "b", SECRET, server=fresh, home=tmp_path / "x")
    with fresh.connect() as link:
        assert link.execute("select count(*) from django_session").fetchone() == (0,)
    assert told.tables["django_session"] == 0
    connection.cursor().execute("delete from django_session")


def test_what_is_written_meanwhile_is_in_neither_the_counts_nor_the_dump(
    server, home, fresh, tmp_path, operator, monkeypatch
):
    taken = manifest.taken

    def slowly(link, **told):
        found = taken(link, **told)
        writer = threading.Thread(target=lambda: (leave(operator, "sementara itu"), connection.close()))
        writer.start()
        writer.join()
        return found

    leave(operator, "sebelum")
    monkeypatch.setattr(writing.manifest, "taken", slowly)
    told = writing.back_up(tmp_path / "b", SECRET, server=server, home=home, cost=CHEAP)
    restoring.restore(tmp_path / "b", SECRET, server=fresh, home=tmp_path / "x")
    assert restoring.compare(told, fresh) == []
    assert restoring.compare(told, server) == [
        f"audit_trace: {told.tables['audit_trace'] + 1}, seharusnya {told.tables['audit_trace']}",
        f"audit_tracevalues: {told.tables['audit_tracevalues'] + 1}, seharusnya {told.tables['audit_tracevalues']}",
    ]


def test_a_database_that_holds_something_is_refused_and_left_alone(made, fresh, tmp_path):
    path, _told = made
    with fresh.connect() as link:
        link.execute("create table milik_orang (n int)")
    with pytest.raises(BackupError, match="tidak kosong"):
        restoring.restore(path, SECRET, server=fresh, home=tmp_path / "x")
    with fresh.connect() as link:
        assert manifest.anything_in(link) == "milik_orang"
    assert not (tmp_path / "x").exists()


def test_extensions_alone_are_nothing(fresh):
    with fresh.connect() as link:
        link.execute("create extension pg_trgm; create extension ltree")
        assert manifest.anything_in(link) == ""


@pytest.mark.parametrize("where", [0.2, 0.6, 0.99])
def test_a_damaged_backup_puts_nothing_in_anywhere(made, fresh, tmp_path, where):
    path, _told = made
    content = bytearray(path.read_bytes())
    content[int(len(content) * where)] ^= 1
    path.write_bytes(content)
    for ask in (
        lambda: restoring.restore(path, SECRET, server=fresh, home=tmp_path / "x"),
        lambda: reading.look_through(path, SECRET),
    ):
        with pytest.raises(BackupError, match="rusak"):
            ask()
    with fresh.connect() as link:
        assert manifest.anything_in(link) == ""
    assert not (tmp_path / "x").exists()


def test_one_that_is_swapped_between_proof_and_loading_is_rolled_back(made, fresh, tmp_path, monkeypatch):
    """Its tail is broken after it was looked through: what was loaded so far goes again."""
    path, _told = made
    proved = reading.look_through

    def then_broken(*args, **kwargs):
        told = proved(*args, **kwargs)
        content = path.read_bytes()
        path.write_bytes(content[:-2000])
        return told

    monkeypatch.setattr(restoring.reading, "look_through", then_broken)
    with pytest.raises(BackupError, match="rusak"):
        restoring.restore(path, SECRET, server=fresh, home=tmp_path / "x")
    with fresh.connect() as link:
        assert manifest.anything_in(link) == ""


def test_files_that_stand_there_are_not_replaced_and_named(made, fresh, tmp_path):
    path, _told = made
    other = tmp_path / "x"
    other.mkdir()
    (other / "anchors.jsonl").write_text("milik sini\n")
    done = restoring.restore(path, SECRET, server=fresh, home=other)
    assert (done.placed, done.kept) == (["files/ab/abcd"], ["anchors.jsonl"])
    assert (other / "anchors.jsonl").read_text() == "milik sini\n"


@pytest.mark.parametrize(
    ("change", "words"),
    [({"server": 99}, "Pulihkan ke PostgreSQL 99 atau lebih baru"), ({"dumped_by": 98}, "PostgreSQL 98"),
     ({"migrations": ["people.0999_besok"]}, r"tidak dikenal: people\.0999_besok")],
)  # fmt: skip
def test_one_from_a_newer_server_or_a_newer_penata_is_refused(made, fresh, tmp_path, change, words):
    _path, told = made
    newer = tmp_path / "lebih baru"
    with newer.open("wb") as out:
        sealer = container.Sealer(out, SECRET, cost=CHEAP)
        parts.write_part(sealer, parts.MANIFEST, [replace(told, files={}, **change).written()])
        parts.write_part(sealer, parts.DUMP, [b"PGDMP"])
        parts.write_end(sealer)
        sealer.close()
    with pytest.raises(BackupError, match=words):
        restoring.restore(newer, SECRET, server=fresh, home=tmp_path / "x")


def test_a_dump_that_pg_restore_refuses_leaves_the_database_empty(made, fresh, tmp_path):
    _path, told = made
    broken = tmp_path / "bukan dump"
    with broken.open("wb") as out:
        sealer = container.Sealer(out, SECRET, cost=CHEAP)
        parts.write_part(sealer, parts.MANIFEST, [replace(told, files={}).written()])
        parts.write_part(sealer, parts.DUMP, [b"PGDMP" + b"x" * 3_000_000])
        parts.write_end(sealer)
        sealer.close()
    with pytest.raises(BackupError, match="pg_restore gagal, basis data tetap kosong"):
        restoring.restore(broken, SECRET, server=fresh, home=tmp_path / "x")
    with fresh.connect() as link:
        assert manifest.anything_in(link) == ""


def test_a_backup_that_breaks_leaves_no_file(server, home, tmp_path, monkeypatch):
    def broken(*_args):
        yield b"PGDMP"
        raise BackupError("putus")

    monkeypatch.setattr(writing, "_dump", broken)
    with pytest.raises(BackupError, match="putus"):
        writing.back_up(tmp_path / "b", SECRET, server=server, home=home, cost=CHEAP)
    assert [path.name for path in tmp_path.iterdir()] == ["rumah"]


def test_a_pg_dump_that_fails_is_told_in_its_own_last_words(server, home, tmp_path, monkeypatch):
    monkeypatch.setattr(writing.manifest, "EMPTIED", ("django_session", "a.b.c.d"))
    with pytest.raises(BackupError, match=r"pg_dump gagal\. .*a\.b\.c\.d"):
        writing.back_up(tmp_path / "b", SECRET, server=server, home=home, cost=CHEAP)


@pytest.mark.slow
@pytest.mark.parametrize("version", releases())
def test_the_oldest_server_that_is_installed_comes_back_equal_on_this_one(
    version, server, fresh, tmp_path, home
):
    """Debian's PostgreSQL 15 into the embedded 18: table by table, sequences and transaction numbers included."""
    programs = oldest_installed()
    if programs is None:
        pytest.skip("Tidak ada PostgreSQL lain yang terpasang; hanya peladen bawaan yang diuji.")
    with cluster(programs) as old:
        source = Server.of(old.connection_settings())
        load(version, source)
        told = writing.back_up(tmp_path / "b", SECRET, server=source, home=home, cost=CHEAP)
        assert f"{told.server}" == programs.parent.name == f"{told.dumped_by}"
        with server.connect() as link:
            assert major_of_server(link) >= told.server
        restoring.restore(tmp_path / "b", SECRET, server=fresh, home=tmp_path / "x")
        assert contents(fresh) == contents(source)


def test_psycopg_and_pg_dump_speak_of_the_same_database(server):
    """A socket, a port or a user that only one of them is told would dump another database than was counted."""
    shown = subprocess.run(
        [str(writing.program("psql", 15, 18).path), "-Atc", "select current_database()"],
        env=server.environment(), capture_output=True, text=True, check=True,
    )  # fmt: skip
    with server.connect() as link:
        assert isinstance(link, psycopg.Connection)
        assert link.execute("select current_database()").fetchone() == (shown.stdout.strip(),)
