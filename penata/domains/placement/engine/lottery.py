"""Equal cases are decided by a public number, not by the order in which a library happens to look at them.

The numbers come from SplitMix64 (Steele, Lea, Flood, OOPSLA 2014), which is a page of arithmetic: whoever has the seed can
draw them again with any tool.
"""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256

import numpy as np
from numpy.typing import NDArray

_GOLDEN = np.uint64(0x9E3779B97F4A7C15)
_A, _B = np.uint64(0xBF58476D1CE4E5B9), np.uint64(0x94D049BB133111EB)


def keys(names: Iterable[str]) -> NDArray[np.uint64]:
    """A number for each name: the first eight bytes of its SHA-256, big end first."""
    heads = b"".join([sha256(name.encode()).digest()[:8] for name in names])
    return np.frombuffer(heads, dtype=">u8").astype(np.uint64)


def draw(seed: int, *parts: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """A number for each row of `parts`, the same whenever seed and row are the same."""
    state = np.full(len(parts[0]), seed, dtype=np.uint64)
    for part in parts:
        state = _mix(state ^ part)
    return state


def _mix(state: NDArray[np.uint64]) -> NDArray[np.uint64]:
    with np.errstate(over="ignore"):
        state = state + _GOLDEN
        state = (state ^ (state >> np.uint64(30))) * _A
        state = (state ^ (state >> np.uint64(27))) * _B
    return state ^ (state >> np.uint64(31))
