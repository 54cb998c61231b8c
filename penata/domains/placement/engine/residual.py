"""What could still be changed about a flow: shortest ways through the residual graph, compiled.

An arc that is not full may take one more unit at its cost; one that carries something may give it back.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numba import njit

from penata.domains.placement.engine.instance import Ints, Longs

FAR_AWAY = np.int64(1) << 62


@dataclass(frozen=True, slots=True)
class Residual:
    """Arcs in order of their tail: those of node v are `first[v]` to `first[v + 1]`. arc: which one of the graph; below
    nothing (-1 - arc) where it is given back."""

    first: Longs
    head: Ints
    cost: Longs
    arc: Ints

    @property
    def nodes(self) -> int:
        return len(self.first) - 1


def residual(
    tail: Ints, head: Ints, capacity: Longs, cost: Longs, flow: Longs, nodes: int, *, backwards: bool = False
) -> Residual:
    """backwards: every arc turned round, for the ways that lead to a node."""
    made = _residual(tail, head, capacity, cost, flow, nodes, backwards)
    return Residual(*made)


@njit(cache=True)
def _residual(tail, head, capacity, cost, flow, nodes, backwards):  # type: ignore[no-untyped-def]
    first = np.zeros(nodes + 1, np.int64)
    for a in range(len(tail)):
        u, v = (head[a], tail[a]) if backwards else (tail[a], head[a])
        if flow[a] < capacity[a]:
            first[u + 1] += 1
        if flow[a] > 0:
            first[v + 1] += 1
    for v in range(nodes):
        first[v + 1] += first[v]
    count = first[nodes]
    heads, costs, arcs = np.empty(count, np.int32), np.empty(count, np.int64), np.empty(count, np.int32)
    at = first[:-1].copy()
    for a in range(len(tail)):
        u, v = (head[a], tail[a]) if backwards else (tail[a], head[a])
        if flow[a] < capacity[a]:
            heads[at[u]], costs[at[u]], arcs[at[u]] = v, cost[a], a
            at[u] += 1
        if flow[a] > 0:
            heads[at[v]], costs[at[v]], arcs[at[v]] = u, -cost[a], -1 - a
            at[v] += 1
    return first, heads, costs, arcs


def potentials(graph: Residual) -> Longs | None:
    """A number for every node under which no residual arc gains; None where a cycle does, so the flow was not cheapest.

    Bellman and Ford with a queue, from a node that reaches all at no cost.
    """
    distance, is_sound = _bellman_ford(graph.first, graph.head, graph.cost)
    return distance if is_sound else None


@njit(cache=True)
def _bellman_ford(first, head, cost):  # type: ignore[no-untyped-def]
    nodes = len(first) - 1
    distance = np.zeros(nodes, np.int64)
    length = np.zeros(nodes, np.int32)
    queue = np.empty(nodes + 1, np.int32)
    queued = np.ones(nodes, np.bool_)
    for v in range(nodes):
        queue[v] = v
    at, end = 0, nodes
    while at != end:
        u = queue[at]
        at = at + 1 if at < nodes else 0
        queued[u] = False
        for a in range(first[u], first[u + 1]):
            v, reached = head[a], distance[u] + cost[a]
            if reached < distance[v]:
                distance[v] = reached
                length[v] = length[u] + 1
                if length[v] >= nodes:
                    return distance, False
                if not queued[v]:
                    queued[v] = True
                    queue[end] = v
                    end = end + 1 if end < nodes else 0
    return distance, True


def distances(graph: Residual, potential: Longs, source: int) -> Longs:
    """The cheapest way from `source` to every node, in the costs of the graph; FAR_AWAY where there is none.

    Dijkstra with a heap, on costs that `potentials` made non-negative.
    """
    found: Longs = _dijkstra(graph.first, graph.head, graph.cost, potential, source)
    return found


@njit(cache=True)
def _dijkstra(first, head, cost, potential, source):  # type: ignore[no-untyped-def]
    nodes = len(first) - 1
    far = np.int64(1) << 62
    reduced, done = np.full(nodes, far), np.zeros(nodes, np.bool_)
    keys, values = np.empty(len(head) + 1, np.int64), np.empty(len(head) + 1, np.int32)
    keys[0], values[0], size, reduced[source] = 0, source, 1, 0
    while size:
        key, u = keys[0], values[0]
        size -= 1
        last_key, last = keys[size], values[size]
        place = 0
        while True:  # the last one sinks from the top
            child = 2 * place + 1
            if child >= size:
                break
            if child + 1 < size and keys[child + 1] < keys[child]:
                child += 1
            if keys[child] >= last_key:
                break
            keys[place], values[place] = keys[child], values[child]
            place = child
        keys[place], values[place] = last_key, last
        if done[u]:
            continue
        done[u] = True
        for a in range(first[u], first[u + 1]):
            v = head[a]
            reached = key + cost[a] + potential[u] - potential[v]
            if reached < reduced[v]:
                reduced[v] = reached
                place = size
                size += 1
                while place > 0 and keys[(place - 1) // 2] > reached:  # the new one rises
                    keys[place], values[place] = keys[(place - 1) // 2], values[(place - 1) // 2]
                    place = (place - 1) // 2
                keys[place], values[place] = reached, v
    for v in range(nodes):
        if reduced[v] < far:
            reduced[v] += potential[v] - potential[source]
    return reduced
