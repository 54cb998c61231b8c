"""Where no price of a move has the number: halves in which somebody moves or stays find it, proven, or say what is left open."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import numpy as np
import pytest

from penata.domains.placement.engine import branches, files, modes
from penata.domains.placement.engine.instance import Instance
from penata.domains.placement.engine.price import Prices
from tests.domains.placement.engine.programme import least

TOGETHER = {
    "posts": [{"id": "A", "seats": 0, "surplus": 0}, {"id": "B", "seats": 1, "prices": [1000]},
              {"id": "C", "seats": 1, "prices": [1010]}],
    "persons": [{"id": "x", "at": "A"}, {"id": "y", "at": "B"}],
    "costs": [["person", "y", "C", 0], ["person", "x", "B", 0]],
}  # fmt: skip
"""One more move would gain ten points, two together a thousand and ten: at no price of a move is there one."""


def chains(seed: int, width: int = 3, each: int = 2) -> Instance:
    """Three rows of posts: the first has too many, the second is full, the third is empty, and people go one row on: nearly all
    that is worth doing takes two moves."""
    dice, posts, persons, costs = Random(seed), [], [], []
    for row in range(3):
        for n in range(width):
            falling = sorted((dice.randint(400, 1600) for _ in range(each)), reverse=True)
            prices = ([], [dice.randint(500, 1500)] * each, falling)[row]
            posts.append({"id": f"{row}{n}", "seats": len(prices), "surplus": 0, "prices": prices})
    for row in range(2):
        for n in range(width * each):
            persons.append({"id": f"{row}.{n}", "at": f"{row}{n // each}"})
            costs += [
                ["person", f"{row}.{n}", f"{row + 1}{to}", dice.randint(0, 120)]
                for to in dice.sample(range(width), 2)
            ]
    return files.read({"posts": posts, "persons": persons, "costs": costs}).instance


@pytest.fixture(scope="module")
def answers() -> list[tuple[Instance, int, modes.Answer]]:
    return [
        (instance, budget, modes.within_budget(instance, 1, budget))
        for instance in map(chains, range(20))
        for budget in (1, 2, 3, 5)
    ]


def test_nothing_with_as_many_moves_is_better(answers):
    assert sum(bool(found.settled) for _instance, _budget, found in answers) > 10
    for instance, budget, found in answers:
        assert (found.objective, found.gap, found.certificate.violations) == (least(instance, budget), 0, 0)
        assert found.moves <= budget


def test_moves_that_are_worth_doing_only_together():
    instance = files.read(TOGETHER).instance
    one, two = (modes.within_budget(instance, 1, budget) for budget in (1, 2))
    assert (one.objective, one.moves, one.gap, one.price_of_next_move) == (-1010, 1, 0, 1000)
    assert (two.objective, two.moves, two.gap, two.settled) == (-2010, 2, 0, frozenset())


def test_what_the_number_of_halves_leaves_is_told(monkeypatch):
    instances = [chains(seed, 6, 3) for seed in range(8)]
    monkeypatch.setattr(branches, "MOST_HALVES", 3)
    left = 0
    for instance in instances:
        found, best = modes.within_budget(instance, 1, 3), least(instance, 3)
        assert 0 <= found.objective - best <= found.gap
        left += found.gap > 0
    assert left


def test_no_order_of_the_same_people_decides():
    instance = chains(0)
    order = np.random.default_rng(1).permutation(len(instance.persons))
    place = np.argsort(order)
    persons = replace(
        instance.persons,
        **{
            name: getattr(instance.persons, name)[order]
            for name in type(instance.persons).__dataclass_fields__
        },
    )
    own = replace(instance.own, tail=place[instance.own.tail].astype(np.int32))
    turned = replace(instance, persons=persons, own=own)
    for budget in (1, 3, 5):
        first, second = (modes.within_budget(one, 7, budget) for one in (instance, turned))
        assert np.array_equal(first.places[order], second.places)


def test_prices_keep_what_was_settled_of_others_and_tell_what_it_leaves_oneself(answers):
    instance, _budget, found = next(one for one in answers if one[2].settled)
    for person in range(len(instance.persons)):
        told = Prices(found).all_of(person)
        here, goes = int(instance.persons.at[person]), int(found.places[person])
        assert told[goes] == 0
        assert min(told.values()) == 0
        if person in found.settled:
            assert (set(told) == {here}) is (goes == here)
