"""What is wrong is found before a solver looks, and what binds is a set of persons with too few seats: no less, no more."""

from __future__ import annotations

import string
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from penata.domains.placement.engine import files, flow, generate, graph, problems
from penata.domains.placement.engine.graph import TooLarge
from penata.domains.placement.engine.instance import NONE, Instance


def told(found: list[problems.Problem]) -> list[tuple[str, dict[str, Any]]]:
    return [(one.key, one.values) for one in found]


def loaded(persons: list[dict[str, Any]], posts: list[dict[str, Any]], **more: Any) -> files.Loaded:
    return files.read({"persons": persons, "posts": posts, **more})


def test_every_sentence_has_a_remedy_and_asks_only_for_named_values():
    for sentence in (*problems.SENTENCES.values(), *problems.PARTS.values()):
        assert all(
            name is None or name.isidentifier() for _, name, _, _ in string.Formatter().parse(sentence)
        )
    for sentence in problems.SENTENCES.values():
        assert sentence.count(". ") >= 1
        assert sentence.endswith(".")


def test_who_alone_cannot_be_placed_is_named_with_the_reason():
    found = loaded(
        [
            {"id": "without group"}, {"id": "group leads nowhere", "group": "closed"},
            {"id": "hub leads nowhere", "group": "through"}, {"id": "only closed posts", "group": "late"},
            {"id": "by an own cost", "group": "closed"}, {"id": "may wait", "unplaced": 5},
            {"id": "holds a post", "at": "A"}, {"id": "by the hub", "group": "hubbed"},
        ],
        [{"id": "A", "seats": 9, "weight": 1}, {"id": "no seats", "seats": 0}],
        groups=[
            {"id": "closed"}, {"id": "late"}, {"id": "through", "hub": "empty"}, {"id": "hubbed", "hub": "full"},
        ],
        costs=[["group", "late", "no seats", 1], ["person", "by an own cost", "A", 1], ["hub", "full", "A", 1]],
    )  # fmt: skip
    assert told(problems.hopeless(found.instance, found.names)) == [
        ("no_group", {"person": "without group"}),
        ("group_without_posts", {"person": "group leads nowhere", "group": "closed"}),
        ("group_without_posts", {"person": "hub leads nowhere", "group": "through"}),
        ("posts_closed", {"person": "only closed posts"}),
    ]
    assert "“late”" not in str(problems.hopeless(found.instance, found.names)[0])
    posts = replace(found.instance.posts, surplus=np.array([NONE, 4], np.int64))
    keys = [one.key for one in problems.hopeless(replace(found.instance, posts=posts))]
    assert keys == ["no_group", "group_without_posts", "group_without_posts"]


def test_more_who_need_a_seat_than_seats():
    persons = [
        {"id": "a", "at": "A"},
        {"id": "b", "at": "A"},
        {"id": "fills none", "at": "A", "fills": False},
    ]
    found = loaded(persons, [{"id": "A", "seats": 1}, {"id": "B", "seats": 0}])
    assert told(problems.hopeless(found.instance)) == [("more_than_seats", {"persons": 2, "seats": 1})]
    enough = loaded(persons, [{"id": "A", "seats": 2}])
    assert problems.hopeless(enough.instance) == []
    beyond = loaded(persons, [{"id": "A", "seats": 1, "surplus": 0}])
    assert problems.hopeless(beyond.instance) == []


def test_what_binds_is_named():
    """Three midwives for two seats; the teacher's post has room, and takes none of them."""
    persons = [{"id": f"midwife {n}", "group": "midwives"} for n in range(3)] + [
        {"id": "teacher", "group": "teachers"}
    ]
    found = loaded(
        persons, [{"id": "school", "seats": 5}, {"id": "clinic", "seats": 2}],
        groups=[{"id": "teachers"}, {"id": "midwives"}],
        costs=[["group", "midwives", "clinic", 1], ["group", "teachers", "school", 1]],
    )  # fmt: skip
    assert problems.hopeless(found.instance) == []
    binding = problems.binding(found.instance)
    assert binding == problems.Binding((0, 1, 2), (1,), (1,), 2)
    why = problems.unplaceable(found.instance, found.names)
    assert told(why) == [
        ("too_few_within_reach", {"persons": 3, "person": "midwife 0", "posts": 1, "seats": 2, "missing": 1})
    ]
    assert "3 persons, “midwife 0” among them, can go only to 1 posts" in str(why[0])
    assert "1 cannot be placed" in str(why[0])


def test_nothing_binds_in_a_regency_that_can_be_solved():
    instance = generate.regency(1, 500)
    assert problems.binding(instance) is None
    assert problems.unplaceable(instance, problems.Names.numbered(instance)) == []
    assert problems.binding(loaded([], [{"id": "A", "seats": 1}]).instance) is None


def reach(instance: Instance, person: int) -> set[int] | None:
    """The posts at which a person could be counted; None where he needs no seat."""
    persons = instance.persons
    at, group = int(persons.at[person]), int(persons.group[person])
    if persons.unplaced[person] != NONE or (at != NONE and not persons.fills[person]):
        return None
    found = {at} - {NONE} | set(instance.own.head[instance.own.tail == person].tolist())
    if group != NONE:
        found |= set(instance.near.head[instance.near.tail == group].tolist())
        if instance.hub[group] != NONE:
            found |= set(instance.far.head[instance.far.tail == instance.hub[group]].tolist())
    return found


