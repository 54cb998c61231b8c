"""Scenarios and their moves, as far as the reader's units go."""

from __future__ import annotations

from datetime import date
from hashlib import sha256
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from penata.domains.placement.models import Move, Pin, Scenario
from penata.domains.placement.rules.terms import Answer, Choice, ScenarioState
from penata.kernel.access import Actor, Permission, may, reach
from penata.kernel.ui.decisions import Decision

S = ScenarioState


def visible_to(actor: Actor) -> QuerySet[Scenario]:
    """Newest first; those whose whole scope lies within the reader's units."""
    found = Scenario.objects.filter(path__within=reach(actor, Permission.PLACEMENT_READ))
    return found.select_related("unit", "government", "made_by", "decided_by").order_by("-made_at", "-pk")


def by_number(pk: int) -> Scenario:
    """Without asking for rights: the caller's action does."""
    return Scenario.objects.get(pk=pk)


def listed(actor: Actor) -> QuerySet[Scenario]:
    return visible_to(actor).defer("result").annotate(count=Count("moves"))


def waiting_for(actor: Actor) -> QuerySet[Scenario]:
    """Discussed scenarios that this leader decides on; never one that he shaped."""
    paths = reach(actor, Permission.PLACEMENT_DECIDE)
    return Scenario.objects.filter(path__within=paths, state=S.DISCUSSED).exclude(
        shaped_by__contains=[actor.pk]
    )


def moves_of(scenario: Scenario, show: str = "", text: str = "") -> QuerySet[Move]:
    """Those that bring most first: empty posts, then by what is missing. show: an answer or a choice.
    text: words of a name or of a unit."""
    rows = (
        scenario.moves.select_related("person", "source__unit", "source__job", "target__unit", "target__job")
        .annotate(is_pinned=_is_pinned())
        .order_by("staff_before", "person__name", "pk")
    )
    for word in text.split():
        rows = rows.filter(
            Q(person__name__icontains=word)
            | Q(source__unit__name__icontains=word)
            | Q(target__unit__name__icontains=word)
        )
    if show in {one.value for one in Answer}:
        return rows.filter(answer=show)
    return rows.filter(choice=show) if show in {one.value for one in Choice} else rows


def _is_pinned() -> Exists:
    """Whether an officer said of a move that it be so."""
    return Exists(
        Pin.objects.filter(
            scenario=OuterRef("scenario"),
            person=OuterRef("person"),
            post=OuterRef("target"),
            is_forbidden=False,
        )
    )


def asked_of(scenario: Scenario) -> list[int]:
    """The people who are asked what they say to their move: all but who was refused."""
    return list(scenario.moves.exclude(choice=Choice.REFUSED).values_list("person_id", flat=True))


def counts(scenario: Scenario) -> dict[str, int]:
    """How many moves have which answer and which choice."""
    told = {f"answer_{one.value}": Count("pk", filter=Q(answer=one)) for one in Answer}
    told |= {f"choice_{one.value}": Count("pk", filter=Q(choice=one)) for one in Choice}
    found: dict[str, int] = scenario.moves.aggregate(total=Count("pk"), **told)
    return found


def state_of_moves(scenario: Scenario) -> str:
    """A digest of what was chosen and answered, by which a leader shows that he decides on what he read."""
    rows = scenario.moves.order_by("pk").values_list("pk", "choice", "answer")
    return sha256(repr(list(rows)).encode()).hexdigest()


def move(actor: Actor, scenario: int, pk: int) -> Move | None:
    """A move of a scenario that the reader may see."""
    rows = Move.objects.select_related(
        "scenario__unit",
        "scenario__government",
        "person",
        "source__unit",
        "source__job",
        "target__unit",
        "target__job",
    )
    return rows.filter(pk=pk, scenario_id=scenario, scenario__in=visible_to(actor)).first()


def own_moves(actor: Actor) -> QuerySet[Move]:
    """What is proposed to somebody, or was ordered; not what is still only computed."""
    told = [S.DISCUSSED, S.DECIDED, S.CARRIED_OUT]
    rows = Move.objects.filter(person__user_id=actor.pk, scenario__state__in=told).exclude(
        choice=Choice.REFUSED
    )
    return (
        rows.annotate(is_pinned=_is_pinned())
        .select_related("scenario", "source__unit", "source__job", "target__unit", "target__job")
        .order_by("-pk")
    )


def decisions(actor: Actor, day: date) -> list[Decision]:
    """For the first page."""
    return [
        Decision(
            title=_("Skenario penempatan %s") % one.name,
            reason=_("%d perpindahan menunggu keputusan Anda.") % one.count,
            url=one.get_absolute_url(), button=_("Pelajari"),
            since=timezone.localtime(one.computed_at or one.made_at).date(), due=one.heard_until,
        )
        for one in waiting_for(actor).annotate(count=Count("moves")).order_by("computed_at")[:3]
    ]  # fmt: skip


def to_count(actor: Actor) -> QuerySet[Scenario] | None:
    """What the side navigation counts."""
    return waiting_for(actor) if may(actor, Permission.PLACEMENT_DECIDE) else None


def own_card(actor: Actor) -> dict[str, Any] | None:
    rows = list(own_moves(actor)[:3])
    return {"rows": rows} if rows else None
