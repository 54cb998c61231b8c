"""A scenario's instance and its answer, the same every time from the same data: computed to store, again to explain."""

from __future__ import annotations

from dataclasses import replace

from penata.domains.placement.engine import modes, price
from penata.domains.placement.engine.instance import Instance
from penata.domains.placement.queries.build import Built
from penata.domains.placement.queries.inputs import Inputs


def solve(inputs: Inputs, built: Built) -> modes.Answer:
    """By the scenario's mode, with what was pinned. Raises what the engine raises."""
    policy = inputs.policy
    return modes.answer(pinned(inputs, built).instance, policy.seed, policy.mode, policy.budget)


def pinned(inputs: Inputs, built: Built) -> Built:
    """The same with every pin: who must go somewhere, who stays, who may not go there."""
    instance: Instance = built.instance
    row = {worker.person_id: n for n, worker in enumerate(inputs.workers)}
    place = {fact.post_id: n for n, fact in enumerate(inputs.posts)}
    for person, post, is_forbidden in inputs.pins:
        if person not in row or (post is not None and post not in place):
            continue
        where = inputs.workers[row[person]].post if post is None else place[post]
        change = price.forbidden if is_forbidden else price.forced
        instance = change(instance, row[person], where)
    return replace(built, instance=instance)
