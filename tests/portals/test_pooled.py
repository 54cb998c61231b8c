"""Behind PgBouncer in transaction mode: what answers pages goes through it, everything else past it.

Skipped with a visible count where PgBouncer is not installed.
"""

from __future__ import annotations

import json
import os
import pwd
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import psycopg
import pytest

from penata.kernel.embedded import EmbeddedServer
from tests.kernel.backup.clusters import cluster, oldest_installed
from tests.portals.conftest import ROOT, Office

pytestmark = pytest.mark.slow
PORT = 9170
PGBOUNCER = shutil.which("pgbouncer") or shutil.which("pgbouncer", path="/usr/sbin")
POOL = 2  # fewer connections than the eight threads that ask: each is handed from one to the other


@pytest.fixture
def database() -> Iterator[EmbeddedServer]:
    """In another time zone, so that a setting that got lost on the way would show."""
    if PGBOUNCER is None:
        pytest.skip("PgBouncer tidak terpasang; uji penyatu sambungan dilewati.")
    with cluster(oldest_installed(), "-c timezone=Asia/Jayapura") as made:
        yield made


@pytest.fixture
def pooler(database: EmbeddedServer) -> Iterator[Path]:
    folder = database.folder / "pgbouncer"
    folder.mkdir(mode=0o755)
    (folder / "users.txt").write_text('"penata" ""\n')
    (folder / "pgbouncer.ini").write_text(
        f"[databases]\npenata = host={database.sockets} user=penata\n[pgbouncer]\nlisten_addr =\nlisten_port = {PORT}\n"
        f"unix_socket_dir = {folder}\nauth_type = any\nauth_file = {folder}/users.txt\npool_mode = transaction\n"
        f"default_pool_size = {POOL}\nmax_client_conn = 100\nlogfile = {folder}/log\npidfile = {folder}/pid\n"
    )
    whom = {}
    if os.geteuid() == 0:  # it refuses root, as PostgreSQL does
        nobody = pwd.getpwnam("nobody")
        for path in (folder, *folder.iterdir()):
            os.chown(path, nobody.pw_uid, nobody.pw_gid)
        whom = {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}
    running = subprocess.Popen(
        [PGBOUNCER, "-q", folder / "pgbouncer.ini"], cwd="/", stderr=subprocess.DEVNULL, **whom
    )
    try:
        until = time.monotonic() + 20
        while not (folder / f".s.PGSQL.{PORT}").exists():
            assert running.poll() is None, (folder / "log").read_text()
            assert time.monotonic() < until
            time.sleep(0.05)
        yield folder
    finally:
        running.terminate()
        running.wait(timeout=10)


@pytest.fixture
def pooled_office(database, pooler, tmp_path) -> Office:
    office = Office(tmp_path)
    told = database.connection_settings()
    office.environment |= {
        "PENATA_DATABASE_URL": f"postgresql://penata@{quote(str(pooler), safe='')}:{PORT}/penata",
        "PENATA_DIRECT_URL": f"postgresql://penata@{quote(told['HOST'], safe='')}/penata",
        "PENATA_POOLED": "1", "PENATA_SECRET_KEY": "x" * 60,
    }  # fmt: skip
    assert office.penata("setup").returncode == 0
    return office


def test_pages_sign_in_and_changes_work_while_eight_share_two_connections(pooled_office, database):
    ran = subprocess.run(
        [sys.executable, "-m", "tests.portals.pooled_pages"], cwd=ROOT, env=pooled_office.environment, text=True,
        capture_output=True, check=False,
    )  # fmt: skip
    assert ran.returncode == 0, ran.stderr
    told = json.loads(ran.stdout)
    assert told["port"] == str(PORT)
    assert told["statuses"] == {"200": told["asked"]}
    assert told["zones"] == ["UTC"]
    assert told["changed"] == told["traces"] == 24
    assert 1 <= told["backends"] <= POOL
    assert told["streamed"] == told["traces_at_all"]


def test_commands_and_the_worker_go_past_the_pooler(pooled_office, pooler):
    """They hold locks, listen, dump: PgBouncer would give each of their transactions another connection."""
    assert pooled_office.told("audit", "seal")["sealed"] > 0
    pooled_office.environment["PENATA_BACKUP_PASSPHRASE"] = "kuda baterai staples"
    assert pooled_office.told("backup", pooled_office.folder / "b")["server"] >= 15
    worker = pooled_office.begun("procrastinate", "worker", "--concurrency", "1")
    try:
        host = (
            pooled_office.environment["PENATA_DIRECT_URL"]
            .partition("@")[2]
            .partition("/")[0]
            .replace("%2F", "/")
        )
        with psycopg.connect(host=host, user="penata", dbname="penata", autocommit=True) as link:
            until = time.monotonic() + 60
            while not link.execute(
                "select count(*) from pg_stat_activity where query ilike 'listen%'"
            ).fetchone()[0]:
                assert worker.poll() is None
                assert time.monotonic() < until
                time.sleep(0.2)
    finally:
        worker.terminate()
        worker.wait(timeout=30)
    assert "LISTEN" not in (pooler / "log").read_text()


def test_a_pooler_without_a_way_past_it_is_refused(tmp_path):
    office = Office(tmp_path)
    office.environment |= {
        "PENATA_DATABASE_URL": "postgresql://u@h/d",
        "PENATA_POOLED": "1",
        "PENATA_SECRET_KEY": "x" * 60,
    }
    ran = office.penata("check")
    assert ran.returncode != 0
    assert "PENATA_DIRECT_URL" in ran.stderr
