"""A distribution of people in figures: how full units are, who is far from home, what is empty."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from penata.domains.placement.engine.instance import NONE
from penata.domains.placement.queries.inputs import Inputs


def now_of(inputs: Inputs) -> NDArray[np.int32]:
    """The post of everybody before anybody moves."""
    return np.array([worker.post for worker in inputs.workers], dtype=np.int32)


def staff_of(inputs: Inputs, places: NDArray[np.int32]) -> NDArray[np.int64]:
    """How many stand at each post. places: the post of everybody, or NONE."""
    return np.bincount(places[places != NONE], minlength=len(inputs.posts))


def figures(inputs: Inputs, places: NDArray[np.int32]) -> dict[str, Any]:
    """places: the post of everybody, as a row of `inputs.posts`. Shares are between 0 and 1, kilometres whole."""
    seats = np.array([fact.seats or 0 for fact in inputs.posts])
    known = np.array([fact.seats is not None for fact in inputs.posts])
    staff = staff_of(inputs, places)
    filled = np.minimum(seats, staff)
    shares = _shares(filled, seats, [fact.unit_id for fact in inputs.posts])
    remote = np.array([fact.is_remote for fact in inputs.posts], dtype=bool)
    km = [_km(inputs, row, place) for row, place in enumerate(places)]
    told = [one for one in km if one is not None]
    return {
        "shortage": int(np.maximum(seats - staff, 0)[known].sum()),
        "surplus": int(np.maximum(staff - seats, 0)[known].sum()),
        "fill_min": _share(min(shares.values(), default=None)),
        "fill_p10": _share(float(np.quantile(list(shares.values()), 0.1)) if shares else None),
        "fill_mean": _share(float(np.mean(list(shares.values()))) if shares else None),
        "empty_posts": int(((seats > 0) & (staff == 0)).sum()),
        "remote_fill": _share(float(filled[remote].sum() / seats[remote].sum()) if seats[remote].sum() else None),
        "km_mean": round(sum(told) / len(told)) if told else None,
    }  # fmt: skip


def by_district(inputs: Inputs, before: NDArray[np.int32], after: NDArray[np.int32]) -> list[dict[str, Any]]:
    """Each district with its share filled before and after, the emptiest of today first."""
    return _both(inputs, before, after, lambda fact: fact.district or "")


def by_unit(inputs: Inputs, before: NDArray[np.int32], after: NDArray[np.int32]) -> list[dict[str, Any]]:
    remote = {fact.unit_id: fact.is_remote for fact in inputs.posts}
    rows = _both(inputs, before, after, lambda fact: fact.unit_id)
    return [row | {"is_remote": remote[row["key"]]} for row in rows]


def moved_km(inputs: Inputs, places: NDArray[np.int32]) -> tuple[int | None, int | None, int]:
    """(mean kilometres before, after, how many go farther) of those who move and whose distance is known both times."""
    pairs = []
    for row, worker in enumerate(inputs.workers):
        if places[row] != worker.post:
            now, then = _km(inputs, row, worker.post), _km(inputs, row, int(places[row]))
            if now is not None and then is not None:
                pairs.append((now, then))
    if not pairs:
        return None, None, 0
    before, after = (round(sum(one) / len(pairs)) for one in zip(*pairs, strict=True))
    return before, after, sum(then > now for now, then in pairs)


def _both(
    inputs: Inputs,
    before: NDArray[np.int32],
    after: NDArray[np.int32],
    key: Callable[[Any], Any],
) -> list[dict[str, Any]]:
    keys = [key(fact) for fact in inputs.posts]
    seats = np.array([fact.seats or 0 for fact in inputs.posts])
    shares = []
    for places in (before, after):
        shares.append(_shares(np.minimum(seats, staff_of(inputs, places)), seats, keys))
    rows = [{"key": k, "before": _share(shares[0][k]), "after": _share(shares[1][k])} for k in shares[0]]
    return sorted(rows, key=lambda row: (row["before"], str(row["key"])))


def _shares(filled: NDArray[np.int64], seats: NDArray[np.int64], keys: Sequence[Any]) -> dict[Any, float]:
    """Filled seats over seats of each key that has seats."""
    sums: dict[Any, list[int]] = defaultdict(lambda: [0, 0])
    for place, key in enumerate(keys):
        sums[key][0] += int(filled[place])
        sums[key][1] += int(seats[place])
    return {key: full / of for key, (full, of) in sums.items() if of}


def _km(inputs: Inputs, row: int, place: int) -> int | None:
    return inputs.km_of(inputs.workers[row], place) if place != NONE else None


def _share(value: float | None) -> float | None:
    return None if value is None else round(float(value), 4)
