"""Each check says what is wrong and what to do, and none of them makes the others wait."""

from __future__ import annotations

import datetime
import os
import threading
import time

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from django.db import connection

from penata.kernel import health
from penata.kernel.audit import health as audit
from penata.kernel.health import Check, Finding, Health, Needs, database, machine, register, safety
from penata.kernel.jobs import health as jobs


def of(checks) -> list[tuple[str, Health]]:
    return [(finding.what, finding.health) for finding in checks]


@pytest.fixture
def alone(monkeypatch):
    """A register with nothing in it."""
    monkeypatch.setattr(register, "_checks", {})


def test_what_hangs_is_left_behind_and_what_breaks_is_told(alone, monkeypatch, db):
    monkeypatch.setattr(health.running, "SECONDS", 0.3)
    never = threading.Event()

    def hang():
        never.wait(20)
        yield health.good("Jauh", "akhirnya")

    def sleep():
        with connection.cursor() as cursor:
            cursor.execute("select pg_sleep(20)")
        yield health.good("Lambat", "akhirnya")

    def broken():
        raise ValueError("Agus")

    health.add(
        Check("Jauh", hang, Needs.NETWORK), Check("Lambat", sleep, Needs.DATABASE), Check("Rusak", broken)
    )
    found = health.findings()
    never.set()
    assert of(found) == [("Jauh", Health.ATTENTION), ("Lambat", Health.ATTENTION), ("Rusak", Health.BAD)]
    assert "Agus" not in str(found)


def test_a_statement_that_fails_leaves_the_next_check_its_turn(alone, db):
    def wrong():
        with connection.cursor() as cursor:
            cursor.execute("select 1 from tiada")
        yield health.good("Salah", "")

    health.add(
        Check("Salah", wrong, Needs.DATABASE, 1), Check("Sambungan", database.connections, Needs.DATABASE, 2)
    )
    assert of(health.findings()) == [("Salah", Health.BAD), ("Sambungan", Health.GOOD)]


def test_every_finding_that_is_not_good_names_a_remedy(db):
    found = health.findings()
    assert len(found) > 15
    assert [f.what for f in found if f.health != Health.GOOD and not f.remedy] == []


def test_a_migration_not_run_and_one_from_the_future(db):
    assert of(database.tables()) == [("Tabel", Health.GOOD)]
    with connection.cursor() as cursor:
        cursor.execute(
            "insert into django_migrations (app, name, applied) values ('jobs', '0999_later', now())"
        )
    (newer,) = database.tables()
    assert (newer.health, "jobs" in newer.words) == (Health.BAD, True)
    with connection.cursor() as cursor:
        cursor.execute("delete from django_migrations where app = 'jobs'")
    (missing,) = database.tables()
    assert (missing.health, missing.remedy) == (Health.BAD, "jalankan penata setup")


def test_statements_in_the_servers_log_are_warned_of(db):
    with connection.cursor() as cursor:
        cursor.execute("set local log_min_error_statement = 'error'")
    assert of(database.server_log()) == [("Catatan basis data", Health.ATTENTION)]
    with connection.cursor() as cursor:
        cursor.execute("set local log_min_error_statement = 'panic'")
        cursor.execute("set local log_error_verbosity = 'terse'")
    assert of(database.server_log()) == [("Catatan basis data", Health.GOOD)]


def test_an_office_runs_with_a_key_and_without_tracebacks_or_demo(settings, tmp_path):
    settings.PENATA_EMBEDDED_SERVER = None
    settings.PENATA_HOME = tmp_path
    tmp_path.chmod(0o750)
    settings.SECRET_KEY, settings.DEBUG, settings.PENATA_DEMO = "pendek", True, True
    settings.ALLOWED_HOSTS = ["penata.contoh.go.id"]
    assert [
        h for _w, h in of([*safety.secret_key(), *safety.debugging(), *safety.https(), *safety.demo_data()])
    ] == [Health.BAD] * 4
    settings.SECRET_KEY, settings.DEBUG, settings.PENATA_DEMO = "abcdefghijklmnopqrst" * 3, False, False
    settings.SECURE_SSL_REDIRECT = True
    everything = [
        *safety.secret_key(),
        *safety.debugging(),
        *safety.https(),
        *safety.demo_data(),
        *safety.home_mode(),
    ]
    assert {finding.health for finding in everything} == {Health.GOOD}
    tmp_path.chmod(0o755)
    assert of(safety.home_mode()) == [("Hak berkas", Health.ATTENTION)]


def certificate(path, *, days: int, name: str = "penata.contoh.go.id", issuer: str = "Uji CA"):
    key = ec.generate_private_key(ec.SECP256R1())
    now = datetime.datetime.now(datetime.UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)]))
        .issuer_name(x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, issuer)]))
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - datetime.timedelta(days=400))
        .not_valid_after(now + datetime.timedelta(days=days, hours=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(name)]), critical=False)
        .sign(key, hashes.SHA256())
    )
    path.write_bytes(made.public_bytes(serialization.Encoding.PEM))
    return path


