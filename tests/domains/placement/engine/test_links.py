"""What joins regencies is read as it was written, all of it or nothing; what is wrong is said by file and column."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from penata.domains.placement.engine import generate, links
from penata.domains.placement.engine.table_faults import BadTable


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    links.write(tmp_path, generate.links(3, 5))
    return tmp_path


def changed(folder: Path, name: str, column: str, value: object) -> None:
    """The first row's value replaced."""
    path = folder / f"{name}.parquet"
    table = pq.read_table(path)
    values = pa.array([value, *table[column].to_pylist()[1:]], table[column].type)
    pq.write_table(table.set_column(table.schema.names.index(column), column, values), path)


def test_what_is_written_is_read(folder: Path) -> None:
    made, back = generate.links(3, 5), links.read(folder)

    assert back is not None
    assert back.codes == made.codes
    for name in ("far", "over", "surplus", "unplaced"):
        assert np.array_equal(getattr(back, name), getattr(made, name))
    for name in ("tail", "head", "cost"):
        assert np.array_equal(getattr(back.corridors, name), getattr(made.corridors, name))
    for name in ("family", "level"):
        assert np.array_equal(getattr(back.profiles, name), getattr(made.profiles, name))


def test_the_order_of_hubs_in_the_file_means_nothing(folder: Path) -> None:
    table = pq.read_table(folder / "hubs.parquet")
    pq.write_table(table.take(pa.array(range(table.num_rows)[::-1])), folder / "hubs.parquet")

    back = links.read(folder)

    assert back is not None
    assert np.array_equal(back.profiles.level, generate.profiles().level)


def test_a_folder_without_any_of_them_joins_nothing(tmp_path: Path) -> None:
    assert links.read(tmp_path) is None


@pytest.mark.parametrize("name", links.FILES)
def test_all_or_none(folder: Path, name: str) -> None:
    (folder / f"{name}.parquet").unlink()

    with pytest.raises(BadTable, match="is missing") as fault:
        links.read(folder)

    assert (fault.value.file, fault.value.column) == (name, "")


@pytest.mark.parametrize("name", ["hubs", "regencies"])
def test_without_rows_nothing_can_be_joined(folder: Path, name: str) -> None:
    path = folder / f"{name}.parquet"
    pq.write_table(pq.read_table(path).slice(0, 0), path)

    with pytest.raises(BadTable, match="has no rows"):
        links.read(folder)


@pytest.mark.parametrize(
    ("name", "column", "value", "reason"),
    [("hubs", "hub", 5, "not numbered 0 to 71"), ("hubs", "level", -1, "below 0"), ("hubs", "family", 72, "not within"),
     ("hubs", "level", None, "empty"), ("regencies", "regency", "R001", "twice"), ("regencies", "far", 0, "in row 1 is below 1"),
     ("regencies", "over", -1, "below 0"), ("regencies", "surplus", -5, "below 0"),
     ("regencies", "unplaced", None, "empty"), ("corridors", "from", "R9", "R9 in row 1 is not known"),
     ("corridors", "to", None, "empty"), ("corridors", "cost", 0, "below 1")],
)  # fmt: skip
def test_a_wrong_value_is_said(folder: Path, name: str, column: str, value: object, reason: str) -> None:
    changed(folder, name, column, value)

    with pytest.raises(BadTable, match=reason) as fault:
        links.read(folder)

    assert (fault.value.file, fault.value.column) == (name, column)


def test_what_cannot_be_written_whole_leaves_all_as_it_was(folder: Path) -> None:
    before = {name: (folder / f"{name}.parquet").read_bytes() for name in links.FILES}
    other = generate.links(4, 6)
    cut = replace(other, corridors=replace(other.corridors, cost=other.corridors.cost[1:]))

    with pytest.raises(pa.ArrowInvalid):
        links.write(folder, cut)

    assert {name: (folder / f"{name}.parquet").read_bytes() for name in links.FILES} == before
