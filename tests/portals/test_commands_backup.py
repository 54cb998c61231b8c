"""penata backup and restore as an office types them; killed at any moment they leave all or nothing."""

from __future__ import annotations

import json
import os
import pty
import random
import select
import sys
import time
from datetime import date

import psycopg
import pytest

from penata.kernel.embedded import EmbeddedServer
from tests.domains.organization.factories import table
from tests.domains.people.factories import nik_of
from tests.portals.conftest import Office
from tests.portals.test_commands_journey import JOBS, UNITS

pytestmark = pytest.mark.slow
KILLS, PEOPLE = 4, 300
SECRET = "kuda baterai staples"

STAFF = table(
    "nik nama status unit jabatan tmt_mulai",
    *(
        (nik_of(date(1990, 1, 5), n), f"Pegawai {n}", "THL", "DINKES", "SOPIR", "1-3-2010")
        for n in range(1, PEOPLE + 1)
    ),
)


@pytest.fixture
def filled(office):
    office.environment["PENATA_BACKUP_PASSPHRASE"] = SECRET
    office.told("import", "units", office.keep("unit.csv", UNITS), "--apply")
    office.told("import", "jobs", office.keep("jabatan.xlsx", JOBS), "--apply")
    office.told("import", "staff", office.keep("pegawai.csv", STAFF), "--apply")
    office.told("audit", "seal")
    office.told("audit", "anchor")
    return office


@pytest.fixture
def elsewhere(tmp_path_factory):
    """Another machine's folder, where nothing is yet."""
    made = Office(tmp_path_factory.mktemp("lain"))
    made.environment["PENATA_BACKUP_PASSPHRASE"] = SECRET
    yield made
    made.penata("stop")


def test_from_one_machine_to_another(filled, elsewhere):
    backup = filled.folder / "kantor.cadangan"
    made = filled.told("backup", backup)
    assert (made["files"], made["left_out"]) == (["anchors.jsonl"], ["secret.key"])
    assert {"PENATA_SECRET_KEY", "PENATA_BACKUP_PASSPHRASE"} <= set(made["secrets"])
    assert SECRET not in json.dumps(made)

    again = filled.penata("backup", backup)
    assert (again.returncode, again.stderr) == (
        1, f"penata: {backup} sudah ada; cadangan tidak menimpa berkas. Pilih nama lain.\n"
    )  # fmt: skip
    assert elsewhere.told("backup", "verify", backup)["ok"]
    assert not (
        elsewhere.folder / "rumah" / "server" / "data"
    ).exists()  # whether a file is sound needs no database

    elsewhere.environment["PENATA_BACKUP_PASSPHRASE"] = "kuda baterai stapler"
    wrong = elsewhere.penata("restore", backup)
    assert (wrong.returncode, wrong.stderr) == (1, "penata: Kata sandi cadangan salah.\n")
    elsewhere.environment["PENATA_BACKUP_PASSPHRASE"] = SECRET
    came = elsewhere.told("restore", backup)
    assert (came["ok"], came["placed"], came["faults"]) == (True, ["anchors.jsonl"], [])
    assert elsewhere.told("map")["totals"] == filled.told("map")["totals"]
    assert elsewhere.told("audit", "seal")["sealed"] == 1  # that it was restored
    assert elsewhere.told("audit", "verify", "--anchor", elsewhere.folder / "rumah" / "anchors.jsonl")["ok"]

    twice = elsewhere.penata("restore", backup)
    assert twice.returncode == 1
    assert "tidak kosong" in twice.stderr
    compared = filled.penata("backup", "verify", backup, "--compare")
    assert compared.returncode == 1  # the backup left a trace of itself
    assert "audit_trace" in compared.stdout


def test_people_are_told_what_is_missing_and_what_to_set(filled, elsewhere):
    filled.environment["PENATA_HOSTS"] = "penata.example.go.id,127.0.0.1"
    told = filled.penata("backup", filled.folder / "b")
    assert "TIDAK ada di dalamnya" in told.stdout
    assert "PENATA_SECRET_KEY" in told.stdout
    came = elsewhere.penata("restore", filled.folder / "b")
    assert came.returncode == 0, came.stderr
    assert "Rantai jejak utuh" in came.stdout
    assert "Disetel di peladen asal, belum di sini: PENATA_HOSTS." in came.stdout


@pytest.mark.parametrize(
    ("words", "secret", "sentence"),
    [(("backup", "{}/b"), "", "Setel PENATA_BACKUP_PASSPHRASE"), (("backup", "{}/b"), "pendek", "sedikitnya 12 huruf"),
     (("backup", "{}/tiada/b"), SECRET, "tidak dapat ditulis"), (("backup", "verify", "{}/tiada"), SECRET, "tidak dapat dibaca"),
     (("backup", "verify"), SECRET, "Tulis penata backup BERKAS"), (("backup", "a", "b"), SECRET, "Tulis penata backup"),
     (("backup", "b", "--replica"), SECRET, "Setel PENATA_REPLICA_URL"), (("readonly", "on"), SECRET, "Sebutkan alasannya")],
)  # fmt: skip
def test_what_cannot_be_done_is_one_sentence(words, secret, sentence, shared_office):
    shared_office.environment["PENATA_BACKUP_PASSPHRASE"] = secret
    ran = shared_office.penata(*(word.format(shared_office.folder) for word in words))
    assert ran.returncode == 1
    assert ran.stderr.startswith("penata: ")
    assert sentence in ran.stderr
    assert len(ran.stderr.splitlines()) == 1


