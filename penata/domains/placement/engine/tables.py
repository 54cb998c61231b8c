"""Instances in Parquet files, one regency read at a time, for data that is larger than memory.

A folder with persons, posts, groups, near, far and, where persons have arcs of their own, own; each a file, or a folder of
files partitioned as `regency=CODE`. Columns are named as the fields of `instance`; persons and posts by their names, which
are also what the lottery knows them by, groups and hubs by their numbers, NONE by null. What the writer makes has one row
group for each regency, so that a reader takes up what it asks for and no more.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.dataset as ds
import pyarrow.parquet as pq
from numpy.typing import NDArray

from penata.domains.placement.engine import lottery
from penata.domains.placement.engine.instance import NONE, Arcs, Instance, Ints, Persons, Posts
from penata.domains.placement.engine.problems import Names, broken
from penata.domains.placement.engine.reading import MANY
from penata.domains.placement.engine.table_faults import BadNumbers, BadTable, refuse_below, row_of

TEXT, SMALL, WHOLE, FLAG, PRICES = pa.string(), pa.int32(), pa.int64(), pa.bool_(), pa.list_(pa.int64())
NULLABLE = {"persons": {"at", "group", "unplaced"}, "posts": {"surplus"}, "groups": {"hub"}}
"""Columns in which null means NONE."""
MOST_HUBS = 1_000_000
COLUMNS: dict[str, dict[str, pa.DataType]] = {
    "persons": {"regency": TEXT, "person": TEXT, "at": TEXT, "group": SMALL, "stay": WHOLE, "move": WHOLE,
                "unplaced": WHOLE, "fills": FLAG},
    "posts": {"regency": TEXT, "post": TEXT, "seats": SMALL, "price": PRICES, "surplus": WHOLE, "priority": WHOLE},
    "groups": {"regency": TEXT, "group": SMALL, "hub": SMALL, "hub_cost": WHOLE},
    "near": {"regency": TEXT, "group": SMALL, "post": TEXT, "cost": WHOLE},
    "far": {"regency": TEXT, "hub": SMALL, "post": TEXT, "cost": WHOLE},
    "own": {"regency": TEXT, "person": TEXT, "post": TEXT, "cost": WHOLE},
    "moves": {"regency": TEXT, "person": TEXT, "from_regency": TEXT, "from": TEXT, "to": TEXT},
    "hubs": {"hub": SMALL, "family": SMALL, "level": SMALL},
    "regencies": {"regency": TEXT, "far": WHOLE, "over": WHOLE, "surplus": WHOLE, "unplaced": WHOLE},
    "corridors": {"from": TEXT, "to": TEXT, "cost": WHOLE},
}  # fmt: skip
NEEDED = ("persons", "posts", "groups", "near", "far")
HUBS = b"hubs"  # in the metadata of groups: how many hubs there are, since some may have no group and no arc


@dataclass(frozen=True, slots=True)
class Named:
    """An instance, and what its persons and posts are called; `key` of both is `lottery.keys` of these names."""

    code: str
    instance: Instance
    persons: Sequence[str]
    posts: Sequence[str]


class Folder:
    """Opened for reading; the schemas of all files are looked at once. Raises BadTable. Picklable: only the path is."""

    def __init__(self, path: Path | str) -> None:
        self.path = Path(path)
        self._tables = {name: opened(self.path, name) for name in NEEDED}
        if (self.path / "own.parquet").exists():
            self._tables["own"] = opened(self.path, "own")

    def __reduce__(self) -> tuple[Any, ...]:
        return Folder, (self.path,)

    def codes(self) -> list[str]:
        """The regencies in the order in which the persons' file has them; one column of one batch at a time is read."""
        found: dict[str, None] = {}
        for batch in self._tables["persons"].to_batches(columns=["regency"]):
            found |= dict.fromkeys(batch.column(0).unique().to_pylist())
        return list(found)

    def read(self, code: str) -> Named:
        """One regency. Raises BadTable for a null, a number too large, a name that stands twice or nowhere; BadNumbers."""
        try:
            return self._read(code)
        except BadTable as fault:
            raise BadTable(fault.file, fault.column, fault.key, fault.values, code) from None

    def _read(self, code: str) -> Named:
        rows = {name: self._rows(name, code) for name in self._tables}
        posts, post_names = _posts(rows["posts"])
        groups = rows["groups"]
        order, count = in_order("groups", groups, "group"), groups.num_rows
        hub = numbered("groups", groups, "hub", MOST_HUBS)[order]
        hub_cost = longs("groups", groups, "hub_cost")[order]
        far = _arcs("far", rows["far"], numbered("far", rows["far"], "hub", MOST_HUBS, least=0), post_names)
        hubs = max(self._hubs(), int(max(hub.max(initial=NONE), far.tail.max(initial=NONE))) + 1)
        persons, person_names = _persons(rows["persons"], post_names, count)
        near_group = numbered("near", rows["near"], "group", count, least=0)
        instance = Instance(
            persons, posts, hub, hub_cost,
            _arcs("near", rows["near"], near_group, post_names), far, _own(rows, person_names, post_names), hubs,
        )  # fmt: skip
        made = Named(code, instance, person_names.to_pylist(), post_names.to_pylist())
        others = (tuple(map(str, range(many))) for many in (count, hubs))
        if found := broken(instance, Names(tuple(made.persons), tuple(made.posts), *others)):
            raise BadNumbers(code, found[:MANY])
        return made

    def _rows(self, name: str, code: str) -> pa.Table:
        """The rows of one regency."""
        table = self._tables[name].to_table(columns=list(COLUMNS[name]), filter=ds.field("regency") == code)
        return typed(name, table)

    def _hubs(self) -> int:
        """What the writer noted; others need not."""
        file = next(iter(self._tables["groups"].files), None)
        return int((pq.read_metadata(file).metadata or {}).get(HUBS, 0)) if file else 0


