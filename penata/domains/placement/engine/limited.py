"""By weights with a number of moves at most: a price of a move is sought at which the cheapest flow has that many."""

from __future__ import annotations

from dataclasses import replace
from math import log

import numpy as np

from penata.domains.placement.engine import branches, breakpoints, flow
from penata.domains.placement.engine.answers import Answer, At, TooFewMoves, begun, finished, moves_of
from penata.domains.placement.engine.certificate import certify
from penata.domains.placement.engine.graph import LARGEST, Costs, Graph, Kind, largest
from penata.domains.placement.engine.instance import Instance

NEAR = 25
"""So near to the budget the rest goes breakpoint by breakpoint on the residual graph."""
MOST_SOLVES = 30


def within_budget(instance: Instance, seed: int, budget: int) -> Answer:
    """The least cost with at most `budget` moves.

    A price of a move (Lagrange) is sought at which the cheapest flow has that many. Their number falls about evenly in
    its logarithm, so few solves come near; the rest goes by `breakpoints`. Where moves come several at once and would be too
    many, `branches` finds what lies between, or leaves a `gap`. No quick exact method is known for these: it would find perfect
    matchings with a given number of red edges (Papadimitriou and Yannakakis, Journal of the ACM 29, 1982). Raises TooFewMoves.
    """
    watch, graph, priced = begun(instance, seed)

    def best_of(graph: Graph) -> Answer:
        return _by_price(instance, graph, priced, seed, budget, watch)

    def best_of_half(graph: Graph) -> Answer | None:
        try:
            return best_of(graph)
        except (flow.Infeasible, TooFewMoves):
            return None

    found = best_of(graph)
    return branches.closed(found, best_of_half) if found.gap else found


def _by_price(instance, graph, priced, seed, budget, watch):  # type: ignore[no-untyped-def]
    """Exactly so many moves, or the next lower number at which a price is right: the best there is among all with as many, by
    the certificate at its price; one with a number between is better by no more than `gap`."""
    solved: list[At] = []

    def at(price: int) -> At:
        with watch("solve"):
            found = flow.solve(graph, priced.with_price(graph, price))
        solved.append(At(price, found, moves_of(graph, found)))
        return solved[-1]

    best = at(0)
    if best.moves > budget:
        best = _near(graph, priced, best, budget, at, solved)
        with watch("solve"):
            best, gain = _least_price(graph, priced, _to_the_number(graph, priced, best, budget, at))
    else:
        gain = 0
    told = finished(instance, graph, priced, best, seed, watch, len(solved), gain)
    return replace(told, gap=_gap(priced, best, budget))


def _gap(priced: Costs, best: At, budget: int) -> int:
    """At its price nothing is cheaper, so what is left of the number gains no more than that price each; to this comes
    what the lottery can differ by, a quarter of a point."""
    return (4 * best.price * (budget - best.moves) + priced.scale) // (4 * priced.scale)


def _near(graph, priced, free, budget, at, solved):  # type: ignore[no-untyped-def]
    """A flow whose moves are within NEAR of the budget, or as near as prices come."""
    price = _first_guess(graph, priced, free, budget)
    while len(solved) < MOST_SOLVES:
        found = at(price)
        if abs(found.moves - budget) <= NEAR:
            return found
        following = _next_guess(solved, budget)
        if following is None:
            return found
        price = following
    return found


def _first_guess(graph: Graph, priced: Costs, free: At, budget: int) -> int:
    """What the least needed of so many movers would cost if each alone stayed: too low, for some move together."""
    potential = certify(graph, priced.total, free.flow).potential
    assert potential is not None
    stay = graph.arcs(Kind.STAY, Kind.UNPLACED)
    gone = stay[free.flow[stay] == 0]
    reduced = (priced.total + potential[graph.tail] - potential[graph.head])[gone]
    return max(int(np.sort(reduced)[max(len(gone) - budget - 1, 0)]), 1) if len(gone) else 1


def _next_guess(solved: list[At], budget: int) -> int | None:
    """By the curve through what is known, in the logarithm of the number of moves; None between neighbouring prices."""
    known = sorted(solved, key=lambda one: one.price)
    above, below = [o for o in known if o.moves >= budget], [o for o in known if o.moves < budget]
    target = log(max(budget, 0.5))
    if not below:
        first, second = above[-2], above[-1]
        slope = (log(first.moves) - log(second.moves)) / (second.price - first.price)
        ahead = (log(second.moves) - target) / slope if slope > 0 else second.price
        return second.price + int(min(ahead * 1.15, 4.0 * second.price)) + 1
    low, high = above[-1], below[0]
    if high.price - low.price <= 1:
        return None
    guess = _through(sorted(known, key=lambda one: abs(_height(one) - target))[:3], target)
    if guess is None or not low.price < guess < high.price:
        share = (_height(low) - target) / (_height(low) - _height(high))
        guess = low.price + int((high.price - low.price) * share)
    return min(max(guess, low.price + 1), high.price - 1)


def _height(one: At) -> float:
    return log(max(one.moves, 0.5))


def _through(points: list[At], target: float) -> int | None:
    """Lagrange's polynomial of the price over the logarithm of the moves; None where two are equal."""
    heights = [_height(one) for one in points]
    if len(points) < 3 or len(set(heights)) < 3:
        return None
    value = 0.0
    for n, point in enumerate(points):
        others = [h for m, h in enumerate(heights) if m != n]
        value += point.price * np.prod([(target - h) / (heights[n] - h) for h in others])
    return int(value)


def _to_the_number(graph, priced, begun, budget, at):  # type: ignore[no-untyped-def]
    """Breakpoint by breakpoint to the budget; from below one further is tried and left where it jumps over."""
    current = begun
    dearer = current.moves > budget
    while current.moves != budget:
        if current.moves < budget and dearer:
            break  # the last cycle saved more than one move
        potential = certify(graph, priced.with_price(graph, current.price), current.flow).potential
        if potential is None:  # two breakpoints at one price: solve there
            current = at(current.price)
            continue
        limit = _dearest(graph, priced, current.price) if dearer else 0
        step = breakpoints.next_step(graph, priced.total, current.flow, current.price, limit, potential)
        if step is None and dearer:
            raise TooFewMoves(current.moves)
        if step is None or (not dearer and step.moves > budget):
            break
        current = At(step.price, step.flow, step.moves)
    return current


def _dearest(graph: Graph, priced: Costs, price: int) -> int:
    """So dear that whoever still moves has to: as far as sums along a way of all nodes do not overflow."""
    return max(price + 2 * largest(priced.total), LARGEST // graph.nodes)


def _least_price(graph: Graph, priced: Costs, best: At) -> tuple[At, int]:
    """The same flow at the least price at which it is cheapest, by whatever prices it was found; and the points that one
    more move would gain. Before the first step that is nothing: it is cheapest without a price."""
    potential = certify(graph, priced.with_price(graph, best.price), best.flow).potential
    assert potential is not None
    step = breakpoints.next_step(graph, priced.total, best.flow, best.price, 0, potential)
    if step is None:
        return replace(best, price=0), 0
    gain = int(graph.cost @ best.flow) - int(graph.cost @ step.flow)
    return replace(best, price=step.until), gain // (step.moves - best.moves)
