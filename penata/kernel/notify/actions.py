"""Tell people what happened."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from penata.kernel.notify.kinds import kind_of
from penata.kernel.notify.models import Message


def tell(
    *,
    kind: str,
    to: Iterable[int],
    key: str,
    values: Mapping[str, Any] | None = None,
    url: str = "",
) -> int:
    """One message of a registered kind for each account of `to` (ids), in the caller's transaction; how many.

    The same kind and key for the same reader is the same event: told again, nothing happens.
    """
    name, told = kind_of(kind).name, dict(values or {})
    messages = [Message(to_id=pk, kind=name, key=key, values=told, url=url) for pk in dict.fromkeys(to)]
    return len(Message.objects.bulk_create(messages, ignore_conflicts=True))
