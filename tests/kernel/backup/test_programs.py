"""Which pg_dump is taken: the server's own version before a newer one, never an older."""

from __future__ import annotations

from pathlib import Path

import pytest

from penata.kernel.backup import BackupError, programs
from penata.kernel.backup.programs import Program, Server

NINE = [Program(Path(f"/{major}"), major) for major in (15, 17, 18)]


@pytest.mark.parametrize(
    ("least", "wanted", "taken"), [(15, 15, 15), (16, 16, 17), (15, 17, 17), (18, 18, 18), (15, 20, 18)]
)
def test_the_nearest_that_fits(monkeypatch, least, wanted, taken):
    monkeypatch.setattr(programs, "_installed", lambda name: NINE)
    assert programs.program("pg_dump", least, wanted).major == taken


def test_none_that_fits_is_told_in_words(monkeypatch):
    monkeypatch.setattr(programs, "_installed", lambda name: NINE)
    with pytest.raises(BackupError, match=r"pg_dump dari PostgreSQL 19 .* postgresql-client-19"):
        programs.program("pg_dump", 19, 19)


def test_programs_are_asked_for_their_version(tmp_path):
    fake, broken = tmp_path / "pg_dump", tmp_path / "pg_restore"
    fake.write_text("#!/bin/sh\necho 'pg_dump (PostgreSQL) 16.4 (Debian 16.4-1)'\n")
    broken.write_text("#!/bin/sh\nexit 1\n")
    fake.chmod(0o755)
    broken.chmod(0o755)
    assert [programs._major_of(path) for path in (fake, broken, tmp_path / "tiada")] == [16, 0, 0]


def test_the_password_goes_by_the_environment_and_our_own_secrets_do_not(monkeypatch):
    monkeypatch.setenv("PENATA_BACKUP_PASSPHRASE", "rahasia")
    told = Server("h", "5432", "u", "sandi", "d").environment()
    assert (told["PGPASSWORD"], told["PGDATABASE"]) == ("sandi", "d")
    assert "rahasia" not in told.values()


def test_a_server_that_is_not_there_is_told_in_words():
    with pytest.raises(BackupError, match="tidak dapat dihubungi"):
        Server("/tiada", "", "u", "", "d").connect()
