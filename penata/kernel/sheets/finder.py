"""Find a thing by what a cell calls it: its code or its name, with suggestions for near misses."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from django.utils.translation import gettext as _

from penata.kernel.sheets.cells import clean
from penata.kernel.sheets.parsed import ParsedRow
from penata.kernel.sheets.problems import CellProblem, nearest

Thing = TypeVar("Thing")


@dataclass(frozen=True, slots=True)
class Named(Generic[Thing]):
    """`hint` tells two of the same name apart: the parent of a unit, the district of a village."""

    code: str
    name: str
    thing: Thing
    hint: str = ""


class Finder(Generic[Thing]):
    def __init__(self, what: str, known: Iterable[Named[Thing]]) -> None:
        """what: how the sentence calls such a thing, "Unit" or "Jabatan"."""
        self.what = what
        self._by_code: dict[str, Named[Thing]] = {}
        self._by_name: dict[str, list[Named[Thing]]] = defaultdict(list)
        self._answers: dict[str, Thing | CellProblem] = {}
        for entry in known:
            self.add(entry)

    def add(self, entry: Named[Thing]) -> None:
        self._by_code[entry.code.casefold()] = entry
        self._by_name[clean(entry.name).casefold()].append(entry)
        self._answers.clear()

    def find(self, text: str) -> Thing:
        """The thing meant. Raises CellProblem where none is, or more than one."""
        known = self._answers.get(text)
        if known is None:
            known = self._answers[text] = self._look_up(text)
        if isinstance(known, CellProblem):
            raise known.anew()
        return known

    def all_named(self, text: str) -> list[Thing]:
        return [entry.thing for entry in self._by_name.get(clean(text).casefold(), [])]

    @property
    def unmistakable(self) -> list[str]:
        """What finds one thing each: a name, with its hint where others are called the same; in the order of the alphabet."""
        told = [
            entry.name if len(named) == 1 else f"{entry.name}, {entry.hint}"
            for named in self._by_name.values() for entry in named
        ]  # fmt: skip
        return sorted(told)

    def _look_up(self, text: str) -> Thing | CellProblem:
        wanted = clean(text).casefold()
        if (by_code := self._by_code.get(wanted)) is not None:
            return by_code.thing
        named = self._by_name.get(wanted, [])
        if not named and "," in wanted:
            first, _comma, rest = wanted.partition(",")
            named = [e for e in self._by_name.get(first.strip(), []) if e.hint.casefold() == rest.strip()]
        if len(named) == 1:
            return named[0].thing
        return self._ambiguous(text, named) if named else self._unknown(text)

    def _ambiguous(self, text: str, named: list[Named[Thing]]) -> CellProblem:
        options = "; ".join(f"{e.code} ({e.hint or e.name})" for e in named[:4])
        return CellProblem(
            "ambiguous",
            _("%(what)s “%(text)s” ada lebih dari satu.") % {"what": self.what, "text": text[:60]},
            _("Tulis kodenya: %s.") % options,
        )

    def _unknown(self, text: str) -> CellProblem:
        hits = nearest(clean(text), [*(n for n in self._by_name), *self._by_code])
        shown = [self._shown(hit) for hit in hits]
        remedy = (
            _("Mungkin maksudnya: %s.") % "; ".join(shown)
            if shown
            else _("Tulis kode atau namanya persis seperti di Penata.")
        )
        return CellProblem(
            "unknown",
            _("%(what)s “%(text)s” tidak dikenal.") % {"what": self.what, "text": text[:60]},
            remedy,
        )

    def _shown(self, hit: str) -> str:
        entry = self._by_code.get(hit) or self._by_name[hit][0]
        return f"{entry.name} ({entry.code})"


def find_in(row: ParsedRow, column: str, find: Callable[[str], Thing]) -> Thing | None:
    """The thing that a row's cell means; None where it is empty or, with its problem noted, unknown."""
    written = row.values.get(column)
    if not written:
        return None
    try:
        return find(written)
    except CellProblem as problem:
        row.problems.append(problem.at(row.number, column, written))
        return None
