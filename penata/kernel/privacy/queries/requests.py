"""Requests: one's own, and those that wait for an officer."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from penata.kernel import clock
from penata.kernel.access import Actor, Permission, may, reach
from penata.kernel.privacy import proofs, subjects
from penata.kernel.privacy.models import Request
from penata.kernel.privacy.rules.clocks import Remaining
from penata.kernel.privacy.subjects import Blank, Subject, Topic
from penata.kernel.privacy.terms import OPEN, RequestKind
from penata.kernel.ui.decisions import Decision

COPY_DAYS = 30


@dataclass(frozen=True, slots=True)
class Shown:
    """A request with whom it is about, what of it is left, and its values side by side."""

    asked: Request
    subject: Subject | None
    left: Remaining
    title: str

    @property
    def changes(self) -> list[tuple[str, str, str]]:
        """For the page of one request; a list does not ask for them."""
        return changes_of(self.asked)

    @property
    def has_copy(self) -> bool:
        """Whether the copy that was asked for may be fetched."""
        asked = self.asked
        return (
            asked.kind == RequestKind.ACCESS and asked.state == "granted" and asked.answered_at is not None
            and clock.now() < asked.answered_at + timedelta(days=COPY_DAYS)
        )  # fmt: skip


def visible_to(actor: Actor) -> QuerySet[Request]:
    """Those of people who belong today to the units whose requests the actor answers; never his own.

    Who moves takes his open requests along: the old agency cannot answer them any more.
    """
    people = subjects.people().belonging(reach(actor, Permission.REQUEST_HANDLE))
    return Request.objects.filter(person_id__in=people.values("pk")).exclude(owner_id=actor.pk)


def waiting_for(actor: Actor) -> QuerySet[Request]:
    """The open ones that he may answer himself."""
    return visible_to(actor).filter(state__in=OPEN).exclude(kind=RequestKind.ACCESS, by_id=actor.pk)


def queue(actor: Actor, show: str) -> QuerySet[Request]:
    """Open ones, the nearest end first; or the answered ones, newest first."""
    rows = visible_to(actor).select_related("handler")
    if show == "selesai":
        return rows.exclude(state__in=OPEN).order_by("-answered_at", "-id")
    return rows.filter(state__in=OPEN).order_by("due_at", "id")


def of_subject(person_id: int) -> QuerySet[Request]:
    """All that one owner asked for, newest first."""
    return Request.objects.filter(person_id=person_id).order_by("-id")


def own(actor: Actor, pk: int) -> Request | None:
    subject = subjects.people().of_user(actor)
    if subject is None:
        return None
    return _with_all(of_subject(subject.person_id)).filter(pk=pk).first()


def for_officer(actor: Actor, pk: int) -> Request | None:
    return _with_all(visible_to(actor)).filter(pk=pk).first()


def either(actor: Actor, pk: int) -> Request | None:
    """The owner's, or one that the officer may answer."""
    return own(actor, pk) or for_officer(actor, pk)


def _with_all(rows: QuerySet[Request]) -> QuerySet[Request]:
    """What the page of one request shows; the content of its proof is fetched where it is sent."""
    return rows.select_related("handler", "by", "proof").defer("proof__content")


def shown(rows: Iterable[Request]) -> list[Shown]:
    """With names, in one statement whatever their number."""
    rows = list(rows)
    named = subjects.people().by_ids({row.person_id for row in rows})
    now = clock.now()
    return [Shown(row, named.get(row.person_id), row.remaining(now), title_of(row)) for row in rows]


def title_of(asked: Request) -> str:
    about = subjects.topic(asked.topic) if asked.topic else None
    kind = _(RequestKind(asked.kind).label)
    return f"{kind}: {_(about.label)}" if about else kind


def changes_of(asked: Request) -> list[tuple[str, str, str]]:
    """(what, as it stands, as it should be) for every blank of a correction."""
    about = subjects.topic(asked.topic) if asked.topic else None
    return [] if about is None else [_change(asked, about, name) for name in asked.wanted]


def _change(asked: Request, about: Topic, name: str) -> tuple[str, str, str]:
    blank = next(b for b in about.blanks if b.column == name)
    before, after = (
        in_writing(blank, value) or "–" for value in (asked.known.get(name, ""), asked.wanted[name])
    )
    return _(blank.label), before, after


def in_writing(blank: Blank, value: str) -> str:
    """A value as people write it: the word of a choice, a day, the name of a village."""
    choices = dict(blank.choices)
    return _(choices[value]) if value in choices else subjects.people().told(blank.column, value)


def decisions(actor: Actor, day: date) -> Iterable[Decision]:
    """For the first page: the three that end first, and the rest as one."""
    rows = shown(waiting_for(actor).order_by("due_at", "id")[:3])
    for row in rows:
        yield Decision(
            title=row.title + (f" · {row.subject.name}" if row.subject else ""),
            reason=in_words(row.left),
            url=reverse("privacy:request", args=[row.asked.pk]),
            button=_("Pelajari"),
            since=timezone.localtime(row.asked.received_at).date(),
            due=timezone.localtime(row.asked.due_at).date(),
        )


def in_words(left: Remaining) -> str:
    """Sisa 46 dari 72 jam; or how late it is."""
    if left.late:
        return _("Terlambat %(n)d jam dari %(of)d jam yang ditentukan undang-undang.") % {
            "n": left.late,
            "of": left.of,
        }
    return _("Sisa %(n)d dari %(of)d jam.") % {"n": left.hours, "of": left.of}


def ending(kind: str) -> str:
    return proofs.ENDINGS[kind]


def counted_for(actor: Actor) -> QuerySet[Request] | None:
    """What the side navigation counts."""
    return waiting_for(actor) if may(actor, Permission.REQUEST_HANDLE) else None
