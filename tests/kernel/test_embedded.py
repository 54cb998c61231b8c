"""The embedded server: one cluster started and stopped by many, and refusals in words."""

from __future__ import annotations

import os
import shutil
import signal
import stat
import tempfile
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from penata.kernel import embedded
from penata.kernel.embedded import LONGEST_SOCKET_FOLDER, EmbeddedServer, EmbeddedServerError

IS_ROOT = os.geteuid() == 0
as_root = pytest.mark.skipif(not IS_ROOT, reason="only root runs the server as somebody else")


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that every user may enter, which pytest's own is not."""
    folder = Path(tempfile.mkdtemp(prefix="penata-uji-"))
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder)


@pytest.fixture
def server(open_folder: Path) -> Iterator[EmbeddedServer]:
    """A cluster of its own, deep below a path that is too long for a socket."""
    home = open_folder / ("panjang-" * 12)
    home.mkdir()
    server = EmbeddedServer(home, options=("-c fsync=off", "-c shared_buffers=16MB"))
    yield server
    if (server.data / "PG_VERSION").exists():
        server.stop()
    shutil.rmtree(server.sockets, ignore_errors=True)


def test_a_server_is_started_once_stopped_once_and_started_again(server):
    assert not server.is_running()
    assert [server.start(), server.start()] == [True, False]
    assert server.is_running()

    # the cluster is UTF-8, and reached by a socket in a short folder that only its owner enters
    assert len(str(server.folder)) > LONGEST_SOCKET_FOLDER >= len(str(server.sockets))
    assert stat.S_IMODE(server.sockets.stat().st_mode) == 0o700
    told = server.connection_settings()
    assert told == {
        "HOST": str(server.sockets),
        "USER": "penata",
        "NAME": "penata",
        "PASSWORD": "",
        "PORT": "",
    }
    with psycopg.connect(host=told["HOST"], user=told["USER"], dbname=told["NAME"]) as link:
        (encoding,) = link.execute("show server_encoding").fetchone()
        (address,) = link.execute("show listen_addresses").fetchone()
        assert (encoding, address) == ("UTF8", "")
        link.execute("create table kept (n int)")

    assert [server.stop(), server.stop()] == [True, False]
    assert not server.is_running()

    again = EmbeddedServer(server.home, options=server.options)
    assert again.start()
    with psycopg.connect(host=str(again.sockets), user="penata", dbname="penata") as link:
        assert link.execute("select count(*) from kept").fetchone() == (0,)
    assert again.stop()


def test_a_cluster_of_another_version_is_refused_in_words(tmp_path):
    data = tmp_path / "server" / "data"
    data.mkdir(parents=True)
    (data / "PG_VERSION").write_text("14\n")
    server = EmbeddedServer(tmp_path)
    with pytest.raises(EmbeddedServerError) as refusal:
        server.start()
    sentence = str(refusal.value)
    assert sentence.startswith(
        f"Basis data di {tmp_path / 'server'} dibuat oleh PostgreSQL 14, sedangkan yang terpasang 1"
    )
    assert sentence.endswith("Cadangkan dengan versi lama, lalu kosongkan PENATA_HOME.")
    assert [path.name for path in data.iterdir()] == ["PG_VERSION"]


def test_a_short_path_keeps_its_socket_beside_the_cluster(open_folder):
    server = EmbeddedServer(open_folder)
    assert server.sockets == server.folder == open_folder / "server"
    assert server.data == open_folder / "server" / "data"


def test_a_long_path_always_leads_to_the_same_short_folder(open_folder):
    home = open_folder / ("panjang-" * 12)
    found = {EmbeddedServer(home).sockets for _again in range(2)}
    other = EmbeddedServer(open_folder / ("lain-" * 18)).sockets
    try:
        (sockets,) = found
        assert sockets.parent == Path(tempfile.gettempdir())
        assert other != sockets
    finally:
        for folder in (*found, other):
            shutil.rmtree(folder)


@as_root
def test_a_short_folder_that_belongs_to_somebody_else_is_not_used(open_folder, monkeypatch):
    """Its name can be guessed: who makes it first would be given the connections, and could answer them."""
    monkeypatch.setattr(tempfile, "tempdir", str(open_folder))
    server = EmbeddedServer(open_folder / ("panjang-" * 12))
    server.sockets.rmdir()
    server.sockets.mkdir()
    os.chown(server.sockets, 12345, 12345)
    with pytest.raises(EmbeddedServerError, match="milik pengguna lain"):
        _ = EmbeddedServer(server.home).sockets


