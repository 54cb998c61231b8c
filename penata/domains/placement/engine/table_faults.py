"""What is wrong with a table of a folder, as data: which file, column, row and regency, and what stands there."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from penata.domains.placement.engine.problems import Problem

REASONS = {
    "no_file": "{path} is missing",
    "unreadable": "{path} cannot be read: {fault}",
    "no_column": "is missing",
    "wrong_kind": "is {found}, not {wanted}",
    "too_large": "{found} in row {row} is not within {wanted}",
    "empty": "empty in row {row}",
    "too_small": "{found} in row {row} is below {least}",
    "not_numbered": "are not numbered 0 to {most}",
    "outside": "{found} in row {row} is not within 0 to {most}",
    "twice": "{found} stands twice, in row {row} again",
    "unknown": "{found} in row {row} is not known",
    "prices_not_seats": "row {row} has {seats} seats and {prices} prices, not one for each seat",
    "no_price": "empty for a seat of row {row}",
    "no_rows": "has no rows",
    "no_regency": "{found} is missing",
    "no_hub": "{found} is missing, which stands in {file}",
}


class BadTable(ValueError):  # noqa: N818 - a refusal, not an error
    """What is wrong with a file.

    column: empty where the file itself is. key: one of REASONS. values: what its words ask for; rows count from 1, among those
    of the regency where it is one's. regency: empty where the file is the nation's.
    """

    def __init__(
        self,
        file: str,
        column: str,
        key: str,
        values: Mapping[str, str | int] | None = None,
        regency: str = "",
    ) -> None:
        super().__init__(file, column, key, values or {}, regency)  # so that a worker can send it
        self.file, self.column, self.key, self.values, self.regency = file, column, key, values or {}, regency

    def __str__(self) -> str:
        where = f"{self.file}{'.' + self.column if self.column else ''}"
        of_whom = f" of {self.regency}" if self.regency else ""
        return f"{where}{of_whom}: {REASONS[self.key].format(**self.values)}"


class BadNumbers(ValueError):  # noqa: N818 - a refusal, not an error
    """Tables that can be read and mean nothing: what `problems.broken` finds in a regency."""

    def __init__(self, regency: str, problems: list[Problem]) -> None:
        super().__init__(regency, problems)
        self.regency, self.problems = regency, problems


def row_of(strays: Any) -> int:
    """Where the first of them stands, counted from 1. strays: a truth for each row, of which one at least holds."""
    return int(np.flatnonzero(np.asarray(strays))[0]) + 1


def refuse_below(name: str, column: str, values: NDArray[Any], least: int) -> None:
    """Raises BadTable where one is below the least."""
    if (values < least).any():
        row = row_of(values < least)
        told = {"found": int(values[row - 1]), "row": row, "least": least}
        raise BadTable(name, column, "too_small", told)