def opened(folder: Path, name: str) -> ds.Dataset:
    """A file with the columns it should have. Raises BadTable."""
    path = folder / f"{name}.parquet"
    if not path.exists():
        raise BadTable(name, "", "no_file", {"path": str(path)})
    by_regency = ds.partitioning(pa.schema([("regency", TEXT)]), flavor="hive")
    try:
        table = ds.dataset(path, format="parquet", partitioning=by_regency)
    except (pa.ArrowException, OSError) as fault:
        raise BadTable(name, "", "unreadable", {"path": str(path), "fault": str(fault)}) from fault
    if "regency" in COLUMNS[name]:
        _demand_regencies(name, path, table)
    for column, kind in COLUMNS[name].items():
        if column not in table.schema.names:
            raise BadTable(name, column, "no_column")
        given = table.schema.field(column).type
        if not _fits(given, kind):
            raise BadTable(name, column, "wrong_kind", {"found": str(given), "wanted": str(kind)})
    return table


def _demand_regencies(name: str, path: Path, table: ds.Dataset) -> None:
    """Every row says whose it is: one that does not would be nobody's. Raises BadTable."""
    if path.is_file() and "regency" not in pq.read_schema(path).names:
        raise BadTable(name, "regency", "no_column")
    if table.count_rows(filter=ds.field("regency").is_null()):
        row = row_of(table.to_table(columns=["regency"])["regency"].is_null())
        raise BadTable(name, "regency", "empty", {"row": row})


def typed(name: str, table: pa.Table) -> pa.Table:
    """Each column in its own type. Raises BadTable."""
    made = []
    for column, kind in COLUMNS[name].items():
        values = table[column].combine_chunks()
        if values.null_count and column not in NULLABLE.get(name, ()):
            raise BadTable(name, column, "empty", {"row": row_of(values.is_null())})
        made.append(_cast(name, column, values, kind))
    return pa.table(made, names=list(COLUMNS[name]))


def _cast(name: str, column: str, values: pa.Array, kind: pa.DataType) -> pa.Array:
    """Raises BadTable where a number is too large for its kind, which is all that can stand in the way of what `_fits`."""
    try:
        return values.cast(kind)
    except pa.ArrowInvalid as fault:
        row = next(n for n, one in enumerate(values) if not _can_be(one, kind))
        told: dict[str, str | int] = {"found": str(values[row]), "row": row + 1, "wanted": str(kind)}
        raise BadTable(name, column, "too_large", told) from fault


def _can_be(value: pa.Scalar, kind: pa.DataType) -> bool:
    try:
        value.cast(kind)
    except pa.ArrowInvalid:
        return False
    return True


