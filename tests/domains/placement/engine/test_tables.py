"""What is written is read again to the bit, one regency at a time; what is wrong with a file is said by file and column."""

from __future__ import annotations

import pickle
import re
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.dataset as ds
import pyarrow.parquet as pq
import pytest

from penata.domains.placement.engine import generate, lottery, tables
from penata.domains.placement.engine.instance import Arcs, Instance, Posts
from penata.domains.placement.engine.table_faults import BadNumbers, BadTable
from penata.domains.placement.engine.tables import Folder, Named

GUIDE = Path(__file__).resolve().parents[4] / "docs/placement-parquet.md"


def named(code: str, instance: Instance, seed: int) -> Named:
    """With the names from which the generator draws its keys."""
    persons = [f"{seed}:{n}" for n in range(len(instance.persons))]
    posts = [f"{seed}:post:{n}" for n in range(len(instance.posts))]
    assert (lottery.keys(persons) == instance.persons.key).all()
    assert (lottery.keys(posts) == instance.posts.key).all()
    return Named(code, instance, persons, posts)


def with_own(instance: Instance) -> Instance:
    own = Arcs(np.array([4, 2], np.int32), np.array([1, 0], np.int32), np.array([-5, 70]))
    posts = {name: getattr(instance.posts, name) for name in instance.posts.__slots__}
    surplus = np.where(np.arange(len(instance.posts)) % 2 == 0, -1, 50)
    hub = np.where(np.arange(instance.groups) % 3 == 0, -1, instance.hub).astype(np.int32)
    fields = {name: getattr(instance, name) for name in instance.__slots__}
    return Instance(**fields | {"own": own, "posts": Posts(**posts | {"surplus": surplus}), "hub": hub})


@pytest.fixture
def regencies() -> list[Named]:
    made = [named(f"11.0{n}", generate.regency(n, 60 + n), n) for n in range(1, 5)]
    return [
        made[0],
        Named(made[1].code, with_own(made[1].instance), made[1].persons, made[1].posts),
        *made[2:],
    ]


@pytest.fixture
def folder(tmp_path: Path, regencies: list[Named]) -> Path:
    tables.write(tmp_path, regencies)
    return tmp_path


def test_what_is_written_is_read_to_the_bit(folder: Path, regencies: list[Named]) -> None:
    opened = Folder(folder)

    assert opened.codes() == [one.code for one in regencies]
    for one in reversed(regencies):
        back = opened.read(one.code)
        assert pickle.dumps(back.instance) == pickle.dumps(one.instance)
        assert (back.persons, back.posts) == (one.persons, one.posts)


def test_each_regency_is_one_row_group_and_only_its_own_is_taken_up(folder: Path) -> None:
    for name in ("persons", "posts", "groups", "near", "far"):
        assert pq.ParquetFile(folder / f"{name}.parquet").metadata.num_row_groups == 4
    fragments = list(ds.dataset(folder / "near.parquet").get_fragments(filter=ds.field("regency") == "11.02"))
    groups = [g for f in fragments for g in f.split_by_row_group(filter=ds.field("regency") == "11.02")]
    assert len(groups) == 1


def test_a_folder_partitioned_by_regency_is_read_as_well(folder: Path, regencies: list[Named]) -> None:
    for name in ("persons", "near"):
        table = pq.read_table(folder / f"{name}.parquet")
        (folder / f"{name}.parquet").unlink()
        pq.write_to_dataset(table, folder / f"{name}.parquet", partition_cols=["regency"])

    opened = Folder(folder)

    assert sorted(opened.codes()) == [one.code for one in regencies]
    assert pickle.dumps(opened.read("11.03").instance) == pickle.dumps(regencies[2].instance)


def test_other_widths_and_ways_to_keep_text_are_read(folder: Path, regencies: list[Named]) -> None:
    def other(name: str, column: str, kind: pa.DataType) -> None:
        table = pq.read_table(folder / f"{name}.parquet")
        at = table.schema.names.index(column)
        changed = table.set_column(
            at, column, table[column].cast(kind) if kind else table[column].dictionary_encode()
        )
        pq.write_table(changed, folder / f"{name}.parquet")

    other("persons", "move", pa.int16())
    other("posts", "post", pa.large_string())
    other("near", "post", None)

    assert pickle.dumps(Folder(folder).read("11.01").instance) == pickle.dumps(regencies[0].instance)


