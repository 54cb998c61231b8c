"""An independent check of an answer, whoever found it: it keeps the capacities, loses nobody, and nothing is cheaper.

Optimal is what complementary slackness says: with some number d(v) for every node, cost + d(tail) - d(head) is not below
nothing where an arc could take more, and not above where it carries something. Source: Ahuja, Magnanti, Orlin, Network
Flows, theorem 9.3.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from penata.domains.placement.engine.graph import Network
from penata.domains.placement.engine.instance import Longs
from penata.domains.placement.engine.residual import potentials, residual


@dataclass(frozen=True, slots=True)
class Certificate:
    """violations: arcs or nodes at which something is wrong; none is proof. potential: the numbers that prove it."""

    violations: int
    over_capacity: int
    unbalanced: int
    cheaper: int
    potential: Longs | None


def certify(graph: Network, cost: Longs, flow: Longs, *, supply: Longs | None = None) -> Certificate:
    """Look at every node and every arc. cost, supply: as it was solved for."""
    over = int(np.count_nonzero((flow < 0) | (flow > graph.capacity)))
    given = graph.supply if supply is None else supply
    balance = given + _sums(graph.head, flow, graph.nodes) - _sums(graph.tail, flow, graph.nodes)
    unbalanced = int(np.count_nonzero(balance))
    potential = potentials(residual(graph.tail, graph.head, graph.capacity, cost, flow, graph.nodes))
    cheaper = 1 if potential is None else _cheaper(graph, cost, flow, potential)
    return Certificate(over + unbalanced + cheaper, over, unbalanced, cheaper, potential)


def _cheaper(graph: Network, cost: Longs, flow: Longs, potential: Longs) -> int:
    reduced = cost + potential[graph.tail] - potential[graph.head]
    could_more, carries = flow < graph.capacity, flow > 0
    return int(np.count_nonzero((could_more & (reduced < 0)) | (carries & (reduced > 0))))


def _sums(node: np.ndarray, flow: Longs, nodes: int) -> Longs:
    """What flows at each node; exact below 2**53 units."""
    return np.bincount(node, weights=flow, minlength=nodes).astype(np.int64)