@pytest.mark.parametrize(
    ("days", "more", "judged"),
    [
        (60, {}, Health.GOOD),
        (60, {"issuer": "penata.contoh.go.id"}, Health.ATTENTION),  # signed by itself
        (20, {}, Health.ATTENTION),
        (4, {}, Health.BAD),
        (-2, {}, Health.BAD),
        (60, {"name": "lain.go.id"}, Health.BAD),
        (60, {"name": "*.contoh.go.id"}, Health.GOOD),
    ],
)
def test_a_certificate_is_judged_by_its_days_and_its_name(settings, tmp_path, days, more, judged):
    settings.ALLOWED_HOSTS = ["localhost", "penata.contoh.go.id"]
    settings.PENATA_CERTIFICATE = certificate(tmp_path / "cert.pem", days=days, **more)
    assert of(machine.certificate()) == [("Sertifikat", judged)]


def test_a_certificate_that_cannot_be_read(settings, tmp_path):
    settings.PENATA_CERTIFICATE = tmp_path / "tiada.pem"
    assert of(machine.certificate()) == [("Sertifikat", Health.ATTENTION)]


@pytest.mark.parametrize(
    ("hours", "judged"),
    [(None, Health.ATTENTION), (1, Health.GOOD), (30, Health.ATTENTION), (200, Health.BAD)],
)
def test_backups_are_judged_by_the_newest(settings, tmp_path, hours, judged):
    settings.PENATA_HOME = tmp_path
    settings.PENATA_BACKUP_DIR = tmp_path / "cadangan"
    settings.PENATA_BACKUP_DIR.mkdir()
    (settings.PENATA_BACKUP_DIR / "kosong").touch()  # nothing in it: no back-up
    if hours is not None:
        for age in (hours, hours + 500):
            path = settings.PENATA_BACKUP_DIR / f"penata-{age}"
            path.write_bytes(b"x")
            os.utime(path, (time.time() - age * 3600,) * 2)
    assert of(machine.backups()) == [("Cadangan", judged)]


def test_mail_is_asked_and_a_silent_server_is_told(settings):
    settings.PENATA_MAIL_SERVER = {"host": "127.0.0.1", "port": 1, "tls": "off"}
    assert of(machine.mail()) == [("Surel", Health.BAD)]


def test_jobs_that_wait_while_no_worker_lives(db):
    assert [h for _w, h in of(jobs.work())] == [Health.ATTENTION, Health.GOOD]
    with connection.cursor() as cursor:
        cursor.execute(
            "insert into procrastinate_jobs (queue_name, task_name) values ('default', 'sheets.plan')"
        )
        cursor.execute("update procrastinate_events set at = now() - interval '2 hours'")
    assert [h for _w, h in of(jobs.work())] == [Health.BAD, Health.BAD]
    with connection.cursor() as cursor:
        cursor.execute("insert into procrastinate_workers default values")
        cursor.execute("update procrastinate_jobs set status = 'doing'")
    found = list(jobs.work())
    assert [f.health for f in found] == [Health.GOOD, Health.GOOD, Health.ATTENTION]
    assert found[2].words == "1 pekerjaan ditinggal pekerjanya"


def test_anchors_are_held_against_their_copy(settings, tmp_path):
    settings.PENATA_HOME, settings.PENATA_ANCHOR_COPY = tmp_path, None
    assert of(audit.anchoring()) == [("Jangkar", Health.ATTENTION)]
    (tmp_path / "anchors.jsonl").write_text("satu\ndua\n")
    assert of(audit.anchoring()) == [("Jangkar", Health.ATTENTION)]
    settings.PENATA_ANCHOR_COPY = tmp_path / "salinan"
    assert of(audit.anchoring()) == [("Jangkar", Health.BAD)]
    settings.PENATA_ANCHOR_COPY.write_text("dua\n")
    assert of(audit.anchoring()) == [("Jangkar", Health.GOOD)]


def test_a_finding_needs_no_remedy_when_it_is_good():
    assert health.good("Jam", "baik") == Finding("Jam", Health.GOOD, "baik", "")


def test_the_size_where_the_server_is_not_our_own(settings, db, monkeypatch):
    settings.PENATA_EMBEDDED_SERVER = None
    monkeypatch.setitem(connection.settings_dict, "HOST", "localhost")
    assert of(database.size()) == [("Ukuran basis data", Health.GOOD)]
    monkeypatch.setitem(connection.settings_dict, "HOST", "db.contoh.go.id")
    (finding,) = database.size()
    assert finding.words.endswith("tidak terlihat dari sini")
