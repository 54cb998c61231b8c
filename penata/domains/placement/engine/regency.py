"""One regency as a task: what is sent, what is done, what comes back. All of it is plain arrays, and small.

An instance of 10,000 persons has 1.6 MB of numbers that are mostly small; sent, each array has the narrowest type that
holds it, and tails that only rise are counted, which leaves about 0.5 MB.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from resource import RUSAGE_SELF, getrusage
from time import perf_counter
from typing import Any

import numpy as np
from numpy.typing import NDArray

from penata.domains.placement.engine import measures, modes
from penata.domains.placement.engine.instance import Arcs, Instance, Ints, Persons, Posts

_PARTS = {"persons": Persons, "posts": Posts, "near": Arcs, "far": Arcs, "own": Arcs}
_NARROW = (np.int8, np.int16, np.int32)


@dataclass(frozen=True, slots=True)
class Narrow:
    """An array in a narrower type. wide: the type it had. is_counted: it rose, and `values[n]` is how often n stood."""

    values: NDArray[Any]
    wide: str
    is_counted: bool = False

    @staticmethod
    def of(array: NDArray[Any], *, may_count: bool = False) -> Narrow:
        wide = array.dtype.str
        if may_count and len(array) and array[0] >= 0 and (np.diff(array) >= 0).all():
            return Narrow(_narrowed(np.bincount(array)), wide, is_counted=True)
        return Narrow(_narrowed(array), wide)

    def array(self) -> NDArray[Any]:
        values = np.repeat(np.arange(len(self.values)), self.values) if self.is_counted else self.values
        return values.astype(self.wide)


def _narrowed(array: NDArray[Any]) -> NDArray[Any]:
    if array.dtype.kind != "i" or not len(array):
        return array
    low, high = array.min(), array.max()
    for kind in _NARROW:
        if np.iinfo(kind).min <= low and high <= np.iinfo(kind).max:
            return array.astype(kind)
    return array


@dataclass(frozen=True, slots=True)
class Payload:
    """What is sent. arrays: by `part.field` of the instance. seed: of the public lottery."""

    code: str
    seed: int
    hubs: int
    arrays: dict[str, Narrow]


def pack(code: str, instance: Instance, seed: int) -> Payload:
    arrays = {
        f"{part}.{name}": Narrow.of(getattr(getattr(instance, part), name), may_count=name == "tail")
        for part, kind in _PARTS.items()
        for name in kind.__slots__
    }
    arrays |= {"hub": Narrow.of(instance.hub), "hub_cost": Narrow.of(instance.hub_cost)}
    return Payload(code, seed, instance.hubs, arrays)


def unpack(payload: Payload) -> Instance:
    """The instance, to the bit."""
    parts = {
        part: kind(*(payload.arrays[f"{part}.{name}"].array() for name in kind.__slots__))
        for part, kind in _PARTS.items()
    }
    hub, hub_cost = payload.arrays["hub"].array(), payload.arrays["hub_cost"].array()
    return Instance(hub=hub, hub_cost=hub_cost, hubs=payload.hubs, **parts)


@dataclass(frozen=True, slots=True)
class Answer:
    """places: the post of every person, or NONE. filled: of every post, how many seats. objective: in points. violations:
    of the certificate; 0 is proof. seconds: within the task. peak_mb: the most memory that the process has held so far."""

    code: str
    places: Ints
    filled: Ints
    objective: int
    violations: int
    seconds: float
    peak_mb: float


def answer(payload: Payload) -> Answer:
    """Solve one regency. Raises Infeasible and TooLarge, with the code as a note."""
    start = perf_counter()
    try:
        instance = unpack(payload)
        found = modes.weighted(instance, payload.seed)
        filled = measures.filled(instance, found.places).astype(np.int32)
    except ValueError as refusal:
        refusal.add_note(f"regency {payload.code}")
        raise
    return Answer(
        payload.code, found.places, filled, found.objective, found.certificate.violations, perf_counter() - start, peak_mb()
    )  # fmt: skip


@cache
def warm() -> None:
    """Solve three persons once in this process, so that compiled functions are loaded before the first task."""
    persons = Persons(
        np.arange(3, dtype=np.uint64), np.array([0, 0, -1], np.int32), np.zeros(3, np.int32), np.zeros(3, np.int64),
        np.ones(3, np.int64), np.array([-1, -1, 9]), np.ones(3, np.bool_),
    )  # fmt: skip
    posts = Posts(
        np.arange(2, dtype=np.uint64), np.ones(2, np.int32), np.array([5, 5]), np.ones(2, np.int64), np.ones(2, np.int64)
    )  # fmt: skip
    near = Arcs(np.zeros(1, np.int32), np.ones(1, np.int32), np.ones(1, np.int64))
    modes.weighted(Instance(persons, posts, np.array([-1], np.int32), np.zeros(1, np.int64), near), 1)


def peak_mb() -> float:
    """The largest resident size of this process. Linux keeps it for the program that runs now (VmHWM); what getrusage says
    may be that of the process which started this one."""
    status = Path("/proc/self/status")
    if status.exists():
        line = next((one for one in status.read_text().splitlines() if one.startswith("VmHWM:")), "")
        if line:
            return int(line.split()[1]) / 1024
    return getrusage(RUSAGE_SELF).ru_maxrss / 1024
