"""Finding somebody by a number that is his secret is reading it, and leaves a note that he can see."""

from __future__ import annotations

from typing import Any

from penata.domains.people.queries import search
from penata.kernel.access import Actor
from penata.kernel.audit.actions import record_access
from penata.kernel.search import Found
from penata.kernel.values import N_

BY_NUMBER = N_("pencarian menurut NIK atau NIP")


def find(actor: Actor, text: str, limit: int) -> list[Found]:
    """By NIK or NIP where a whole one is typed, else by code and name; the nearest first."""
    return search.numbered(note(actor, text)) or search.by_name(actor, text, limit)


def note(actor: Actor, text: str) -> list[dict[str, Any]]:
    """Whoever has the NIK or NIP that was typed; each sees that he was found by it."""
    rows = search.by_number(actor, text)
    for row in rows:
        path = row["held__post__unit__path"] or str(row["person__government_id"])
        record_access(person_id=row["person_id"], what=BY_NUMBER, by=actor, path=path)
    return rows
