"""The whole invented regency in memory, before any sheet is written: units, posts, people."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from penata.portals.demo import civil, contracts, filling, leavers, units
from penata.portals.demo.civil import Office
from penata.portals.demo.facts import jobs, thl
from penata.portals.demo.filling import NAMED, Post, Slot
from penata.portals.demo.identity import Identities
from penata.portals.demo.person import Person
from penata.portals.demo.units import UnitPlan

TODAY = date(2026, 11, 22)
SEED = 1


@dataclass(frozen=True, slots=True)
class World:
    today: date
    seed: int
    units: Sequence[UnitPlan]
    posts: Sequence[Post]
    people: Sequence[Person]  # in the order of their codes

    def serving(self, day: date) -> Iterator[tuple[Person, str]]:
        """Who is there on a day, and under which status."""
        for person in self.people:
            spell = person.serves_on(day)
            if spell is not None:
                yield person, spell.status

    def holder(self, unit: str, job: str) -> Person:
        """The civil servant in one of the named posts."""
        for person, status in self.serving(self.today):
            held = person.post_on(self.today)
            if (held.unit, held.job, status) == (unit, job, "PNS"):
                return person
        raise LookupError(f"{unit} {job}")


@lru_cache(maxsize=2)
def make(today: date = TODAY, seed: int = SEED) -> World:
    """The same day and seed make the same world."""

    def chance(part: str) -> random.Random:
        return random.Random(f"{seed}:{part}")  # noqa: S311 - nothing secret

    plan = units.build(chance("units"))
    posts = filling.posts_of(plan)
    slots = filling.fill(posts, chance("filling"))
    placed = filling.vendor_slots(posts, chance("vendors"))
    office = Office(today, Identities(seed), posts, chance("careers"))
    people = [*_serving(office, slots, placed), *leavers.civil_servants(office)]
    people.sort(key=lambda person: (person.first, person.nik))
    for number, person in enumerate(people, start=1):
        person.code = f"K{number:06}"
    return World(today, seed, plan, posts, people)


def _serving(office: Office, slots: Sequence[Slot], placed: Sequence[Slot]) -> Iterator[Person]:
    by_status: dict[str, list[Slot]] = defaultdict(list)
    for slot in slots:
        by_status[slot.status].append(slot)
    years = contracts.entry_years(office)
    yield from _civil_servants(office, by_status["PNS"])
    yield from _candidates(office, by_status["CPNS"])
    yield from _pppk(office, by_status["PPPK"])
    for slot in by_status["PPPK-PW"]:
        yield contracts.part_time(office, slot)
    for slot in by_status["THL"]:
        yield contracts.left_over(office, slot, years.next("left_over"))
    for number, slot in enumerate(_shuffled(office, placed)):
        yield contracts.of_vendor(office, slot, years.next("vendor") if number < thl.TO_VENDORS else None)
    yield from contracts.leavers(office, years)


def _civil_servants(office: Office, slots: Sequence[Slot]) -> Iterator[Person]:
    """A few of the younger ones were THL until 2022."""
    young = [
        slot
        for slot in slots
        if slot.post.job.group in {jobs.EXPERT, jobs.CARER, jobs.TEACHER}
        and (slot.post.unit.code, slot.post.job.code) not in NAMED
    ]
    former = {id(slot) for slot in office.rng.sample(young, thl.BECAME_CIVIL[2022])}
    for slot in slots:
        if id(slot) in former:
            yield contracts.former_candidate(office, slot, 2022)
        else:
            yield civil.civil_servant(office, slot)


def _candidates(office: Office, slots: Sequence[Slot]) -> Iterator[Person]:
    for number, slot in enumerate(_shuffled(office, slots)):
        if number < thl.BECAME_CIVIL[2025]:
            yield contracts.former_candidate(office, slot, 2025)
        else:
            yield civil.candidate(office, slot)


def _pppk(office: Office, slots: Sequence[Slot]) -> Iterator[Person]:
    """In each year the first so many were THL before."""
    left = dict(thl.BECAME_PPPK)
    days = civil.pppk_days(len(slots), office.rng)
    for slot, day in zip(_shuffled(office, slots), days, strict=True):
        if left.get(day.year):
            left[day.year] -= 1
            yield contracts.former_pppk(office, slot, day)
        else:
            yield civil.pppk(office, slot, day)


def _shuffled(office: Office, slots: Sequence[Slot]) -> list[Slot]:
    mixed = list(slots)
    office.rng.shuffle(mixed)
    return mixed
