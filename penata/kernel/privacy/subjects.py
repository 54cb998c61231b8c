"""Whom personal data is about. The domain that keeps people says how they are found and corrected; this part does not know.

A house has one register of people: `use` is called once, when the domain starts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from penata.kernel.access import Actor, Permission


@dataclass(frozen=True, slots=True)
class Subject:
    """A person as far as requests and traces need one. `path`: the unit he belongs to today."""

    person_id: int
    code: str
    name: str
    path: str
    user_id: int | None
    url: str


@dataclass(frozen=True, slots=True)
class Blank:
    """One thing that may be corrected: a column, what it is called, and what may stand in it.

    kind: "text", "day", "choice". `parse` reads what was typed and raises CellProblem; it is not run on an empty one.
    """

    column: str
    label: str
    kind: str = "text"
    choices: tuple[tuple[str, str], ...] = ()
    parse: Callable[[str], object] = str


@dataclass(frozen=True, slots=True)
class Topic:
    """Blanks that are corrected together, under one name."""

    key: str
    label: str
    blanks: tuple[Blank, ...]


@dataclass(frozen=True, slots=True)
class Register:
    """How a house answers about its people.

    model: "app.Model" of the person. of_user: the person behind an account. find: by his code, where the actor has the
    permission. by_ids: without asking for rights, for rows that were found by a scoped query. known: the values of
    blanks as they stand. correct: applies them; what stands against it, in words. belonging: who belongs today to a
    unit at or below one of the paths, with `pk` and `user_id`. places: units as (path, name) for a form. pages:
    "contact" and "seen", the names of the owner's pages that the domain has itself.
    told: a value of a column as people write it: a day, the name of a village.
    """

    model: str
    topics: Sequence[Topic]
    of_user: Callable[[Actor], Subject | None]
    find: Callable[[Actor, Permission, str], Subject | None]
    by_ids: Callable[[Iterable[int]], Mapping[int, Subject]]
    known: Callable[[int], Mapping[str, str]]
    correct: Callable[[Subject, Mapping[str, str], Actor], Sequence[str]]
    belonging: Callable[[Sequence[str]], QuerySet[Any]]
    places: Callable[[Actor, Permission], Sequence[tuple[str, str]]]
    pages: Mapping[str, str]
    told: Callable[[str, str], str]


_register: list[Register] = []


def use(register: Register) -> None:
    _register[:] = [register]


def people() -> Register:
    return _register[0]


def topic(key: str) -> Topic | None:
    return next((known for known in people().topics if known.key == key), None)
