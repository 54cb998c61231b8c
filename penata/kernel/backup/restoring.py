"""Bring a backup back into an empty database: all of it, or nothing."""

from __future__ import annotations

import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from penata.kernel.backup import BackupError, manifest, office_files, reading
from penata.kernel.backup.manifest import Manifest
from penata.kernel.backup.parts import Watch, unwatched
from penata.kernel.backup.programs import SNAPSHOT, Server, last_words, major_of_server, program


@dataclass(slots=True)
class Restored:
    """kept: files that stood there already, in a form of their own, and were not replaced."""

    manifest: Manifest
    placed: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)


def restore(
    source: Path, passphrase: str, *, server: Server, home: Path, watch: Watch = unwatched
) -> Restored:
    """The whole file is proved first. Then the files are placed, which may be repeated, then the database comes in one
    transaction: whatever breaks before its end leaves it empty. Last, every table is counted.
    """
    _refuse_unless_empty(server)
    told = reading.look_through(source, passphrase, watch=watch)
    major = _refuse_unless_it_fits(told, server)
    restored = Restored(told)

    def take_file(manifest: Manifest, name: str, blocks: Iterator[bytes]) -> None:
        if office_files.place(home, name, manifest.files[name], blocks):
            restored.placed.append(name)
        elif not office_files.is_same(home, name, manifest.files[name]):
            restored.kept.append(name)

    def take_dump(manifest: Manifest, blocks: Iterator[bytes]) -> None:
        _load(manifest, blocks, server, major)

    reading.walk(source, passphrase, take_file=take_file, take_dump=take_dump, watch=watch)
    wrong = compare(told, server)
    if wrong:
        raise BackupError(f"Data sudah masuk, tetapi jumlah barisnya tidak sama. {'; '.join(wrong[:5])}.")
    with server.connect() as link:
        link.execute("analyze")  # else the planner takes every table for an empty one
    return restored


def compare(told: Manifest, server: Server) -> list[str]:
    """Tables of this database that hold another number of rows than the backup, in words; those it leaves out aside."""
    with server.connect() as link:
        link.execute(SNAPSHOT)
        counted = manifest.counted(link) | dict.fromkeys(told.emptied, 0)
    return manifest.differences(told, counted)


def _refuse_unless_empty(server: Server) -> None:
    with server.connect() as link:
        something = manifest.anything_in(link)
    if something:
        raise BackupError(
            f"Basis data “{server.database}” tidak kosong (ada {something}). Cadangan hanya dipulihkan ke basis data "
            "kosong; buat yang baru. Bila isinya hasil pemulihan ini, periksa dengan "
            "penata backup verify BERKAS --compare."
        )


def _refuse_unless_it_fits(told: Manifest, server: Server) -> int:
    """The server's major version, where it and this code can take the backup."""
    with server.connect() as link:
        major = major_of_server(link)
    if major < told.least_server:
        raise BackupError(
            f"Cadangan ini dari PostgreSQL {told.least_server}; peladen ini PostgreSQL {major}. "
            f"Pulihkan ke PostgreSQL {told.least_server} atau lebih baru."
        )
    unknown = manifest.unknown_migrations(told)
    if unknown:
        raise BackupError(
            f"Cadangan ini dari Penata {told.version} yang lebih baru daripada yang terpasang "
            f"(tidak dikenal: {unknown[0]}). Pasang versi itu dahulu."
        )
    return major


def _load(told: Manifest, blocks: Iterator[bytes], server: Server, major: int) -> None:
    tool = program("pg_restore", told.dumped_by, major)
    command = [
        str(tool.path), "--single-transaction", "--exit-on-error", "--no-owner", "--no-privileges", "--no-comments",
        "--no-tablespaces", "--no-password", f"--dbname={server.database}",
    ]  # fmt: skip
    with tempfile.TemporaryFile() as complaints:
        running = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=complaints,
            env=server.environment(),
        )
        try:
            _fed(running, blocks)
            running.wait()
        except BaseException:
            running.kill()  # before the end of its transaction: nothing of it stays
            running.wait()
            raise
        if running.returncode:
            raise BackupError(f"pg_restore gagal, basis data tetap kosong. {last_words(complaints)}")


def _fed(running: subprocess.Popen[bytes], blocks: Iterator[bytes]) -> None:
    """Whatever pg_restore has to say about an early end, it says in its own words."""
    assert running.stdin is not None
    try:
        for block in blocks:
            running.stdin.write(block)
        running.stdin.close()
    except BrokenPipeError:
        pass
