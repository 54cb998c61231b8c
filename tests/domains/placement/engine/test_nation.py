"""The nation's problem is solved exactly, with proof, and loses nobody; prices that rise are refused."""

from __future__ import annotations

from contextlib import nullcontext

import numpy as np
import pytest
from scipy.optimize import linprog

from penata.domains.placement.engine import flow, generate, nation
from penata.domains.placement.engine.certificate import certify
from penata.domains.placement.engine.graph import TooLarge
from penata.domains.placement.engine.instance import Arcs
from penata.domains.placement.engine.nation import Nation


def drawn(seed: int, regencies: int = 6, families: int = 2, levels: int = 3, pieces: int = 4) -> Nation:
    """A small nation with crowded and empty regencies; some ways are dear, some regencies have nobody who may move."""
    rng = np.random.default_rng(seed)
    shape = (regencies, families, levels)
    price = -np.sort(-rng.integers(10, 2000, (*shape, pieces)), axis=3)
    return Nation(
        tuple(f"R{n}" for n in range(regencies)),
        rng.integers(0, 40, shape) * (rng.random(shape) < 0.8), rng.integers(0, 4, shape),
        rng.integers(0, 8, (*shape, pieces)), price, rng.integers(5, 25, regencies), rng.integers(40, 60, regencies),
        nation.corridors(rng.random((regencies, 2)) * 800, 100, 1, nearest=3),
        rng.integers(300, 900, regencies),
    )  # fmt: skip


def by_linear_programming(one: Nation) -> float:
    """The same, written down without a network: who of (regency, family, level) serves at (regency, family, level)."""
    regencies, families, levels = one.movable.shape
    way = {(r, r): 0 for r in range(regencies)}
    for tail, head, cost in zip(one.corridors.tail, one.corridors.head, one.corridors.cost, strict=True):
        way[tail, head] = min(cost, one.far[tail])
    go = [
        (r, s, f, high, low, way.get((r, s), one.far[r]) + one.over[s] * (high - low), fixed)
        for fixed in (False, True) for r in range(regencies) for s in range(regencies)
        for f in range(families) for high in range(levels) for low in range(high + 1) if not fixed or r == s
    ]  # fmt: skip
    cells = [(r, f, m) for r in range(regencies) for f in range(families) for m in range(levels)]
    seat = [(*cell, k) for cell in cells for k in range(one.seats.shape[3])]
    supply = [(*cell, fixed) for cell in cells for fixed in (False, True)]
    row = {name: n for n, name in enumerate(supply)} | {name: n + len(supply) for n, name in enumerate(cells)}
    equal = np.zeros((len(supply) + len(cells), len(go) + len(seat) + len(cells)))
    for n, (r, s, f, high, low, _, fixed) in enumerate(go):
        equal[row[r, f, high, fixed], n] = 1
        equal[row[s, f, low], n] = 1
    for n, (r, f, m, _) in enumerate(seat, len(go)):
        equal[row[r, f, m], n] = -1
    for n, cell in enumerate(cells, len(go) + len(seat)):
        equal[row[cell], n] = -1
    given = [(one.fixed if fixed else one.movable)[r, f, m] for r, f, m, fixed in supply] + [0] * len(cells)
    cost = [g[5] for g in go] + [-one.price[s] for s in seat] + [one.surplus[r] for r, _, _ in cells]
    bounds = [(0, None)] * len(go) + [(0, one.seats[s]) for s in seat] + [(0, None)] * len(cells)
    found = linprog(cost, A_eq=equal, b_eq=given, bounds=bounds, method="highs")
    assert found.status == 0
    return float(found.fun)


@pytest.mark.parametrize("seed", range(5))
def test_as_cheap_as_a_linear_program_that_knows_no_network(seed: int) -> None:
    one = drawn(seed)

    found = nation.solve(one, 7)

    assert found.violations == 0
    assert found.objective == round(by_linear_programming(one))
    assert found.count.sum() > 0


@pytest.mark.parametrize("seed", range(5))
def test_nobody_leaves_who_is_not_there_and_nobody_goes_where_he_is(seed: int) -> None:
    one = drawn(seed)

    found = nation.solve(one, 7)

    left = np.zeros_like(one.movable)
    np.add.at(left, (found.origin, found.family, found.level), found.count)
    assert (left <= one.movable).all()
    assert (found.origin != found.target).all()
    assert (found.count > 0).all()
    pairs = np.stack((found.origin, found.target, found.family, found.level))
    assert len(np.unique(pairs, axis=1).T) == len(found.count)


