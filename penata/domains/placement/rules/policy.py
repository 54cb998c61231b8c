"""A policy in numbers: points for a filled seat, for a kilometre, for a move. They mean something beside each other only."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from penata.domains.placement.rules.terms import Mode

SEAT = 1000
"""Points that the last missing half of a post gains on average; all else is told beside it."""


@dataclass(frozen=True, slots=True)
class Limit:
    least: int
    most: int


LIMITS: Mapping[str, Limit] = {
    "budget": Limit(0, 100_000), "per_km": Limit(0, 100), "near_km": Limit(1, 500), "far": Limit(0, 10_000),
    "above": Limit(0, 1000), "move": Limit(0, 10_000), "wish": Limit(0, 10_000), "surplus": Limit(0, 10_000),
    "remote": Limit(100, 300), "programme": Limit(100, 300), "tenure_months": Limit(0, 120),
    "road_factor": Limit(100, 300), "seed": Limit(0, 2**31 - 1),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Policy:
    """mode: what comes first. budget: at most so many moves, None for as many as help.

    per_km: points for each kilometre between the village of origin and the post, up to near_km; beyond it, where nobody
    goes home every day, `far` in all. above: for each level of education beyond what the post asks. move: for a move as
    such; wish: so much less for who asked to go there. surplus: for each person beyond the seats. remote, programme: the
    weight of remote units and of those that a flagship programme needs, in hundredths. tenure_months: who is in his post
    for less stays. road_factor: a road is so much longer than the straight line, in hundredths, where no table says.
    """

    mode: str = Mode.WEIGHTED.value
    budget: int | None = 100
    per_km: int = 10
    near_km: int = 25
    far: int = 400
    above: int = 15
    move: int = 100
    wish: int = 100
    surplus: int = 50
    remote: int = 150
    programme: int = 100
    tenure_months: int = 24
    road_factor: int = 130
    seed: int = 1

    def as_json(self) -> dict[str, Any]:
        return asdict(self)


def read(told: Mapping[str, Any]) -> Policy:
    """A policy from its stored or typed form. Raises PolicyProblem with the name of the number that cannot be."""
    known = {name: told[name] for name in Policy.__dataclass_fields__ if name in told}
    mode = known.get("mode", Mode.WEIGHTED.value)
    if mode not in [one.value for one in Mode]:  # a list or a table of a file is looked up in no set
        raise PolicyProblem("mode")
    if unknown := set(told) - set(known):
        raise PolicyProblem(min(unknown))
    for name, limit in LIMITS.items():
        value = known.get(name)
        if value is None and name in known and name != "budget":
            raise PolicyProblem(name)
        if value is not None and not (type(value) is int and limit.least <= value <= limit.most):
            raise PolicyProblem(name)
    if mode == Mode.FAIREST and known.get("budget", Policy().budget) is not None:
        raise PolicyProblem("unlimited")
    return Policy(**known)


class PolicyProblem(ValueError):  # noqa: N818 - a refusal, not an error
    """A number that cannot be, or two that exclude each other; `name` says which."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


def seat_prices(seats: int, weight: int, points: int = SEAT) -> list[int]:
    """What each seat of a post gains when it is filled, the first one most: points × weight × 2 (1 - (k - ½) / n).

    weight: in hundredths. The prices fall evenly, so that half-empty posts come before nearly full ones; their sum is
    seats × points × weight but for rounding down. Source: a convex penalty of shortage; see docs/placement-instance.md.
    """
    return [points * weight * (2 * seats - 2 * k - 1) // (seats * 100) for k in range(seats)]
