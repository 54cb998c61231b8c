"""A stream, encrypted piece by piece, so that nothing can be read, changed, cut off or put in another order.

AES-256-GCM in the STREAM construction (Hoang, Reyhanitabar, Rogaway, Vizár 2015): the nonce of a chunk is a prefix of
the file's own, the chunk's number, and whether it is the last. The key comes from a passphrase by scrypt; the header is
bound to every chunk. What a chunk holds is handed on only when the chunk is proved; that nothing is missing is known
when the last one is.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import os
import struct
from dataclasses import asdict, dataclass
from typing import BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from penata.kernel.backup import BackupError

MAGIC = b"PENATA-CADANGAN\n"
FORMAT = 1
CHUNK = 1 << 20
TAG = 16
COST = 1 << 17  # of scrypt: 128 MB and a third of a second for every guess
MOST_COST, MOST_CHUNK = 1 << 20, 1 << 24
LONGEST_HEADER = 4096
LAST_NUMBER = (1 << 32) - 1


@dataclass(frozen=True, slots=True)
class Header:
    """What stands in the clear: how the key is made. `check` tells a wrong passphrase from a damaged file."""

    salt: str
    prefix: str
    check: str
    cost: int = COST
    chunk: int = CHUNK
    format: int = FORMAT

    def written(self) -> bytes:
        told = json.dumps(asdict(self), sort_keys=True).encode()
        return MAGIC + struct.pack(">I", len(told)) + told

    @classmethod
    def read(cls, source: BinaryIO) -> Header:
        if source.read(len(MAGIC)) != MAGIC:
            raise BackupError("Berkas ini bukan cadangan Penata.")
        length = source.read(4)
        size = struct.unpack(">I", length)[0] if len(length) == 4 else 0
        if not 0 < size <= LONGEST_HEADER:
            raise damaged()
        return cls._parsed(source.read(size))

    @classmethod
    def _parsed(cls, told: bytes) -> Header:
        try:
            facts = json.loads(told)
            if facts.get("format") != FORMAT:
                raise BackupError(
                    "Cadangan ini dibuat oleh Penata versi lain yang lebih baru; pasang versi itu dahulu."
                )
            header = cls(**facts)
            fits = (
                1 << 10 <= header.cost <= MOST_COST
                and header.cost.bit_count() == 1
                and 0 < header.chunk <= MOST_CHUNK
                and [len(bytes.fromhex(v)) for v in (header.salt, header.prefix, header.check)] == [16, 7, 32]
            )
        except (ValueError, TypeError, AttributeError):
            raise damaged() from None
        if not fits:
            raise damaged()
        return header


def damaged() -> BackupError:
    return BackupError("Cadangan ini rusak: terpotong, berubah, atau tertukar isinya. Pakai salinan lain.")


def _keys(passphrase: str, salt: bytes, cost: int) -> tuple[bytes, str]:
    """The key, and what may be told of it."""
    both = Scrypt(salt=salt, length=64, n=cost, r=8, p=1).derive(passphrase.encode())
    return both[:32], hashlib.sha256(b"penata-backup" + both[32:]).hexdigest()


def _nonce(prefix: bytes, number: int, is_last: bool) -> bytes:
    if number > LAST_NUMBER:
        raise BackupError("Cadangan ini terlalu besar untuk satu berkas.")
    return prefix + struct.pack(">IB", number, is_last)


class Sealer:
    """Takes the clear stream in pieces of any size; `close` proves that it is whole."""

    def __init__(self, out: BinaryIO, passphrase: str, *, cost: int = COST, chunk: int = CHUNK) -> None:
        salt, self._prefix = os.urandom(16), os.urandom(7)
        key, check = _keys(passphrase, salt, cost)
        self._head = Header(salt.hex(), self._prefix.hex(), check, cost, chunk).written()
        self._cipher, self._out, self._chunk = AESGCM(key), out, chunk
        self._waiting, self._number = bytearray(), 0
        out.write(self._head)

    def write(self, data: bytes) -> None:
        """A full chunk leaves only when more follows it: the last one is marked."""
        self._waiting += data
        while len(self._waiting) > self._chunk:
            self._emit(bytes(self._waiting[: self._chunk]), is_last=False)
            del self._waiting[: self._chunk]

    def close(self) -> None:
        self._emit(bytes(self._waiting), is_last=True)
        self._waiting.clear()

    def _emit(self, piece: bytes, *, is_last: bool) -> None:
        nonce = _nonce(self._prefix, self._number, is_last)
        self._out.write(self._cipher.encrypt(nonce, piece, self._head))
        self._number += 1


class Opener:
    """Gives the clear stream back; a `BackupError` where the passphrase is wrong or anything was touched."""

    def __init__(self, source: BinaryIO, passphrase: str) -> None:
        header = Header.read(source)
        key, check = _keys(passphrase, bytes.fromhex(header.salt), header.cost)
        if not hmac.compare_digest(check, header.check):
            raise BackupError("Kata sandi cadangan salah.")
        self._head, self._prefix = header.written(), bytes.fromhex(header.prefix)
        self._cipher, self._source, self._size = AESGCM(key), source, header.chunk + TAG
        self._next, self._clear, self._number, self.is_whole = source.read(self._size), b"", 0, False

    def some(self) -> bytes:
        """What has been proved and not yet been given; empty only at the proved end."""
        while not self._clear and not self.is_whole:
            self._clear = self._proved()
        given, self._clear = self._clear, b""
        return given

    def read(self, size: int) -> bytes:
        """Exactly this much."""
        pieces, missing = [], size
        while missing:
            piece = self.some()
            if not piece:
                raise damaged()
            pieces.append(piece[:missing])
            self._clear = piece[missing:]
            missing -= len(pieces[-1])
        return b"".join(pieces)

    def _proved(self) -> bytes:
        sealed, self._next = self._next, self._source.read(self._size)
        is_last = not self._next
        try:
            clear = self._cipher.decrypt(_nonce(self._prefix, self._number, is_last), sealed, self._head)
        except (InvalidTag, ValueError):
            raise damaged() from None
        self._number += 1
        self.is_whole = is_last
        return clear
