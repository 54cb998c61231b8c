"""An instance as plain data: what `docs/placement-instance.md` describes, read with every fault named, and written back.

Names instead of numbers, so that a file means the same whatever its order; the lottery knows people by these names.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import Any

import numpy as np

from penata.domains.placement.engine import lottery
from penata.domains.placement.engine.graph import largest_points
from penata.domains.placement.engine.instance import NONE, Arcs, Instance, Persons, Posts
from penata.domains.placement.engine.problems import Names, Part, Problem, Value, broken
from penata.domains.placement.engine.reading import MANY, Found, Stop, Table, short, shown

MODES = ("weighted", "leximin")
SEAT_POINTS = 1000
MOST_SEATS = 1_000_000
MOST_SEED = (1 << 64) - 1
KINDS = ("group", "hub", "person")
TOP = (
    "version", "mode", "budget", "seed", "seat_points", "posts", "groups", "hubs", "persons", "costs", "matrix",
)  # fmt: skip
PERSON = ("id", "at", "group", "stay", "move", "unplaced", "fills")
POST = ("id", "seats", "weight", "seat_points", "prices", "surplus", "priority")
GROUP = ("id", "hub", "hub_cost")


class Unreadable(ValueError):  # noqa: N818 - a refusal, not an error
    """The data make no instance; says why, at most `reading.MANY` times."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems


@dataclass(frozen=True, slots=True)
class Loaded:
    """An instance, what its things are called, and how it is to be solved. budget: the most moves, or None."""

    instance: Instance
    names: Names
    mode: str = "weighted"
    budget: int | None = None
    seed: int = 0


def read(source: str | bytes | Mapping[str, Any]) -> Loaded:
    """JSON, or what JSON was read into. Raises Unreadable, and nothing else."""
    found = Found()
    try:
        loaded = _loaded(_parsed(source, found), found)
    except Stop:
        raise Unreadable(found.problems) from None
    problems = found.problems or broken(loaded.instance, loaded.names)
    if problems:
        raise Unreadable(problems[:MANY])
    return loaded


def _parsed(source: str | bytes | Mapping[str, Any], found: Found) -> Table:
    data: Any = source
    if isinstance(source, str | bytes):
        try:
            data = json.loads(source, object_pairs_hook=_objects(found))
        except (ValueError, RecursionError):  # also numbers of too many digits, bytes that are no UTF-8
            found.stop("not_json")
    if not isinstance(data, Mapping):
        found.stop("not_an_object", found=shown(data))
    return Table(data, Part("file"), found, TOP)


