"""How somebody wants to be told, and the message by which he tries it."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from django.db import transaction
from django.urls import reverse

from penata.kernel.access import Actor
from penata.kernel.audit.actions import Entry, record
from penata.kernel.notify import queries
from penata.kernel.notify.actions.telling import tell
from penata.kernel.notify.models import Preference
from penata.kernel.notify.notices import TRIAL


@transaction.atomic
def wish(*, by: Actor, **chosen: Any) -> Preference:
    """From now on; what is sorted already goes as it was."""
    preference = queries.preference_of(by)
    before = {name: getattr(preference, name) for name in chosen}
    for name, value in chosen.items():
        setattr(preference, name, value)
    preference.save()
    changed = [name for name in chosen if before[name] != chosen[name]]
    if changed:
        record(
            Entry(
                "notify.wish", "notify.preference", by.pk,
                before={name: str(before[name]) for name in changed},
                after={name: str(chosen[name]) for name in changed},
            ),
            by=by,
        )  # fmt: skip
    return preference


@transaction.atomic
def try_out(*, by: Actor) -> None:
    """A message to oneself, on every way chosen for what is urgent, at once."""
    tell(kind=TRIAL.name, to=[by.pk], key=uuid4().hex, url=reverse("notify:settings"))
