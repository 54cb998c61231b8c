"""`python -m tests.portals.notify_world mail|phone NUMBER`: so many readers, each told one urgent thing."""

from __future__ import annotations

import sys
from datetime import date

import django


def build(way: str, number: int) -> None:
    from penata.domains.accounts.models import User
    from penata.domains.organization.models import Unit
    from penata.domains.people.models import Person
    from penata.kernel.notify.actions import tell
    from penata.kernel.notify.models import Preference
    from penata.kernel.privacy.actions.consents import give
    from penata.kernel.values import Period

    root = Unit.objects.create(
        pk=1,
        government_id=1,
        path="1",
        code="KAB",
        name="Kabupaten",
        kind="pemda",
        period=Period(date(2020, 1, 1)),
    )
    users = User.objects.bulk_create(
        User(username=f"u{n}", name=f"U {n}", email=f"u{n}@contoh.go.id", password="!") for n in range(number)
    )
    Person.objects.bulk_create(
        Person(government=root, user=u, code=u.username, name=u.name, nik=f"62020617089{u.pk:05d}",
               phone=f"0812345{u.pk:05d}")
        for u in users
    )  # fmt: skip
    Preference.objects.bulk_create(
        Preference(user=u, urgent_mail=way == "mail", urgent_phone=way == "phone") for u in users
    )
    if way == "phone":
        for user in users:
            give(purpose="whatsapp", by=user)
    tell(kind="notify.trial", to=[u.pk for u in users], key="1")


if __name__ == "__main__":
    django.setup()
    build(sys.argv[1], int(sys.argv[2]))
