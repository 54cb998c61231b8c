"""Note a breach, tell those who are affected and the agency, close it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from penata.kernel import clock, law
from penata.kernel.access import Actor, Permission, demand
from penata.kernel.audit.actions import Entry, record
from penata.kernel.notify.actions import tell
from penata.kernel.privacy import subjects
from penata.kernel.privacy.models import Breach
from penata.kernel.privacy.notices import BREACH
from penata.kernel.privacy.queries.breaches import CHECKLIST, letter, told_by
from penata.kernel.privacy.rules.clocks import due_at
from penata.kernel.privacy.terms import BREACH_FLOW, BreachState


@transaction.atomic
def note(
    *,
    title: str,
    path: str,
    place: str,
    classes: list[str],
    people: int | None,
    found_at: datetime,
    how: str,
    handling: str,
    by: Actor,
) -> Breach:
    """From the moment it was found the clock runs. people: None for all at and below the unit."""
    demand(by, Permission.BREACH_EDIT, path)
    if found_at > clock.now():
        raise ValidationError({"found_time": _("Saat ditemukan tidak boleh di masa depan.")})
    known = subjects.people().belonging([path]).count()
    hours = int(law.in_force(clock.today())["privacy.breach.notice"])
    made = Breach.objects.create(
        title=title, path=path, place=place, classes=classes, people=people or known, found_at=found_at,
        due_at=due_at(found_at, hours), how=how, handling=handling, by_id=by.pk,
    )  # fmt: skip
    _record("breach.note", made, by, after={"title": title, "people": made.people, "classes": classes})
    return made


@transaction.atomic
def amend(*, breach: Breach, handling: str, done: list[str], by: Actor) -> Breach:
    """What was done since, and which points of the checklist are ticked."""
    breach = _held(breach, by)
    _demand_open(breach)
    known = {key for key, _words in CHECKLIST}
    before = {"handling": breach.handling, "done": breach.done}
    breach.handling, breach.done = handling, [key for key in done if key in known]
    breach.save(update_fields=["handling", "done"])
    after = {"handling": breach.handling, "done": breach.done}
    _record("breach.amend", breach, by, before=before, after=after)
    return breach


@transaction.atomic
def tell_subjects(*, breach: Breach, by: Actor) -> int:
    """The notice to everybody below the unit who has an account; how many. The rest get the letter on paper."""
    breach = _held(breach, by)
    _demand_open(breach)
    reached = subjects.people().belonging([str(breach.path)]).filter(user__is_active=True)
    users = list(reached.order_by("pk").values_list("user_id", flat=True))
    tell(
        kind=BREACH, to=users, key=f"{breach.pk}", url=f"/pemberitahuan-data/{breach.pk}/",
        values={"notice": letter(breach, "id")},
    )  # fmt: skip
    _move(
        breach,
        "tell",
        by,
        subjects_told_at=breach.subjects_told_at or clock.now(),
        after={"accounts": len(users)},
    )
    return told_by(breach)


@transaction.atomic
def tell_agency(*, breach: Breach, note: str, by: Actor) -> Breach:
    """That the agency was told, and by which letter; the letter itself goes outside Penata."""
    breach = _held(breach, by)
    _demand_open(breach)
    if not note.strip():
        raise ValidationError({"note": _("Tulis nomor surat atau tanda terimanya.")})
    told = {"agency_told_at": breach.agency_told_at or clock.now(), "agency_note": note.strip()}
    step = "tell" if breach.subjects_told_at else "tell_one"
    return _move(breach, step, by, **told, after={"agency_note": note.strip()})


@transaction.atomic
def close(*, breach: Breach, by: Actor) -> Breach:
    """Only once both were told."""
    breach = _held(breach, by)
    if not breach.is_told:
        raise ValidationError(_("Beri tahu dulu pemilik data dan lembaga; catatan ditutup sesudah keduanya."))
    return _move(breach, "close", by, closed_at=clock.now())


def _held(breach: Breach, by: Actor) -> Breach:
    breach = Breach.objects.select_for_update().get(pk=breach.pk)
    demand(by, Permission.BREACH_EDIT, str(breach.path))
    return breach


def _demand_open(breach: Breach) -> None:
    if breach.state == BreachState.CLOSED:
        raise ValidationError(_("Catatan ini sudah ditutup."))


def _move(
    breach: Breach, step: str, by: Actor, after: dict[str, Any] | None = None, **changes: Any
) -> Breach:
    source, breach.state = breach.state, BREACH_FLOW.target(step, breach.state)
    for name, value in changes.items():
        setattr(breach, name, value)
    breach.save(update_fields=["state", *changes])
    _record(f"breach.{step}", breach, by, source=source, target=breach.state, after=after)
    return breach


def _record(step: str, breach: Breach, by: Actor, **told: Any) -> None:
    record(Entry(step, "privacy.breach", breach.pk, path=str(breach.path), **told), by=by)
