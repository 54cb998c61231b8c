"""An exception as it may be written down: where it happened and of what kind, not what it says.

What an exception says quotes what it stumbled over: `Key (nik)=(6202…) already exists`, `invalid literal: 'Agus'`.
PostgreSQL's own fields (state, table, constraint) tell as much to whoever mends it.
"""

from __future__ import annotations

import traceback
from collections.abc import Iterator

import psycopg
from django.core.exceptions import ImproperlyConfigured
from django.template import TemplateDoesNotExist

# They speak of our code or of the machine, never of what was in hand.
HARMLESS = (AttributeError, NameError, ImportError, ImproperlyConfigured, TemplateDoesNotExist)
MOST_LINKS = 6


def as_text(problem: BaseException) -> str:
    """The whole chain, causes first, as Python prints it, without the words of the exceptions."""
    return "\n".join(part for link in reversed(_chain(problem)) for part in _one(link))


def kind(problem: BaseException) -> str:
    """The exception's class and what of its words may be told."""
    name = type(problem).__qualname__
    if isinstance(problem, psycopg.Error):
        return f"{name}{_of_database(problem)}"
    if isinstance(problem, HARMLESS):
        return f"{name}: {problem}"
    if isinstance(problem, OSError) and problem.errno is not None:
        return f"{name}: {problem.strerror}"
    return name


def _chain(problem: BaseException) -> list[BaseException]:
    links = [problem]
    while len(links) < MOST_LINKS:
        last = links[-1]
        before = last.__cause__ or (None if last.__suppress_context__ else last.__context__)
        if before is None or before in links:
            break
        links.append(before)
    return links


def _one(problem: BaseException) -> Iterator[str]:
    yield "Traceback (most recent call last):"
    yield "".join(traceback.format_tb(problem.__traceback__)).rstrip("\n")
    yield kind(problem)
    if isinstance(problem, BaseExceptionGroup):
        for inner in problem.exceptions:
            yield from _one(inner)


def _of_database(problem: psycopg.Error) -> str:
    if problem.sqlstate is None:  # it could not be asked: the words are about host and port
        return f": {str(problem).splitlines()[0]}" if str(problem) else ""
    told = problem.diag
    names = (
        ("table", told.table_name),
        ("column", told.column_name),
        ("constraint", told.constraint_name),
        ("type", told.datatype_name),
    )
    known = [f"sqlstate {problem.sqlstate}", *(f"{name} {value}" for name, value in names if value)]
    return f" ({', '.join(known)})"