def changed(folder: Path, name: str, column: str, values: pa.Array | None) -> None:
    table = pq.read_table(folder / f"{name}.parquet")
    at = table.schema.names.index(column)
    table = table.remove_column(at) if values is None else table.set_column(at, column, values)
    pq.write_table(table, folder / f"{name}.parquet")


def test_a_missing_file_and_a_missing_column_are_said(folder: Path) -> None:
    changed(folder, "posts", "seats", None)
    with pytest.raises(BadTable, match=r"posts\.seats: is missing") as fault:
        Folder(folder)
    assert (fault.value.file, fault.value.column) == ("posts", "seats")

    (folder / "far.parquet").unlink()
    (folder / "posts.parquet").write_text("not this")
    with pytest.raises(BadTable, match="cannot be read"):
        Folder(folder)
    (folder / "posts.parquet").unlink()
    with pytest.raises(BadTable, match="is missing") as fault:
        Folder(folder)
    assert (fault.value.file, fault.value.column) == ("posts", "")


@pytest.mark.parametrize(
    ("name", "column", "kind"),
    [("persons", "move", pa.float64()), ("persons", "group", pa.string()), ("near", "cost", pa.string()),
     ("persons", "fills", pa.int8()), ("posts", "price", pa.list_(pa.float64()))],
)  # fmt: skip
def test_a_wrong_type_is_said(folder: Path, name: str, column: str, kind: pa.DataType) -> None:
    table = pq.read_table(folder / f"{name}.parquet")
    changed(folder, name, column, table[column].cast(kind))

    with pytest.raises(BadTable, match=f"is {kind}".replace("[", r"\[").split("<")[0]) as fault:
        Folder(folder)

    assert (fault.value.file, fault.value.column) == (name, column)


@pytest.mark.parametrize(
    ("name", "column", "value", "reason"),
    [("persons", "at", "nowhere", "nowhere in row 1 is not known"), ("near", "post", "nowhere", "is not known"),
     ("persons", "stay", None, "empty"), ("persons", "person", "1:1", "twice"), ("posts", "seats", 77, "each seat"),
     ("persons", "group", 10_000, "not within"), ("near", "group", 10_000, "not within"),
     ("groups", "group", 10_000, "not numbered"), ("persons", "unplaced", -7, "below 0"),
     ("persons", "unplaced", -1, "below 0"), ("persons", "group", -1, "below 0"), ("posts", "surplus", -7, "below 0"),
     ("near", "group", None, "empty"), ("near", "group", -1, "below 0"), ("groups", "hub", -5, "below 0"),
     ("groups", "hub", 2**31 - 1, "not within"), ("far", "hub", -5, "below 0")],
)  # fmt: skip
def test_a_wrong_value_is_said(folder: Path, name: str, column: str, value: object, reason: str) -> None:
    table = pq.read_table(folder / f"{name}.parquet")
    changed(folder, name, column, pa.array([value, *table[column].to_pylist()[1:]], table[column].type))

    with pytest.raises(BadTable, match=reason) as fault:
        Folder(folder).read("11.01")

    assert (fault.value.file, fault.value.column) == (name, column if column != "seats" else "price")
    Folder(folder).read("11.03")  # the others are not touched