@settings(max_examples=150, deadline=None)
@given(seed=st.integers(0, 10**6), more=st.integers(0, 9), data=st.data())
def test_what_binds_agrees_with_the_solver_and_with_halls_theorem(seed, more, data):
    instance = generate.regency(seed, 14, 5)
    may = data.draw(st.lists(st.booleans(), min_size=14, max_size=14))
    takes = data.draw(st.lists(st.integers(0, 5), min_size=5, max_size=5))
    seats = (instance.posts.seats // 2 + more).astype(np.int32)
    persons = replace(instance.persons, unplaced=np.where(may, 600, NONE).astype(np.int64))
    posts = replace(
        instance.posts, seats=seats, price=np.ones(int(seats.sum()), np.int64),
        surplus=np.where(np.array(takes) == 0, 50, NONE).astype(np.int64),
    )  # fmt: skip
    instance = replace(instance, persons=persons, posts=posts)
    binding, network = problems.binding(instance), graph.build(instance)
    if binding is None:
        flow.solve(network, network.cost)
        assert problems.hopeless(instance) == []
        return
    with pytest.raises(flow.Infeasible):
        flow.solve(network, network.cost)
    reached = [reach(instance, person) for person in binding.persons]
    assert None not in reached
    assert set().union(*reached) <= set(binding.posts)
    assert binding.seats == int(seats[list(binding.posts)].sum())
    assert binding.missing == len(binding.persons) - binding.seats > 0
    assert (posts.surplus[list(binding.posts)] == NONE).all()


@pytest.mark.parametrize("seed", range(12))
def test_missing_is_how_many_would_have_to_stay_without_a_post(seed):
    """The fewest whom a solver leaves out where everybody may be left out."""
    instance = generate.regency(seed, 60, 9)
    persons = replace(instance.persons, unplaced=np.full(60, NONE, np.int64))
    closed = replace(instance.posts, surplus=np.full(9, NONE, np.int64))
    binding = problems.binding(replace(instance, persons=persons, posts=closed))
    free = replace(instance, persons=replace(persons, unplaced=np.ones(60, np.int64)), posts=closed)
    network = graph.build(free)
    cost = np.where(network.kind == graph.Kind.UNPLACED, 1, 0).astype(np.int64)
    fewest = int(cost @ flow.solve(network, cost))
    assert fewest > 0
    assert binding.missing == fewest


def broken(instance: Instance, names: problems.Names | None = None) -> list[tuple[str, dict[str, Any]]]:
    return told(problems.broken(instance, names))


def test_a_sound_regency_is_not_broken():
    assert problems.broken(generate.regency(1, 300)) == []


def test_what_is_broken_is_named():
    instance = generate.regency(1, 40, 6)
    posts = instance.posts
    names = replace(problems.Names.numbered(instance), posts=tuple("ABCDEF"))
    seats = posts.seats.copy()
    seats[1] = -2
    assert broken(replace(instance, posts=replace(posts, seats=seats)), names) == [
        ("negative", {"where": "B", "field": "seats", "found": -2})
    ]
    counts = {"post": "*", "seats": int(posts.seats.sum()), "prices": int(posts.seats.sum()) - 1}
    assert broken(replace(instance, posts=replace(posts, price=posts.price[1:]))) == [
        ("prices_not_seats", counts)
    ]
    price = posts.price.copy()
    price[posts.first_seat[2] + 1] = price[posts.first_seat[2]] + 1
    assert broken(replace(instance, posts=replace(posts, price=price)), names) == [
        ("prices_rise", {"post": "C", "seat": 2})
    ]
    near = replace(instance.near, tail=instance.near.tail.copy(), head=instance.near.head.copy())
    near.tail[1], near.head[1] = near.tail[0], near.head[0]
    where = problems.Part("group_named", {"id": str(near.tail[0])})
    pair = {"where": where, "post": names.posts[near.head[0]]}
    assert broken(replace(instance, near=near), names) == [("pair_twice", pair)]
    surplus = posts.surplus.copy()
    surplus[5] = -3
    assert broken(replace(instance, posts=replace(posts, surplus=surplus)), names) == [
        ("negative", {"where": "F", "field": "surplus", "found": -3})
    ]


def regency_of(nodes: int) -> Instance:
    """Three persons and so many nodes in all."""
    return loaded(
        [{"id": n, "at": "0"} for n in "abc"], [{"id": str(n), "seats": 3} for n in range(nodes - 4)]
    ).instance


@pytest.mark.parametrize(
    "instance", [generate.regency(2, 500), regency_of(16), regency_of(17)], ids=[500, 16, 17]
)
@pytest.mark.parametrize("sign", [1, -1])
def test_too_large_is_what_the_network_refuses(instance, sign):
    """Also where nodes are a power of two, so that the largest cost would fill the range to its last number."""
    most = graph.largest_points(len(instance.persons), graph.build(instance).nodes)
    for cost, is_too_large in ((most, False), (most + 1, True), ((1 << 62), True)):
        stay = np.where(instance.persons.at != NONE, sign * cost, 0)
        large = replace(instance, persons=replace(instance.persons, stay=stay))
        found, network = problems.broken(large), graph.build(large)
        assert [one.key for one in found[:1]] == ["too_large"] * is_too_large
        if not is_too_large:
            graph.costs(network, large, 1)
            continue
        assert found[0].values["most"] == most
        with pytest.raises(TooLarge) as refused:
            graph.costs(network, large, 1)
        assert refused.value.most == most
