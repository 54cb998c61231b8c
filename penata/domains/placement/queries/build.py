"""From the inputs of a scenario to the arrays of the engine; which row is which person and post."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from penata.domains.placement.engine import lottery
from penata.domains.placement.engine.instance import NONE, Arcs, Instance, Persons, Posts
from penata.domains.placement.queries.figures import now_of, staff_of
from penata.domains.placement.queries.inputs import Inputs, Worker
from penata.domains.placement.rules.eligibility import Profile, levels_above, may_hold
from penata.domains.placement.rules.policy import seat_prices
from penata.kernel.access import covers


@dataclass(frozen=True, slots=True)
class Built:
    """What a scenario is to the engine."""

    instance: Instance


def build(inputs: Inputs) -> Built:
    """One group for each home and profile; one hub for each profile; posts without a study hold who is there and no more."""
    policy, posts = inputs.policy, inputs.posts
    profiles = sorted({w.profile for w in inputs.workers if not w.stays}, key=repr)
    number = {profile: n for n, profile in enumerate(profiles)}
    groups = sorted({(w.origin, number[w.profile]) for w in inputs.workers if not w.stays})
    group_of = {pair: n for n, pair in enumerate(groups)}
    hosts = _hosts(inputs, profiles)
    near, far = _ways(inputs, groups, profiles, hosts)
    seats = np.array([fact.seats or 0 for fact in posts], dtype=np.int32)
    staff = staff_of(inputs, now_of(inputs))
    instance = Instance(
        _persons(inputs, number, group_of),
        Posts(
            lottery.keys(f"post {fact.post_id}" for fact in posts), seats, _prices(inputs),
            np.full(len(posts), policy.surplus, np.int64), np.array(inputs.weights, dtype=np.int64),
            np.maximum(staff - seats, 0).astype(np.int64),
        ),
        np.array([profile for _home, profile in groups], dtype=np.int32),
        np.full(len(groups), policy.far, np.int64), near, far, _own(inputs, number, hosts), len(profiles),
    )  # fmt: skip
    return Built(instance)


def _hosts(inputs: Inputs, profiles: Sequence[Profile]) -> list[list[int]]:
    """For each profile the posts with seats that it may hold; only those of its kind and field are looked at."""
    alike: dict[tuple[str, str], list[int]] = defaultdict(list)
    for n, place in enumerate(inputs.places):
        if inputs.posts[n].seats:
            alike[place.kind, place.field].append(n)
    return [[n for n in alike[p.kind, p.field] if may_hold(p, inputs.places[n])] for p in profiles]


def _persons(inputs: Inputs, number, group_of) -> Persons:  # type: ignore[no-untyped-def]
    workers, count = inputs.workers, len(inputs.workers)
    group = [NONE if w.stays else group_of[w.origin, number[w.profile]] for w in workers]
    return Persons(
        lottery.keys(w.code for w in workers),
        np.array([w.post for w in workers], dtype=np.int32),
        np.array(group, dtype=np.int32),
        np.array([_stay(inputs, w) for w in workers], dtype=np.int64),
        np.full(count, inputs.policy.move, np.int64),
        np.full(count, NONE, np.int64),
        np.array([inputs.posts[w.post].seats is not None for w in workers], dtype=np.bool_),
    )


def _stay(inputs: Inputs, worker: Worker) -> int:
    """Weighed by the ruler of a move: who is beyond what his post asks is so where he is as well."""
    above = inputs.policy.above * levels_above(worker.profile, inputs.places[worker.post])
    return _distance(inputs, inputs.km_of(worker, worker.post)) + above


def _distance(inputs: Inputs, km: int | None) -> int:
    """Points for the way home: by the kilometre while it can be gone every day, all alike beyond."""
    policy = inputs.policy
    return policy.far if km is None or km > policy.near_km else min(policy.per_km * km, policy.far)


def _ways(inputs: Inputs, groups, profiles, hosts) -> tuple[Arcs, Arcs]:  # type: ignore[no-untyped-def]
    near: list[tuple[int, int, int]] = []
    by_region: list[dict[str, list[int]]] = []
    for held in hosts:
        regions: dict[str, list[int]] = defaultdict(list)
        for post in held:
            regions[inputs.posts[post].region or ""].append(post)
        by_region.append(regions)
    above = [{post: inputs.policy.above * levels_above(p, inputs.places[post]) for post in held}
             for p, held in zip(profiles, hosts, strict=True)]  # fmt: skip
    reach = _reach(inputs, {home for home, _profile in groups})
    for group, (home, profile) in enumerate(groups):
        held = by_region[profile]
        for region, cost in reach[home].items():
            near.extend((group, post, cost + above[profile][post]) for post in held.get(region, ()))
    far = [(profile, post, above[profile][post]) for profile, held in enumerate(hosts) for post in held]
    return _arcs(near), _arcs(far)


def _reach(inputs: Inputs, homes: set[str]) -> dict[str, dict[str, int]]:
    """home -> region from which one comes home every day -> points for the way there."""
    regions = sorted({fact.region or "" for fact in inputs.posts})
    reach: dict[str, dict[str, int]] = {}
    for home in homes:
        each = ((region, inputs.km.between(home, region)) for region in regions)
        reach[home] = {
            region: _distance(inputs, km)
            for region, km in each
            if km is not None and km <= inputs.policy.near_km
        }
    return reach


def _own(inputs: Inputs, number, hosts) -> Arcs:  # type: ignore[no-untyped-def]
    """Who asked for a unit has ways of his own there, cheaper by the points of a wish."""
    found = []
    for row, worker in enumerate(inputs.workers):
        paths = inputs.wishes.get(worker.person_id, ())
        if worker.stays or not paths:
            continue
        for post in hosts[number[worker.profile]]:
            if post != worker.post and covers(paths, inputs.posts[post].path):
                found.append((row, post, _pair(inputs, worker, post)))
    return _arcs(found)


def _pair(inputs: Inputs, worker: Worker, post: int) -> int:
    policy, km = inputs.policy, inputs.km_of(worker, post)
    above = policy.above * levels_above(worker.profile, inputs.places[post])
    return max(policy.move - policy.wish, 0) + _distance(inputs, km) + above


def _prices(inputs: Inputs) -> np.ndarray:
    told = [price for fact, weight in zip(inputs.posts, inputs.weights, strict=True)
            for price in seat_prices(fact.seats or 0, weight)]  # fmt: skip
    return np.array(told, dtype=np.int64)


def _arcs(rows: Sequence[tuple[int, int, int]]) -> Arcs:
    if not rows:
        return Arcs.none()
    tail, head, cost = zip(*rows, strict=True)
    return Arcs(np.array(tail, np.int32), np.array(head, np.int32), np.array(cost, np.int64))