def test_the_flows_themselves_cost_what_the_objective_says() -> None:
    """Ways by the flows as listed, then every regency alone with whom it has: the sum is the objective."""
    one = drawn(3)
    found = nation.solve(one, 7)
    cost = {
        (t, h): c for t, h, c in zip(one.corridors.tail, one.corridors.head, one.corridors.cost, strict=True)
    }
    each = [
        min(cost.get((o, t), one.far[o]), one.far[o]) for o, t in zip(found.origin, found.target, strict=True)
    ]
    ways = found.count @ each
    there = one.movable.copy()
    np.subtract.at(there, (found.origin, found.family, found.level), found.count)
    np.add.at(there, (found.target, found.family, found.level), found.count)
    apart = Nation(
        one.codes, np.zeros_like(there), there + one.fixed, one.seats, one.price, one.over, one.surplus,
        Arcs.none(), one.far,
    )  # fmt: skip

    assert ways + nation.solve(apart, 7).objective == found.objective
    assert nation.way_costs(one, found).tolist() == each
    assert (np.array(each) < one.far[found.origin]).any()
    assert (np.array(each) == one.far[found.origin]).any()


def test_another_order_of_regencies_changes_nothing() -> None:
    one, turned = drawn(4), np.array([3, 0, 5, 1, 4, 2])
    back = np.argsort(turned).astype(np.int32)
    ways = Arcs(back[one.corridors.tail], back[one.corridors.head], one.corridors.cost)
    other = Nation(
        tuple(one.codes[n] for n in turned), one.movable[turned], one.fixed[turned], one.seats[turned],
        one.price[turned], one.over[turned], one.surplus[turned], ways, one.far[turned],
    )  # fmt: skip
    first, second = nation.solve(one, 7), nation.solve(other, 7)

    def left(found: nation.Flows, codes: tuple[str, ...], node: str) -> dict[tuple[str, int, int], int]:
        sums: dict[tuple[str, int, int], int] = {}
        for regency, f, m, n in zip(
            getattr(found, node), found.family, found.level, found.count, strict=True
        ):
            sums[codes[regency], f, m] = sums.get((codes[regency], f, m), 0) + n
        return sums

    for node in ("origin", "target"):
        assert left(first, one.codes, node) == left(second, other.codes, node)


def test_the_lottery_does_not_cost_a_point() -> None:
    one = drawn(1)
    net = nation.network(one)
    plain = flow.solve(net, net.cost, supply=net.supply)

    assert {nation.solve(one, seed).objective for seed in range(5)} == {int(net.cost @ plain)}


def test_a_flow_that_is_not_cheapest_has_no_certificate() -> None:
    one = drawn(2)
    net = nation.network(one)
    dear = flow.solve(net, -net.cost, supply=net.supply)

    assert certify(net, net.cost, dear, supply=net.supply).violations > 0


def test_prices_that_rise_and_ways_for_nothing_are_refused() -> None:
    one = drawn(0)
    parts = {name: getattr(one, name) for name in one.__slots__}

    with pytest.raises(ValueError, match="rise"):
        Nation(**parts | {"price": one.price[..., ::-1], "seats": one.seats + 1})
    with pytest.raises(ValueError, match="cost something"):
        Nation(**parts | {"far": one.far * 0})


def test_costs_beyond_all_measure_are_refused() -> None:
    one = drawn(0)
    parts = {name: getattr(one, name) for name in one.__slots__}

    with pytest.raises(TooLarge):
        nation.solve(Nation(**parts | {"far": one.far * 10**12}), 7)


@pytest.mark.parametrize("one", [drawn(0), drawn(0, 3, 1, 1)], ids=["79 nodes", "8 nodes"])
def test_the_largest_cost_that_a_refusal_names_is_solved(one: Nation) -> None:
    """Also where nodes are a power of two, so that one more would fill the range to its last number."""
    parts = {name: getattr(one, name) for name in one.__slots__}

    with pytest.raises(TooLarge) as refused:
        nation.solve(Nation(**parts | {"far": one.far * 10**15}), 7)

    most = refused.value.most
    for points, is_too_large in ((most, False), (most + 1, True)):
        dear = Nation(**parts | {"far": np.full_like(one.far, points)})
        with pytest.raises(TooLarge) if is_too_large else nullcontext():
            assert nation.solve(dear, 7).violations == 0


def test_counting_a_regency_keeps_persons_seats_and_their_worth() -> None:
    instance, profiles = generate.regency(5, 400), generate.profiles()

    counted = nation.count(instance, profiles)

    assert counted.movable.sum() == 400
    assert counted.fixed.sum() == 0
    assert counted.seats.sum() == instance.posts.seats.sum()
    lost = instance.posts.price.sum() - (counted.seats * counted.price).sum()
    assert 0 <= lost < instance.posts.seats.sum()  # less than a point a seat, by rounding down
    assert (np.diff(counted.price, axis=2) <= 0).all()
