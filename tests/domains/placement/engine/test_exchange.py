"""Who goes between the regencies of a folder is what was decided for all of them, each known by his name."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
import pytest

from penata.domains.placement.engine import exchange, generate, links, nation, regency, sample
from penata.domains.placement.engine.exchange import Exchange
from penata.domains.placement.engine.graph import TooLarge
from penata.domains.placement.engine.nation import Links
from penata.domains.placement.engine.table_faults import BadTable
from penata.domains.placement.engine.tables import Folder

REGENCIES, PERSONS = 5, 150


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    sample.write(tmp_path, 3, REGENCIES, PERSONS, report=lambda done, total: None)
    return tmp_path


def decided(folder: Path) -> tuple[Exchange, Links]:
    joined = links.read(folder)
    assert joined
    return exchange.decide(Folder(folder), joined, 7, tick=lambda: None), joined


def test_as_many_go_as_the_nation_counted_from_arrays_says_at_what_their_ways_cost(folder: Path) -> None:
    found, _ = decided(folder)
    whole = generate.national(3, REGENCIES, PERSONS)
    flows = nation.solve(whole, 7)

    pairs = zip(flows.origin.tolist(), flows.target.tolist(), flows.count.tolist(), strict=True)
    said: Counter[tuple[int, int]] = Counter()
    for origin, target, count in pairs:
        said[origin, target] += count
    gone = found.travellers
    assert Counter(zip(gone.origin.tolist(), gone.target.tolist(), strict=True)) == said
    corridor = {
        (t, h): c for t, h, c in zip(*(getattr(whole.corridors, n).tolist() for n in ("tail", "head", "cost")), strict=True)
    }  # fmt: skip
    far = int(whole.far[0])
    assert found.cost == sum(n * min(corridor.get(pair, far), far) for pair, n in said.items()) > 0
    assert found.violations == 0


def test_names_of_all_who_are_present_are_their_own(folder: Path) -> None:
    found, joined = decided(folder)
    opened = Folder(folder)
    people = {code: opened.read(code).persons for code in joined.codes}

    seen = []
    for number, code in enumerate(joined.codes):
        one = opened.read(code)
        local = found.local(number, one.instance)
        here = found.present(number, one, local)
        names = [people[joined.codes[o]][r] for o, r in zip(local.origin, local.row, strict=True)]
        assert here.persons.to_pylist() == names
        came = (local.origin != number).sum()
        assert here.came_from.to_pylist() == [joined.codes[o] for o in local.origin[len(names) - came :]]
        seen += names
    assert sorted(seen) == sorted(name for every in people.values() for name in every)


def test_the_post_that_a_traveller_held_is_the_one_of_his_row(folder: Path) -> None:
    found, _ = decided(folder)
    table = pq.read_table(folder / "persons.parquet").to_pylist()
    held = {row["person"]: row["at"] for row in table}

    assert [held[name] for name in found.person.to_pylist()] == found.held.to_pylist()
    assert len(found.person) == len(found.travellers) > 10


def test_it_is_told_twice_of_each_regency(folder: Path) -> None:
    joined, told = links.read(folder), []
    assert joined

    exchange.decide(Folder(folder), joined, 7, tick=lambda: told.append(1))

    assert len(told) == 2 * REGENCIES


def test_a_regency_that_lost_everybody_is_sent_people_and_one_without_anything_is_solved(
    folder: Path,
) -> None:
    """R004 has posts and nobody; R009 is in no file of persons or posts."""
    for name in ("persons", "groups", "near"):
        table = pq.read_table(folder / f"{name}.parquet")
        pq.write_table(table.filter(pc.field("regency") != "R004"), folder / f"{name}.parquet")
    regencies = pq.read_table(folder / "regencies.parquet").to_pylist()
    more = pa.Table.from_pylist([*regencies, regencies[0] | {"regency": "R009"}])
    pq.write_table(more, folder / "regencies.parquet")

    found, joined = decided(folder)

    opened = Folder(folder)
    for number, code in ((4, "R004"), (5, "R009")):
        local = found.local(number, opened.read(code).instance)
        answer = regency.answer(regency.pack(code, local.instance, 7))
        assert answer.violations == 0
        assert len(answer.places) == (found.travellers.target == number).sum()
    assert (found.travellers.target == 4).sum() > 0
    assert joined.codes[5] == "R009"
    assert not np.isin(found.travellers.target, 5).any()


def test_a_regency_or_a_hub_that_the_tables_do_not_know_is_said(folder: Path) -> None:
    hubs = pq.read_table(folder / "hubs.parquet")
    pq.write_table(hubs.slice(0, 40), folder / "hubs.parquet")
    with pytest.raises(BadTable, match=r"hubs\.hub of R000: \d+ is missing, which stands in groups"):
        decided(folder)

    pq.write_table(hubs, folder / "hubs.parquet")
    regencies = pq.read_table(folder / "regencies.parquet")
    pq.write_table(regencies.slice(0, 4), folder / "regencies.parquet")
    corridors = pq.read_table(folder / "corridors.parquet")
    pq.write_table(corridors.slice(0, 0), folder / "corridors.parquet")
    with pytest.raises(BadTable, match=r"regencies\.regency: R004 is missing"):
        decided(folder)


def test_ways_beyond_all_measure_are_refused(folder: Path) -> None:
    regencies = pq.read_table(folder / "regencies.parquet")
    dear = pa.array([10**15] * REGENCIES)
    pq.write_table(regencies.set_column(1, "far", dear), folder / "regencies.parquet")

    with pytest.raises(TooLarge):
        decided(folder)
