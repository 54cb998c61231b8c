"""Moves are told by names, of everybody who serves elsewhere and of everybody who came from another regency."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
import pytest

from penata.domains.placement.engine import moves, regency, sample, spread, tables
from penata.domains.placement.engine.moves import Present
from penata.domains.placement.engine.tables import TEXT, Folder, Named


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    tables.write(tmp_path, sample.named(1, 3, 60))
    return tmp_path


def solved(task: tuple[Folder, str]) -> moves.Moves:
    folder, code = task
    one = folder.read(code)
    return moves.of(moves.present(one), places(one))


def places(one: Named) -> np.ndarray:
    return regency.answer(regency.pack(one.code, one.instance, 7)).places


def test_moves_are_written_by_workers_that_read_for_themselves(folder: Path) -> None:
    opened = Folder(folder)
    with spread.crew(2) as pool:
        moves.write(folder, pool.map(solved, ((opened, code) for code in opened.codes())))

    table = pq.read_table(folder / "moves.parquet")
    assert table.schema.names == ["regency", "person", "from_regency", "from", "to"]
    for code in opened.codes():
        one = opened.read(code)
        post = [*one.posts, None]
        expected = [
            (one.persons[n], None, post[at], post[to])
            for n, (at, to) in enumerate(zip(one.instance.persons.at, places(one), strict=True))
            if at != to
        ]
        mine = table.filter(pc.field("regency") == code).to_pylist()
        assert [(m["person"], m["from_regency"], m["from"], m["to"]) for m in mine] == expected
        assert len(mine) > 0
    assert list(moves.read(folder)) == table.to_pylist()


def test_nobody_moves_makes_a_file_without_rows(tmp_path: Path) -> None:
    moves.write(tmp_path, [])

    assert pq.read_table(tmp_path / "moves.parquet").num_rows == 0
    assert list(moves.read(tmp_path)) == []


def test_who_came_is_told_with_his_regency_and_the_post_he_held_there_even_without_a_post_now() -> None:
    """Ani stays, Budi goes from A to B; Citra and Dewi came, she from a post of the same name, he gets none."""
    here = Present(
        "62.02", pa.array(["Ani", "Budi", "Citra", "Dewi"], TEXT), pa.array(["A", "B"], TEXT),
        np.array([0, 0, -1, -1], np.int32), pa.array(["62.03", "62.04"], TEXT), pa.array(["A", None], TEXT),
    )  # fmt: skip

    found = moves.of(here, np.array([0, 1, 0, -1], np.int32))

    assert found.person == ["Budi", "Citra", "Dewi"]
    assert found.from_regency == [None, "62.03", "62.04"]
    assert found.before == ["A", "A", None]
    assert found.after == ["B", "A", None]
