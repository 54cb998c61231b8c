"""Whose accounts wait to be opened, and the letters for it."""

from __future__ import annotations

import hmac
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from penata.domains.accounts import public as accounts
from penata.domains.organization import public as organization
from penata.domains.people.models import ActivationLetter, Engagement, Person
from penata.domains.people.queries import roster
from penata.domains.people.rules.letters import LetterKind, LetterState, last_digits
from penata.kernel import clock
from penata.kernel.access import Actor, Permission, reach

ISSUE = Permission.ACTIVATION_ISSUE


@dataclass(frozen=True, slots=True)
class Addressee:
    """Somebody who shall have a letter; `unit_id` is the government's where he holds no post."""

    person_id: int
    name: str
    email: str
    unit_id: int
    unit: str
    path: str


@dataclass(slots=True)
class LetterPlan:
    """What issuing letters for a unit and all below it would do."""

    new: list[Addressee] = field(default_factory=list)
    waiting: list[Addressee] = field(default_factory=list)  # hold a letter that is still good
    without_nik: list[Addressee] = field(default_factory=list)
    opened: int = 0

    def addressees(self, *, again: bool) -> list[Addressee]:
        return [*self.new, *self.waiting] if again else self.new


def plan(actor: Actor, unit: Any) -> LetterPlan:
    """Everybody who serves in the unit and below today, within the actor's right to issue letters."""
    found = LetterPlan()
    for *told, unit_id, unit_name, path, has_account, has_nik, has_letter in _serving(actor, unit):
        place = (unit_id, unit_name, path) if unit_id else (unit.pk, unit.name, str(unit.path))
        addressee = Addressee(*told, *place)
        if has_account:
            found.opened += 1
        elif not has_nik:
            found.without_nik.append(addressee)
        else:
            (found.waiting if has_letter else found.new).append(addressee)
    return found


def _serving(actor: Actor, unit: Any) -> QuerySet[Engagement, Any]:
    """In the order in which letters are handed out: by unit, then by name."""
    day = clock.today()
    open_letters = ActivationLetter.objects.filter(
        person_id=OuterRef("person_id"), state=LetterState.ISSUED, expires_on__gte=day
    )
    return (
        roster.serving_within(actor, day, ISSUE, str(unit.path))
        .annotate(
            way=organization.path_text("held__post__unit__path"),
            has_account=Q(person__user__isnull=False),
            has_nik=Q(person__nik__isnull=False),
            has_letter=Exists(open_letters),
        )
        .order_by("held__post__unit__path", "person__name", "person_id")
        .values_list(
            "person_id", "person__name", "person__email", "held__post__unit_id", "held__post__unit__name", "way",
            "has_account", "has_nik", "has_letter",
        )
    )  # fmt: skip


def visible_to(actor: Actor) -> QuerySet[ActivationLetter]:
    """Letters for people of the units for which the actor issues them, latest first."""
    return (
        ActivationLetter.objects.filter(unit__path__within=reach(actor, ISSUE))
        .select_related("person", "unit", "issued_by")
        .order_by("-issued_at", "person__name", "pk")
    )


def kind_for(person: Person) -> LetterKind:
    return LetterKind.RESET if person.user_id else LetterKind.ACTIVATION


def good(pk: int) -> ActivationLetter | None:
    """A letter that may still be used today."""
    return _good().filter(pk=pk).first()


def take(code: str | None) -> ActivationLetter | None:
    """The letter of a code, as long as it may be used; nobody else takes it till the transaction ends."""
    return _good().select_for_update(of=("self",)).filter(digest=accounts.digest_of(code or "")).first()


def _good() -> QuerySet[ActivationLetter]:
    usable = {"state": LetterState.ISSUED, "expires_on__gte": clock.today(), "digest__isnull": False}
    return ActivationLetter.objects.filter(**usable).select_related("person__user", "unit")


def proves(letter: ActivationLetter | None, digits: str) -> bool:
    """Whether these are the last digits of the addressee's NIK; without a letter as long in saying no."""
    wanted = last_digits(letter.person.nik) if letter else "000000"
    return hmac.compare_digest(wanted.encode(), digits.encode()) and letter is not None
