"""Where people can be reached, for `kernel/notify`."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.contrib.auth import get_user_model
from django.db.models import Exists, OuterRef, Subquery
from lokal.phone import parse_phone

from penata.domains.people.queries.roster import serving_within
from penata.kernel.access import Actor, Permission
from penata.kernel.notify import queries as notify
from penata.kernel.notify.contacts import Contact
from penata.kernel.notify.schedule import Channel
from penata.kernel.privacy.purposes import WHATSAPP
from penata.kernel.privacy.queries import consents


@dataclass(frozen=True, slots=True)
class Unreached:
    """Somebody whose mail address is dead; the address itself stands on his own page."""

    code: str
    name: str
    unit: str
    since: datetime


def contacts_of(users: Collection[int]) -> Mapping[int, Contact]:
    """By account, in one statement: the account's own mail address before the person's; the person's telephone, where
    he agreed that messages go there."""
    found = (
        get_user_model()
        .objects.filter(pk__in=users, is_active=True, is_system=False)
        .annotate(agreed=Exists(consents.held(WHATSAPP).filter(user_id=OuterRef("pk"))))
        .values_list("pk", "email", "person__email", "person__phone", "agreed")
    )
    return {
        pk: _contact(own or of_person or "", _phone(phone or ""), agreed=agreed)
        for pk, own, of_person, phone, agreed in found
    }


def _contact(email: str, phone: str, *, agreed: bool) -> Contact:
    return Contact(email, phone) if agreed or not phone else Contact(email, is_phone_withheld=True)


def unreached(actor: Actor, day: date) -> list[Unreached]:
    """Whose mail comes back and is not yet corrected, among those whose data the actor keeps; longest first."""
    marks = notify.spoilt_users(Channel.MAIL)
    found = (
        serving_within(actor, day, Permission.PERSON_EDIT, "")
        .filter(person__user_id__in=Subquery(marks.values("user_id")))
        .exclude(person__user_id=actor.pk)
        .values_list("person__user_id", "person__code", "person__name", "held__post__unit__name")
    )
    people = {user: (code, name, unit or "") for user, code, name, unit in found}
    contacts, dead = contacts_of(people), notify.spoilt(people)
    since = dict(marks.filter(user_id__in=people).order_by("since").values_list("user_id", "since"))
    still = [user for user in people if not notify.reaches(user, contacts.get(user), Channel.MAIL, dead)]
    return [Unreached(*people[user], since[user]) for user in sorted(still, key=lambda u: since[u])]


def _phone(told: str) -> str:
    """As +62…, or nothing where it is no mobile number: a telephone on a desk takes no message."""
    found = parse_phone(told)
    return found.e164 or "" if found.type == "mobile" else ""
