"""Regencies that do not exist, of any size: for measuring, for whoever wants to try the engine, and for a whole nation.

The same seed makes the same regency with any version of any library: numbers come from `lottery`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from penata.domains.placement.engine import lottery
from penata.domains.placement.engine.instance import NONE, Arcs, Instance, Longs, Persons, Posts
from penata.domains.placement.engine.nation import Links, Nation, Profiles, aggregate, corridors, count

VILLAGES, DISTRICTS, AGENCIES, FAMILIES, LEVELS = 185, 26, 40, 12, 3
SEAT_POINTS, PER_KM, OVER, FLAT, SURPLUS, UNPLACED = 1000, 10, 15, 400, 50, 600
NATION_KM, ISLANDS, REGENCY_FLAT, THROUGH_HUB = (5000, 1800), 40, 200, 800
NEAR_KM, FILLED, NEWCOMERS, MISFITS, NEEDS_ACCESS, ACCESSIBLE = 25, 0.53, 0.10, 0.06, 0.02, 0.45


@dataclass(frozen=True, slots=True)
class Chance:
    """Numbers between 0 and 1, one stream a name."""

    seed: int

    def __call__(self, name: str, count: int) -> NDArray[np.float64]:
        drawn = lottery.draw(self.seed, lottery.keys([name]).repeat(count), np.arange(count, dtype=np.uint64))
        return (drawn >> np.uint64(11)).astype(np.float64) / float(1 << 53)

    def whole(self, name: str, count: int, below: int) -> NDArray[np.int64]:
        return (self(name, count) * below).astype(np.int64)


def regency(seed: int, persons: int = 10_000, posts: int | None = None, need: float = 1.15) -> Instance:
    """One regency: villages in districts, posts near towns, and too many people in town.

    posts: 3 for 20 persons unless it is said. need: how many seats there are for a person.
    """
    chance, posts = Chance(seed), posts or max(persons * 3 // 20, 1)
    village, remote = _villages(chance)
    post_village = _crowded(chance, "post village", posts, remote, 0.55)
    family = chance.whole("post family", posts, FAMILIES)
    level = chance.whole("post level", posts, LEVELS)
    accessible = chance("post access", posts) < ACCESSIBLE
    seats = _seats(chance, posts, round(persons * need))
    home = chance.whole("home", persons, VILLAGES)
    at = _status_quo(chance, persons, seats, remote[post_village])
    fits = chance("fit", persons) >= MISFITS
    own_family = np.where((at != NONE) & fits, family[at], chance.whole("family", persons, FAMILIES))
    own_level = np.where(
        (at != NONE) & fits,
        np.minimum(level[at] + (chance("above", persons) < 0.3), LEVELS - 1),
        chance.whole("level", persons, LEVELS),
    )
    needs = chance("access", persons) < NEEDS_ACCESS
    profile = (own_family * LEVELS + own_level) * 2 + needs
    pair = home * (FAMILIES * LEVELS * 2) + profile
    named, group = np.unique(pair, return_inverse=True)
    km = _kilometres(village)
    allowed = _allowed(family, level, accessible)
    near, far = _ways(named, post_village, allowed, level, km)
    weight = 1 + (remote[post_village] > 0.5)
    return Instance(
        Persons(
            lottery.keys(person_name(seed, n) for n in range(persons)), at.astype(np.int32), group.astype(np.int32),
            _stay(at, home, post_village, own_level, level, km), 100 + chance.whole("move", persons, 81),
            np.where(at == NONE, UNPLACED, NONE).astype(np.int64), fits,
        ),
        Posts(
            lottery.keys(post_name(seed, n) for n in range(posts)), seats.astype(np.int32), _prices(seats, weight),
            np.full(posts, SURPLUS, np.int64), weight.astype(np.int64),
        ),
        (named % (FAMILIES * LEVELS * 2)).astype(np.int32), np.full(len(named), FLAT, np.int64), near, far,
        hubs=FAMILIES * LEVELS * 2,
    )  # fmt: skip


def nation(seed: int, regencies: int = 514, persons: int = 10_000) -> Iterator[tuple[str, Instance]]:
    """(code, regency) one at a time: those near the capital may have fewer seats than persons, those far
    from it have more."""
    remote = np.clip(_regencies(seed, regencies)[:, 0] / NATION_KM[0], 0, 1)
    need = 0.6 + 0.7 * remote + 0.5 * Chance(seed)("need", regencies)
    for number in range(regencies):
        yield code_of(number), regency(seed_of(seed, number), persons, need=float(need[number]))


def code_of(number: int) -> str:
    return f"R{number:03d}"


def seed_of(seed: int, number: int) -> int:
    """Of one regency of a nation."""
    return seed * 100_000 + number


def person_name(seed: int, number: int) -> str:
    return f"{seed}:{number}"


def post_name(seed: int, number: int) -> str:
    return f"{seed}:post:{number}"


def profiles() -> Profiles:
    """What the hubs of every generated regency stand for."""
    hub = np.arange(FAMILIES * LEVELS * 2, dtype=np.int32)
    return Profiles(hub // (LEVELS * 2), hub // 2 % LEVELS)


def links(seed: int, regencies: int = 514) -> Links:
    """A point a km to the nearest regencies, a flat price through the hub."""

    def everywhere(points: int) -> Longs:
        return np.full(regencies, points, np.int64)

    return Links(
        tuple(map(code_of, range(regencies))), profiles(),
        corridors(_regencies(seed, regencies), REGENCY_FLAT, 1), far=everywhere(THROUGH_HUB), over=everywhere(OVER),
        surplus=everywhere(SURPLUS), unplaced=everywhere(UNPLACED),
    )  # fmt: skip


def national(seed: int, regencies: int = 514, persons: int = 10_000) -> Nation:
    """The same nation counted."""
    counted = (count(instance, profiles()) for _code, instance in nation(seed, regencies, persons))
    return aggregate(counted, links(seed, regencies))


def _regencies(seed: int, regencies: int) -> NDArray[np.float64]:
    """Where every regency lies in km, on islands from west to east; the capital is in the west."""
    chance = Chance(seed)
    sea = np.array(NATION_KM)
    island = np.stack((chance("island x", ISLANDS), chance("island y", ISLANDS)), axis=1) * sea
    on = chance.whole("on island", regencies, ISLANDS)
    land = (
        np.stack((chance("regency x", regencies) - 0.5, chance("regency y", regencies) - 0.5), axis=1) * 300
    )
    return island[on] + land


def _villages(chance: Chance) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """(where in km, how remote from 0 to 1) of every village: districts along a river, the town at one end."""
    centre = np.stack((chance("district x", DISTRICTS) * 160, chance("district y", DISTRICTS) * 60), axis=1)
    district = np.arange(VILLAGES) % DISTRICTS
    spread = np.stack((chance("village x", VILLAGES) - 0.5, chance("village y", VILLAGES) - 0.5), axis=1) * 24
    where = centre[district] + spread
    return where, np.clip(where[:, 0] / 160, 0, 1)


def _crowded(
    chance: Chance, name: str, count: int, remote: NDArray[np.float64], town: float
) -> NDArray[np.int64]:
    """So large a share in the third of villages that is nearest to town, the rest anywhere."""
    order = np.argsort(remote, kind="stable")
    near = order[chance.whole(name, count, len(order) // 3)]
    return np.where(
        chance(f"{name} town", count) < town, near, chance.whole(f"{name} any", count, len(order))
    )


def _seats(chance: Chance, posts: int, total: int) -> NDArray[np.int64]:
    drawn = 1 + chance("seats", posts) ** 2 * 14
    return np.maximum(np.rint(drawn * total / drawn.sum()).astype(np.int64), 1)


def _status_quo(
    chance: Chance, persons: int, seats: NDArray[np.int64], remote: NDArray[np.float64]
) -> NDArray[np.int64]:
    """Where everybody serves now: the town is fuller than the far villages, some posts beyond their need."""
    wish = seats * (1.25 - remote) * (0.3 + chance("fill", len(seats)))
    staff = np.rint(wish * persons * (1 - NEWCOMERS) / wish.sum()).astype(np.int64)
    held = np.repeat(np.arange(len(seats)), staff)[:persons]
    everybody = np.full(persons, NONE, dtype=np.int64)
    order = np.argsort(chance("order", persons), kind="stable")
    everybody[order[: len(held)]] = held
    return everybody


def _kilometres(where: NDArray[np.float64]) -> NDArray[np.int64]:
    """By road, a third longer than straight."""
    straight = np.sqrt(((where[:, None, :] - where[None, :, :]) ** 2).sum(axis=2))
    return np.rint(straight * 1.3).astype(np.int64)


def _allowed(family, level, accessible) -> NDArray[np.bool_]:  # type: ignore[no-untyped-def]
    """profile × post: the family is the same, the level high enough, the building fit to be entered."""
    profile = np.arange(FAMILIES * LEVELS * 2)
    same = (profile // (LEVELS * 2))[:, None] == family[None, :]
    enough = ((profile // 2) % LEVELS)[:, None] >= level[None, :]
    return same & enough & ((profile % 2 == 0)[:, None] | accessible[None, :])


def _ways(named, post_village, allowed, level, km) -> tuple[Arcs, Arcs]:  # type: ignore[no-untyped-def]
    """Near: groups to posts within reach of home. Far: profiles to every post that they may hold."""
    home, profile = named // (FAMILIES * LEVELS * 2), named % (FAMILIES * LEVELS * 2)
    reach = km[home][:, post_village]
    group, post = np.nonzero(allowed[profile] & (reach <= NEAR_KM))
    over = (profile[group] // 2) % LEVELS - level[post]
    near = Arcs(group.astype(np.int32), post.astype(np.int32), PER_KM * reach[group, post] + OVER * over)
    hub, target = np.nonzero(allowed)
    cost = OVER * ((hub // 2) % LEVELS - level[target])
    return near, Arcs(hub.astype(np.int32), target.astype(np.int32), cost.astype(np.int64))


def _stay(at, home, post_village, own_level, level, km) -> NDArray[np.int64]:  # type: ignore[no-untyped-def]
    distance = km[home, post_village[at]]
    cost = np.where(distance <= NEAR_KM, PER_KM * distance, FLAT) + OVER * np.maximum(
        own_level - level[at], 0
    )
    return np.where(at == NONE, 0, cost).astype(np.int64)


def _prices(seats: NDArray[np.int64], weight: NDArray[np.int64]) -> NDArray[np.int64]:
    """The k-th of n seats gains 2 (1 - (k - 1/2) / n) times the points of a seat and the weight of its post."""
    n = np.repeat(seats, seats)
    k = np.arange(len(n)) - np.repeat(np.cumsum(seats) - seats, seats)
    return SEAT_POINTS * np.repeat(weight, seats) * (2 * n - 2 * k - 1) // n
