"""The best with a number of moves where no price of a move has it: somebody moves or he does not, and again (branch and bound).

Moves that are worth doing only together may jump over the number. Whoever joins in at the jump then moves or stays for good,
which closes arcs of his; in both halves a price is sought anew, and its proof says how much better that half can be at most.
A half that cannot beat what is known is left. Land and Doig, Econometrica 28, 1960.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from heapq import heappop, heappush

import numpy as np

from penata.domains.placement.engine import breakpoints
from penata.domains.placement.engine.answers import Answer, moves_of
from penata.domains.placement.engine.graph import Graph

MOST_HALVES, MOST_ARCS = 2_000, 2_000_000
"""So many halves are looked at, and so many arcs in all of them together: a number and not a time, so that the answer is the
same on every machine."""

Solve = Callable[[Graph], Answer | None]
"""The best of a graph as a price finds it; None where too many must move."""


def closed(first: Answer, solve: Solve) -> Answer:
    """The best there is, or the best found with a smaller `gap`. first: as a price found it in the whole graph."""
    step = _step(first)
    best, looked_at = first, [first]
    open_ = [(_bound(first), 0, first)]
    most = min(MOST_HALVES, MOST_ARCS // len(first.graph.tail))
    while open_ and open_[0][0] < best.objective and len(looked_at) < most:
        _least, _number, whole = heappop(open_)
        for half in _halves(whole, solve):
            looked_at.append(half)
            heappush(open_, (_bound(half), len(looked_at), half))
            best = min(best, half, key=lambda one: one.objective)
    least = min([best.objective, *(bound for bound, _number, _answer in open_)])
    gain = (best.objective - int(first.graph.cost @ step.flow)) // (
        step.moves - moves_of(first.graph, best.flow)
    )
    proof = replace(best.certificate, violations=sum(one.certificate.violations for one in looked_at))
    return replace(
        best, certificate=proof, price_of_next_move=gain, gap=best.objective - least,
        solves=sum(one.solves for one in looked_at),
    )  # fmt: skip


def _bound(answer: Answer) -> int:
    """Points below which nothing in its graph lies."""
    return answer.objective - answer.gap


def _halves(whole: Answer, solve: Solve) -> Iterator[Answer]:
    graph, person = whole.graph, _joining(whole)
    his = graph.tail == person
    for is_closed in (graph.is_move, ~graph.is_move):
        found = solve(replace(graph, capacity=np.where(his & is_closed, 0, graph.capacity)))
        if found is not None:
            yield replace(found, settled=whole.settled | {person})


def _joining(answer: Answer) -> int:
    """Who moves on one side of the jump and not on the other; by the lottery's keys, so that no order of persons decides."""
    graph, keys = answer.graph, answer.instance.persons.key
    changed = np.where(graph.is_move, _step(answer).flow - answer.flow, 0)
    more = np.bincount(graph.tail, weights=changed, minlength=graph.nodes)[: graph.persons]
    joining = np.flatnonzero(more)
    return int(joining[np.argmin(keys[joining])])


def _step(answer: Answer) -> breakpoints.Step:
    """The jump: from its price on, more move than may."""
    potential = answer.certificate.potential
    assert potential is not None
    step = breakpoints.next_step(answer.graph, answer.costs.total, answer.flow, answer.price, 0, potential)
    assert step is not None
    return step
