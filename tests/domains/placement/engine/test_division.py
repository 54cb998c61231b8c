"""A nation that is divided keeps every person exactly once, sends whom it costs least to lose, and each part has a proof."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import numpy as np
import pytest

from penata.domains.placement.engine import certificate, decode, division, flow, generate, graph, nation
from penata.domains.placement.engine.instance import NONE, Arcs, Instance
from penata.domains.placement.engine.nation import Flows

REGENCIES, PERSONS, SEED = 6, 200, 3


def split(regencies: Iterable[tuple[str, Instance]], flows: Flows) -> Iterator[division.Local]:
    """Every regency in turn, with those who stayed in it and those who came."""
    links, every = generate.links(SEED, REGENCIES), list(regencies)
    travellers = division.together(
        division.departures(
            code, number, instance, division.calls(flows, number, links.profiles), links.profiles, 7
        )
        for number, (code, instance) in enumerate(every)
    )
    for number, (_code, instance) in enumerate(every):
        yield division.local(number, instance, travellers, links)


@pytest.fixture(scope="module")
def whole() -> tuple[list[tuple[str, Instance]], Flows, list[division.Local]]:
    regencies = list(generate.nation(SEED, REGENCIES, PERSONS))
    flows = nation.solve(generate.national(SEED, REGENCIES, PERSONS), 7)
    assert flows.violations == 0
    assert flows.count.sum() > 20
    return regencies, flows, list(split(regencies, flows))


def test_everybody_stands_exactly_once_and_is_who_he_was(whole) -> None:  # type: ignore[no-untyped-def]
    regencies, _, parts = whole

    seen = sorted((int(o), int(r)) for p in parts for o, r in zip(p.origin, p.row, strict=True))

    assert seen == [(o, r) for o in range(REGENCIES) for r in range(PERSONS)]
    for part in parts:
        known = np.array([regencies[o][1].persons.key[r] for o, r in zip(part.origin, part.row, strict=True)])
        assert (known == part.instance.persons.key).all()
    assert [p.code for p in parts] == [code for code, _ in regencies]


def test_as_many_of_each_family_and_level_go_as_the_flows_say(whole) -> None:  # type: ignore[no-untyped-def]
    regencies, flows, parts = whole
    profiles = generate.profiles()
    said = {
        (int(o), int(t), int(f), int(m)): int(n)
        for o, t, f, m, n in zip(
            flows.origin, flows.target, flows.family, flows.level, flows.count, strict=True
        )
    }

    gone: dict[tuple[int, int, int, int], int] = {}
    for target, part in enumerate(parts):
        for origin, row in zip(part.origin, part.row, strict=True):
            if origin != target:
                hub = profiles.of_persons(regencies[origin][1])[row]
                pair = (int(origin), target, int(profiles.family[hub]), int(profiles.level[hub]))
                gone[pair] = gone.get(pair, 0) + 1

    assert gone == said


def test_comers_have_no_post_and_those_who_stay_have_theirs(whole) -> None:  # type: ignore[no-untyped-def]
    regencies, _, parts = whole
    for number, part in enumerate(parts):
        came = part.origin != number
        stayed = part.row[~came]
        assert (part.instance.persons.at[came] == NONE).all()
        assert (part.instance.persons.at[~came] == regencies[number][1].persons.at[stayed]).all()
        assert (part.instance.persons.unplaced[came] == 600).all()


def test_every_part_is_solved_with_proof_and_comers_get_posts_of_their_family(whole) -> None:  # type: ignore[no-untyped-def]
    _, _, parts = whole
    profiles, placed = generate.profiles(), 0
    for number, part in enumerate(parts):
        net = graph.build(part.instance)
        cost = graph.costs(net, part.instance, 7).total
        found = flow.solve(net, cost)
        assert certificate.certify(net, cost, found).violations == 0
        places = decode.places(part.instance, net, found, 7)
        came = np.flatnonzero((part.origin != number) & (places != NONE))
        hub = profiles.of_persons(part.instance)[came]
        post = profiles.of_posts(part.instance)[places[came]]
        assert (profiles.number[hub] // profiles.levels == post // profiles.levels).all()
        placed += len(came)
    assert placed > 0


def test_the_leavers_cost_least_to_lose() -> None:
    """Ten of one profile are chosen one after another; by hand, always the cheapest of those left."""
    instance, profiles = generate.regency(11, 300), generate.profiles()
    persons, posts = instance.persons, instance.posts
    hub = profiles.of_persons(instance)
    largest = np.bincount(profiles.number[hub]).argmax()
    alone = [n for n in range(300) if profiles.number[hub[n]] == largest]
    # only this profile's persons fill seats, so that choosing one after another has one answer
    fills = persons.fills & np.isin(np.arange(300), alone)
    parts = {name: getattr(persons, name) for name in persons.__slots__} | {"fills": fills}
    rest = {name: getattr(instance, name) for name in instance.__slots__} | {
        "persons": type(persons)(**parts)
    }
    lone = Instance(**rest)
    wanted = np.zeros(profiles.families * profiles.levels, np.int64)
    wanted[largest] = 10

    chosen = division.leavers(lone, profiles, wanted, 7)

    staff = np.bincount(persons.at[(persons.at != NONE) & fills], minlength=len(posts))

    def loss(n: int) -> int:
        at = persons.at[n]
        if at == NONE:
            return int(persons.move[n] - persons.unplaced[n])
        own = int(persons.move[n] - persons.stay[n])
        if not fills[n]:
            return own
        full = staff[at] <= posts.seats[at]
        return own + int(posts.price[posts.first_seat[at] + staff[at] - 1] if full else -posts.surplus[at])

    total, left = 0, list(alone)
    for _ in range(10):
        cheapest = min(left, key=loss)
        total += loss(cheapest)
        left.remove(cheapest)
        if persons.at[cheapest] != NONE and fills[cheapest]:
            staff[persons.at[cheapest]] -= 1
    staff = np.bincount(persons.at[(persons.at != NONE) & fills], minlength=len(posts))
    mine = 0
    for n in chosen:
        mine += loss(int(n))
        if persons.at[n] != NONE and fills[n]:
            staff[persons.at[n]] -= 1
    assert mine == total
    assert len(chosen) == 10


def test_more_than_there_are_are_refused(whole) -> None:  # type: ignore[no-untyped-def]
    regencies, _, _ = whole
    profiles = generate.profiles()
    wanted = np.full(profiles.families * profiles.levels, 1000)

    with pytest.raises(ValueError, match="more are to leave"):
        division.leavers(regencies[0][1], profiles, wanted, 7)


def test_a_regency_alone_is_what_it_was(whole) -> None:  # type: ignore[no-untyped-def]
    code, instance = whole[0][2]
    found = division.alone(code, 2, instance)
    assert (found.code, found.instance) == (code, instance)
    assert found.origin.tolist() == [2] * PERSONS
    assert found.row.tolist() == list(range(PERSONS))


def test_arcs_of_a_persons_own_follow_him_and_go_with_him(whole) -> None:  # type: ignore[no-untyped-def]
    regencies, flows, parts = whole
    everybody = np.arange(PERSONS, dtype=np.int32)

    def with_own() -> Iterator[tuple[str, Instance]]:
        for code, one in regencies:
            own = Arcs(everybody, np.zeros(PERSONS, np.int32), 1000 + everybody.astype(np.int64))
            fields = {name: getattr(one, name) for name in one.__slots__} | {"own": own}
            yield code, Instance(**fields)

    for number, (part, before) in enumerate(zip(split(with_own(), flows), parts, strict=True)):
        own = part.instance.own
        assert (part.row == before.row).all()
        assert (own.cost - 1000 == part.row[own.tail]).all()
        assert len(own) == (part.origin == number).sum()
