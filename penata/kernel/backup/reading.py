"""Prove a backup without restoring it: every chunk, every file's digest, the dump's own structure."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from penata.kernel.backup import BackupError, container, office_files, parts
from penata.kernel.backup.container import damaged
from penata.kernel.backup.manifest import Manifest
from penata.kernel.backup.parts import Part, Watch, unwatched, watched

LARGEST_MANIFEST = 1 << 26
DUMP_BEGINS = b"PGDMP"
TakeFile = Callable[[Manifest, str, Iterator[bytes]], None]
TakeDump = Callable[[Manifest, Iterator[bytes]], None]


def look_through(path: Path, passphrase: str, *, watch: Watch = unwatched) -> Manifest:
    """Read all of it; a `BackupError` says what is wrong."""
    return walk(path, passphrase, take_file=_prove_file, take_dump=_prove_dump, watch=watch)


def walk(
    path: Path, passphrase: str, *, take_file: TakeFile, take_dump: TakeDump, watch: Watch = unwatched
) -> Manifest:
    """Hand every file and the dump on in their order. Without an error the whole of it was there and proved."""
    with opened(path, passphrase) as source:
        found = parts.read_parts(source)
        manifest = _manifest(next(found, None))
        missing, has_dump = {*manifest.files}, False
        for part in found:
            name = part.name.removeprefix(parts.FILE)
            if part.name == parts.DUMP and not has_dump and not missing:
                take_dump(manifest, watched(part.blocks, watch))
                has_dump = True
            elif part.name.startswith(parts.FILE) and name in missing:
                take_file(manifest, office_files.checked(name), watched(part.blocks, watch))
                missing.discard(name)
            else:
                raise damaged()
        if missing or not has_dump:
            raise damaged()
    return manifest


@contextmanager
def opened(path: Path, passphrase: str) -> Iterator[container.Opener]:
    try:
        file = path.open("rb")
    except OSError as error:
        raise BackupError(f"{path} tidak dapat dibaca: {error.strerror}.") from error
    with file:
        yield container.Opener(file, passphrase)


def _manifest(part: Part | None) -> Manifest:
    if part is None or part.name != parts.MANIFEST:
        raise damaged()
    told = bytearray()
    for block in part.blocks:
        told += block
        if len(told) > LARGEST_MANIFEST:
            raise damaged()
    return Manifest.read(bytes(told))


def _prove_file(manifest: Manifest, name: str, blocks: Iterator[bytes]) -> None:
    for _block in office_files.as_noted(name, manifest.files[name], blocks):
        pass


def _prove_dump(manifest: Manifest, blocks: Iterator[bytes]) -> None:
    if not next(blocks, b"").startswith(DUMP_BEGINS):
        raise damaged()
    for _block in blocks:
        pass
