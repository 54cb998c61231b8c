"""What is wrong with given data, before a solver looks at them; and what binds where there is no way for everybody.

A problem is a key and its values, in names; `SENTENCES` says it in English with the remedy, and pages say it in their own
words by the key. Where a value is words too, it is a `Part`, said in the same two ways. Found here: what an
`Instance` itself shows. What a file says wrongly is found by `files`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray
from ortools.graph.python import max_flow

from penata.domains.placement.engine.graph import Graph, build, largest_points
from penata.domains.placement.engine.instance import NONE, Arcs, Flags, Instance, Longs

SENTENCES = {
    "not_json": "The text is not JSON. Have it written by a program that writes JSON.",
    "not_an_object": "The data are {found}, not an object. Put posts, persons and costs into one object.",
    "field_twice": "The field “{field}” stands twice in one object. Leave one out.",
    "unknown_field": "{where} has a field “{field}” that means nothing. Correct its name or leave it out.",
    "missing": "{where} has no “{field}”. Add it.",
    "wrong_kind": "{where}: “{field}” is {found}; it must be {wanted}. Correct it.",
    "negative": "{where}: “{field}” is {found}, below nothing. Give 0 or more, or null where it may not be.",
    "too_large": "{where}: “{field}” is {found}; the largest that can be reckoned with here is {most}. Use coarser points.",
    "above_most": "{where}: “{field}” is {found}; the most is {most}. Correct it.",
    "too_many_seats": "The posts have {found} seats together; the most is {most}. Solve parts of the data one by one.",
    "person_twice": "The person “{id}” stands twice. Leave one out, or give them different ids.",
    "post_twice": "The post “{id}” stands twice. Add its seats together, or give them different ids.",
    "group_twice": "The group “{id}” stands twice. Leave one out.",
    "hub_twice": "The hub “{id}” stands twice. Leave one out.",
    "unknown_person": "{where} names the person “{id}”, who is not among the persons. Add the person or correct the id.",
    "unknown_post": "{where} names the post “{id}”, which is not among the posts. Add the post or correct the id.",
    "unknown_group": "{where} names the group “{id}”, which is not among the groups. Add the group or correct the id.",
    "unknown_hub": "{where} names the hub “{id}”, which no group has. Correct the id, or list it in “hubs”.",
    "pair_twice": "{where}: the cost to post “{post}” stands twice. Keep the one that holds.",
    "prices_rise": "Post “{post}”: seat {seat} gains more than the seat before it. Let prices fall, or stay equal.",
    "prices_not_seats": "Post “{post}” has {seats} seats and {prices} prices. Give one price for every seat.",
    "prices_and_weight": "Post “{post}” has “prices” and “weight” or “seat_points”. Keep one of the two.",
    "matrix_row": "{where} is {found}, not a list. Give one row a person, one number a post.",
    "weight_too_large": "Post “{post}”: weight times seat points makes a seat worth {found}; the largest that can be reckoned "
    "with here is {most}. Use coarser points.",
    "matrix_shape": "{where} has {found} entries where {wanted} are needed. Give one row a person, one number a post.",
    "no_group": "“{person}” must be placed, and has no group and no cost of his own to any post. Give him a group, or permit "
    "that he stays without a post (“unplaced”).",
    "group_without_posts": "“{person}” must be placed, and his group “{group}” leads to no post: none asks for what its "
    "members have, or their access needs close all. Add a cost from the group or its hub, or permit “unplaced”.",
    "posts_closed": "“{person}” must be placed, and every post within reach has no seats and takes nobody beyond them. Give "
    "one of them seats or a “surplus”, or permit “unplaced”.",
    "more_than_seats": "{persons} persons must have a seat, there are {seats}, and no post takes anybody beyond them. Add "
    "seats, set a “surplus”, or permit “unplaced”.",
    "too_few_within_reach": "{persons} persons, “{person}” among them, can go only to {posts} posts that have {seats} seats "
    "together; {missing} cannot be placed. Add seats there, set a “surplus”, open further posts to them, or permit “unplaced”.",
}  # fmt: skip

PARTS = {
    "file": "The file", "row": "Row {number}", "column": "Column {number}", "matrix_row": "Row {number} of “matrix”",
    "cost": "Cost {number}", "cost_of_kind": "Cost {number} of “{kind}”",
    "person_numbered": "Person {number}", "post_numbered": "Post {number}", "group_numbered": "Group {number}",
    "hub_numbered": "Hub {number}", "person_named": "Person “{id}”", "post_named": "Post “{id}”",
    "group_named": "Group “{id}”", "hub_named": "Hub “{id}”",
    "text": "a text", "list": "a list", "object": "an object", "other": "something else",
    "long_number": "a number of {bits} bits", "truth": "true or false", "whole": "a whole number", "mode": "weighted or leximin",
    "cost_row": "a list of kind, id, post and points, the kind left out in the list of one kind",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Part:
    """Words within a sentence. key: one of PARTS. values: what they ask for."""

    key: str
    values: dict[str, str | int] = field(default_factory=dict)

    def __str__(self) -> str:
        return PARTS[self.key].format(**self.values)


Value = str | int | Part
"""Text of the data themselves, a whole number, or words."""


@dataclass(frozen=True, slots=True)
class Problem:
    """key: one of SENTENCES. values: what its sentence asks for."""

    key: str
    values: dict[str, Value] = field(default_factory=dict)

    def __str__(self) -> str:
        return SENTENCES[self.key].format(**self.values)


@dataclass(frozen=True, slots=True)
class Names:
    """What people call the things whose numbers an instance holds, in its order."""

    persons: tuple[str, ...]
    posts: tuple[str, ...]
    groups: tuple[str, ...] = ()
    hubs: tuple[str, ...] = ()

    @staticmethod
    def numbered(instance: Instance) -> Names:
        counts = len(instance.persons), len(instance.posts), instance.groups, instance.hubs
        return Names(*(tuple(map(str, range(count))) for count in counts))


def broken(instance: Instance, names: Names | None = None) -> list[Problem]:
    """What no network can be made of, or none that means what is meant: counts that do not fit, numbers below nothing or
    too large, prices that rise, pairs that stand twice."""
    names = names or Names.numbered(instance)
    first = list(_seats(instance, names))
    return first or [*_numbers(instance, names), *_rising(instance, names), *_twice(instance, names)]


def _seats(instance: Instance, names: Names) -> Iterator[Problem]:
    seats = instance.posts.seats
    for post in np.flatnonzero(seats < 0).tolist():
        yield Problem("negative", {"where": names.posts[post], "field": "seats", "found": int(seats[post])})
    if (seats >= 0).all() and int(seats.sum(dtype=np.int64)) != len(instance.posts.price):
        counts = {"seats": int(seats.sum(dtype=np.int64)), "prices": len(instance.posts.price)}
        yield Problem("prices_not_seats", {"post": "*", **counts})


def _numbers(instance: Instance, names: Names) -> Iterator[Problem]:
    persons, posts = instance.persons, instance.posts
    nodes = len(persons) + instance.groups + instance.hubs + len(posts) + 1
    most = largest_points(len(persons), nodes)
    seat_post = np.repeat(np.arange(len(posts)), posts.seats)
    for values, owner, rows, title, least in (
        (persons.stay, names.persons, None, "stay", -most), (persons.move, names.persons, None, "move", -most),
        (persons.unplaced, names.persons, None, "unplaced", NONE), (posts.surplus, names.posts, None, "surplus", NONE),
        (posts.price, names.posts, seat_post, "prices", 0), (posts.priority, names.posts, None, "priority", 0),
        (instance.hub_cost, names.groups, None, "hub_cost", -most),
        (instance.near.cost, names.groups, instance.near.tail, "costs", -most),
        (instance.far.cost, names.hubs, instance.far.tail, "costs", -most),
        (instance.own.cost, names.persons, instance.own.tail, "costs", -most),
    ):  # fmt: skip
        for row in np.flatnonzero((values > most) | (values < least)).tolist():
            told: dict[str, Value] = {
                "where": owner[row if rows is None else rows[row]],
                "field": title,
                "found": int(values[row]),
            }
            yield (
                Problem("negative", told)
                if -most <= values[row] < 0
                else Problem("too_large", {**told, "most": most})
            )


def _rising(instance: Instance, names: Names) -> Iterator[Problem]:
    posts, first_seat = instance.posts, instance.posts.first_seat
    post = np.repeat(np.arange(len(posts)), posts.seats)
    rises = np.flatnonzero((post[1:] == post[:-1]) & (posts.price[1:] > posts.price[:-1])) + 1
    for seat in rises.tolist():
        number = seat - int(first_seat[post[seat]]) + 1
        yield Problem("prices_rise", {"post": names.posts[post[seat]], "seat": number})


def _twice(instance: Instance, names: Names) -> Iterator[Problem]:
    for kind, arcs, tails in (
        ("group", instance.near, names.groups),
        ("hub", instance.far, names.hubs),
        ("person", instance.own, names.persons),
    ):
        key = arcs.tail.astype(np.int64) * len(instance.posts) + arcs.head
        found, count = np.unique(key, return_counts=True)
        for pair in found[count > 1].tolist():
            tail, head = divmod(pair, len(instance.posts))
            where = Part(f"{kind}_named", {"id": tails[tail]})
            yield Problem("pair_twice", {"where": where, "post": names.posts[head]})


def hopeless(instance: Instance, names: Names | None = None) -> list[Problem]:
    """Who alone cannot be placed and must, and whether there are too few seats whatever anybody does. An instance without
    such problems may still be infeasible: see `binding`.

    An instance does not know why a group reaches no post; whoever makes groups does, and can say it by the group's name.
    """
    names = names or Names.numbered(instance)
    persons, posts = instance.persons, instance.posts
    is_open = (posts.seats > 0) | (posts.surplus != NONE)
    stuck = (persons.at == NONE) & (persons.unplaced == NONE)
    leads, reaches = _reaches(instance, np.ones(len(posts), np.bool_)), _reaches(instance, is_open)
    found = []
    for person in np.flatnonzero(stuck & ~reaches).tolist():
        told: dict[str, Value] = {"person": names.persons[person]}
        if leads[person]:
            found.append(Problem("posts_closed", told))
        elif persons.group[person] == NONE:
            found.append(Problem("no_group", told))
        else:
            found.append(
                Problem("group_without_posts", {**told, "group": names.groups[persons.group[person]]})
            )
    needs_seat = int(np.count_nonzero((persons.unplaced == NONE) & ((persons.at == NONE) | persons.fills)))
    seats = int(posts.seats.sum(dtype=np.int64))
    if needs_seat > seats and (posts.surplus == NONE).all():
        found.append(Problem("more_than_seats", {"persons": needs_seat, "seats": seats}))
    return found


def unplaceable(instance: Instance, names: Names) -> list[Problem]:
    """Why there is no way for everybody: who alone has none, or else what binds; nothing where there is one."""
    told = hopeless(instance, names)
    bound = None if told else binding(instance)
    return [bound.problem(names)] if bound else told


def _reaches(instance: Instance, posts: Flags) -> Flags:
    """Whether each person could move to one of these posts."""

    def tails(arcs: Arcs, count: int) -> Flags:
        return np.bincount(arcs.tail[posts[arcs.head]], minlength=count) > 0

    group, hub = tails(instance.near, instance.groups), tails(instance.far, instance.hubs)
    hubbed = np.flatnonzero(instance.hub != NONE)
    group[hubbed] |= hub[instance.hub[hubbed]]
    person = tails(instance.own, len(instance.persons))
    grouped = np.flatnonzero(instance.persons.group != NONE)
    person[grouped] |= group[instance.persons.group[grouped]]
    return person


@dataclass(frozen=True, slots=True)
class Binding:
    """Persons, posts and groups by number. All of `persons` can go only to `posts`, by `groups` or arcs of their own; these
    have `seats` together and take nobody beyond them: `missing` of the persons cannot be placed, whoever it is.
    """

    persons: tuple[int, ...]
    posts: tuple[int, ...]
    groups: tuple[int, ...]
    seats: int

    @property
    def missing(self) -> int:
        return len(self.persons) - self.seats

    def problem(self, names: Names) -> Problem:
        counts = {"persons": len(self.persons), "posts": len(self.posts), "seats": self.seats}
        person = names.persons[self.persons[0]]
        return Problem("too_few_within_reach", {**counts, "person": person, "missing": self.missing})


def binding(instance: Instance) -> Binding | None:
    """What binds where no placement is permitted, or None where one is.

    The smallest source side of a minimum cut: as many as possible are placed, and from those who are not everything is
    followed that could make room. Source: Ford and Fulkerson, Canadian Journal of Mathematics 8 (1956); that the cut is a
    set of persons with too few seats is Hall's theorem.
    """
    network = build(instance)
    source, everybody = network.nodes, np.arange(network.persons, dtype=np.int32)
    solver = max_flow.SimpleMaxFlow()
    solver.add_arcs_with_capacity(
        np.concatenate((network.tail, np.full(network.persons, source, np.int32))),
        np.concatenate((network.head, everybody)),
        np.concatenate((network.capacity, np.ones(network.persons, np.int64))),
    )
    status = solver.solve(source, network.sink) if network.persons else solver.OPTIMAL
    if status != solver.OPTIMAL:
        raise RuntimeError(f"max flow: {status.name}")
    if not network.persons or solver.optimal_flow() == network.persons:
        return None
    cut = np.sort(np.array(solver.get_source_side_min_cut(), dtype=np.int64))
    return _bound(instance, network, cut)


def _bound(instance: Instance, network: Graph, cut: NDArray[np.int64]) -> Binding:
    def within(first: int, last: int) -> Longs:
        return cut[(cut >= first) & (cut < last)] - first

    posts = within(network.first_post, network.sink)
    return Binding(
        tuple(within(0, network.persons).tolist()), tuple(posts.tolist()),
        tuple(within(network.first_group, network.first_hub).tolist()),
        int(instance.posts.seats[posts].sum(dtype=np.int64)),
    )  # fmt: skip
