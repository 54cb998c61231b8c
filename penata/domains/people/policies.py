"""Who may see and change what of somebody. `sheet` is anything with `person` and `path`."""

from __future__ import annotations

from typing import Any

from penata.kernel.access import Actor, Permission, PersonalClass, may, sees


def readable_classes(actor: Actor, sheet: Any) -> set[str]:
    """Classes of personal data that the reader may see of this person; all of one's own."""
    if sheet.person.user_id == actor.pk:
        return {personal.value for personal in PersonalClass}
    return {personal.value for personal in PersonalClass if sees(actor, personal, sheet.path)}


def may_edit(actor: Actor, sheet: Any) -> bool:
    return may(actor, Permission.PERSON_EDIT, sheet.path) and sheet.person.user_id != actor.pk


def may_reveal(actor: Actor, sheet: Any) -> bool:
    return may(actor, Permission.PERSON_REVEAL, sheet.path)
