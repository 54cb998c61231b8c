"""Make a backup: one snapshot, seen by the manifest and by `pg_dump` alike, encrypted on its way to the disk."""

from __future__ import annotations

import fcntl
import os
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO

from penata.kernel.backup import BackupError, container, manifest, office_files, parts
from penata.kernel.backup.manifest import Manifest
from penata.kernel.backup.programs import SNAPSHOT, Program, Server, last_words, major_of_server, program

BLOCK = 1 << 18


def back_up(
    target: Path,
    passphrase: str,
    *,
    server: Server,
    home: Path,
    watch: parts.Watch = parts.unwatched,
    cost: int = container.COST,
) -> Manifest:
    """Write a backup to `target`, which appears only when it is whole and on the disk.

    watch: is told how many bytes went by since it was last told.
    """
    if target.exists():
        raise BackupError(f"{target} sudah ada; cadangan tidak menimpa berkas. Pilih nama lain.")
    with _appearing(target) as out, server.connect() as link:
        tool = program("pg_dump", major_of_server(link), major_of_server(link))
        link.execute(SNAPSHOT)
        named = link.execute("select pg_export_snapshot()").fetchone()
        assert named is not None
        files = office_files.OfficeFiles(home)
        told = manifest.taken(
            link, dumped_by=tool.major, files=files.digests, left_out=office_files.left_out(home)
        )
        sealer = container.Sealer(out, passphrase, cost=cost)
        parts.write_part(sealer, parts.MANIFEST, [told.written()])
        for name in files.digests:
            parts.write_part(sealer, parts.FILE + name, parts.watched(files.content(name), watch))
        parts.write_part(sealer, parts.DUMP, parts.watched(_dump(tool, server, named[0]), watch))
        parts.write_end(sealer)
        sealer.close()
    return told


def _dump(tool: Program, server: Server, snapshot: str) -> Iterator[bytes]:
    command = [
        str(tool.path), "--format=custom", f"--snapshot={snapshot}", "--no-owner", "--no-privileges", "--no-comments",
        "--no-publications", "--no-subscriptions", "--no-security-labels", "--no-tablespaces", "--no-password",
        *(f"--exclude-table-data={name}" for name in manifest.EMPTIED),
    ]  # fmt: skip
    with tempfile.TemporaryFile() as complaints:
        running = subprocess.Popen(
            command,
            stdout=subprocess.PIPE,
            stdin=subprocess.DEVNULL,
            stderr=complaints,
            env=server.environment(),
        )
        assert running.stdout is not None
        try:
            while block := running.stdout.read(BLOCK):
                yield block
        finally:
            running.stdout.close()
            if running.poll() is None and _has_not_ended(running):
                running.kill()
                running.wait()
        if running.returncode:
            raise BackupError(f"pg_dump gagal. {last_words(complaints)}")


def _has_not_ended(running: subprocess.Popen[bytes]) -> bool:
    try:
        running.wait(timeout=10)
    except subprocess.TimeoutExpired:
        return True
    return False


@contextmanager
def _appearing(target: Path) -> Iterator[BinaryIO]:
    """`target.partial`, which becomes `target` when the body has ended well, and goes when it has not."""
    waiting = target.with_name(f"{target.name}.partial")
    try:
        descriptor = os.open(waiting, os.O_CREAT | os.O_RDWR | os.O_NOFOLLOW, 0o600)
    except OSError as error:
        raise BackupError(f"{waiting} tidak dapat ditulis: {error.strerror}.") from error
    with os.fdopen(descriptor, "wb") as out:
        try:
            fcntl.flock(out, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise BackupError(f"Cadangan lain sedang ditulis ke {target}.") from None
        os.fchmod(descriptor, 0o600)
        out.truncate()
        try:
            yield out
            _settled(out, waiting, target)
        except BaseException as problem:
            waiting.unlink(missing_ok=True)
            if isinstance(problem, OSError):
                raise BackupError(f"{problem.filename or target}: {problem.strerror}.") from problem
            raise


def _settled(out: Any, waiting: Path, target: Path) -> None:
    """On the disk before it has its name; a file that came to stand there meanwhile is not replaced."""
    out.flush()
    os.fsync(out.fileno())
    if target.exists():
        raise BackupError(f"{target} muncul sementara cadangan ditulis; tidak ditimpa.")
    waiting.rename(target)
    folder = os.open(target.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
