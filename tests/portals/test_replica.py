"""A streaming replica: backed up from instead of the server that works, read only, and ready to take its place."""

from __future__ import annotations

import shutil
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest

from penata.kernel.backup.programs import Server
from penata.kernel.embedded import EmbeddedServer
from tests.kernel.backup.clusters import CARELESS, cluster, contents, oldest_installed
from tests.portals.conftest import Office

pytestmark = pytest.mark.slow
PATIENCE = 60


@pytest.fixture
def primary() -> Iterator[EmbeddedServer]:
    with cluster(oldest_installed(), "-c hot_standby_feedback=on") as made:
        yield made


@pytest.fixture
def standby(primary) -> Iterator[EmbeddedServer]:
    home = Path(tempfile.mkdtemp(prefix="penata-uji-"))
    home.chmod(0o755)
    made = EmbeddedServer(home, primary.binaries, CARELESS)
    primary._run(
        "pg_basebackup", "-h", str(primary.sockets), "-U", "penata", "-D", str(made.data), "-R", "-c", "fast"
    )
    try:
        made.start()
        yield made
    finally:
        made.stop()
        shutil.rmtree(home)


@pytest.fixture
def office(primary, standby, tmp_path) -> Office:
    made = Office(tmp_path)
    made.environment |= {
        "PENATA_DATABASE_URL": address(primary), "PENATA_REPLICA_URL": address(standby),
        "PENATA_SECRET_KEY": "x" * 60, "PENATA_BACKUP_PASSPHRASE": "kuda baterai staples",
    }  # fmt: skip
    assert made.penata("setup").returncode == 0
    return made


def address(server: EmbeddedServer) -> str:
    return f"postgresql://penata@{quote(str(server.sockets), safe='')}/penata"


def test_a_replica_follows_is_backed_up_and_takes_over(office, primary, standby):
    source, copy = (Server.of(server.connection_settings()) for server in (primary, standby))
    office.told("audit", "seal")
    caught_up(source, copy)
    assert tables(copy) == tables(source)

    made = office.told("backup", office.folder / "b", "--replica")
    assert made["seq"] > 0
    assert office.told("backup", "verify", office.folder / "b")["ok"]
    caught_up(source, copy)
    with copy.connect() as link:  # that a copy was taken is written where writing is possible, and follows
        assert link.execute("select count(*) from audit_trace where step = 'backup.make'").fetchone() == (1,)

    office.environment["PENATA_DATABASE_URL"] = address(standby)  # as it stands it can only be read
    refused = office.penata("readonly", "on", "--why", "coba")
    assert (refused.returncode, refused.stderr) == (
        1, "penata: perubahan sedang ditahan; lihat penata readonly status.\n"
    )  # fmt: skip
    primary.stop()
    standby._run("pg_ctl", "-D", str(standby.data), "-w", "promote")
    assert office.told("audit", "seal")["sealed"] == 1
    assert office.told("audit", "verify")["faults"] == []


def tables(server: Server) -> dict[str, str]:
    """Without the sequences: a replica knows them up to 32 numbers ahead, which only leaves a gap when it takes over."""
    return {name: rows for name, rows in contents(server).items() if name != "sequences"}


def caught_up(source: Server, copy: Server) -> None:
    with source.connect() as here, copy.connect() as there:
        (at,) = here.execute("select pg_current_wal_lsn()").fetchone()
        until = time.monotonic() + PATIENCE
        while not there.execute("select pg_last_wal_replay_lsn() >= %s", [at]).fetchone()[0]:
            assert time.monotonic() < until
            time.sleep(0.05)
