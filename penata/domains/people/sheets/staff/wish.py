"""What one row of the staff list asks to be written; plain data between planning and applying."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from penata.domains.organization.public import JobRef, UnitRef
from penata.domains.people.sheets.staff.known import Known
from penata.kernel.sheets.parsed import ParsedRow
from penata.kernel.sheets.plan import Change, shown
from penata.kernel.sheets.problems import Level, Problem


@dataclass(slots=True)
class NewEngagement:
    status: str
    start: date
    last: date | None = None
    end_reason: str = ""
    vendor: str = ""
    honorarium: int | None = None
    start_is_known: bool = True


@dataclass(slots=True)
class NewAssignment:
    start: date
    last: date | None = None
    start_is_known: bool = True


@dataclass(slots=True)
class StaffWish:
    """`person`, `engagement`, `assignment`, `grade`, `education` hold fields to correct in the rows known."""

    row: ParsedRow
    known: Known | None
    unit: UnitRef
    job: JobRef
    person: dict[str, Any] = field(default_factory=dict)
    engagement: dict[str, Any] = field(default_factory=dict)
    open_engagements: list[NewEngagement] = field(default_factory=list)
    assignment: dict[str, Any] = field(default_factory=dict)
    open_assignment: NewAssignment | None = None
    grade: dict[str, Any] = field(default_factory=dict)
    open_grade: tuple[str, date | None] | None = None
    education: dict[str, Any] = field(default_factory=dict)
    open_education: tuple[str, int, str, int | None] | None = None
    drop_education: bool = False
    changes: list[Change] = field(default_factory=list)
    ends: bool = False

    def change(self, column: str, before: Any, after: Any) -> None:
        """What differs from what is known; of somebody new, all does, and the plan names him only."""
        if self.known is not None:
            self.changes.append(Change(column, shown(before), shown(after)))

    def value(self, column: str) -> Any:
        return self.row.values.get(column)

    def speaks_of(self, column: str) -> bool:
        """The file has the column, and this row's cell could be read."""
        return column in self.row.values

    def error(self, column: str, code: str, message: str, remedy: str) -> None:
        self._problem(Level.ERROR, column, code, message, remedy)

    def warn(self, column: str, code: str, message: str, remedy: str) -> None:
        self._problem(Level.WARNING, column, code, message, remedy)

    def _problem(self, level: Level, column: str, code: str, message: str, remedy: str) -> None:
        cell = shown(self.row.values.get(column))
        self.row.problems.append(Problem(self.row.number, column, level, code, message, remedy, cell))