def _fits(given: pa.DataType, kind: pa.DataType) -> bool:
    """Any width of integer and any way to keep text will do; a fraction will not, nor a number in the place of a name."""
    if pa.types.is_dictionary(given):
        given = given.value_type
    if pa.types.is_list(kind):
        is_list = pa.types.is_list(given) or pa.types.is_large_list(given)
        return is_list and pa.types.is_integer(given.value_type)
    if pa.types.is_integer(kind):
        return pa.types.is_integer(given)
    if pa.types.is_string(kind):
        return pa.types.is_string(given) or pa.types.is_large_string(given)
    return given.equals(kind)


def _numbers(name: str, table: pa.Table, column: str) -> NDArray[Any]:
    """Where null means NONE a number has to be told from it: none is below 0."""
    values = table[column].combine_chunks()
    if column in NULLABLE.get(name, ()):
        refuse_below(name, column, values.fill_null(0).to_numpy(zero_copy_only=False), 0)
    return values.fill_null(NONE).to_numpy(zero_copy_only=False)


def ints(name: str, table: pa.Table, column: str) -> Ints:
    """How many, or which: from 0 on, or NONE. Raises BadTable."""
    values = _numbers(name, table, column).astype(np.int32)
    refuse_below(name, column, values, NONE if column in NULLABLE.get(name, ()) else 0)
    return values


def longs(name: str, table: pa.Table, column: str) -> NDArray[np.int64]:
    """Points, or NONE. Raises BadTable."""
    return _numbers(name, table, column).astype(np.int64)


def numbered(name: str, table: pa.Table, column: str, below: int, least: int = NONE) -> Ints:
    """Numbers of things of which there are `below`; from 0 on, or NONE. Raises BadTable."""
    values = ints(name, table, column)
    if len(values) and (values.min() < least or values.max() >= below):
        row = row_of((values < least) | (values >= below))
        told = {"found": int(values[row - 1]), "row": row, "most": below - 1}
        raise BadTable(name, column, "outside", told)
    return values


def in_order(name: str, table: pa.Table, column: str) -> NDArray[np.int64]:
    """The rows as they are numbered from 0 on. Raises BadTable where one is missing or stands twice."""
    number = ints(name, table, column)
    order = np.argsort(number, kind="stable")
    if not np.array_equal(number[order], np.arange(len(number))):
        raise BadTable(name, column, "not_numbered", {"most": len(number) - 1})
    return order


def names(name: str, table: pa.Table, column: str) -> pa.Array:
    """Raises BadTable where one stands twice."""
    found = table[column].combine_chunks()
    if pc.count_distinct(found).as_py() != len(found):
        called = found.to_pylist()
        first = {one: n for n, one in reversed(list(enumerate(called)))}
        row = next(n for n, one in enumerate(called) if first[one] != n)
        raise BadTable(name, column, "twice", {"found": called[row], "row": row + 1})
    return found


def index(name: str, table: pa.Table, column: str, known: pa.Array) -> Ints:
    """Rows of names among those known; NONE for null. Raises BadTable."""
    values = table[column].combine_chunks()
    found = pc.index_in(values, value_set=known)
    if found.null_count != values.null_count:
        row = row_of(pc.and_(found.is_null(), values.is_valid()))
        raise BadTable(name, column, "unknown", {"found": str(values[row - 1]), "row": row})
    return found.fill_null(NONE).to_numpy(zero_copy_only=False).astype(np.int32)


def _persons(table: pa.Table, posts: pa.Array, groups: int) -> tuple[Persons, pa.Array]:
    called = names("persons", table, "person")
    group = numbered("persons", table, "group", groups)
    stay, move, unplaced = (longs("persons", table, column) for column in ("stay", "move", "unplaced"))
    fills = table["fills"].to_numpy().astype(np.bool_)
    at = index("persons", table, "at", posts)
    return Persons(lottery.keys(called.to_pylist()), at, group, stay, move, unplaced, fills), called


def _posts(table: pa.Table) -> tuple[Posts, pa.Array]:
    called = names("posts", table, "post")
    seats, price = ints("posts", table, "seats"), table["price"].combine_chunks()
    given = price.value_lengths().to_numpy(zero_copy_only=False)
    if (given != seats).any():
        row = row_of(given != seats)
        told = {"row": row, "seats": int(seats[row - 1]), "prices": int(given[row - 1])}
        raise BadTable("posts", "price", "prices_not_seats", told)
    prices = price.flatten()
    if prices.null_count:
        row = int(np.repeat(np.arange(len(seats)), seats)[row_of(prices.is_null()) - 1]) + 1
        raise BadTable("posts", "price", "no_price", {"row": row})
    made = Posts(
        lottery.keys(called.to_pylist()), seats, prices.to_numpy(zero_copy_only=False).astype(np.int64),
        longs("posts", table, "surplus"), longs("posts", table, "priority"),
    )  # fmt: skip
    return made, called


