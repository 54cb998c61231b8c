"""Figures of a placement, whoever made it: what it costs, how full posts are, how far people travel, how many move.

A placement says of every person the post he ends at, or NONE. What it costs is the cheapest permitted way there, so that
an office's list and the optimum are measured with one ruler.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from penata.domains.placement.engine.graph import Kind
from penata.domains.placement.engine.instance import NONE, Arcs, Flags, Instance, Ints, Longs, Posts

NEVER = np.int64(1) << 60
"""Dearer than any points that `graph.costs` takes: there is no such way."""
Kilometres = NDArray[np.float64] | Callable[[Ints, Ints], NDArray[np.float64]]
"""persons × posts, or what gives one number for each pair of two equally long arrays of persons and of posts."""


class NotPermitted(ValueError):  # noqa: N818 - a refusal, not an error
    """Persons for whom there is no way to their place, posts with more people than may stand there; by number."""

    def __init__(self, persons: tuple[int, ...], posts: tuple[int, ...] = ()) -> None:
        super().__init__(persons, posts)
        self.persons, self.posts = persons, posts


@dataclass(frozen=True, slots=True)
class Ways:
    """How everybody comes to his place, one entry a person. cost: in points. kind: STAY, NEAR, FAR, OWN or UNPLACED.
    counts: whether he takes a seat there or stands beyond the seats."""

    cost: Longs
    kind: NDArray[np.int8]
    counts: Flags

    @property
    def is_move(self) -> Flags:
        return np.isin(self.kind, (Kind.NEAR, Kind.FAR, Kind.OWN))


def ways(instance: Instance, places: Ints, *, returns: bool = True) -> Ways:
    """The cheapest permitted way of everybody to his place.

    returns: whether who ends where he was may have left and come back by his group, as the network permits: that can
    be cheaper than a dear stay, and fills a seat for whom staying fills none. Without it whoever is where he was has
    stayed, which is what an office's list or the status quo means. Equal ways: he stayed. Raises NotPermitted.
    """
    persons = instance.persons
    everybody = np.arange(len(persons), dtype=np.int32)
    placed, home = places != NONE, (places != NONE) & (places == persons.at)
    cost = np.where(placed | (persons.unplaced == NONE), NEVER, persons.unplaced)
    kind = np.full(len(persons), Kind.UNPLACED, dtype=np.int8)
    cost[placed], kind[placed] = move_costs(instance, everybody[placed], places[placed])
    counts = placed.copy()
    stays = home & (persons.stay <= cost) if returns else home
    stays |= home & ~persons.fills
    dear, back = cost.copy(), kind.copy()
    cost[stays], kind[stays], counts[stays] = persons.stay[stays], Kind.STAY, persons.fills[stays]
    _refuse(cost >= NEVER)
    found = Ways(cost, kind, counts)
    if returns:
        _come_back(instance, places, found, dear, back)
    return found


def _come_back(instance: Instance, places: Ints, found: Ways, dear: Longs, back: NDArray[np.int8]) -> None:
    """Who fills nothing at home and could come back to a seat does so while that gains: cheapest first, which is exact
    since every further seat of a post gains less."""
    may = np.flatnonzero((found.kind == Kind.STAY) & ~found.counts & (dear < NEVER))
    standing = _standing(instance, places, found)
    more, first_seat = dear[may] - instance.persons.stay[may], instance.posts.first_seat
    for person, extra in sorted(zip(may.tolist(), more.tolist(), strict=True), key=lambda pair: pair[1]):
        post = int(places[person])
        if extra + _entry_cost(instance.posts, post, int(standing[post]), int(first_seat[post])) < 0:
            found.cost[person], found.kind[person], found.counts[person] = dear[person], back[person], True
            standing[post] += 1


def _entry_cost(posts: Posts, post: int, standing: int, first_seat: int) -> int:
    """What one more person at a post costs where `standing` are counted already: a gain is below nothing."""
    if standing < posts.seats[post]:
        return -int(posts.price[first_seat + standing])
    return int(NEVER) if posts.surplus[post] == NONE else int(posts.surplus[post])


def move_costs(instance: Instance, person: Ints, post: Ints) -> tuple[Longs, NDArray[np.int8]]:
    """(points, kind) of the cheapest move of person[i] to post[i]; NEVER where there is none."""
    group = instance.persons.group[person]
    hub = np.where(group == NONE, NONE, instance.hub[group]) if instance.groups else group
    leave = instance.persons.move[person]
    through = instance.hub_cost[group] if instance.groups else np.int64(0)
    each = (
        (Kind.NEAR, _looked_up(instance.near, group, post, len(instance.posts)), leave),
        (Kind.FAR, _looked_up(instance.far, hub, post, len(instance.posts)), leave + through),
        (Kind.OWN, _looked_up(instance.own, person, post, len(instance.posts)), np.int64(0)),
    )
    cost = np.full(len(person), NEVER)
    kind = np.full(len(person), Kind.NEAR, dtype=np.int8)
    for name, (known, pair), extra in each:
        whole = np.where(known, pair + extra, NEVER)
        better = whole < cost
        cost, kind = np.where(better, whole, cost), np.where(better, np.int8(name), kind)
    return cost, kind


def _looked_up(arcs: Arcs, tail: Ints, head: Ints, posts: int) -> tuple[Flags, Longs]:
    """(whether there is such an arc, its cost or nothing) for every pair."""
    if not len(arcs):
        return np.zeros(len(tail), np.bool_), np.zeros(len(tail), np.int64)
    key = arcs.tail.astype(np.int64) * posts + arcs.head
    order = np.argsort(key, kind="stable")
    asked = np.where(tail == NONE, np.int64(-1), tail.astype(np.int64) * posts + head)
    at = np.minimum(np.searchsorted(key, asked, sorter=order), len(order) - 1)
    known = key[order[at]] == asked
    return known, np.where(known, arcs.cost[order[at]], 0)


def _standing(instance: Instance, places: Ints, found: Ways) -> Longs:
    return np.bincount(places[found.counts], minlength=len(instance.posts)).astype(np.int64)


def _refuse(persons: Flags, posts: Flags | None = None) -> None:
    if persons.any() or (posts is not None and posts.any()):
        full = () if posts is None else tuple(np.flatnonzero(posts).tolist())
        raise NotPermitted(tuple(np.flatnonzero(persons).tolist()), full)


def post_costs(instance: Instance, standing: Longs) -> Longs:
    """Points of every post with so many people counted: seats in turn, then surplus. Raises NotPermitted."""
    posts = instance.posts
    filled, over = np.minimum(standing, posts.seats), np.maximum(standing - posts.seats, 0)
    _refuse(np.zeros(0, np.bool_), (over > 0) & (posts.surplus == NONE))
    gained = np.concatenate(([0], np.cumsum(posts.price, dtype=np.int64)))
    first = posts.first_seat[:-1]
    return np.where(over > 0, posts.surplus * over, 0) - (gained[first + filled] - gained[first])


def objective(instance: Instance, places: Ints, *, returns: bool = True) -> int:
    """Points of the whole placement, the fewer the better: ways, seats, surplus. Raises NotPermitted."""
    found = ways(instance, places, returns=returns)
    return int(found.cost.sum() + post_costs(instance, _standing(instance, places, found)).sum())


def filled(instance: Instance, places: Ints, *, returns: bool = True) -> Longs:
    """Filled seats of every post; who stands beyond them or fills none is not in it. Raises NotPermitted."""
    standing = _standing(instance, places, ways(instance, places, returns=returns))
    return np.minimum(standing, instance.posts.seats)


def moves(instance: Instance, places: Ints, *, returns: bool = True) -> int:
    """How many moved, or lost their post. Raises NotPermitted."""
    return _moves(instance, places, ways(instance, places, returns=returns))


def _moves(instance: Instance, places: Ints, found: Ways) -> int:
    lost = (places == NONE) & (instance.persons.at != NONE)
    return int((found.is_move | lost).sum())


@dataclass(frozen=True, slots=True)
class Figures:
    """fill: filled seats by seats, over all posts; fill_min, fill_p10, fill_mean: over posts one by one, p10 being what
    a tenth of them do not exceed (nearest rank); posts without seats are left out; four decimals, None where there are no
    seats. empty_posts: with seats, none filled. subset_fill: as fill, of the posts asked for. over: persons beyond the
    seats. km: mean of who has a post."""

    objective: int
    moves: int
    unplaced: int
    over: int
    fill: float | None
    fill_min: float | None
    fill_p10: float | None
    fill_mean: float | None
    empty_posts: int
    subset_fill: float | None
    km: float | None


def figures(
    instance: Instance,
    places: Ints,
    *,
    subset: Flags | None = None,
    km: Kilometres | None = None,
    returns: bool = True,
) -> Figures:
    """subset: of which posts the fill is told apart, such as the remote ones. Raises NotPermitted."""
    found, seats = ways(instance, places, returns=returns), instance.posts.seats
    standing = _standing(instance, places, found)
    taken = np.minimum(standing, seats)
    return Figures(
        objective=int(found.cost.sum() + post_costs(instance, standing).sum()),
        moves=_moves(instance, places, found),
        unplaced=int(np.count_nonzero(places == NONE)),
        over=int((standing - taken).sum()),
        fill=_ratio(taken, seats),
        **fill_by_post(taken, seats),
        subset_fill=None if subset is None else _ratio(taken[subset], seats[subset]),
        km=None if km is None else mean_km(places, km),
    )


def fill_by_post(taken: Longs, seats: Ints | Longs) -> dict[str, Any]:
    """The part of `Figures` that looks at posts one by one."""
    has_seats = seats > 0
    each = np.sort(taken[has_seats] / seats[has_seats])  # equal ratios are equal floats
    told = (each[0], each[(len(each) + 9) // 10 - 1], each.mean()) if len(each) else (None,) * 3
    low, tenth, mean = (None if share is None else round(float(share), 4) for share in told)
    empty = int(np.count_nonzero(has_seats & (taken == 0)))
    return {"fill_min": low, "fill_p10": tenth, "fill_mean": mean, "empty_posts": empty}


def _ratio(taken: Longs, seats: Ints) -> float | None:
    there = int(seats.sum(dtype=np.int64))
    return round(int(taken.sum()) / there, 4) if there else None


def mean_km(places: Ints, km: Kilometres) -> float | None:
    """Of everybody who has a post; None where nobody has."""
    person = np.flatnonzero(places != NONE).astype(np.int32)
    if not len(person):
        return None
    post = places[person]
    return float(np.mean(km(person, post) if callable(km) else km[person, post]))


def share_of_gain(before: int, method: int, best: int) -> float | None:
    """How much of what could be gained a method gains: 1 is all of it; None where there is nothing to gain."""
    return (before - method) / (before - best) if before != best else None
