"""What is wrong with a cell or a row, said so that the person at the spreadsheet can mend it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from penata.kernel.values import N_, Term


class Level(Term):
    ERROR = "error", N_("Galat")
    WARNING = "warning", N_("Peringatan")


@dataclass(frozen=True, slots=True)
class Problem:
    """One problem, at the row as the sheet counts (the first line is 1) and the column by its name."""

    row: int
    column: str
    level: Level
    code: str
    message: str
    remedy: str
    cell: str = ""

    @property
    def is_error(self) -> bool:
        return self.level == Level.ERROR

    def as_json(self) -> dict[str, Any]:
        return {
            "row": self.row,
            "column": self.column,
            "level": self.level.value,
            "code": self.code,
            "message": self.message,
            "remedy": self.remedy,
        }


class CellProblem(ValueError):  # noqa: N818
    """A parser's refusal of one cell."""

    def __init__(self, code: str, message: str, remedy: str) -> None:
        super().__init__(message)
        self.code, self.message, self.remedy = code, message, remedy

    @property
    def sentence(self) -> str:
        """For a form, where message and remedy stand in one place."""
        return f"{self.message} {self.remedy}"

    def anew(self) -> CellProblem:
        """The same to raise once more: one that is kept and raised again gathers the trace of every row."""
        return CellProblem(self.code, self.message, self.remedy)

    def at(self, row: int, column: str, raw: Any) -> Problem:
        return Problem(row, column, Level.ERROR, self.code, self.message, self.remedy, shown(raw))


class FileRefused(ValueError):  # noqa: N818
    """The file as a whole cannot be read."""

    def __init__(self, message: str, remedy: str) -> None:
        super().__init__(f"{message} {remedy}")
        self.message, self.remedy = message, remedy


def shown(raw: Any) -> str:
    """A cell's content as the sheet shows it, cut where it is long."""
    text = repr(raw) if isinstance(raw, float) else str(raw)
    return text if len(text) <= 80 else text[:79] + "…"


def nearest(text: str, known: Iterable[str], count: int = 3) -> list[str]:
    """Names that were probably meant, best first; letter case does not count."""
    by_fold = {name.casefold(): name for name in known}
    return [by_fold[hit] for hit in get_close_matches(text.casefold(), by_fold, n=count, cutoff=0.72)]