def _arcs(name: str, table: pa.Table, tail: Ints, posts: pa.Array) -> Arcs:
    return Arcs(tail, index(name, table, "post", posts), longs(name, table, "cost"))


def _own(rows: dict[str, pa.Table], persons: pa.Array, posts: pa.Array) -> Arcs:
    if "own" not in rows:
        return Arcs.none()
    return _arcs("own", rows["own"], index("own", rows["own"], "person", persons), posts)


def write(folder: Path | str, regencies: Iterable[Named]) -> None:
    """Write one regency after another; no more than one is in memory. A file that is there is replaced when all is done."""
    path = Path(folder)
    path.mkdir(parents=True, exist_ok=True)
    hubs = 0
    with written(path) as put:
        for one in regencies:
            hubs = max(hubs, one.instance.hubs)
            for name, columns in _columns(one):
                noted = {HUBS: str(hubs).encode()} if name == "groups" else {}
                put(name, of_regency(one.code, columns), noted)


def _columns(one: Named) -> Iterator[tuple[str, dict[str, Any]]]:
    instance = one.instance
    persons, posts = instance.persons, instance.posts
    person_names, post_names = pa.array(one.persons, TEXT), pa.array(one.posts, TEXT)
    yield "persons", {
        "person": person_names, "at": taken(post_names, persons.at), "group": _or_null(persons.group),
        "stay": persons.stay, "move": persons.move, "unplaced": _or_null(persons.unplaced), "fills": persons.fills,
    }  # fmt: skip
    price = pa.ListArray.from_arrays(posts.first_seat.astype(np.int32), pa.array(posts.price))
    yield "posts", {
        "post": post_names, "seats": posts.seats, "price": price, "surplus": _or_null(posts.surplus),
        "priority": posts.priority,
    }  # fmt: skip
    number = np.arange(instance.groups, dtype=np.int32)
    yield "groups", {"group": number, "hub": _or_null(instance.hub), "hub_cost": instance.hub_cost}
    for name, arcs, tail in (("near", instance.near, "group"), ("far", instance.far, "hub")):
        yield name, {tail: arcs.tail, "post": taken(post_names, arcs.head), "cost": arcs.cost}
    if len(instance.own):
        own = instance.own
        yield "own", {
            "person": taken(person_names, own.tail), "post": taken(post_names, own.head), "cost": own.cost,
        }  # fmt: skip


def _or_null(values: NDArray[Any]) -> pa.Array:
    return pa.array(values, mask=values == NONE)


def taken(names: pa.Array, rows: Ints) -> pa.Array:
    """Names by their rows; null for NONE."""
    return names.take(pa.array(rows, mask=rows == NONE))


def of_regency(code: str, columns: dict[str, Any]) -> dict[str, Any]:
    """The columns with that of the regency before them."""
    return {"regency": pa.array([code] * len(next(iter(columns.values()))), TEXT), **columns}


class Put(Protocol):
    """Columns by their names, in the order of COLUMNS; metadata: of the file."""

    def __call__(
        self, name: str, columns: Mapping[str, Any], metadata: Mapping[bytes, bytes] | None = None
    ) -> None: ...


@contextmanager
def written(folder: Path) -> Iterator[Put]:
    """Gives what appends a row group to a file by its name; files take their place when nothing has gone wrong."""
    writers: dict[str, pq.ParquetWriter] = {}
    with ExitStack() as stack:

        def put(name: str, columns: Mapping[str, Any], metadata: Mapping[bytes, bytes] | None = None) -> None:
            schema = pa.schema(list(COLUMNS[name].items()))
            if name not in writers:
                beside = folder / f"{name}.parquet.new"
                writers[name] = stack.enter_context(pq.ParquetWriter(beside, schema, compression="zstd"))
            table = pa.table(dict(columns)).cast(schema)
            if metadata:
                writers[name].add_key_value_metadata(metadata)
            writers[name].write_table(table, row_group_size=max(table.num_rows, 1))

        yield put
    for name in writers:
        (folder / f"{name}.parquet.new").replace(folder / f"{name}.parquet")
