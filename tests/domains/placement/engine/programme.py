"""What a programme in whole numbers finds, which knows nothing of prices: the same network with one more row."""

from __future__ import annotations

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import coo_matrix

from penata.domains.placement.engine.graph import build
from penata.domains.placement.engine.instance import Instance


def least(instance: Instance, budget: int) -> int:
    """The least cost with no more moves than so many."""
    graph = build(instance)
    arcs, ones = np.arange(len(graph.tail)), np.ones(len(graph.tail))
    balance = coo_matrix((ones, (graph.tail, arcs)), (graph.nodes, len(arcs))) - coo_matrix(
        (ones, (graph.head, arcs)), (graph.nodes, len(arcs))
    )
    moves = coo_matrix(graph.is_move.astype(float)[None, :])
    told = milp(
        graph.cost, integrality=ones, bounds=Bounds(0, graph.capacity), options={"mip_rel_gap": 0},
        constraints=[LinearConstraint(balance.tocsr(), graph.supply, graph.supply), LinearConstraint(moves.tocsr(), 0, budget)],
    )  # fmt: skip
    return round(told.fun)
