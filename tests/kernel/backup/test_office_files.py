"""Which files are the office's, and how they come back without replacing anything."""

from __future__ import annotations

import hashlib
import stat

import pytest

from penata.kernel.backup import BackupError, office_files


def sha(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


@pytest.fixture
def home(tmp_path):
    (tmp_path / "files" / "ab").mkdir(parents=True)
    (tmp_path / "files" / "ab" / "abcd").write_bytes(b"surat")
    (tmp_path / "files" / "ab" / "abcd.partial").write_bytes(b"setengah")
    (tmp_path / "anchors.jsonl").write_text("{}\n")
    (tmp_path / "secret.key").write_text("rahasia")
    (tmp_path / "static").mkdir()
    return tmp_path


def test_only_what_belongs_to_the_office_is_taken_and_what_else_stands_there_is_named(home):
    assert office_files.named(home) == ["anchors.jsonl", "files/ab/abcd"]
    assert office_files.left_out(home) == ["secret.key"]


def test_a_file_that_grows_meanwhile_is_taken_as_it_was(home):
    files = office_files.OfficeFiles(home)
    with (home / "anchors.jsonl").open("a") as file:
        file.write("{}\n")
    assert b"".join(files.content("anchors.jsonl")) == b"{}\n"
    assert files.digests["anchors.jsonl"] == sha(b"{}\n")


def test_a_file_that_is_changed_meanwhile_breaks_the_backup(home):
    files = office_files.OfficeFiles(home)
    (home / "files/ab/abcd").write_bytes(b"lain")
    with pytest.raises(BackupError, match="berubah sementara dicadangkan"):
        list(files.content("files/ab/abcd"))


def test_a_file_is_placed_once_for_its_owner_only_and_nothing_is_replaced(tmp_path):
    assert office_files.place(tmp_path, "files/1/a", sha(b"isi"), [b"i", b"si"])
    placed = tmp_path / "files/1/a"
    assert placed.read_bytes() == b"isi"
    assert stat.S_IMODE(placed.stat().st_mode) == 0o600
    assert not office_files.place(tmp_path, "files/1/a", sha(b"lain"), [b"lain"])
    assert placed.read_bytes() == b"isi"
    assert office_files.is_same(tmp_path, "files/1/a", sha(b"isi"))


def test_a_file_of_another_content_is_not_placed(tmp_path):
    with pytest.raises(BackupError, match="tidak sama dengan yang tercatat"):
        office_files.place(tmp_path, "files/1/a", sha(b"isi"), [b"lain"])
    assert [p.name for p in tmp_path.rglob("*") if p.is_file()] == []


@pytest.mark.parametrize(
    "name",
    [
        "../luar",
        "files/../secret.key",
        "/etc/passwd",
        "secret.key",
        "files",
        "files/",
        "static/x",
        "files/a\0b",
    ],
)
def test_no_file_gets_out_of_its_place(tmp_path, name):
    with pytest.raises(BackupError, match="tidak semestinya"):
        office_files.place(tmp_path, name, sha(b""), [])