def _objects(found: Found) -> Callable[[list[tuple[str, Any]]], dict[str, Any]]:
    """What reads each object of JSON. A field that stands twice says two things; JSON itself would keep the last."""

    def read_one(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        row = dict(pairs)
        if len(row) < len(pairs):
            names = [name for name, _value in pairs]
            twice = next(name for n, name in enumerate(names) if name in names[:n])
            found.add("field_twice", field=short(twice))
        return row

    return read_one


def _loaded(top: Table, found: Found) -> Loaded:
    if top.whole("version", 1) != 1:
        found.stop(
            "wrong_kind", where=top.where, field="version", found=shown(top.row["version"]), wanted="1"
        )
    mode = top.text("mode", "weighted")
    if mode not in MODES:
        found.add("wrong_kind", where=top.where, field="mode", found=shown(mode), wanted=Part("mode"))
    budget = None if top.row.get("budget") is None else top.whole("budget")
    seed = top.whole("seed", 0, most=MOST_SEED)
    matrix = top.rows("matrix")
    persons, posts = _of_matrix(matrix, found) if matrix else (None, None)
    persons, posts = top.tables("persons", PERSON, persons), top.tables("posts", POST, posts)
    groups = top.tables("groups", GROUP, [])
    hubs = _hubs(top, groups)
    found.most = largest_points(len(persons), len(persons) + len(groups) + len(hubs) + len(posts) + 1)
    names = Names(*(tuple(row.text("id") for row in rows) for rows in (persons, posts, groups, hubs)))
    ids = _numbers(found, names)
    arcs = _arcs(top, matrix, ids, len(persons), len(posts))
    return Loaded(_instance(top, (persons, posts, groups), names, ids, arcs), names, mode, budget, seed)


def _of_matrix(matrix: list[Any], found: Found) -> tuple[list[Table], list[Table]]:
    """The persons and posts of a matrix that names none: a row each, a column with one seat each, numbered from 1."""
    width = len(matrix[0]) if isinstance(matrix[0], list) else 0
    rows, columns = range(1, len(matrix) + 1), range(1, width + 1)
    persons = [Table({"id": str(n)}, Part("row", {"number": n}), found, PERSON) for n in rows]
    seat = {"seats": 1, "weight": 0}
    posts = [Table({"id": str(n), **seat}, Part("column", {"number": n}), found, POST) for n in columns]
    return persons, posts


def _hubs(top: Table, groups: list[Table]) -> list[Table]:
    """As listed, or else as groups name them."""
    listed = top.rows("hubs")
    if top.row.get("hubs") is None:
        named = (group.row.get("hub") for group in groups)
        listed = list(dict.fromkeys(name for name in named if isinstance(name, str) and name))
    return [
        Table({"id": name}, Part("hub_numbered", {"number": n}), top.found, ("id",))
        for n, name in enumerate(listed, 1)
    ]


def _numbers(found: Found, names: Names) -> dict[str, dict[str, int]]:
    """The number of every name, by kind; a name that is no text is the empty one, and has been found fault with."""
    ids: dict[str, dict[str, int]] = {}
    told = (("person", names.persons), ("post", names.posts), ("group", names.groups), ("hub", names.hubs))
    for kind, listed in told:
        numbers = ids.setdefault(kind, {})
        for number, name in enumerate(listed):
            if numbers.setdefault(name, number) != number and name:
                found.add(f"{kind}_twice", id=shown(name))
    return ids


def _instance(
    top: Table,
    tables: tuple[list[Table], list[Table], list[Table]],
    names: Names,
    ids: dict[str, dict[str, int]],
    arcs: dict[str, Arcs],
) -> Instance:
    persons, posts, groups = tables
    read_persons = Persons(
        lottery.keys(names.persons),
        np.array([row.named("at", ids["post"], "unknown_post") for row in persons], np.int32),
        np.array([row.named("group", ids["group"], "unknown_group") for row in persons], np.int32),
        np.array([row.points("stay") for row in persons], np.int64),
        np.array([row.points("move") for row in persons], np.int64),
        np.array([row.or_none("unplaced") for row in persons], np.int64),
        np.array([row.truth("fills", True) for row in persons], np.bool_),
    )
    return Instance(
        read_persons,
        _posts(top, posts, names.posts),
        np.array([row.named("hub", ids["hub"], "unknown_hub") for row in groups], np.int32),
        np.array([row.points("hub_cost") for row in groups], np.int64),
        arcs["group"],
        arcs["hub"],
        arcs["person"],
        len(names.hubs),
    )


def _posts(top: Table, posts: list[Table], names: tuple[str, ...]) -> Posts:
    seat_points, left = top.points("seat_points", SEAT_POINTS, least=0), MOST_SEATS
    seats, prices, priority = [], [], []
    for row in posts:
        count = row.whole("seats", row.length("prices"))
        if count > left:
            top.found.stop("too_many_seats", found=MOST_SEATS - left + count, most=MOST_SEATS)
        left -= count
        price, weight = _prices(row, count, seat_points)
        seats.append(count)
        prices.append(price)
        priority.append(row.points("priority", weight, least=0))
    return Posts(
        lottery.keys(names),
        np.array(seats, np.int32),
        np.array(list(chain.from_iterable(prices)), np.int64),
        np.array([row.or_none("surplus") for row in posts], np.int64),
        np.array(priority, np.int64),
    )


def _prices(post: Table, seats: int, seat_points: int) -> tuple[list[int], int]:
    """(prices, weight). As listed, with the weight 1, or those of the standard: the k-th of n seats, counted from 0, gains
    points · weight · (2n - 2k - 1) / n, rounded down."""
    if post.row.get("prices") is not None:
        listed, name = (
            [post.value("prices", one, least=0) for one in post.rows("prices")],
            shown(post.row.get("id")),
        )
        if post.row.get("weight") is not None or post.row.get("seat_points") is not None:
            post.found.add("prices_and_weight", post=name)
        if len(listed) != seats:
            post.found.add("prices_not_seats", post=name, seats=seats, prices=len(listed))
        return listed, 1
    weight = post.points("weight", 1, least=0)
    points = post.points("seat_points", seat_points, least=0) * weight
    highest = points * (2 * seats - 1) // seats if seats else 0
    if highest > post.found.most:
        told = {"post": shown(post.row.get("id")), "found": highest, "most": post.found.most}
        post.found.add("weight_too_large", **told)
        return [0] * seats, weight
    return [points * (2 * seats - 2 * k - 1) // seats for k in range(seats)], weight


def _arcs(
    top: Table, matrix: list[Any], ids: dict[str, dict[str, int]], persons: int, posts: int
) -> dict[str, Arcs]:
    triples: dict[str, list[tuple[int, int, int]]] = {kind: [] for kind in KINDS}
    for where, kind, row in _costs(top):
        if kind not in KINDS or not isinstance(row, list) or len(row) != 3:
            told: dict[str, Value] = {"where": where, "field": "costs", "found": shown(row)}
            top.found.add("wrong_kind", **told, wanted=Part("cost_row"))
            continue
        tail = _known(top.found, where, kind, row[0], ids[kind])
        head = _known(top.found, where, "post", row[1], ids["post"])
        triples[kind].append((tail, head, top.value("costs", row[2], where=where)))
    triples["person"].extend(_cells(top, matrix, persons, posts))
    return {kind: _columns(rows) for kind, rows in triples.items()}


def _costs(top: Table) -> Iterator[tuple[Part, str, Any]]:
    """(where, kind, [id, post, points]) of both forms: one list whose rows begin with the kind, or a list for each kind."""
    given = top.row.get("costs")
    if isinstance(given, Mapping):
        lists = Table(given, "“costs”", top.found, KINDS)
        for kind in KINDS:
            for n, row in enumerate(lists.rows(kind), 1):
                yield Part("cost_of_kind", {"number": n, "kind": kind}), kind, row
        return
    for n, row in enumerate(top.rows("costs"), 1):
        is_kind = isinstance(row, list) and row and isinstance(row[0], str)
        yield Part("cost", {"number": n}), row[0] if is_kind else "", row[1:] if is_kind else row


def _known(found: Found, where: Value, kind: str, name: Any, numbers: dict[str, int]) -> int:
    if isinstance(name, str) and name in numbers:
        return numbers[name]
    found.add(f"unknown_{kind}", where=where, id=shown(name))
    return NONE


def _cells(top: Table, matrix: list[Any], persons: int, posts: int) -> Iterator[tuple[int, int, int]]:
    if matrix and len(matrix) != persons:
        top.found.stop("matrix_shape", where="“matrix”", found=len(matrix), wanted=persons)
    for n, row in enumerate(matrix):
        where = Part("matrix_row", {"number": n + 1})
        if not isinstance(row, list):
            top.found.add("matrix_row", where=where, found=shown(row))
            continue
        if len(row) != posts:
            top.found.add("matrix_shape", where=where, found=len(row), wanted=posts)
            continue
        for post, cost in enumerate(row):
            if cost is not None:
                yield n, post, top.value("matrix", cost, where=where)


def _columns(rows: list[tuple[int, int, int]]) -> Arcs:
    tail, head, cost = np.array(rows, np.int64).reshape(-1, 3).T
    return Arcs(tail.astype(np.int32), head.astype(np.int32), cost.copy())


def write(loaded: Loaded) -> str:
    """JSON from which `read` makes the same again. Raises ValueError where the lottery knows things by other names."""
    return json.dumps(form(loaded), ensure_ascii=False, separators=(",", ":"))


def form(loaded: Loaded) -> dict[str, Any]:
    """The same as plain data, with every field said."""
    instance, names = loaded.instance, loaded.names
    _check_names(instance, names)
    persons, posts = instance.persons, instance.posts
    first, price = posts.first_seat.tolist(), posts.price.tolist()
    return {
        "version": 1, "mode": loaded.mode, "budget": loaded.budget, "seed": loaded.seed,
        "posts": [
            {"id": name, "prices": price[first[n] : first[n + 1]], "surplus": _or_null(posts.surplus[n]),
             "priority": int(posts.priority[n])}
            for n, name in enumerate(names.posts)
        ],
        "hubs": list(names.hubs),
        "groups": [
            {"id": name, "hub": _name(names.hubs, instance.hub[n]), "hub_cost": int(instance.hub_cost[n])}
            for n, name in enumerate(names.groups)
        ],
        "persons": [
            {"id": name, "at": _name(names.posts, persons.at[n]), "group": _name(names.groups, persons.group[n]),
             "stay": int(persons.stay[n]), "move": int(persons.move[n]), "unplaced": _or_null(persons.unplaced[n]),
             "fills": bool(persons.fills[n])}
            for n, name in enumerate(names.persons)
        ],
        "costs": {
            "group": _triples(instance.near, names.groups, names.posts),
            "hub": _triples(instance.far, names.hubs, names.posts),
            "person": _triples(instance.own, names.persons, names.posts),
        },
    }  # fmt: skip


def _check_names(instance: Instance, names: Names) -> None:
    for kind, key, told in (
        ("persons", instance.persons.key, names.persons),
        ("posts", instance.posts.key, names.posts),
    ):
        if not np.array_equal(lottery.keys(told), key):
            raise ValueError(f"the lottery knows the {kind} by other names")
    if (len(names.groups), len(names.hubs)) != (instance.groups, instance.hubs):
        raise ValueError("not one name for every group and every hub")


def _name(names: tuple[str, ...], number: int) -> str | None:
    return None if number == NONE else names[number]


def _or_null(cost: np.int64) -> int | None:
    return None if cost == NONE else int(cost)


def _triples(arcs: Arcs, tails: tuple[str, ...], heads: tuple[str, ...]) -> list[list[Any]]:
    columns: tuple[list[int], ...] = arcs.tail.tolist(), arcs.head.tolist(), arcs.cost.tolist()
    return [[tails[tail], heads[head], cost] for tail, head, cost in zip(*columns, strict=True)]
