"""Where people can be reached, for `kernel/notify`."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from django.contrib.auth import get_user_model
from lokal.phone import parse_phone

from penata.kernel.notify.contacts import Contact


def contacts_of(users: Collection[int]) -> Mapping[int, Contact]:
    """By account, in one statement: the account's own mail address before the person's; the person's telephone."""
    found = (
        get_user_model()
        .objects.filter(pk__in=users, is_active=True, is_system=False)
        .values_list("pk", "email", "person__email", "person__phone")
    )
    return {pk: Contact(own or of_person or "", _phone(phone or "")) for pk, own, of_person, phone in found}


def _phone(told: str) -> str:
    """As +62…, or nothing where it is no mobile number: a telephone on a desk takes no message."""
    found = parse_phone(told)
    return found.e164 or "" if found.type == "mobile" else ""
