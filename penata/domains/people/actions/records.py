"""What officers note about one person beside the staff list: absences, courses, acting and extra posts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from penata.domains.organization import public as organization
from penata.domains.people.models import Absence, Assignment, Competence, Person
from penata.domains.people.policies import MASKED, REVEALED
from penata.domains.people.rules.terms import AbsenceKind, AssignmentKind
from penata.kernel.access import Actor, Permission, demand, reach, sees
from penata.kernel.audit.actions import Entry, record, record_access, record_list
from penata.kernel.audit.models import AccessKind
from penata.kernel.db.fields import as_range
from penata.kernel.privacy.terms import RevealReason
from penata.kernel.values import Period


@transaction.atomic
def note_absence(
    *,
    person: Person,
    path: str,
    kind: AbsenceKind,
    first: date,
    last: date | None,
    order_number: str,
    by: Actor,
) -> Absence:
    """Leave outside state cost or secondment: the person keeps the post and does not count in it."""
    _require(by, path)
    try:
        with transaction.atomic():
            noted = Absence.objects.create(
                person=person, kind=kind, period=Period(first, last), order_number=order_number
            )
    except IntegrityError:
        raise ValidationError(_("Orang ini sudah tercatat tidak bertugas pada masa itu.")) from None
    _record("absence.note", person, path, by, {"kind": kind, "first": first, "last": last})
    return noted


@transaction.atomic
def end_absence(*, absence: Absence, path: str, last: date, by: Actor) -> Absence:
    _require(by, path)
    before = absence.period.last
    absence.period = absence.period.until(last)
    absence.save(update_fields=["period"])
    _record("absence.end", absence.person, path, by, {"last": last}, {"last": before})
    return absence


@transaction.atomic
def note_competence(
    *,
    person: Person,
    path: str,
    name: str,
    issued_on: date | None,
    valid_until: date | None,
    hours: int | None,
    by: Actor,
) -> Competence:
    _require(by, path)
    noted = Competence.objects.create(
        person=person, name=name, issued_on=issued_on, valid_until=valid_until, hours=hours
    )
    _record("competence.note", person, path, by, {"name": name, "issued_on": issued_on})
    return noted


@transaction.atomic
def assign_besides(
    *,
    person: Person,
    path: str,
    kind: AssignmentKind,
    place: tuple[int, int],
    first: date,
    last: date | None,
    order_number: str,
    by: Actor,
) -> Assignment:  # fmt: skip
    """An acting (Plt) or extra post; it does not count as staff of that post. place: ids of unit and job."""
    _require(by, path)
    if kind == AssignmentKind.PRINCIPAL:
        raise ValidationError(_("Jabatan definitif diubah lewat pemindahan."))
    post = organization.open_posts(wanted=[place], by=by)[place]
    if Assignment.objects.filter(
        person=person, post_id=post, kind=kind, period__overlap=as_range(Period(first, last))
    ).exists():
        raise ValidationError(_("Tugas ini sudah tercatat untuk masa itu."))
    made = Assignment.objects.create(
        person=person, post_id=post, kind=kind, period=Period(first, last), order_number=order_number
    )
    _record("assignment.beside", person, path, by, {"post": post, "kind": kind, "first": first, "last": last})
    return made


@transaction.atomic
def link_account(*, person: Person, path: str, user: Any, by: Actor) -> Person:
    """From now on the account sees this person as its own."""
    _require(by, path)
    before, person.user_id = person.user_id, user.pk
    person.save(update_fields=["user"])
    _record("person.link_account", person, path, by, {"user": user.pk}, {"user": before})
    return person


def reveal(
    *, person: Person, path: str, by: Actor, what: Sequence[str], reason: RevealReason, why: str
) -> None:
    """Note that masked values were opened, which, and why. The caller shows them once."""
    demand(by, Permission.PERSON_REVEAL, path)
    if not why.strip():
        raise ValidationError({"why": _("Tulis untuk apa datanya dibuka.")})
    unknown = [name for name in what if name not in MASKED]
    if unknown or not what:
        raise ValidationError({"what": _("Pilih data yang akan dibuka.")})
    for name in what:
        if not sees(by, MASKED[name].data, path):
            raise PermissionDenied(Permission.PERSON_REVEAL.value)
    told = [MASKED[name].label for name in what]
    said = f"{_(reason.label)}: {why.strip()}"
    record_access(
        person_id=person.pk, what=REVEALED, by=by, why=said, kind=AccessKind.REVEAL, fields=told, path=path
    )


def note_export(
    *,
    what: str,
    asked: Mapping[str, str],
    people: Iterable[int],
    fields: Sequence[str],
    within: str | None,
    by: Actor,
) -> int:
    """Note that a list was taken away: who stood in it, what it held, by which filters; how many.

    A name or number that was searched for is not kept. Each who stood in it finds it on his own page.
    """
    filters = " ".join(f"{key}={value}" for key, value in asked.items() if value and key != "q")
    searched = [_("dengan kata pencarian")] if asked.get("q") else []
    why = " ".join([filters, *searched]).strip()[:200]
    place = within or next(iter(sorted(reach(by, Permission.PERSON_EXPORT), key=len)), None) or None
    return record_list(people=people, what=what, by=by, why=why, fields=fields, path=place)


def _require(by: Actor, path: str) -> None:
    demand(by, Permission.PERSON_EDIT, path)


def _record(
    step: str,
    person: Person,
    path: str,
    by: Actor,
    after: dict[str, object],
    before: dict[str, object] | None = None,
) -> None:
    record(Entry(step, "people.person", person.pk, person.pk, path, before=before, after=after), by=by)