@pytest.mark.parametrize(
    ("name", "column", "value", "key"),
    [("posts", "surplus", None, ""), ("posts", "priority", -5, "negative"), ("near", "cost", -(2**63), "too_large"),
     ("groups", "hub_cost", 2**62, "too_large"), ("persons", "stay", -(2**63), "too_large")],
)  # fmt: skip
def test_numbers_that_mean_nothing_are_said_as_of_an_instance(
    folder: Path, name: str, column: str, value: object, key: str
) -> None:
    table = pq.read_table(folder / f"{name}.parquet")
    changed(folder, name, column, pa.array([value, *table[column].to_pylist()[1:]], table[column].type))
    if not key:
        assert Folder(folder).read("11.01").instance.posts.surplus[0] == -1
        return

    with pytest.raises(BadNumbers) as fault:
        Folder(folder).read("11.01")

    told = pickle.loads(pickle.dumps(fault.value))
    assert (told.regency, [(one.key, one.values["field"]) for one in told.problems]) == (
        "11.01", [(key, "costs" if name == "near" else column)]
    )  # fmt: skip
    Folder(folder).read("11.03")


@pytest.mark.parametrize("price", [[1, 50], [10, -5]])
def test_prices_that_rise_or_are_below_nothing_are_said(folder: Path, price: list[int]) -> None:
    table = pq.read_table(folder / "posts.parquet")
    rows = [price, *table["price"].to_pylist()[1:]]
    changed(folder, "posts", "price", pa.array(rows, table["price"].type))
    changed(folder, "posts", "seats", pa.array([len(row) for row in rows], pa.int32()))

    with pytest.raises(BadNumbers) as fault:
        Folder(folder).read("11.01")

    assert {one.key for one in fault.value.problems} <= {"prices_rise", "negative"}


def test_a_pair_that_stands_twice_is_said(folder: Path) -> None:
    table = pq.read_table(folder / "near.parquet")
    pq.write_table(pa.concat_tables([table, table.slice(0, 1)]), folder / "near.parquet")

    with pytest.raises(BadNumbers) as fault:
        Folder(folder).read("11.01")

    assert [one.key for one in fault.value.problems] == ["pair_twice"]


@pytest.mark.parametrize("name", ["persons", "posts", "groups", "near", "far"])
def test_rows_that_are_of_no_regency_are_said(folder: Path, name: str) -> None:
    table = pq.read_table(folder / f"{name}.parquet")
    codes = table["regency"].to_pylist()
    changed(folder, name, "regency", pa.array([codes[0], None, *codes[2:]], pa.string()))
    with pytest.raises(BadTable, match=rf"{name}\.regency: empty in row 2"):
        Folder(folder)
    pq.write_table(table, folder / f"{name}.parquet")
    changed(folder, name, "regency", pa.array([code.encode() for code in codes], pa.binary()))
    with pytest.raises(BadTable):
        Folder(folder)
    pq.write_table(table.drop_columns(["regency"]), folder / f"{name}.parquet")
    with pytest.raises(BadTable, match=rf"{name}\.regency: is missing"):
        Folder(folder)


def test_a_number_too_large_is_said(folder: Path) -> None:
    table = pq.read_table(folder / "persons.parquet")
    changed(folder, "persons", "group", pa.array([2**40] * table.num_rows))

    with pytest.raises(
        BadTable, match=r"persons\.group of 11\.01: 1099511627776 in row 1 is not within int32"
    ):
        Folder(folder).read("11.01")


def test_what_is_there_stays_when_writing_fails(folder: Path, regencies: list[Named]) -> None:
    before = (folder / "persons.parquet").read_bytes()

    def broken():  # type: ignore[no-untyped-def]
        yield regencies[0]
        raise OSError("disk")

    with pytest.raises(OSError, match="disk"):
        tables.write(folder, broken())

    assert (folder / "persons.parquet").read_bytes() == before


def test_what_is_wrong_comes_whole_from_another_process() -> None:
    fault = pickle.loads(pickle.dumps(BadTable("groups", "hub", "empty", {"row": 7}, "11.01")))

    assert (fault.file, fault.column, fault.key, fault.values, fault.regency) == (
        "groups", "hub", "empty", {"row": 7}, "11.01"
    )  # fmt: skip
    assert str(fault) == "groups.hub of 11.01: empty in row 7"


def test_the_guide_names_every_table_and_column() -> None:
    named = set(re.findall(r"`(\w+)`", GUIDE.read_text()))

    for name, columns in tables.COLUMNS.items():
        assert {*columns} <= named, name
    assert {*tables.COLUMNS} - {"moves"} <= named
