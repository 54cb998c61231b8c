"""What joins the regencies of a folder: hubs, regencies and corridors, three small tables. All of them stand there or none."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pyarrow as pa

from penata.domains.placement.engine import tables
from penata.domains.placement.engine.instance import Arcs, Longs
from penata.domains.placement.engine.nation import Links, Profiles
from penata.domains.placement.engine.table_faults import BadTable, refuse_below

FILES = ("hubs", "regencies", "corridors")
LEAST = {"far": 1, "cost": 1, "over": 0, "surplus": 0, "unplaced": 0}
"""Points in these columns are not below; a way that costs nothing would let people circle."""


def read(folder: Path) -> Links | None:
    """None where none of the files is there. Raises BadTable."""
    if not any((folder / f"{name}.parquet").exists() for name in FILES):
        return None
    hubs, regencies, corridors = (_table(folder, name) for name in FILES)
    codes = tables.names("regencies", regencies, "regency")
    tail, head = (tables.index("corridors", corridors, column, codes) for column in ("from", "to"))
    far, over, surplus, unplaced = (
        _points("regencies", regencies, column) for column in ("far", "over", "surplus", "unplaced")
    )
    ways = Arcs(tail, head, _points("corridors", corridors, "cost"))
    return Links(tuple(codes.to_pylist()), _profiles(hubs), ways, far, over, surplus, unplaced)


def _table(folder: Path, name: str) -> pa.Table:
    columns = list(tables.COLUMNS[name])
    table = tables.typed(name, tables.opened(folder, name).to_table(columns=columns))
    if name != "corridors" and not table.num_rows:
        raise BadTable(name, "", "no_rows")
    return table


def _profiles(hubs: pa.Table) -> Profiles:
    """Families and levels are numbered from 0 and are no more than hubs, so that what is counted stays small."""
    order = tables.in_order("hubs", hubs, "hub")
    family, level = (
        tables.numbered("hubs", hubs, column, hubs.num_rows, least=0)[order] for column in ("family", "level")
    )
    return Profiles(family, level)


def _points(name: str, table: pa.Table, column: str) -> Longs:
    points = tables.longs(name, table, column)
    refuse_below(name, column, points, LEAST[column])
    return points


def write(folder: Path, links: Links) -> None:
    """All three files; they take their places when all are whole."""
    codes = pa.array(links.codes, tables.TEXT)
    ways = links.corridors
    number = np.arange(len(links.profiles.family), dtype=np.int32)
    hubs = {"hub": number, "family": links.profiles.family, "level": links.profiles.level}
    regencies = {name: getattr(links, name) for name in ("far", "over", "surplus", "unplaced")}
    origin, target = (codes.take(pa.array(end)) for end in (ways.tail, ways.head))
    with tables.written(folder) as put:
        put("hubs", hubs)
        put("regencies", {"regency": codes, **regencies})
        put("corridors", {"from": origin, "to": target, "cost": ways.cost})
