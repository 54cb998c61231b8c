"""The placement engine beside what else solves the same: one regency of 10,000 people and 1,500 posts.

python -m benchmarks.placement
"""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import numpy as np
from ortools.sat.python import cp_model
from scipy.optimize import linprog
from scipy.sparse import coo_matrix

from benchmarks.report import measured_alone, table
from benchmarks.session import timed
from penata.domains.placement.engine import decode, flow, generate, modes
from penata.domains.placement.engine.certificate import certify
from penata.domains.placement.engine.graph import Graph, build, costs
from penata.domains.placement.engine.instance import NONE, Arcs, Instance

PERSONS, FEW, TIMES, SEED = 10_000, 1000, 5, 1
BUDGETS = (200, 500, 1000, 2000)


def measure() -> dict[str, Any]:
    instance = generate.regency(1, PERSONS)
    modes.weighted(generate.regency(2, 200), SEED)  # compiled code is loaded
    graph = build(instance)
    priced = costs(graph, instance, SEED)
    raw, solved = _fastest(lambda: flow.solve(graph, priced.total))
    whole, answer = _fastest(lambda: modes.weighted(instance, SEED))
    proof, certificate = _fastest(lambda: certify(graph, priced.total, solved))
    fair, fairest = _fastest(lambda: modes.fairest(instance, SEED))
    told = {
        "arcs": len(graph.tail), "raw_s": raw, "whole": whole / raw, "certify": proof / raw,
        "decode": _fastest(lambda: decode.places(instance, graph, solved, SEED))[0] / raw, "fairest": fair / whole,
        "violations": certificate.violations + answer.certificate.violations + fairest.certificate.violations,
        "bipartite": _bipartite(instance, answer.objective) / whole, "highs": _highs(graph, answer.objective) / whole,
    }  # fmt: skip
    told["cp_sat"] = _cp_sat(generate.regency(3, FEW))
    told["budgets"] = [_within(instance, budget, whole) for budget in BUDGETS]
    return told


def _within(instance: Instance, budget: int, whole: float) -> dict[str, Any]:
    seconds, answer = _fastest(lambda: modes.within_budget(instance, SEED, budget), 2)
    return {"budget": budget, "moves": answer.moves, "solves": answer.solves, "times": seconds / whole,
            "violations": answer.certificate.violations}  # fmt: skip


def _bipartite(instance: Instance, wanted: int) -> float:
    """The same with an arc for every person and post, built and solved."""
    seconds, found = _fastest(lambda: _solved(_every_pair(instance)), 1)
    assert found == wanted, (found, wanted)
    return seconds


def _solved(instance: Instance) -> int:
    graph = build(instance)
    return int(graph.cost @ flow.solve(graph, graph.cost))


def _every_pair(instance: Instance) -> Instance:
    """Each way of a group written out for each of its people, the cheaper of near and far."""
    persons, posts = instance.persons, len(instance.posts)
    dear = np.int64(1) << 40
    cost = np.full((instance.groups, posts), dear)
    by_hub = np.full((instance.hubs, posts), dear)
    by_hub[instance.far.tail, instance.far.head] = instance.far.cost
    cost[:] = by_hub[instance.hub] + instance.hub_cost[:, None]
    np.minimum.at(cost, (instance.near.tail, instance.near.head), instance.near.cost)
    person, post = np.nonzero(cost[persons.group] < dear)
    own = Arcs(
        person.astype(np.int32),
        post.astype(np.int32),
        cost[persons.group[person], post] + persons.move[person],
    )
    alone = type(persons)(
        persons.key, persons.at, np.full(len(persons), NONE, np.int32), persons.stay, persons.move, persons.unplaced,
        persons.fills,
    )  # fmt: skip
    nothing = np.empty(0, np.int64)
    return Instance(alone, instance.posts, nothing.astype(np.int32), nothing, Arcs.none(), Arcs.none(), own)


def _highs(graph: Graph, wanted: int) -> float:
    """The same network as a linear programme."""
    arcs, ones = np.arange(len(graph.tail)), np.ones(len(graph.tail))
    shape = (graph.nodes, len(arcs))
    balance = coo_matrix((ones, (graph.tail, arcs)), shape) - coo_matrix((ones, (graph.head, arcs)), shape)
    bounds = np.stack((np.zeros(len(arcs)), graph.capacity), axis=1)
    supply = graph.supply
    seconds, found = _fastest(
        lambda: linprog(graph.cost, A_eq=balance.tocsr(), b_eq=supply, bounds=bounds, method="highs-ds"), 1
    )
    assert round(found.fun) == wanted
    return seconds


def _cp_sat(instance: Instance) -> float:
    """Constraint programming over the same network, on two threads; the whole with its certificate takes so much less."""
    graph = build(instance)
    whole, answer = _fastest(lambda: modes.weighted(instance, SEED))
    seconds, found = _fastest(lambda: _constrained(graph), 1)
    assert found == answer.objective, (found, answer.objective)
    return seconds / whole


def _constrained(graph: Graph) -> int:
    model, solver = cp_model.CpModel(), cp_model.CpSolver()
    flows = [model.new_int_var(0, int(most), "") for most in graph.capacity]
    leaves: list[list[Any]] = [[] for _ in range(graph.nodes)]
    for one, tail, head in zip(flows, graph.tail.tolist(), graph.head.tolist(), strict=True):
        leaves[tail].append(one)
        leaves[head].append(-one)
    for node, supply in enumerate(graph.supply.tolist()):
        model.add(cp_model.LinearExpr.sum(leaves[node]) == supply)
    model.minimize(cp_model.LinearExpr.weighted_sum(flows, graph.cost.tolist()))
    solver.parameters.num_workers = 2
    status = solver.solve(model)
    assert status == cp_model.OPTIMAL, solver.status_name(status)
    return round(solver.objective_value)


def _fastest(act: Callable[[], Any], times: int = TIMES) -> tuple[float, Any]:
    runs = [timed(act) for _ in range(times)]
    return min(seconds for _found, seconds in runs), runs[0][0]


def chapter() -> str:
    r = measured_alone("placement")
    rows = [
        ("build, solve, certificate, decoding", f"{r['whole']:.2f}", "1.3"), ("certificate", f"{r['certify']:.3f}", "0.1"),
        ("decoding", f"{r['decode']:.3f}", ""),
    ]  # fmt: skip
    others = [
        ("the same with an arc for every pair", f"{r['bipartite']:.1f}", "at least 4"),
        ("HiGHS, dual simplex, the same network", f"{r['highs']:.1f}", "at least 5"),
        (f"CP-SAT, the same network of {FEW:,} people", f"{r['cp_sat']:.0f}", "at least 50"),
        ("the emptiest first", f"{r['fairest']:.2f}", "2.5"),
    ]
    budgets = [
        (b["budget"], b["moves"], b["solves"], f"{b['times']:.1f}", b["violations"]) for b in r["budgets"]
    ]
    return f"""## Placement
`python -m benchmarks.placement`. One regency of 10,000 people and 1,500 posts, {r["arcs"]:,} arcs; violations of the
certificate: {r["violations"]}. Bounds stand in the tables.

{table(("part", "times the solver alone", "bound"), rows)}
{table(("beside it", "times the whole", "bound"), others)}
{table(("at most so many moves", "moves", "solves (bound 8)", "times the whole", "violations"), budgets)}"""


if __name__ == "__main__":
    print(json.dumps(measure()))
