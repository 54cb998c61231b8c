"""The plain form of an instance: its guide is true, it comes back as it was written, and nothing makes the reader fall."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from copy import deepcopy
from dataclasses import fields, is_dataclass, replace
from itertools import permutations
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from penata.domains.placement.engine import decode, files, flow, generate, graph, lottery, measures
from penata.domains.placement.engine.instance import NONE, Arcs, Instance, Persons, Posts
from penata.domains.placement.engine.problems import PARTS, SENTENCES, Names, Part, Problem
from penata.domains.placement.engine.reading import MANY

GUIDE = Path(__file__).resolve().parents[4] / "docs/placement-instance.md"


def example() -> dict[str, Any]:
    text = GUIDE.read_text("utf-8")
    return json.loads(re.search(r"^    \{\n(.*\n)+?    \}$", text, re.MULTILINE).group())


def solved(loaded: files.Loaded) -> tuple[np.ndarray, int]:
    network = graph.build(loaded.instance)
    cost = graph.costs(network, loaded.instance, loaded.seed)
    found = flow.solve(network, cost.total)
    return decode.places(loaded.instance, network, found, loaded.seed), int(network.cost @ found)


def refused(data: Any) -> list[Problem]:
    with pytest.raises(files.Unreadable) as caught:
        files.read(data)
    assert all(str(problem) in str(caught.value) for problem in caught.value.problems)
    return caught.value.problems


def same(one: Any, other: Any) -> bool:
    if is_dataclass(one):
        return type(one) is type(other) and all(
            same(getattr(one, f.name), getattr(other, f.name)) for f in fields(one)
        )
    if isinstance(one, np.ndarray):
        return one.dtype == other.dtype and np.array_equal(one, other)
    return one == other


def test_the_example_of_the_guide_is_as_the_guide_says():
    loaded = files.read(example())
    instance, names = loaded.instance, loaded.names
    assert instance.posts.price.tolist() == [1500, 500, 3000, 1000]
    assert measures.objective(instance, instance.persons.at, returns=False) == -1290
    places, points = solved(loaded)
    ends = {person: names.posts[place] for person, place in zip(names.persons, places, strict=True)}
    assert ends == {"Ani": "SD Hilir", "Budi": "SD Hilir", "Citra": "SD Hulu", "Dewi": "SD Hulu"}
    assert points == -5460


def test_every_field_of_the_guide_is_read_and_every_field_that_is_read_is_in_the_guide():
    told = set(re.findall(r"`(\w+)`", GUIDE.read_text("utf-8").split("## An example")[0]))
    assert {*files.TOP, *files.PERSON, *files.POST, *files.GROUP} - told == set()


def test_what_is_not_said_is_what_the_guide_says():
    loaded = files.read({"posts": [{"id": "A", "seats": 3, "weight": 2}], "persons": [{"id": "x"}]})
    persons, posts = loaded.instance.persons, loaded.instance.posts
    assert (loaded.mode, loaded.budget, loaded.seed) == ("weighted", None, 0)
    assert [int(column[0]) for column in (persons.at, persons.group, persons.unplaced)] == [NONE] * 3
    assert (int(persons.stay[0]), int(persons.move[0]), bool(persons.fills[0])) == (0, 0, True)
    assert (posts.price.tolist(), posts.surplus.tolist(), posts.priority.tolist()) == (
        [3333, 2000, 666],
        [NONE],
        [2],
    )
    assert persons.key.tolist() == lottery.keys(["x"]).tolist()


def test_the_standard_price_is_that_of_the_generated_regencies():
    instance = generate.regency(3, 200)
    rows = zip(instance.posts.seats.tolist(), instance.posts.priority.tolist(), strict=True)
    posts = [{"id": str(n), "seats": seats, "weight": weight} for n, (seats, weight) in enumerate(rows)]
    assert same(files.read({"posts": posts, "persons": []}).instance.posts.price, instance.posts.price)


def test_both_forms_of_costs_say_the_same():
    data = example()
    compact: dict[str, list[Any]] = {"group": [], "hub": [], "person": []}
    for kind, *row in data["costs"]:
        compact[kind].append(row)
    assert same(files.read(data), files.read({**data, "costs": compact}))
    assert same(files.read(data), files.read(json.dumps(data)))
    assert same(files.read(data), files.read(json.dumps(data).encode()))


def test_a_matrix_is_an_assignment_problem():
    """Five by five: the least of all 120 ways is 15."""
    matrix = [[7, 2, 1, 9, 4], [9, 6, 9, 5, 5], [3, 8, 3, 1, 8], [7, 9, 4, 2, 2], [8, 4, 7, 4, 8]]
    every = (sum(row[n] for row, n in zip(matrix, way, strict=True)) for way in permutations(range(5)))
    places, points = solved(files.read({"matrix": matrix}))
    assert points == min(every) == 15
    assert sorted(places.tolist()) == list(range(5))
    assert sum(matrix[n][place] for n, place in enumerate(places)) == 15
    closed = deepcopy(matrix)
    for n, place in enumerate(places):
        closed[n][place] = None
    assert solved(files.read({"matrix": closed}))[1] > 15


def test_a_matrix_may_name_its_persons_and_posts():
    posts = [{"id": "A", "seats": 2, "weight": 0}, {"id": "B", "seats": 1, "prices": [30]}]
    loaded = files.read({"matrix": [[5, 9], [7, 8]], "persons": [{"id": "x"}, {"id": "y"}], "posts": posts})
    assert (loaded.names.persons, loaded.names.posts) == (("x", "y"), ("A", "B"))
    assert solved(loaded)[1] == 5 + 8 - 30


NAME = st.text(st.characters(codec="utf-8"), min_size=1, max_size=5)
COST = st.integers(-(10**9), 10**9)


@st.composite
def instances(draw: st.DrawFn) -> files.Loaded:
    names = Names(*(tuple(draw(st.lists(NAME, unique=True, max_size=5))) for _ in range(4)))
    persons, posts, groups, hubs = (len(names.persons), len(names.posts), len(names.groups), len(names.hubs))

    def column(kind: Any, count: int, values: st.SearchStrategy[Any]) -> np.ndarray:
        return np.array(draw(st.lists(values, min_size=count, max_size=count)), kind)

    def or_none(count: int) -> st.SearchStrategy[int]:
        return st.integers(NONE, count - 1)

    def arcs(tails: int) -> Arcs:
        pairs = draw(st.sets(st.integers(0, max(tails * posts - 1, 0)), max_size=tails * posts))
        pair = np.array(sorted(pairs) if tails * posts else [], np.int64)
        heads = max(posts, 1)
        return Arcs(
            (pair // heads).astype(np.int32),
            (pair % heads).astype(np.int32),
            column(np.int64, len(pair), COST),
        )

    prices = [sorted(draw(st.lists(st.integers(0, 10**9), max_size=4)), reverse=True) for _ in range(posts)]
    instance = Instance(
        Persons(
            lottery.keys(names.persons), column(np.int32, persons, or_none(posts)),
            column(np.int32, persons, or_none(groups)), column(np.int64, persons, COST), column(np.int64, persons, COST),
            column(np.int64, persons, st.integers(NONE, 10**9)), column(np.bool_, persons, st.booleans()),
        ),
        Posts(
            lottery.keys(names.posts), np.array([len(one) for one in prices], np.int32),
            np.array([price for one in prices for price in one], np.int64),
            column(np.int64, posts, st.integers(NONE, 10**9)), column(np.int64, posts, st.integers(0, 10**9)),
        ),
        column(np.int32, groups, or_none(hubs)), column(np.int64, groups, COST), arcs(groups), arcs(hubs), arcs(persons),
        hubs,
    )  # fmt: skip
    budget, seed = draw(st.none() | st.integers(0, 10**6)), draw(st.integers(0, files.MOST_SEED))
    return files.Loaded(instance, names, draw(st.sampled_from(files.MODES)), budget, seed)


@settings(max_examples=150, deadline=None)
@given(loaded=instances())
def test_what_is_written_is_read_as_it_was(loaded):
    assert same(files.read(files.write(loaded)), loaded)


def test_a_regency_comes_back_and_costs_the_same():
    instance = generate.regency(2, 300)
    names = Names(
        tuple(f"2:{n}" for n in range(300)), tuple(f"2:post:{n}" for n in range(45)),
        tuple(f"group {n}" for n in range(instance.groups)), tuple(f"hub {n}" for n in range(instance.hubs)),
    )  # fmt: skip
    loaded = files.Loaded(instance, names, seed=4)
    back = files.read(files.write(loaded))
    assert same(back, loaded)
    assert solved(back)[0].tolist() == solved(loaded)[0].tolist()
    with pytest.raises(ValueError, match="other names"):
        files.write(replace(loaded, names=replace(names, posts=names.posts[::-1])))


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters(codec=None), max_size=4)
    | st.sampled_from(["A", "x", "g", "h", 10**40, 1, -1, "group", "person"]),
    lambda inner: st.lists(inner, max_size=4)
    | st.dictionaries(st.sampled_from([*files.TOP, *files.PERSON, *files.POST, *files.KINDS]) | st.text(max_size=3), inner,
                      max_size=6),
    max_leaves=30,
)  # fmt: skip


def believed(read: Callable[[], files.Loaded]) -> None:
    """What was read is sound, or is refused with problems whose sentences can be said."""
    problems: list[Problem] = []
    try:
        loaded = read()
    except files.Unreadable as refusal:
        problems = refusal.problems
    if problems:
        assert len(problems) <= MANY
        assert all(str(problem).encode() for problem in problems)
        return
    graph.costs(graph.build(loaded.instance), loaded.instance, loaded.seed)
    assert same(files.read(files.form(loaded)), loaded)


@settings(max_examples=300, deadline=None)
@given(data=ANYTHING)
def test_nothing_makes_the_reader_fall(data):
    believed(lambda: files.read(data))
    believed(lambda: files.read(json.dumps(data)))


@settings(max_examples=300, deadline=None)
@given(data=st.data())
def test_a_sound_file_with_any_part_replaced_is_read_or_refused(data):
    """One place of the example, however deep, holds anything."""
    whole = {**example(), "hubs": ["guru kelas"], "matrix": [[1, None]] * 4, "budget": 3, "mode": "leximin"}
    inner: Any = whole
    while True:
        key = data.draw(st.sampled_from(sorted(inner) if isinstance(inner, dict) else range(len(inner))))
        if not isinstance(inner[key], dict | list) or not inner[key] or data.draw(st.booleans()):
            break
        inner = inner[key]
    inner[key] = data.draw(ANYTHING)
    believed(lambda: files.read(whole))


@given(
    text=st.text()
    | st.binary()
    | st.sampled_from(["[" * 100_000, '{"seed": ' + "9" * 5000 + "}", "NaN", "{}"])
)
def test_no_text_makes_the_reader_fall(text):
    believed(lambda: files.read(text))


def changed(**values: Any) -> dict[str, Any]:
    return {**example(), **values}


def first(field: str, **values: Any) -> dict[str, Any]:
    data = example()
    data[field][0].update(values)
    return data


FAULTS = [
    ("field_twice", '{"posts": [], "posts": [], "persons": []}'),
    ("not_json", '{"posts": [}'), ("not_an_object", [1]), ("unknown_field", first("persons", unplcaed=3)),
    ("missing", {"posts": []}), ("missing", first("persons", id="")), ("wrong_kind", first("persons", id=3)),
    ("wrong_kind", first("persons", id="\ud800")), ("wrong_kind", first("persons", fills=1)),
    ("wrong_kind", first("persons", stay=1.5)), ("wrong_kind", first("persons", stay=True)),
    ("wrong_kind", changed(mode="fair")), ("wrong_kind", changed(version=2)), ("wrong_kind", changed(posts={})),
    ("wrong_kind", changed(costs=[["group", "guru kelas di kota", "SD Hulu"]])),
    ("wrong_kind", changed(costs=[["grup", "guru kelas di kota", "SD Hulu", 1]])),
    ("negative", first("posts", seats=-1)), ("negative", first("posts", surplus=-2)), ("negative", changed(budget=-1)),
    ("negative", first("persons", unplaced=-1)), ("negative", changed(seed=-1)),
    ("too_large", first("persons", stay=-(10**30))),
    ("weight_too_large", first("posts", weight=10**6, seat_points=10**12)),
    ("too_many_seats", first("posts", seats=files.MOST_SEATS)),
    ("person_twice", first("persons", id="Budi")), ("post_twice", changed(posts=[{"id": "SD Hilir", "seats": 1}] * 2)),
    ("group_twice", changed(groups=example()["groups"] * 2)), ("hub_twice", changed(hubs=["guru kelas"] * 2)),
    ("unknown_post", first("persons", at="SD Tengah")), ("unknown_post", changed(costs=[["person", "Ani", "SD", 1]])),
    ("unknown_group", first("persons", group="bidan")), ("unknown_group", changed(costs=[["group", "x", "SD Hulu", 1]])),
    ("unknown_person", changed(costs=[["person", "Eka", "SD Hulu", 1]])),
    ("unknown_hub", changed(hubs=[])), ("unknown_hub", changed(costs=[["hub", "bidan", "SD Hulu", 1]])),
    ("pair_twice", changed(costs=[["person", "Ani", "SD Hulu", 1], ["person", "Ani", "SD Hulu", 2]])),
    ("prices_rise", changed(posts=[{"id": "SD Hilir", "prices": [2, 3]}, {"id": "SD Hulu", "seats": 1}])),
    ("prices_not_seats", changed(posts=[{"id": "SD Hilir", "seats": 1, "prices": [3, 2]}, {"id": "SD Hulu", "seats": 1}])),
    ("prices_and_weight", first("posts", prices=[3, 2])), ("matrix_shape", {"matrix": [[1, 2], [3]]}),
    ("matrix_shape", changed(matrix=[[1, 2]])), ("matrix_row", {"matrix": [[1, 2], 3]}),
    ("above_most", changed(budget=1 << 40)), ("above_most", changed(seed=1 << 64)),
]  # fmt: skip


@pytest.mark.parametrize(("key", "data"), FAULTS, ids=[f"{n}-{key}" for n, (key, _) in enumerate(FAULTS)])
def test_a_fault_is_named(key, data):
    assert key in {problem.key for problem in refused(data)}


def test_a_field_that_stands_twice_is_named_wherever_it_stands():
    text = json.dumps(example(), ensure_ascii=False)
    found = refused(text.replace('"stay": 20', '"stay": 20, "stay": 10'))
    assert found == [Problem("field_twice", {"field": "stay"})]
    found = refused(text.encode().replace(b'"seed": 7', b'"seed": 7, "budget": 1, "seed": 8'))
    assert found == [Problem("field_twice", {"field": "seed"})]
    assert len(refused("[" + ",".join(['{"a": 1, "a": 2}'] * 200) + "]")) == MANY


def test_every_fault_of_a_file_has_an_example_here():
    of_instances = {
        "no_group",
        "group_without_posts",
        "posts_closed",
        "more_than_seats",
        "too_few_within_reach",
    }
    assert {key for key, _ in FAULTS} == set(SENTENCES) - of_instances


def test_all_faults_are_told_at_once_with_the_place_and_the_largest():
    data = first("persons", stay=10**30, at="SD Tengah")
    data["posts"][1]["seats"] = None
    found = {problem.key: problem.values for problem in refused(data)}
    ani, hulu = Part("person_named", {"id": "Ani"}), Part("post_named", {"id": "SD Hulu"})
    nodes = 4 + 1 + 1 + 2 + 1
    assert found["too_large"] == {
        "where": ani, "field": "stay", "found": str(10**30), "most": graph.largest_points(4, nodes)
    }  # fmt: skip
    assert found["unknown_post"] == {"where": ani, "id": "SD Tengah"}
    assert found["missing"] == {"where": hulu, "field": "seats"}


PLACES = [
    ({"matrix": [[1, "x"]]}, "Row 1 of “matrix”: “matrix” is x; it must be a whole number. Correct it."),
    ({"matrix": [[1, 2], 3]}, "Row 2 of “matrix” is 3, not a list."),
    ([1], "The data are a list, not an object."), ({"persons": []}, "The file has no “posts”. Add it."),
    (changed(mode={}), "The file: “mode” is an object; it must be a text."),
    (changed(mode="fair"), "The file: “mode” is fair; it must be weighted or leximin."),
    (changed(posts={}), "The file: “posts” is an object; it must be a list."),
    (changed(persons=[3]), "Person 1: “persons” is 3; it must be an object."),
    (changed(groups=[{"name": "x"}]), "Group 1 has no “id”."), (changed(hubs=[3]), "Hub 1: “id” is 3; it must be a text."),
    (first("persons", fills=1), "Person “Ani”: “fills” is 1; it must be true or false."),
    (first("persons", stay=1 << 200), "“stay” is a number of 201 bits; the largest"),
    (changed(costs=[["hub"]]), "Cost 1: “costs” is a list; it must be a list of kind, id, post and points"),
    (changed(costs={"hub": [3]}), "Cost 1 of “hub”: “costs” is 3; it must be a list of kind"),
    (changed(costs={"person": [["Ani", "SD Hulu", 1]] * 2}), "Person “Ani”: the cost to post “SD Hulu” stands twice."),
]  # fmt: skip


@pytest.mark.parametrize(("data", "words"), PLACES)
def test_a_fault_is_said_in_english_with_its_place(data, words):
    assert any(words in str(problem) for problem in refused(data))


def test_words_within_a_sentence_are_parts():
    """What is no part is of the data: a name, a number, or what JSON itself writes so."""
    said = [value for _key, data in FAULTS for problem in refused(data) for value in problem.values.values()]
    assert {part.key for part in said if isinstance(part, Part)} <= set(PARTS)
    assert not {str(value) for value in said if not isinstance(value, Part)} & set(PARTS.values())


def test_the_largest_that_is_told_is_taken_and_one_more_is_not():
    most = graph.largest_points(4, 9)
    assert files.read(first("persons", stay=most)).instance.persons.stay[0] == most
    assert [problem.key for problem in refused(first("persons", stay=most + 1))] == ["too_large"]
