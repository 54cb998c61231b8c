"""Many people go to other posts on one day, or come back before that day: all of them, or nobody."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from penata.domains.organization import public as organization
from penata.domains.people.models import Assignment
from penata.domains.people.queries.staff import servants
from penata.domains.people.rules.terms import AssignmentKind, Obstacle
from penata.kernel.access import Actor
from penata.kernel.audit.actions import Entry, record_many
from penata.kernel.db.bulk import copy_into, update_from
from penata.kernel.db.fields import as_range
from penata.kernel.events import announce
from penata.kernel.values import Period, day_before


@dataclass(frozen=True, slots=True)
class Transfer:
    """source: the post that the person must still hold the day before; anything else since then is refused."""

    person_id: int
    source_id: int
    target_id: int
    order_number: str


@dataclass(frozen=True, slots=True)
class PeopleTransferred:
    """Orders that took effect: whoever writes documents or pays listens."""

    transfers: tuple[Transfer, ...]
    on: date
    by_id: int


@transaction.atomic
def transfer(*, transfers: Sequence[Transfer], on: date, by: Actor) -> int:
    """Principal posts end the day before and the new ones begin; how many. Asks for no rights: whoever decides has.

    Raises ValidationError, naming nobody, where somebody cannot go on that day.
    """
    held = _held_on([t.person_id for t in transfers], day_before(on))
    if against := _against(transfers, on, held):
        raise ValidationError(
            _(
                "%d orang tidak dapat dipindahkan pada hari itu: sudah berhenti, pindah, atau tujuannya tidak ada. Hitung ulang."
            )
            % len(against)
        )
    update_from(
        "people_assignment", {"period": "daterange"},
        ((a.pk, as_range(Period(a.period.first, day_before(on)))) for a in held.values()),
    )  # fmt: skip
    copy_into(
        "people_assignment", ("person_id", "post_id", "kind", "period", "order_number", "start_is_known"),
        (
            (t.person_id, t.target_id, AssignmentKind.PRINCIPAL, as_range(Period(on, held[t.person_id].period.last)),
             t.order_number, True)
            for t in transfers
        ),
    )  # fmt: skip
    _record("assignment.transfer", transfers, on, held, by)
    announce(PeopleTransferred(tuple(transfers), on, by.pk))
    return len(transfers)


@transaction.atomic
def obstacles(*, transfers: Sequence[Transfer], on: date) -> dict[int, Obstacle]:
    """person -> why he cannot go on that day, of those who cannot."""
    return _against(transfers, on, _held_on([t.person_id for t in transfers], day_before(on)))


def _against(transfers: Sequence[Transfer], on: date, held: Mapping[int, Assignment]) -> dict[int, Obstacle]:
    persons, targets = [t.person_id for t in transfers], [t.target_id for t in transfers]
    serving = {(s.person_id, s.post_id) for s in servants([t.source_id for t in transfers], on)}
    later = Assignment.objects.filter(
        person_id__in=persons, kind=AssignmentKind.PRINCIPAL, period__startswith__gte=on
    )
    going = frozenset(later.values_list("person_id", flat=True))
    standing = organization.standing_posts(targets, on)
    found = {}
    for t in transfers:
        if t.person_id in going:
            found[t.person_id] = Obstacle.ORDERED
        elif _post(held, t) != t.source_id or (t.person_id, t.source_id) not in serving:
            found[t.person_id] = Obstacle.GONE
        elif t.target_id not in standing:
            found[t.person_id] = Obstacle.CLOSED
    return found


@transaction.atomic
def take_back(*, transfers: Sequence[Transfer], on: date, by: Actor) -> int:
    """As if it had not been ordered: only before the day, while everybody is still where he was."""
    made = Assignment.objects.select_for_update().filter(
        person_id__in=[t.person_id for t in transfers], kind=AssignmentKind.PRINCIPAL, period__startswith=on
    )
    new = {a.person_id: a for a in made}
    held = _held_on([t.person_id for t in transfers], day_before(on))
    if any(_post(new, t) != t.target_id or _post(held, t) != t.source_id for t in transfers):
        raise ValidationError(
            _("Sebagian perpindahan sudah diubah lagi, jadi tidak dapat dibatalkan sekaligus.")
        )
    last = {person: a.period.last for person, a in new.items()}
    Assignment.objects.filter(pk__in=[a.pk for a in new.values()]).delete()
    update_from(
        "people_assignment", {"period": "daterange"},
        ((a.pk, as_range(Period(a.period.first, last[person]))) for person, a in held.items()),
    )  # fmt: skip
    _record("assignment.take_back", transfers, on, held, by)
    return len(transfers)


def _post(assignments: Mapping[int, Assignment], transfer: Transfer) -> int | None:
    found = assignments.get(transfer.person_id)
    return found.post_id if found else None


def _held_on(persons: Sequence[int], day: date) -> dict[int, Assignment]:
    rows = Assignment.objects.select_for_update(of=("self",)).select_related("post__unit")
    found = rows.filter(person_id__in=persons, kind=AssignmentKind.PRINCIPAL, period__contains=day)
    return {a.person_id: a for a in found.order_by("pk")}


def _record(
    step: str, transfers: Sequence[Transfer], on: date, held: dict[int, Assignment], by: Actor
) -> None:
    """A taking back is told the other way round: from the new post to the old one."""
    entries = []
    for t in transfers:
        ends = {"post": t.source_id}, {"post": t.target_id, "on": on, "order_number": t.order_number}
        before, after = ends if step == "assignment.transfer" else reversed(ends)
        path = str(held[t.person_id].post.unit.path)
        entries.append(
            Entry(step, "people.person", t.person_id, t.person_id, path, before=before, after=after)
        )
    record_many(entries, by=by)
