"""From a flow that is cheapest at one price of a move to the next price at which another is, without solving again.

When a move becomes dearer, nothing happens until a cycle of the residual graph with fewer moves costs as much as it saves.
The first such cycle has the least ratio of its cost to the moves it saves; it is found by Newton's method on the price
(Dinkelbach 1967; Radzik 1992): ask for a cycle that gains at a price, go back to the price at which that one only just
gains, until there is none before. Each asking is a queue of Bellman and Ford from potentials that are already right.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numba import njit
from numpy.typing import NDArray

from penata.domains.placement.engine.graph import Graph
from penata.domains.placement.engine.instance import Longs
from penata.domains.placement.engine.residual import residual


@dataclass(frozen=True, slots=True)
class Step:
    """The flow after the breakpoint, the price from which it is cheapest, how many moves it has; until: the last price
    at which the flow before it is cheapest."""

    flow: Longs
    price: int
    moves: int
    until: int


def next_step(
    graph: Graph, total: Longs, flow: Longs, price: int, limit: int, potential: Longs
) -> Step | None:
    """The next breakpoint from `price` towards `limit`, dearer or cheaper; None where there is none up to it.

    total: costs without the price of moves, scaled; potential: of the flow at `price`.
    """
    way = 1 if limit > price else -1
    moving = np.where(graph.is_move, np.int64(way), np.int64(0))
    left = residual(graph.tail, graph.head, graph.capacity, total + price * way * moving, flow, graph.nodes)
    sign = np.where(left.arc >= 0, moving[left.arc], -moving[-1 - left.arc])
    tail = np.repeat(np.arange(graph.nodes, dtype=np.int32), np.diff(left.first))
    steps, found = abs(limit - price), None
    while True:
        cycle = _gaining_cycle(left.first, left.head, tail, left.cost + steps * sign, potential)
        if not len(cycle):
            break
        found = cycle
        cost, fewer = int(left.cost[cycle].sum()), -int(sign[cycle].sum())
        nearer = cost // fewer if fewer > 0 else 0
        if nearer >= steps:
            break
        steps = nearer
    if found is None:
        return None
    changed = flow.copy()
    for residual_arc in found:
        arc = int(left.arc[residual_arc])
        changed[arc if arc >= 0 else -1 - arc] += 1 if arc >= 0 else -1
    moves = int(changed[graph.is_move].sum())
    return Step(changed, price + way * -(-cost // fewer), moves, price + way * (cost // fewer))


@njit(cache=True)
def _gaining_cycle(first, head, tail, cost, potential) -> NDArray[np.int64]:  # type: ignore[no-untyped-def]
    """Residual arcs of a cycle that costs less than nothing; empty where there is none. Each improvement looks at once
    whether it closes a ring of the arcs by which nodes were reached."""
    nodes = len(first) - 1
    distance, by = potential.copy(), np.full(nodes, -1, np.int64)
    queue, queued = np.empty(nodes + 1, np.int32), np.zeros(nodes, np.bool_)
    at, end = 0, 0
    for a in range(len(head)):
        u = tail[a]
        if not queued[u] and distance[u] + cost[a] < distance[head[a]]:
            queued[u] = True
            queue[end] = u
            end += 1
    while at != end:
        u = queue[at]
        at = at + 1 if at < nodes else 0
        queued[u] = False
        for a in range(first[u], first[u + 1]):
            v, reached = head[a], distance[u] + cost[a]
            if reached >= distance[v]:
                continue
            above = u
            while above != v and by[above] >= 0:
                above = tail[by[above]]
            distance[v] = reached
            by[v] = a
            if above == v:
                return _ring(tail, by, v)
            if not queued[v]:
                queued[v] = True
                queue[end] = v
                end = end + 1 if end < nodes else 0
    return np.empty(0, np.int64)


@njit(cache=True)
def _ring(tail, by, start):  # type: ignore[no-untyped-def]
    count, node = 0, start
    while True:
        count += 1
        node = tail[by[node]]
        if node == start:
            break
    arcs = np.empty(count, np.int64)
    for n in range(count):
        arcs[n] = by[node]
        node = tail[by[node]]
    return arcs
