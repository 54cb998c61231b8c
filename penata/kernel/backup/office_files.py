"""The files beside the database that belong to the office: which they are, and how they come back.

Everything else in PENATA_HOME is made anew (static files), belongs to that machine (the embedded server), or is a secret.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath

from penata.kernel.backup import BackupError

SINGLE = ("anchors.jsonl", "instance.json")
FOLDER = "files"
BLOCK = 1 << 20
MADE_ANEW = {"static", "server", "server.lock", "schema", "schema.lock", "contoh"}


def named(home: Path) -> list[str]:
    """Their paths below `home`, in order."""
    inside = sorted(
        path.relative_to(home).as_posix()
        for path in (home / FOLDER).rglob("*")
        if path.is_file() and not path.is_symlink() and not path.name.endswith(".partial")
    )
    return [name for name in SINGLE if (home / name).is_file()] + inside


def left_out(home: Path) -> list[str]:
    """What else stands there and is neither taken nor made anew: secrets, and what nobody knows."""
    if not home.is_dir():
        return []
    return sorted(p.name for p in home.iterdir() if p.name not in {*SINGLE, FOLDER, *MADE_ANEW})


class OfficeFiles:
    """As they are when a backup begins. The single ones are small and grow meanwhile: they are held as they were."""

    def __init__(self, home: Path) -> None:
        self._home = home
        self._held = {name: (home / name).read_bytes() for name in SINGLE if (home / name).is_file()}
        self.digests = {name: hashlib.sha256(content).hexdigest() for name, content in self._held.items()}
        self.digests |= {name: _digest(home / name) for name in named(home) if name not in self._held}

    def content(self, name: str) -> Iterator[bytes]:
        if name in self._held:
            yield self._held[name]
            return
        with (self._home / name).open("rb") as file:
            blocks = iter(lambda: file.read(BLOCK), b"")
            yield from _proved(
                blocks, self.digests[name], f"Berkas {name} berubah sementara dicadangkan. Ulangi."
            )


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def as_noted(name: str, told: str, content: Iterable[bytes]) -> Iterator[bytes]:
    """Pass a file of a backup on; at its end, a `BackupError` where it is not what the manifest says."""
    return _proved(content, told, f"Isi berkas {name} di dalam cadangan tidak sama dengan yang tercatat.")


def _proved(blocks: Iterable[bytes], digest: str, complaint: str) -> Iterator[bytes]:
    found = hashlib.sha256()
    for block in blocks:
        found.update(block)
        yield block
    if found.hexdigest() != digest:
        raise BackupError(complaint)


def place(home: Path, name: str, told: str, content: Iterable[bytes]) -> bool:
    """Put a file where it belongs, unless one stands there already; whether it was put."""
    target = home / checked(name)
    if target.exists():
        return False
    target.parent.mkdir(parents=True, exist_ok=True)
    waiting = target.with_name(f"{target.name}.partial")
    try:
        with open(waiting, "wb", opener=_private) as file:
            file.writelines(as_noted(name, told, content))
            file.flush()
            os.fsync(file.fileno())
    except BackupError:
        waiting.unlink()
        raise
    waiting.rename(target)
    return True


def is_same(home: Path, name: str, told: str) -> bool:
    return _digest(home / name) == told


def checked(name: str) -> str:
    """Only where such files stand, and never out of the folder."""
    path = PurePosixPath(name)
    is_ours = name in SINGLE or (path.parts[:1] == (FOLDER,) and len(path.parts) > 1)
    if not is_ours or path.is_absolute() or ".." in path.parts or "\0" in name:
        raise BackupError(f"Cadangan ini memuat berkas di tempat yang tidak semestinya: {name}")
    return name


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)
