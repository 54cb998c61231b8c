"""One invented person: who he is, what bound him to the government and when, where he served."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta

DAY = timedelta(days=1)
CIVIL = frozenset({"CPNS", "PNS"})
NUMBERED = CIVIL | {"PPPK", "PPPK-PW"}


@dataclass(slots=True)
class Spell:
    """A time under one status. `term`: years of a contract that is renewed; 0 where there is none.

    `last` and `reason` only where nothing follows it; the next spell ends this one by itself.
    """

    status: str
    first: date
    last: date | None = None
    reason: str = ""
    vendor: str = ""
    pay: int | None = None
    term: int = 0

    def end_as_of(self, day: date) -> tuple[date | None, str]:
        """The last day that a list written on `day` would name, and the reason if it has come."""
        if self.last is not None and self.reason and self.last <= day:
            return self.last, self.reason
        if not self.term:
            return None, ""
        end = _years_later(self.first, self.term) - DAY
        while end < day:
            end = _years_later(end + DAY, self.term) - DAY
        return end, ""


@dataclass(frozen=True, slots=True)
class Held:
    unit: str
    job: str
    since: date


@dataclass(slots=True)
class Person:
    sex: str
    born: date
    nik: str
    name: str
    birth_place: str
    origin: str  # code of a village; empty where nobody has asked yet
    origin_cell: str  # as the sheet writes it
    disability: str
    phone: str
    front: str = ""
    back: str = ""
    level: str = ""
    major: str = ""
    graduated: int | None = None
    nip: str = ""
    appointed: date | None = None
    grades: list[tuple[str, date]] = field(default_factory=list)
    spells: list[Spell] = field(default_factory=list)
    posts: list[Held] = field(default_factory=list)
    code: str = ""

    @property
    def first(self) -> date:
        return self.spells[0].first

    def spell_on(self, day: date) -> Spell | None:
        """The last that had begun by `day`."""
        begun = [spell for spell in self.spells if spell.first <= day]
        return begun[-1] if begun else None

    def serves_on(self, day: date) -> Spell | None:
        spell = self.spell_on(day)
        return spell if spell and (spell.last is None or spell.last >= day) else None

    def post_on(self, day: date) -> Held:
        begun = [held for held in self.posts if held.since <= day]
        return begun[-1] if begun else self.posts[0]

    def grade_on(self, day: date) -> tuple[str, date] | None:
        reached = [step for step in self.grades if step[1] <= day]
        return reached[-1] if reached else None


def _years_later(day: date, years: int) -> date:
    return day.replace(year=day.year + years)
