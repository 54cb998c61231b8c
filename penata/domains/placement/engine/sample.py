"""A generated nation as a folder of files, for whoever wants to try the engine with more than one regency."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from penata.domains.placement.engine import generate, links, tables
from penata.domains.placement.engine.tables import Named


class Occupied(ValueError):  # noqa: N818 - a refusal, not an error
    """The folder holds something already, and it may be somebody's data."""


def write(
    folder: Path, seed: int, regencies: int, persons: int, *, report: Callable[[int, int], None]
) -> None:
    """One regency after another, so that one is in memory; each takes some 0.3 MB on disk for 10,000 persons.

    Raises Occupied.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise Occupied(folder)
    tables.write(folder, _told(named(seed, regencies, persons), regencies, report))
    links.write(folder, generate.links(seed, regencies))


def named(seed: int, regencies: int, persons: int) -> Iterator[Named]:
    """The nation of `generate.nation` with the names from which its keys are drawn."""
    for number, (code, instance) in enumerate(generate.nation(seed, regencies, persons)):
        own = generate.seed_of(seed, number)
        people = [generate.person_name(own, n) for n in range(len(instance.persons))]
        yield Named(code, instance, people, [generate.post_name(own, n) for n in range(len(instance.posts))])


def _told(regencies: Iterator[Named], total: int, report: Callable[[int, int], None]) -> Iterator[Named]:
    for number, one in enumerate(regencies, start=1):
        yield one
        report(number, total)
