"""What the owner of data sets right: a request that an officer granted, and his own telephone and e-mail at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from penata.domains.people.actions import one_row
from penata.domains.people.models import Person
from penata.domains.people.policies import may_edit
from penata.domains.people.queries import person as queries
from penata.kernel import clock
from penata.kernel.access import Actor, Permission
from penata.kernel.audit.actions import Entry, record
from penata.kernel.notify.actions import tell
from penata.kernel.privacy.notices import CONTACT_CHANGED
from penata.kernel.privacy.subjects import Subject
from penata.kernel.sheets import cells
from penata.kernel.sheets.problems import CellProblem

SHORTEST_PHONE = 7


def apply(subject: Subject, values: Mapping[str, str], by: Actor) -> Sequence[str]:
    """Have the row of the staff list planned and applied as the officer would type it; what stands against it."""
    sheet = queries.load(by, subject.code, clock.today())
    if sheet is None or not may_edit(by, sheet):
        raise PermissionDenied(Permission.PERSON_EDIT.value)
    plan = one_row.change(sheet=sheet, values=values, by=by)
    return [f"{p.message} {p.remedy}" for p in plan.all_problems() if p.is_error]


@transaction.atomic
def change_contact(*, phone: str, email: str, by: Actor) -> Person:
    """The owner's own telephone and e-mail; the old address is not asked, so the account is told."""
    person = Person.objects.select_for_update().filter(user_id=by.pk).first()
    if person is None:
        raise PermissionDenied(Permission.PERSON_READ_OWN.value)
    after = {"phone": _read("telepon", phone), "email": _read("surel", email)}
    before = {name: getattr(person, name) for name in after}
    changed = {name: value for name, value in after.items() if value != before[name]}
    if not changed:
        return person
    for name, value in changed.items():
        setattr(person, name, value)
    person.save(update_fields=[*changed])
    path = queries.path_of(person)
    old = {name: before[name] for name in changed}
    entry = Entry("person.contact", "people.person", person.pk, person.pk, path, before=old, after=changed)
    record(entry, by=by)
    tell(
        kind=CONTACT_CHANGED,
        to=[by.pk],
        key=f"{person.pk}-{clock.now():%Y%m%d%H%M%S}",
        url="/data-saya/kontak/",
    )
    return person


_PARSERS = {"telepon": (cells.phone, "phone"), "surel": (cells.email, "email")}


def _read(column: str, typed: str) -> str:
    parse, field = _PARSERS[column]
    if not typed.strip():
        return ""
    if field == "phone" and sum(map(str.isdigit, typed)) < SHORTEST_PHONE:
        raise ValidationError({field: _("Tulis nomor telepon dengan angka, misalnya 0812 3456 7890.")})
    try:
        return str(parse(typed.strip()))
    except CellProblem as problem:
        raise ValidationError({field: problem.sentence}) from None
