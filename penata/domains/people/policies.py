"""Who may see and change what of somebody. `sheet` is anything with `person` and `path`."""

from __future__ import annotations

from typing import Any

from penata.kernel import clock
from penata.kernel.access import Actor, Permission, PersonalClass, may, sees


def readable_classes(actor: Actor, sheet: Any) -> set[str]:
    """Classes of personal data that the reader may see of this person; all of one's own."""
    if sheet.person.user_id == actor.pk:
        return {personal.value for personal in PersonalClass}
    return {personal.value for personal in PersonalClass if sees(actor, personal, sheet.path)}


def may_know_present(actor: Actor, sheet: Any) -> bool:
    """Whether somebody may learn where a person serves today; a former agency knows the years it had."""
    path = sheet.path_on(clock.today())
    return sheet.person.user_id == actor.pk or sees(actor, PersonalClass.EMPLOYMENT, path)


def may_edit(actor: Actor, sheet: Any) -> bool:
    return may(actor, Permission.PERSON_EDIT, sheet.path) and sheet.person.user_id != actor.pk


def may_reveal(actor: Actor, sheet: Any) -> bool:
    return may(actor, Permission.PERSON_REVEAL, sheet.path)


def may_read_traces(actor: Actor, sheet: Any) -> bool:
    """What was written about somebody, and who looked: his own matter, and that of those who oversee traces."""
    return sheet.person.user_id == actor.pk or may(actor, Permission.TRACE_READ, sheet.path)
