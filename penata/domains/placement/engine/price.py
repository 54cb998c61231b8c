"""What it would cost to have it otherwise: the exact price of anybody at any post, and of one more person.

Forcing person i to post j costs c(i, j) and the cheapest way of the residual graph from j back to i, which undoes what he
does now. All posts at once are one Dijkstra on the residual graph turned round. After the fairest mode the way stays among
what is as fair: a pair that would leave it has no price in points.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from penata.domains.placement.engine.answers import Answer
from penata.domains.placement.engine.graph import Kind
from penata.domains.placement.engine.instance import NONE, Arcs, Instance, Longs
from penata.domains.placement.engine.residual import FAR_AWAY, distances, potentials, residual


class PinRefused(ValueError):  # noqa: N818 - a refusal, not an error
    """Somebody is to be where he may not be, or kept from where he is."""


@dataclass(frozen=True, slots=True)
class Parts:
    """Points: the pair's own cost, that of the move with the price of a move, and what it costs the others; their sum."""

    pair: int
    move: int
    others: int
    total: int


class Prices:
    """Exact prices beside an answer; with a number of moves, at the price of a move that kept them to it."""

    def __init__(self, answer: Answer) -> None:
        graph = answer.graph
        self._answer = answer
        capacity, carried = _free(answer)
        self._back = residual(
            graph.tail, graph.head, capacity, answer.cost, carried, graph.nodes, backwards=True
        )
        found = potentials(self._back)
        if found is None:
            raise ValueError("the flow is not the cheapest, so it has no prices")
        self._potential: Longs = found
        self._to_sink: Longs | None = None
        self._arc = {
            kind: graph.arcs(kind)
            for kind in (Kind.STAY, Kind.LEAVE, Kind.OWN, Kind.NEAR, Kind.FAR, Kind.TO_HUB)
        }

    def all_of(self, person: int) -> dict[int, int]:
        """post -> points by which all would be worse; nothing where he goes now. Only posts that he may hold; his own: if
        he stayed. Where it was settled beforehand whether he moves, only what that leaves him. After the fairest mode only
        those where nothing becomes less fair."""
        return {post: parts.total for post, parts in self.all_parts(person).items()}

    def all_parts(self, person: int) -> dict[int, Parts]:
        """The same prices by what makes them up."""
        ways, own = self._ways(person), self._own_ways(person)
        return {
            post: self._parted(person, post, ways[post], total, is_own=own.get(post) == ways[post])
            for post, total in self._totals(person, ways).items()
        }

    @property
    def objective(self) -> int:
        return self._answer.objective

    def of(self, person: int, post: int) -> int | None:
        return self.all_of(person).get(post)

    def parts(self, person: int, post: int) -> Parts | None:
        return self.all_parts(person).get(post)

    def _parted(self, person: int, post: int, way: int, total: int, *, is_own: bool) -> Parts:
        points, persons = self._answer.costs.points, self._answer.instance.persons
        move = 0
        if post != persons.at[person]:
            move = points(self._answer.price) + (0 if is_own else int(persons.move[person]))
        return Parts(points(way) - move, move, points(total) - points(way), points(total))

    def next_best(self, person: int) -> tuple[int, int] | None:
        """(post, points) of the least dear post beside the one where he goes."""
        goes = int(self._answer.places[person])
        others = [(points, post) for post, points in self.all_of(person).items() if post != goes]
        return (min(others)[1], min(others)[0]) if others else None

    def one_more(self, group: int | None = None, *, hub: int | None = None) -> int | None:
        """What one more person of a group, who has no post and costs nothing to move, would change; below nothing gains.

        hub: one who comes from nowhere near, after the price of the way there. None where there is no way; and after the
        fairest mode, where he would take a seat by its rank, which no points tell.
        """
        graph = self._answer.graph
        if self._answer.face is not None:
            return None
        if self._to_sink is None:
            self._to_sink = distances(self._back, self._potential, graph.sink)
        node = graph.first_hub + hub if hub is not None else graph.first_group + int(group or 0)
        found = int(self._to_sink[node])
        return self._answer.costs.points(found) if found < FAR_AWAY // 2 else None

    def _totals(self, person: int, ways: Mapping[int, int]) -> dict[int, int]:
        """post -> scaled change of all. The one arc that the person's unit takes is undone, and from its end the rest."""
        answer = self._answer
        graph, face = answer.graph, answer.face
        taken = int(np.flatnonzero((graph.tail == person) & (answer.flow > 0))[0])
        end = int(graph.head[taken])
        back = distances(self._back, self._potential, end)
        totals = {}
        for post, cost in ways.items():
            node = self._node_of(person, post)
            is_as_fair = face is None or face.potential[node] == face.potential[end]
            if is_as_fair and back[node] < FAR_AWAY // 2:
                totals[post] = cost - int(answer.cost[taken]) + int(back[node])
        return totals

    def _node_of(self, person: int, post: int) -> int:
        """Where he enters: who stays and fills no seat goes past his post."""
        graph, persons = self._answer.graph, self._answer.instance.persons
        is_past = post == persons.at[person] and not persons.fills[person]
        return graph.sink if is_past else graph.first_post + post

    def _ways(self, person: int) -> dict[int, int]:
        """post -> scaled cost of going there by the cheapest way that is his."""
        instance, cost = self._answer.instance, self._answer.cost
        ways: dict[int, int] = {}
        group = int(instance.persons.group[person])
        if group != NONE and self._is_open(Kind.LEAVE, person):
            leave = self._cost_at(Kind.LEAVE, person)
            near = np.flatnonzero(instance.near.tail == group)
            for row in near:
                cheaper(ways, int(instance.near.head[row]), leave + int(cost[self._arc[Kind.NEAR][row]]))
            if instance.hub[group] != NONE:
                through = leave + self._cost_at(Kind.TO_HUB, group)
                for row in np.flatnonzero(instance.far.tail == instance.hub[group]):
                    cheaper(ways, int(instance.far.head[row]), through + int(cost[self._arc[Kind.FAR][row]]))
        for post, own in self._own_ways(person).items():
            cheaper(ways, post, own)
        at = int(instance.persons.at[person])
        if at != NONE:
            ways.pop(at, None)  # whoever comes back to his post has not left it
            if self._is_open(Kind.STAY, person):
                ways[at] = self._cost_at(Kind.STAY, person)
        return ways

    def _own_ways(self, person: int) -> dict[int, int]:
        """post -> scaled cost by an arc of his own: that of the move is in it."""
        own, cost = self._answer.instance.own, self._answer.cost
        rows = [row for row in np.flatnonzero(own.tail == person) if self._is_open(Kind.OWN, row)]
        return {int(own.head[row]): int(cost[self._arc[Kind.OWN][row]]) for row in rows}

    def _is_open(self, kind: Kind, row: int) -> bool:
        """Whether it may be gone: not where it was settled beforehand whether he moves."""
        return bool(self._answer.graph.capacity[self._at(kind, row)])

    def _cost_at(self, kind: Kind, row: int) -> int:
        return int(self._answer.cost[self._at(kind, row)])

    def _at(self, kind: Kind, row: int) -> int:
        arcs = self._arc[kind]
        return int(arcs[np.searchsorted(self._answer.graph.row[arcs], row)])


