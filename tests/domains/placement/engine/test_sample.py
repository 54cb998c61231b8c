"""A generated nation in files is the one that the generator makes in memory, and overwrites nothing."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from penata.domains.placement.engine import generate, links, sample
from penata.domains.placement.engine.tables import Folder


def test_files_hold_the_same_nation_to_the_bit(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    sample.write(tmp_path / "new", 3, 3, 80, report=lambda done, total: told.append((done, total)))

    opened = Folder(tmp_path / "new")
    assert opened.codes() == [code for code, _ in generate.nation(3, 3, 80)]
    for code, instance in generate.nation(3, 3, 80):
        assert pickle.dumps(opened.read(code).instance) == pickle.dumps(instance)
    joined = links.read(tmp_path / "new")
    assert joined
    assert list(joined.codes) == opened.codes()
    assert told == [(1, 3), (2, 3), (3, 3)]


def test_one_regency_of_one_person_is_a_nation_too(tmp_path: Path) -> None:
    sample.write(tmp_path, 3, 1, 1, report=lambda done, total: None)

    assert len(Folder(tmp_path).read("R000").persons) == 1


def test_a_folder_that_holds_anything_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "persons.parquet").write_text("somebody's")

    for taken in (tmp_path, tmp_path / "persons.parquet"):
        with pytest.raises(sample.Occupied):
            sample.write(taken, 3, 1, 10, report=lambda done, total: None)

    assert [path.name for path in tmp_path.iterdir()] == ["persons.parquet"]
    assert (tmp_path / "persons.parquet").read_text() == "somebody's"
