"""People as the search finds them: those who work here today, as far as the asker oversees them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from penata.domains.organization import public as organization
from penata.domains.people.models import Engagement
from penata.domains.people.queries import roster
from penata.domains.people.rules.names import with_titles
from penata.domains.people.rules.terms import Status
from penata.kernel import clock
from penata.kernel.access import Actor
from penata.kernel.search import Found, nearness

NIK_OR_NIP = (16, 18)  # figures


def by_name(actor: Actor, text: str, limit: int) -> list[Found]:
    """By code or name; the code stands on lists and is no secret."""
    found = _rows(roster.matching(actor, roster.RosterFilter(clock.today())))
    rows = nearness.nearest(found, text, limit, name="person__name", code="person__code")
    return [_found(row, row["nearness"]) for row in rows]


def by_number(actor: Actor, text: str) -> list[dict[str, Any]]:
    """By NIK or NIP, whole: nobody learns one by trying its beginnings."""
    number = nearness.digits(text)
    if len(number) not in NIK_OR_NIP:
        return []
    return list(_rows(roster.numbered(actor, clock.today(), number)).order_by("person_id"))


def numbered(rows: Iterable[Mapping[str, Any]]) -> list[Found]:
    return [_found(row, nearness.CODE) for row in rows]


def by_keys(actor: Actor, keys: Sequence[str]) -> list[Found]:
    """Those of these codes whom the actor may find."""
    found = roster.matching(actor, roster.RosterFilter(clock.today()))
    return [_found(row, 1.0) for row in _rows(found).filter(person__code__in=keys)]


def _rows(found: QuerySet[Engagement]) -> QuerySet[Engagement, dict[str, Any]]:
    named = found.annotate(unit_name=organization.telling_name("held__post__unit"))
    return named.values(
        "person_id", "person__code", "person__name", "person__title_front", "person__title_back", "status",
        "held__post__job__name", "held__post__unit__path", "person__government_id", "unit_name",
    )  # fmt: skip


def _found(row: Mapping[str, Any], score: float) -> Found:
    name = with_titles(row["person__name"], row["person__title_front"], row["person__title_back"])
    job, unit, code = row["held__post__job__name"], row["unit_name"], row["person__code"]
    detail = f"{job}, {unit}" if job else _(dict(Status.choices())[row["status"]])
    return Found("person", code, name, detail, reverse("people:person", args=[code]), score)
