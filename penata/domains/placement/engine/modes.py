"""Three ways to answer: by weights, by weights with a number of moves at most, the emptiest first. Each with its proof."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from math import log
from time import perf_counter

import numpy as np

from penata.domains.placement.engine import breakpoints, decode, flow, leximin
from penata.domains.placement.engine.certificate import Certificate, certify
from penata.domains.placement.engine.graph import LARGEST, Costs, Graph, Kind, build, costs
from penata.domains.placement.engine.instance import Instance, Ints, Longs

NEAR = 25
"""So near to the budget the rest goes breakpoint by breakpoint on the residual graph."""
MOST_SOLVES = 30


@dataclass(frozen=True, slots=True)
class Answer:
    """places: the post of everybody. cost: as it was solved, scaled, with the price of a move; price: that price, scaled.

    objective: points without it. moves: how many persons change their post, or get one. price_of_next_move: what one more
    move would gain, in points (where moves come only several at once: each of them, rounded down); None where no number
    was given. solves: how often the whole network was solved. face: of the fairest mode, what is as fair. gap: points by
    which a distribution with more moves than this, but no more than may be, is better at most; nothing where all that may
    be are used, for then none is.
    """

    instance: Instance
    graph: Graph
    costs: Costs
    cost: Longs
    flow: Longs
    places: Ints
    certificate: Certificate
    price: int
    objective: int
    moves: int
    price_of_next_move: int | None
    solves: int
    seconds: dict[str, float]
    face: leximin.Face | None = None
    gap: int = 0


class NoExactMethod(ValueError):  # noqa: N818 - a refusal, not an error
    """The emptiest first with a number of moves at most: nobody has an exact method for both at once."""


class TooFewMoves(ValueError):  # noqa: N818 - a refusal, not an error
    """More must move than may: people are forced to posts, or may not stay without one. `least`: so many."""

    def __init__(self, least: int) -> None:
        super().__init__(least)
        self.least = least


@dataclass(slots=True)
class _Watch:
    seconds: dict[str, float] = field(
        default_factory=lambda: dict.fromkeys(("build", "solve", "certify", "decode"), 0.0)
    )

    @contextmanager
    def __call__(self, part: str) -> Iterator[None]:
        started = perf_counter()
        yield
        self.seconds[part] += perf_counter() - started


@dataclass(frozen=True, slots=True)
class _At:
    """A flow that is cheapest at a price of a move."""

    price: int
    flow: Longs
    moves: int


def answer(instance: Instance, seed: int, mode: str = "weighted", budget: int | None = None) -> Answer:
    """By the name of the mode. Raises NoExactMethod, flow.Infeasible, graph.TooLarge."""
    if mode == "leximin":
        if budget is not None:
            raise NoExactMethod
        return fairest(instance, seed)
    return weighted(instance, seed) if budget is None else within_budget(instance, seed, budget)


def weighted(instance: Instance, seed: int) -> Answer:
    """The least cost of all."""
    watch, graph, priced = _begun(instance, seed)
    with watch("solve"):
        found = flow.solve(graph, priced.total)
    return _finished(instance, graph, priced, _At(0, found, _moves(graph, found)), seed, watch, 1, None)


def within_budget(instance: Instance, seed: int, budget: int) -> Answer:
    """The least cost with at most `budget` moves: exactly so many, or the next lower number at which a price is right.

    A price of a move (Lagrange) is sought at which the cheapest flow has that many. Their number falls about evenly in
    its logarithm, so few solves come near; the rest goes by `breakpoints`. The answer is the best there is among all with
    as many moves, by the certificate at its price. Where moves come several at once and would be too many, one with a number
    between may be better, by no more than `gap`. No quick exact method is known for these: it would find perfect matchings
    with a given number of red edges (Papadimitriou and Yannakakis, Journal of the ACM 29, 1982). Raises TooFewMoves.
    """
    watch, graph, priced = _begun(instance, seed)
    solved: list[_At] = []

    def at(price: int) -> _At:
        with watch("solve"):
            found = flow.solve(graph, priced.with_price(graph, price))
        solved.append(_At(price, found, _moves(graph, found)))
        return solved[-1]

    best = at(0)
    if best.moves > budget:
        best = _near(graph, priced, best, budget, at, solved)
        with watch("solve"):
            best, gain = _least_price(graph, priced, _to_the_number(graph, priced, best, budget, at))
    else:
        gain = 0
    told = _finished(instance, graph, priced, best, seed, watch, len(solved), gain)
    return replace(told, gap=_gap(priced, best, budget))


def _gap(priced: Costs, best: _At, budget: int) -> int:
    """At its price nothing is cheaper, so what is left of the number gains no more than that price each; to this comes
    what the lottery can differ by, a quarter of a point."""
    return (4 * best.price * (budget - best.moves) + priced.scale) // (4 * priced.scale)


def fairest(instance: Instance, seed: int) -> Answer:
    """The emptiest post as full as can be, then the next (leximin); among all such, the least cost."""
    watch, graph, priced = _begun(instance, seed)
    with watch("solve"):
        face = leximin.face(graph, instance)
        found = face.lower + flow.solve(graph, priced.total, capacity=face.capacity, supply=face.supply)
    with watch("certify"):
        second = certify(
            replace(graph, capacity=face.capacity), priced.total, found - face.lower, supply=face.supply
        )
        first = certify(graph, face.prices, found)
    proof = replace(second, violations=first.violations + second.violations)
    best = _At(0, found, _moves(graph, found))
    return replace(_finished(instance, graph, priced, best, seed, watch, 2, None, proof), face=face)


def _begun(instance: Instance, seed: int) -> tuple[_Watch, Graph, Costs]:
    watch = _Watch()
    with watch("build"):
        graph = build(instance)
        priced = costs(graph, instance, seed)
    return watch, graph, priced


def _moves(graph: Graph, found: Longs) -> int:
    return int(found[graph.is_move].sum())


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


def _first_guess(graph: Graph, priced: Costs, free: _At, budget: int) -> int:
    """What the least needed of so many movers would cost if each alone stayed: too low, for some move together."""
    potential = certify(graph, priced.total, free.flow).potential
    assert potential is not None
    stay = graph.arcs(Kind.STAY, Kind.UNPLACED)
    gone = stay[free.flow[stay] == 0]
    reduced = (priced.total + potential[graph.tail] - potential[graph.head])[gone]
    return max(int(np.sort(reduced)[max(len(gone) - budget - 1, 0)]), 1) if len(gone) else 1


def _next_guess(solved: list[_At], budget: int) -> int | None:
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


def _height(one: _At) -> float:
    return log(max(one.moves, 0.5))


def _through(points: list[_At], target: float) -> int | None:
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
        current = _At(step.price, step.flow, step.moves)
    return current


def _dearest(graph: Graph, priced: Costs, price: int) -> int:
    """So dear that whoever still moves has to: as far as sums along a way of all nodes do not overflow."""
    return max(price + 2 * int(np.abs(priced.total).max()), LARGEST // graph.nodes)


def _least_price(graph: Graph, priced: Costs, best: _At) -> tuple[_At, int]:
    """The same flow at the least price at which it is cheapest, by whatever prices it was found; and the points that one
    more move would gain."""
    potential = certify(graph, priced.with_price(graph, best.price), best.flow).potential
    assert potential is not None
    step = breakpoints.next_step(graph, priced.total, best.flow, best.price, 0, potential)
    if step is None:
        return best, 0
    gain = int(graph.cost @ best.flow) - int(graph.cost @ step.flow)
    return replace(best, price=step.until), gain // (step.moves - best.moves)


def _finished(  # type: ignore[no-untyped-def]
    instance, graph, priced, best, seed, watch, solves, price_of_next_move, proof=None
) -> Answer:
    """proof: where the flow is the cheapest of only some; without it, it is of all, which is proved here."""
    cost = priced.with_price(graph, best.price)
    if proof is None:
        with watch("certify"):
            proof = certify(graph, cost, best.flow)
    with watch("decode"):
        places = decode.places(instance, graph, best.flow, seed)
    moved = int(np.count_nonzero(places != instance.persons.at))
    return Answer(
        instance, graph, priced, cost, best.flow, places, proof, best.price, int(graph.cost @ best.flow), moved,
        price_of_next_move, solves, watch.seconds,
    )  # fmt: skip
