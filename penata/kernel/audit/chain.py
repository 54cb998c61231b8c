"""The arithmetic of the chain: what is hashed, and how a value is bound to its trace without standing in it."""

from __future__ import annotations

import hashlib
import json
from datetime import UTC, datetime
from typing import Any, NamedTuple

GENESIS = bytes(32)
NOTHING = "null"

_encode = json.JSONEncoder(sort_keys=True, ensure_ascii=False, separators=(",", ":"), default=str).encode


class TraceFacts(NamedTuple):
    """The columns of a trace that its seal covers, in the order in which they are read."""

    id: int
    at: datetime
    by_id: int
    via: str
    step: str
    subject: str
    subject_id: int
    person_id: int | None
    path: str | None
    source: str
    target: str
    why: str
    fields: list[str]
    digest: bytes


def canonical(value: Any) -> str:
    """The one way a value is written as JSON: the same before it is stored and when it is read back."""
    return _encode(value)


def values_digest(salt: bytes, before: str, after: str) -> bytes:
    """Of the values' canonical texts; "null" where there are none."""
    return hashlib.sha256(salt + f"[{before},{after}]".encode()).digest()


def link(previous: bytes, facts: TraceFacts) -> bytes:
    """The seal of a trace: SHA-256 over the seal before it and the trace's own columns."""
    told = facts._replace(at=facts.at.astimezone(UTC), digest=bytes(facts.digest))
    payload = [
        told.at.isoformat(),
        told.digest.hex(),
        *(v for k, v in zip(told._fields, told, strict=True) if k not in {"at", "digest"}),
    ]
    return hashlib.sha256(previous + canonical(payload).encode()).digest()