def cheaper(ways: dict[int, int], end: int, cost: int) -> None:
    """Keep the cheapest way to an end."""
    ways[end] = min(cost, ways.get(end, cost))


def _free(answer: Answer) -> tuple[Longs, Longs]:
    """(capacity, flow) of what may change. A group's arcs take as many as it has; for one person more, one more."""
    graph, face = answer.graph, answer.face
    if face is not None:
        return face.capacity, answer.flow - face.lower
    shared = np.isin(graph.kind, (Kind.NEAR, Kind.TO_HUB, Kind.FAR))
    if not len(answer.instance.posts.room):
        shared |= graph.kind == Kind.SURPLUS
    return graph.capacity + shared, answer.flow


def forced(instance: Instance, person: int, post: int) -> Instance:
    """The same, but the person goes to the post whatever it costs; his own post: he stays."""
    if post == instance.persons.at[person]:
        return without_ways(instance, person)
    cost = _cost_of(instance, person, post)
    if cost is None:
        raise PinRefused
    left = without_ways(instance, person)
    at, unplaced = left.persons.at.copy(), left.persons.unplaced.copy()
    at[person], unplaced[person] = NONE, NONE
    own = _joined(left.own, [(person, post, cost)])
    return replace(left, persons=replace(left.persons, at=at, unplaced=unplaced), own=own)


def forbidden(instance: Instance, person: int, post: int) -> Instance:
    """The same, but the person does not go to this post; his other ways become his own, at what they cost."""
    if post == instance.persons.at[person]:
        raise PinRefused
    ways = [(person, other, cost) for other, cost in _costs_of(instance, person).items() if other != post]
    left = without_ways(instance, person)
    return replace(left, own=_joined(left.own, ways))


def _costs_of(instance: Instance, person: int) -> dict[int, int]:
    """post -> points of going there, the move among them."""
    ways: dict[int, int] = {}
    group, move = int(instance.persons.group[person]), int(instance.persons.move[person])
    if group != NONE:
        for row in np.flatnonzero(instance.near.tail == group):
            cheaper(ways, int(instance.near.head[row]), move + int(instance.near.cost[row]))
        if instance.hub[group] != NONE:
            through = move + int(instance.hub_cost[group])
            for row in np.flatnonzero(instance.far.tail == instance.hub[group]):
                cheaper(ways, int(instance.far.head[row]), through + int(instance.far.cost[row]))
    for row in np.flatnonzero(instance.own.tail == person):
        cheaper(ways, int(instance.own.head[row]), int(instance.own.cost[row]))
    ways.pop(int(instance.persons.at[person]), None)
    return ways


def _cost_of(instance: Instance, person: int, post: int) -> int | None:
    return _costs_of(instance, person).get(post)


def without_ways(instance: Instance, person: int) -> Instance:
    """The same, but the person stays as he is: in his post, or without one."""
    group = instance.persons.group.copy()
    group[person] = NONE
    kept = instance.own.tail != person
    own = Arcs(instance.own.tail[kept], instance.own.head[kept], instance.own.cost[kept])
    return replace(instance, persons=replace(instance.persons, group=group), own=own)


def _joined(arcs: Arcs, more: list[tuple[int, int, int]]) -> Arcs:
    tail, head, cost = zip(*more, strict=True) if more else ((), (), ())
    return Arcs(
        np.concatenate((arcs.tail, np.array(tail, np.int32))), np.concatenate((arcs.head, np.array(head, np.int32))),
        np.concatenate((arcs.cost, np.array(cost, np.int64))),
    )  # fmt: skip
