"""Every kind of event that other machines may be told of."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Kind:
    """`name` as "unit.changed"; `label` is what people choose by."""

    name: str
    label: str


_kinds: dict[str, Kind] = {}


def add(*told: Kind) -> None:
    _kinds.update({kind.name: kind for kind in told})


def kinds() -> list[Kind]:
    return sorted(_kinds.values(), key=lambda kind: kind.name)
