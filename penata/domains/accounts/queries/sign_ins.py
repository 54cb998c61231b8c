"""Where an account is signed in now."""

from __future__ import annotations

from django.contrib.sessions.models import Session
from django.db.models import Exists, OuterRef, QuerySet

from penata.domains.accounts.models import SignIn
from penata.kernel import clock
from penata.kernel.access import Actor


def of_actor(actor: Actor) -> QuerySet[SignIn]:
    """One's own, latest first; those whose session has run out are no longer among them."""
    alive = Session.objects.filter(session_key=OuterRef("session_key"), expire_date__gt=clock.now())
    return SignIn.objects.filter(Exists(alive), user_id=actor.pk).order_by("-at")
