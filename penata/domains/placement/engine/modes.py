"""Three ways to answer: by weights, by weights with a number of moves at most, the emptiest first. Each with its proof."""

from __future__ import annotations

from dataclasses import replace

from penata.domains.placement.engine import flow, leximin
from penata.domains.placement.engine.answers import Answer, At, TooFewMoves, begun, finished, moves_of
from penata.domains.placement.engine.certificate import certify
from penata.domains.placement.engine.instance import Instance
from penata.domains.placement.engine.limited import within_budget

__all__ = ["Answer", "NoExactMethod", "TooFewMoves", "answer", "fairest", "weighted", "within_budget"]


class NoExactMethod(ValueError):  # noqa: N818 - a refusal, not an error
    """The emptiest first with a number of moves at most: nobody has an exact method for both at once."""


def answer(instance: Instance, seed: int, mode: str = "weighted", budget: int | None = None) -> Answer:
    """By the name of the mode. Raises NoExactMethod, flow.Infeasible, graph.TooLarge."""
    if mode == "leximin":
        if budget is not None:
            raise NoExactMethod
        return fairest(instance, seed)
    return weighted(instance, seed) if budget is None else within_budget(instance, seed, budget)


def weighted(instance: Instance, seed: int) -> Answer:
    """The least cost of all."""
    watch, graph, priced = begun(instance, seed)
    with watch("solve"):
        found = flow.solve(graph, priced.total)
    return finished(instance, graph, priced, At(0, found, moves_of(graph, found)), seed, watch, 1, None)


def fairest(instance: Instance, seed: int) -> Answer:
    """The emptiest post as full as can be, then the next (leximin); among all such, the least cost."""
    watch, graph, priced = begun(instance, seed)
    with watch("solve"):
        face = leximin.face(graph, instance)
        found = face.lower + flow.solve(graph, priced.total, capacity=face.capacity, supply=face.supply)
    with watch("certify"):
        second = certify(
            replace(graph, capacity=face.capacity), priced.total, found - face.lower, supply=face.supply
        )
        first = certify(graph, face.prices, found)
    proof = replace(second, violations=first.violations + second.violations)
    best = At(0, found, moves_of(graph, found))
    return replace(finished(instance, graph, priced, best, seed, watch, 2, None, proof), face=face)
