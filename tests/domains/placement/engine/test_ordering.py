"""The order of a list decides nothing: not the answer, not between equal draws, not what is said."""

from __future__ import annotations

from random import Random

import pytest

from penata.domains.placement import public as placement
from penata.domains.placement.engine import files, ordering
from tests.domains.placement.engine.test_files import example

EQUALS = {
    "seed": 2, "posts": [{"id": "A", "seats": 1, "prices": [450359962737049]}],
    "persons": [{"id": f"p{n}", "unplaced": 5} for n in range(3)], "costs": [["person", f"p{n}", "A", 0] for n in range(3)],
}  # fmt: skip
"""Points so large that the draw has sixteen numbers, and gives two of these the same."""


def shuffled(data, seed):
    dice, told = Random(seed), dict(data)
    for name in ("posts", "persons", "groups", "hubs", "costs"):
        if name in told:
            told[name] = dice.sample(told[name], len(told[name]))
    return told


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("data", [example(), EQUALS], ids=["example", "equals"])
def test_the_same_people_move_in_whatever_order_they_are_told(data, seed):
    first, second = (placement.solve(files.json.dumps(one).encode()) for one in (data, shuffled(data, seed)))
    assert (first["moves"], first["objective"]) == (second["moves"], second["objective"])


def test_everything_keeps_its_name_its_costs_and_its_seats():
    loaded = files.read(shuffled(example(), 1))
    instance, names = ordering.by_name(loaded.instance, loaded.names)
    assert list(names.persons) == sorted(names.persons)
    assert list(names.posts) == sorted(names.posts)
    told = files.form(files.Loaded(instance, names))
    before = files.form(files.Loaded(loaded.instance, loaded.names))
    for name in ("posts", "groups", "persons"):
        assert sorted(told[name], key=str) == sorted(before[name], key=str)
    for kind, rows in told["costs"].items():
        assert rows == sorted(before["costs"][kind])
