"""The solver: OR-Tools' cost-scaling push-relabel. What it answers is believed only after `certificate` has looked."""

from __future__ import annotations

import numpy as np
from ortools.graph.python import min_cost_flow

from penata.domains.placement.engine.graph import Network
from penata.domains.placement.engine.instance import Longs


class Infeasible(ValueError):  # noqa: N818 - a refusal, not an error
    """There is no way for everybody: somebody must be placed and cannot be."""


def solve(
    graph: Network, cost: Longs, *, capacity: Longs | None = None, supply: Longs | None = None
) -> Longs:
    """The flow on every arc that costs least. cost: scaled, one entry an arc. capacity, supply: in place of the network's
    own; what all nodes supply sums to nothing.

    Raises Infeasible.
    """
    solver = min_cost_flow.SimpleMinCostFlow()
    solver.add_arcs_with_capacity_and_unit_cost(
        graph.tail, graph.head, graph.capacity if capacity is None else capacity, cost
    )
    solver.set_nodes_supplies(
        np.arange(graph.nodes, dtype=np.int32), graph.supply if supply is None else supply
    )
    status = solver.solve()
    if status == solver.INFEASIBLE:
        raise Infeasible
    if status != solver.OPTIMAL:
        raise RuntimeError(f"min-cost flow: {status.name}")
    found: Longs = solver.flows(np.arange(len(graph.tail), dtype=np.int32))
    return found
