"""Why somebody is proposed to go there: what it costs in points, what the next best was, what staying would cost others."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from penata.domains.placement.engine.price import Prices
from penata.domains.placement.models import Move
from penata.domains.placement.queries import solving
from penata.domains.placement.queries.build import build
from penata.domains.placement.queries.inputs import load
from penata.kernel.access import Actor


@dataclass(frozen=True, slots=True)
class Explained:
    """Points; more is worse. is_current: whether the data are still those that were computed.

    staying: what it would cost if he stayed; others: (post, unit, points) of the next best places.
    """

    is_current: bool
    staying: int | None
    others: list[tuple[str, str, int]]
    sentence: str


def explain(actor: Actor, move: Move) -> Explained:
    """Computed anew from today's data with the scenario's seed: the same answer, and the exact price of any other."""
    inputs = load(actor, move.scenario)
    if inputs.fingerprint != move.scenario.fingerprint:
        return Explained(False, None, [], "")
    built = solving.pinned(inputs, build(inputs))
    answer = solving.solve(inputs, built)
    prices = Prices(answer)
    row = next(n for n, worker in enumerate(inputs.workers) if worker.person_id == move.person_id)
    here, there = inputs.workers[row].post, int(answer.places[row])
    told = prices.all_of(row)
    ranked = sorted((int(points), place) for place, points in told.items() if place not in {here, there})[:3]
    others = [(inputs.posts[p].job, inputs.posts[p].unit, points) for points, p in ranked]
    staying = told.get(here)
    return Explained(True, staying, others, _sentence(move, staying))


def _sentence(move: Move, staying: Any) -> str:
    told = {
        "job": move.target.job.name, "unit": move.target.unit.name, "before": move.staff_before, "seats": move.seats,
    }  # fmt: skip
    said = (
        _("%(unit)s memerlukan %(seats)d %(job)s dan belum punya seorang pun.") % told
        if not move.staff_before
        else _("%(unit)s memerlukan %(seats)d %(job)s dan baru punya %(before)d.") % told
    )
    if staying is not None:
        said += " " + _("Bila ia tetap di tempat, seluruh penataan menjadi lebih buruk %d angka.") % staying
    return said
