"""What changes in each regency, by names, as a table: a nation has millions of rows, so none of them is kept in memory."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from penata.domains.placement.engine.instance import Ints
from penata.domains.placement.engine.tables import COLUMNS, TEXT, Named, of_regency, taken, written


@dataclass(frozen=True, slots=True)
class Moves:
    """What changes in one regency: names of persons, the regency each came from (None where it is this one), and the posts
    before and after (None for none)."""

    code: str
    person: Sequence[str]
    from_regency: Sequence[str | None]
    before: Sequence[str | None]
    after: Sequence[str | None]


@dataclass(frozen=True, slots=True)
class Present:
    """Who is in a regency while it is solved, as far as moves tell of it: names of persons and of posts, and the posts held
    before, by number. came_from, held_there: of the last persons, who came from other regencies, and the names of the
    posts they held there."""

    code: str
    persons: pa.Array
    posts: pa.Array
    at: Ints
    came_from: pa.Array
    held_there: pa.Array


def present(one: Named) -> Present:
    """A regency to which nobody came."""
    nobody = pa.array([], TEXT)
    persons, posts = pa.array(one.persons, TEXT), pa.array(one.posts, TEXT)
    return Present(one.code, persons, posts, one.instance.persons.at, nobody, nobody)


def of(one: Present, places: Ints) -> Moves:
    """Who serves elsewhere afterwards, and everybody who came, with a post or without. places: as `decode.places` gives
    them."""
    kept = len(one.at) - len(one.came_from)
    changed = np.flatnonzero((places != one.at) | (np.arange(len(places)) >= kept))
    row = pa.array(changed)
    origin = pa.concat_arrays([pa.nulls(kept, TEXT), one.came_from])
    before = pa.concat_arrays([taken(one.posts, one.at[:kept]), one.held_there])
    return Moves(
        one.code, one.persons.take(row).to_pylist(), origin.take(row).to_pylist(), before.take(row).to_pylist(),
        taken(one.posts, places[changed]).to_pylist(),
    )  # fmt: skip


def write(folder: Path | str, answers: Iterable[Moves]) -> None:
    """`moves.parquet`: a row for each move, a row group for each regency."""
    path = Path(folder)
    path.mkdir(parents=True, exist_ok=True)
    with written(path) as put:
        put("moves", {name: [] for name in COLUMNS["moves"]})
        for one in answers:
            columns = {
                "person": one.person,
                "from_regency": one.from_regency,
                "from": one.before,
                "to": one.after,
            }
            texts = {name: pa.array(values, TEXT) for name, values in columns.items()}
            put("moves", of_regency(one.code, texts))


def read(folder: Path | str) -> Iterator[dict[str, Any]]:
    """The rows of such a file, one regency at a time."""
    file = pq.ParquetFile(Path(folder) / "moves.parquet")
    for number in range(file.num_row_groups):
        yield from file.read_row_group(number).to_pylist()