@pytest.fixture(scope="module")
def shared_office(tmp_path_factory):
    made = Office(tmp_path_factory.mktemp("kantor"))
    made.penata("setup")
    yield made
    made.penata("stop")


def test_while_it_is_closed_commands_are_refused_and_a_backup_is_made(filled):
    filled.told("readonly", "on", "--why", "Pindah peladen")
    refused = filled.penata("import", "units", filled.keep("lagi.csv", table("kode nama induk jenis", ("X", "X", "KAB", "opd"))),
                            "--apply")  # fmt: skip
    assert (refused.returncode, refused.stderr) == (
        1, "penata: perubahan sedang ditahan; lihat penata readonly status.\n"
    )  # fmt: skip
    filled.told("backup", filled.folder / "b")
    assert filled.told("readonly", "off") == {"readonly": False}
    assert filled.told("backup", "verify", filled.folder / "b")["ok"]


def test_a_backup_that_is_killed_leaves_no_file_and_the_next_one_is_whole(filled):
    target, moments = filled.folder / "b", random.Random(20261122)
    began = time.monotonic()
    filled.told("backup", filled.folder / "pertama")
    whole = time.monotonic() - began
    for _kill in range(KILLS):
        running = filled.begun("backup", target)
        time.sleep(moments.uniform(0.4, 0.98) * whole)
        running.kill()
        running.wait()
        if target.exists():  # it was faster than the kill: then it is whole
            assert filled.told("backup", "verify", target)["ok"]
            target.unlink()
    filled.told("backup", target)
    assert filled.told("backup", "verify", target)["ok"]
    assert not target.with_name("b.partial").exists()


def test_a_restore_that_is_killed_leaves_an_empty_database_or_the_whole(filled, elsewhere):
    backup, moments = filled.folder / "b", random.Random(20261122)
    rows = filled.told("backup", backup)["rows"]
    began = time.monotonic()
    assert elsewhere.told("restore", backup)["ok"]
    whole, seen = time.monotonic() - began, set()
    server = EmbeddedServer(elsewhere.folder / "rumah")
    for _kill in range(KILLS):
        renewed(server)
        running = elsewhere.begun("restore", backup)
        time.sleep(moments.uniform(0.3, 0.9) * whole)
        running.kill()
        running.wait()
        seen.add(settled(server))
        assert seen <= {"kosong", "lengkap"}
    renewed(server)
    assert elsewhere.told("restore", backup)["rows"] == rows


def renewed(server: EmbeddedServer) -> None:
    with psycopg.connect(host=str(server.sockets), user="penata", dbname="postgres", autocommit=True) as link:
        link.execute("drop database if exists penata with (force)")
        link.execute("create database penata")


def settled(server: EmbeddedServer) -> str:
    """What stands there when the children of the killed command have ended too."""
    with psycopg.connect(host=str(server.sockets), user="penata", dbname="penata", autocommit=True) as link:
        until = time.monotonic() + 30
        while link.execute(
            "select count(*) from pg_stat_activity where datname = 'penata' and pid <> pg_backend_pid()"
            " and backend_type = 'client backend'"
        ).fetchone()[0]:
            assert time.monotonic() < until
            time.sleep(0.05)
        found = {
            name
            for (name,) in link.execute(
                "select relname from pg_class where relname in ('audit_trace', 'people_person')"
            )
        }
        if not found:
            return "kosong"
        has_people = link.execute("select count(*) from people_person").fetchone()[0] == PEOPLE
        return "lengkap" if len(found) == 2 and has_people else "setengah"


def test_at_a_terminal_the_passphrase_is_asked_for_twice(filled):
    """Not as an argument: everybody on the machine could read it in the list of processes."""
    filled.environment.pop("PENATA_BACKUP_PASSPHRASE")
    answered = at_a_terminal(filled, ["backup", str(filled.folder / "b")], [SECRET, SECRET])
    assert "Kata sandi cadangan:" in answered
    assert "Sekali lagi:" in answered
    assert SECRET not in answered
    assert "Kedua isian tidak sama" in at_a_terminal(
        filled, ["backup", str(filled.folder / "c")], [SECRET, "lain sama sekali"]
    )
    assert not (filled.folder / "c").exists()
    filled.environment["PENATA_BACKUP_PASSPHRASE"] = SECRET
    assert filled.told("backup", "verify", filled.folder / "b")["ok"]


def at_a_terminal(office: Office, words: list[str], answers: list[str]) -> str:
    """All that the terminal showed."""
    child, terminal = pty.fork()
    if child == 0:
        os.environ.clear()
        os.environ.update(office.environment)
        os.execv(sys.executable, [sys.executable, "-m", "penata.config", *words])
    shown = b""
    while True:
        assert select.select([terminal], [], [], 60)[0], shown
        try:
            piece = os.read(terminal, 4096)
        except OSError:  # the other side is gone
            break
        shown += piece
        if answers and shown.rstrip().endswith((b"cadangan:", b"lagi:")):
            os.write(terminal, answers.pop(0).encode() + b"\n")
            shown += "·".encode()  # so that the same question is not answered twice
    os.waitpid(child, 0)
    os.close(terminal)
    return shown.decode(errors="replace")
