"""Who joined, left or moved since a moment, as the traces of the staff list tell it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlencode

from django.db.models import Count, Max, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from penata.domains.people.models import Person
from penata.domains.people.queries.person import visible_to
from penata.kernel.access import Actor, Permission, reach
from penata.kernel.audit.models import Trace
from penata.kernel.audit.queries import written_since
from penata.kernel.ui.changes import Change
from penata.kernel.values import N_

STAFF_STEPS = ("staff.add", "staff.change", "staff.end")
WHICH: Mapping[str, Q] = {
    "masuk": Q(step="staff.add"),
    "keluar": Q(step="staff.end"),
    "pindah": Q(step="staff.change", fields__overlap=["unit", "jabatan"]),
}
TITLES: Mapping[str, str] = {
    "masuk": N_("Orang yang baru tercatat"),
    "keluar": N_("Orang yang masa kerjanya berakhir"),
    "pindah": N_("Orang yang pindah jabatan atau unit"),
}


@dataclass(frozen=True, slots=True)
class Recent:
    """One person of the list; `person` is None where he has left the reader's units since."""

    person: Person | None
    at: datetime


def changes(actor: Actor, moment: datetime) -> list[Change]:
    """How many persons, by what became of them, in one statement."""
    counted = _written(actor, moment).aggregate(
        **{which: Count("person_id", distinct=True, filter=condition) for which, condition in WHICH.items()}
    )
    return [
        Change(words, counted[which], _address(which, moment))
        for which, words in (
            ("masuk", _("orang baru tercatat")),
            ("keluar", _("orang berakhir masa kerjanya")),
            ("pindah", _("orang pindah jabatan atau unit")),
        )
    ]


def listed(actor: Actor, which: str, moment: datetime) -> QuerySet[Trace, Any]:
    """(person, when) of those that `changes` counts, newest first."""
    found = _written(actor, moment).filter(WHICH[which])
    return found.values_list("person_id").annotate(last=Max("at")).order_by("-last", "person_id")


def named(actor: Actor, rows: Sequence[tuple[int, datetime]]) -> list[Recent]:
    people = visible_to(actor).in_bulk([person for person, _at in rows])
    return [Recent(people.get(person), at) for person, at in rows]


def last_written(actor: Actor) -> datetime | None:
    """When the staff list within the actor's units was last written to."""
    beginning = datetime.min.replace(tzinfo=UTC)
    return (
        written_since(_paths(actor), beginning, *STAFF_STEPS)
        .order_by("-id")
        .values_list("at", flat=True)
        .first()
    )


def _written(actor: Actor, moment: datetime) -> QuerySet[Trace]:
    return written_since(_paths(actor), moment, *STAFF_STEPS)


def _paths(actor: Actor) -> list[str]:
    return reach(actor, Permission.PERSON_READ)


def _address(which: str, moment: datetime) -> str:
    return reverse("people:recent") + "?" + urlencode({"apa": which, "sejak": moment.isoformat()})