@as_root
def test_root_runs_the_server_as_nobody_and_hands_its_folder_over(open_folder):
    server = EmbeddedServer(open_folder)
    assert server.identity is not None
    assert (server.folder.stat().st_uid, server.folder.stat().st_gid) == server.identity
    assert stat.S_IMODE(server.folder.stat().st_mode) == 0o700


@as_root
def test_where_nobody_cannot_go_the_cluster_stands_elsewhere_and_a_link_says_where(open_folder):
    home = open_folder / "rahasia"
    home.mkdir(mode=0o700)
    elsewhere = EmbeddedServer(home).folder
    try:
        assert elsewhere.parent == Path("/var/tmp")
        assert (home / "server").is_symlink()
        assert (home / "server").resolve() == elsewhere
        assert EmbeddedServer(home).folder == elsewhere
    finally:
        elsewhere.rmdir()


@as_root
def test_a_folder_elsewhere_that_belongs_to_somebody_else_is_refused(open_folder):
    home = open_folder / "rahasia"
    home.mkdir(mode=0o700)
    elsewhere = EmbeddedServer(home).folder
    try:
        (home / "server").unlink()
        os.chown(elsewhere, 12345, 12345)
        with pytest.raises(EmbeddedServerError, match=f"{elsewhere} milik pengguna lain"):
            _ = EmbeddedServer(home).folder
    finally:
        elsewhere.rmdir()


def test_without_the_wheel_the_way_out_is_named(monkeypatch, open_folder):
    monkeypatch.setattr(embedded.importlib.util, "find_spec", lambda name: None)
    with pytest.raises(EmbeddedServerError, match="Setel PENATA_DATABASE_URL ke PostgreSQL 15 sampai 18"):
        EmbeddedServer(open_folder).start()


def test_a_program_that_fails_says_its_last_words(open_folder):
    server = EmbeddedServer(open_folder)
    with pytest.raises(
        EmbeddedServerError, match=r'initdb gagal\. .*could not create directory "/proc/tiada"'
    ):
        server._run("initdb", "-D", "/proc/tiada")


def test_installed_programs_are_used_where_they_are_named(tmp_path):
    assert EmbeddedServer(tmp_path, tmp_path / "bin")._programs == tmp_path / "bin"


# --- kill -9 ---


def kill(server: EmbeddedServer) -> int:
    number = server._number()
    os.kill(number, signal.SIGKILL)
    return number


def test_a_server_that_was_killed_starts_again_with_what_was_committed(server):
    server.start()
    with psycopg.connect(host=str(server.sockets), user="penata", dbname="penata") as link:
        link.execute("create table kept (n int)")
    waiting = psycopg.connect(host=str(server.sockets), user="penata", dbname="penata")  # holds the memory
    kill(server)
    assert server.start()
    with psycopg.connect(host=str(server.sockets), user="penata", dbname="penata") as link:
        assert link.execute("select count(*) from kept").fetchone() == (0,)
    with pytest.raises(psycopg.OperationalError):
        waiting.execute("select 1")


def test_the_number_of_a_dead_server_that_somebody_else_has_by_now(server):
    """After the machine starts anew, the number in postmaster.pid may be any process of the same user."""
    server.start()
    written = (server.data / "postmaster.pid").read_text()
    server.stop()
    (server.data / "postmaster.pid").write_text("\n".join([str(os.getpid()), *written.split("\n")[1:]]))
    assert not server.is_running()
    assert server.start()


def test_a_server_that_mends_itself_is_waited_for(server):
    """One of its processes killed, the server throws all out and mends itself before it takes anybody in."""
    server.start()
    link = psycopg.connect(host=str(server.sockets), user="penata", dbname="penata")
    (number,) = link.execute("select pg_backend_pid()").fetchone()
    os.kill(number, signal.SIGKILL)
    assert server.start() is False
    with psycopg.connect(host=str(server.sockets), user="penata", dbname="penata") as link:
        assert link.execute("select 1").fetchone() == (1,)
