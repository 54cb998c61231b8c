"""What stands against a decision on the day from which it counts: people who cannot go then, other orders to the same posts."""

from __future__ import annotations

from datetime import date

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from penata.domains.people import public as people
from penata.domains.placement.models import Move, Protection, Scenario
from penata.domains.placement.queries.inputs import moved_statuses
from penata.domains.placement.rules.terms import Choice

NAMED = 5


def agreed(scenario: Scenario) -> QuerySet[Move]:
    return Move.objects.filter(scenario=scenario, choice=Choice.AGREED)


def transfers_of(scenario: Scenario) -> list[people.Transfer]:
    rows = agreed(scenario).order_by("person_id")
    return [
        people.Transfer(*row)
        for row in rows.values_list("person_id", "source_id", "target_id", "order_number")
    ]


def hindered(scenario: Scenario, on: date) -> str:
    """Who of those agreed on cannot go on that day, with why; empty where all can. Readers of the moves know their names."""
    transfers = transfers_of(scenario)
    persons = [transfer.person_id for transfer in transfers]
    found = {who: _(why.label) for who, why in people.obstacles(transfers=transfers, on=on).items()}
    moved = moved_statuses(scenario, on)
    for trait in people.traits(persons, on, health=False):
        if trait.status not in moved:
            found.setdefault(trait.person_id, _("statusnya menurut aturan tidak dipindahkan"))
    protected = Protection.objects.filter(person_id__in=persons, period__contains=on)
    for person in protected.values_list("person_id", flat=True):
        found.setdefault(person, _("dilindungi dari perpindahan"))
    return _told(scenario, found)


def _told(scenario: Scenario, found: dict[int, str]) -> str:
    rows = agreed(scenario).filter(person_id__in=found).select_related("person").order_by("person__name")
    said = [f"{move.person.full_name} ({found[move.person_id]})" for move in rows[:NAMED]]
    if len(found) > NAMED:
        said.append(_("dan %d orang lain") % (len(found) - NAMED))
    return ", ".join(said)


def has_other_orders(scenario: Scenario) -> bool:
    """Whether others were ordered to the posts of these moves, or no longer are, since it was computed."""
    moves = agreed(scenario).values_list("source_id", "target_id")
    touched = {post for pair in moves for post in pair}
    now = {(one.person_id, one.post_id) for one in people.ordered(touched, [], scenario.day)}
    then = {(person, post) for person, post in (scenario.result or {}).get("ordered", [])}
    return {pair for pair in now if pair[1] in touched} != {pair for pair in then if pair[1] in touched}
