"""Remember where an account is signed in, and end it there."""

from __future__ import annotations

from importlib import import_module

from django.conf import settings
from django.contrib.sessions.backends.base import SessionBase
from django.contrib.sessions.models import Session
from django.db import transaction
from django.db.models import Exists, OuterRef

from penata.domains.accounts.models import SignIn, User
from penata.domains.accounts.queries import sign_ins as queries
from penata.kernel import clock
from penata.kernel.access import Actor
from penata.kernel.audit.actions import Entry, record


@transaction.atomic
def remember(*, user: User, session: SessionBase, address: str | None, browser: str, by: Actor) -> None:
    """A new sign-in; what is left of sessions that have run out is swept away with it."""
    if session.session_key is None:
        session.save()
    alive = Session.objects.filter(session_key=OuterRef("session_key"), expire_date__gt=clock.now())
    SignIn.objects.filter(~Exists(alive), user=user).exclude(session_key=session.session_key).delete()
    told = {"user": user, "address": address, "browser": browser[:200], "at": clock.now()}
    SignIn.objects.update_or_create(session_key=session.session_key, defaults=told)


def forget(*, session_key: str, by: Actor) -> None:
    """Signed out by its owner."""
    SignIn.objects.filter(session_key=session_key, user_id=by.pk).delete()


@transaction.atomic
def end(*, pk: int, by: Actor) -> int:
    """End one of one's own sign-ins, in another browser or here; how many ended."""
    return _end(list(queries.of_actor(by).filter(pk=pk)), by)


@transaction.atomic
def end_others(*, keep: str, by: Actor) -> int:
    """Everywhere but where `keep` is the key of the session."""
    return _end(list(queries.of_actor(by).exclude(session_key=keep)), by)


@transaction.atomic
def end_all(*, user: User, by: Actor, keep: str = "") -> int:
    """Whoever still sits at another browser with the old password is out."""
    return _end(list(SignIn.objects.filter(user=user).exclude(session_key=keep)), by)


def _end(ended: list[SignIn], by: Actor) -> int:
    store = import_module(settings.SESSION_ENGINE).SessionStore
    for one in ended:
        store(one.session_key).delete()
        one.delete()
    if ended:
        record(
            Entry("session.end", "accounts.user", ended[0].user_id, after={"count": len(ended)}),
            by=by,
        )
    return len(ended)
