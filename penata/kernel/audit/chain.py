"""The arithmetic of the chain: what is hashed, and how a value is bound to its trace without standing in it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from datetime import UTC, datetime
from decimal import Decimal
from functools import cache
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


def canonical(values: Mapping[str, Any] | None) -> str:
    """The one way values are written as JSON: the same before they are stored and when they are read back."""
    if values is None:
        return NOTHING
    written = _encode(values)
    if values and any(map(_is_kept_differently, {*map(type, values.values())})):
        return settled(written)
    return written


def settled(written: str) -> str:
    """JSON as it comes back from a `jsonb` column: keys are texts in order, a number has no exponent."""
    return _encode(json.loads(written, parse_float=_kept_number))


@cache
def _is_kept_differently(kind: type) -> bool:
    """Whether PostgreSQL may write values of this kind in another way than Python; of plain ones it does not."""
    return issubclass(kind, (float, dict, list, tuple))


def _kept_number(written: str) -> float | int:
    exact = Decimal(written)
    if "e" in written.lower() and exact == exact.to_integral_value():
        return int(exact)
    return float(written) if exact else 0.0  # PostgreSQL knows no negative nought


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
    return hashlib.sha256(previous + _encode(payload).encode()).digest()
