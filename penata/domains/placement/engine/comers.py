"""Who could still come to a post so that one seat more is filled there, and what it would cost all.

Somebody who comes takes the next seat of the post; the cheapest way of the residual graph from the sink back to him undoes
what he does now. What fills the post already may not be unwound, or he would only take another's seat. One Dijkstra tells
the price of everybody.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from penata.domains.placement.engine.answers import Answer
from penata.domains.placement.engine.graph import Graph, Kind
from penata.domains.placement.engine.price import cheaper
from penata.domains.placement.engine.residual import FAR_AWAY, distances, potentials, residual


@dataclass(frozen=True, slots=True)
class Comers:
    """points: person -> by how many all would be worse if he came. seat: what the next seat gains; None where all are full."""

    points: dict[int, int]
    seat: int | None


def comers(answer: Answer, post: int) -> Comers:
    """Everybody who may come and is not there, at exact prices; with a number of moves, at the price of a move.

    Raises ValueError where the flow is not the cheapest, as in the fairest mode.
    """
    graph = answer.graph
    node = graph.first_post + post
    taken = np.isin(graph.kind, (Kind.SEAT, Kind.SURPLUS)) & (graph.tail == node)
    open_ = np.flatnonzero(taken & (graph.kind == Kind.SEAT) & (answer.flow < graph.capacity))
    if not len(open_):
        return Comers({}, None)
    seat = int(answer.cost[open_].min())
    kept = ~taken
    back = residual(
        graph.tail[kept], graph.head[kept], graph.capacity[kept], answer.cost[kept], answer.flow[kept], graph.nodes
    )  # fmt: skip
    potential = potentials(back)
    if potential is None:
        raise ValueError("the flow is not the cheapest, so it has no prices")
    undone = distances(back, potential, graph.sink)[: graph.persons]
    told = {
        person: answer.costs.points(cost + seat + int(undone[person]))
        for person, cost in _ways_to(answer, post).items()
        if answer.places[person] != post and undone[person] < FAR_AWAY // 2
    }
    return Comers(told, -answer.costs.points(seat))


def _ways_to(answer: Answer, post: int) -> dict[int, int]:
    """person -> scaled cost of the cheapest way to the post that is his."""
    graph, instance, cost = answer.graph, answer.instance, answer.cost
    by_group: dict[int, int] = {}
    near = np.flatnonzero(instance.near.head == post)
    near_arcs, far_arcs, hub_arcs = graph.arcs(Kind.NEAR), graph.arcs(Kind.FAR), graph.arcs(Kind.TO_HUB)
    for row in near:
        cheaper(by_group, int(instance.near.tail[row]), int(cost[near_arcs[row]]))
    beyond = {int(instance.far.tail[row]): int(cost[far_arcs[row]])
              for row in np.flatnonzero(instance.far.head == post)}  # fmt: skip
    for arc in hub_arcs:
        group = int(graph.row[arc])
        if int(instance.hub[group]) in beyond:
            cheaper(by_group, group, int(cost[arc]) + beyond[int(instance.hub[group])])
    ways: dict[int, int] = {}
    for arc in _open(graph, Kind.LEAVE):
        person = int(graph.row[arc])
        group = int(instance.persons.group[person])
        if group in by_group:
            ways[person] = int(cost[arc]) + by_group[group]
    own = _open(graph, Kind.OWN)
    for arc in own[graph.head[own] == graph.first_post + post]:
        cheaper(ways, int(graph.tail[arc]), int(cost[arc]))
    stay = _open(graph, Kind.STAY)  # who is there now and would leave may as well stay
    for arc in stay[graph.head[stay] == graph.first_post + post]:
        ways[int(graph.row[arc])] = int(cost[arc])
    return ways


def _open(graph: Graph, kind: Kind) -> NDArray[np.int64]:
    """Arcs that may be gone: not those of whom it was settled beforehand whether he moves."""
    arcs = graph.arcs(kind)
    return arcs[graph.capacity[arcs] > 0]
