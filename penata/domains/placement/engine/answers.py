"""An answer with its proof, how it is begun and how it is finished, whatever it is the best of."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from time import perf_counter

import numpy as np

from penata.domains.placement.engine import decode, leximin
from penata.domains.placement.engine.certificate import Certificate, certify
from penata.domains.placement.engine.graph import Costs, Graph, build, costs
from penata.domains.placement.engine.instance import Instance, Ints, Longs


@dataclass(frozen=True, slots=True)
class Answer:
    """places: the post of everybody. cost: as it was solved, scaled, with the price of a move; price: that price, scaled.

    objective: points without it. moves: how many persons change their post, or get one. price_of_next_move: what one more
    move would gain, in points (where moves come only several at once: each of them, rounded down); None where no number
    was given. solves: how often the whole network was solved. face: of the fairest mode, what is as fair. settled: rows of
    persons of whom it was said beforehand whether they move, and whose other arcs the graph has closed. gap: points by which
    a distribution with no more moves than may be is better at most; nothing where it is proven that none is.
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
    settled: frozenset[int] = frozenset()
    gap: int = 0


class TooFewMoves(ValueError):  # noqa: N818 - a refusal, not an error
    """More must move than may: people are forced to posts, or may not stay without one. `least`: so many."""

    def __init__(self, least: int) -> None:
        super().__init__(least)
        self.least = least


@dataclass(slots=True)
class Watch:
    seconds: dict[str, float] = field(
        default_factory=lambda: dict.fromkeys(("build", "solve", "certify", "decode"), 0.0)
    )

    @contextmanager
    def __call__(self, part: str) -> Iterator[None]:
        started = perf_counter()
        yield
        self.seconds[part] += perf_counter() - started


@dataclass(frozen=True, slots=True)
class At:
    """A flow that is cheapest at a price of a move."""

    price: int
    flow: Longs
    moves: int


def begun(instance: Instance, seed: int) -> tuple[Watch, Graph, Costs]:
    watch = Watch()
    with watch("build"):
        graph = build(instance)
        priced = costs(graph, instance, seed)
    return watch, graph, priced


def moves_of(graph: Graph, found: Longs) -> int:
    return int(found[graph.is_move].sum())


def finished(  # type: ignore[no-untyped-def]
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
