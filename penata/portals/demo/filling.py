"""How many serve in each post, and under which status: short upriver, too many in the offices of Sampit."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from penata.portals.demo.facts import jobs, places
from penata.portals.demo.facts.jobs import JobFact
from penata.portals.demo.facts.places import EDGE, MIDDLE, TOWN, UPRIVER
from penata.portals.demo.units import UnitPlan

FULL_TIME, PART_TIME, LEFT_OVER = 6000, 1600, 23
"""CPNS, PNS and PPPK; PPPK paruh waktu; THL outside every lawful scheme: exactly so many."""
CONTRACTS, CANDIDATES, PLACED = 1500, 120, 430
"""PPPK and CPNS among the full-time; people of vendors."""


@dataclass(frozen=True, slots=True)
class Post:
    unit: UnitPlan
    job: JobFact
    seats: int


@dataclass(slots=True)
class Slot:
    """One person's place today."""

    post: Post
    status: str = ""


KETAPANG = "1.02.28"  # the health centre of some of them

NAMED = (
    ("4.01", "SEKDA"),
    ("5.03.02", "SDMA-AP"),
    ("1.02.01", "KASUBUM"),
    (KETAPANG, "KAPUS"),
    (KETAPANG, "PERAWAT-T"),
    ("6.01.02", "AUD-AM"),
    ("2.16.03", "PK-AP"),
)
"""Posts whose holders have accounts in the demo: always filled, by civil servants."""

_TOWN_RATE = {
    jobs.HEAD: 0.93, jobs.PRINCIPAL: 0.95, jobs.TEACHER: 1.16, jobs.SENIOR_TEACHER: 1.12, jobs.DOCTOR: 0.72,
    jobs.CARER: 1.0, jobs.EXPERT: 0.62, jobs.SENIOR: 0.74, jobs.FIELD: 0.92, jobs.CLERK: 1.42, jobs.OPERATIONS: 1.06,
}  # fmt: skip
"""Staff over seats in Sampit, by group of jobs."""

_INLAND = {
    jobs.HEAD: 1.22, jobs.PRINCIPAL: 1.2, jobs.TEACHER: 0.97, jobs.SENIOR_TEACHER: 0.88, jobs.DOCTOR: 0.7,
    jobs.CARER: 0.92, jobs.EXPERT: 0.8, jobs.SENIOR: 0.85, jobs.FIELD: 1.0, jobs.CLERK: 1.16, jobs.OPERATIONS: 1.25,
}  # fmt: skip
"""How a group fares inland, against what the district has on the whole."""

_LUCK = {True: (0.52, 1.48), False: (0.74, 1.26)}
"""How far units of one district differ, in Sampit and inland."""

_PART_TIME_ZONE = {UPRIVER: 6.0, EDGE: 4.6, MIDDLE: 3.2, TOWN: 0.42}
_PART_TIME_GROUP = {jobs.TEACHER: 1.0, jobs.CARER: 0.8, jobs.OPERATIONS: 5.0}
_CONTRACT_GROUP = {
    jobs.TEACHER: 2.6,
    jobs.CARER: 1.25,
    jobs.DOCTOR: 0.6,
    jobs.EXPERT: 0.45,
    jobs.OPERATIONS: 0.15,
}
_CANDIDATE_GROUP = {jobs.TEACHER: 0.35, jobs.CARER: 0.4, jobs.DOCTOR: 2.0, jobs.EXPERT: 2.5, jobs.CLERK: 0.3}


def posts_of(units: Iterable[UnitPlan]) -> list[Post]:
    return [Post(unit, jobs.BY_CODE[job], seats) for unit in units for job, seats in unit.posts.items()]


def fill(posts: Sequence[Post], rng: random.Random) -> list[Slot]:
    """Every place that is taken today but for the vendors' people, with its status."""
    taken = _counts(posts, rng)
    _meet_total(posts, taken, rng)
    slots = [Slot(post) for post, count in zip(posts, taken, strict=True) for _ in range(count)]
    kept = _named(slots)
    free = [slot for slot in slots if id(slot) not in kept]
    _mark("THL", LEFT_OVER, free, _left_over_weight, rng)
    _mark("PPPK-PW", PART_TIME, free, _part_time_weight, rng)
    _mark("PPPK", CONTRACTS, free, lambda s: _CONTRACT_GROUP.get(s.post.job.group, 0.0), rng)
    _mark("CPNS", CANDIDATES, free, lambda s: _CANDIDATE_GROUP.get(s.post.job.group, 0.0), rng)
    for slot in slots:
        slot.status = slot.status or "PNS"
    return slots


def vendor_slots(posts: Sequence[Post], rng: random.Random) -> list[Slot]:
    """Drivers, cleaners, guards and attendants of vendors: at least one a post, more in large units."""
    open_to = [post for post in posts if post.job.group == jobs.VENDOR]
    more = [4 if post.unit.code.startswith(("1.10", "4.0")) else 1 for post in open_to]
    chosen = [*open_to[:PLACED], *rng.choices(open_to, more, k=max(PLACED - len(open_to), 0))]
    return [Slot(post, "ALIH-DAYA") for post in chosen]


# --- how many ---


def _counts(posts: Sequence[Post], rng: random.Random) -> list[int]:
    luck = {post.unit.code: rng.uniform(*_LUCK[post.unit.zone == TOWN]) for post in posts}
    level = _district_levels(posts, luck)
    taken = []
    for post in posts:
        wanted = post.seats * _rate(post) * _luck_of(post, luck) * level[post.unit.district]
        count = int(wanted) + (rng.random() < wanted % 1)
        taken.append(min(count, 1) if post.job.is_single else count)
    for place, post in enumerate(posts):
        if (post.unit.code, post.job.code) in NAMED:
            taken[place] = max(taken[place], 1)
    return taken


def _luck_of(post: Post, luck: Mapping[str, float]) -> float:
    """Units differ in their staff; a head is there or is not."""
    return 1.0 if post.job.is_single else luck[post.unit.code]


def _rate(post: Post) -> float:
    return (_TOWN_RATE if post.unit.zone == TOWN else _INLAND).get(post.job.group, 0.0)


def _district_levels(posts: Sequence[Post], luck: Mapping[str, float]) -> dict[str, float]:
    """What makes each district come out at the staff over seats that its facts ask, whatever the luck of its units.

    In Sampit the rates of the groups say it; inland the table of districts.
    """
    asked: dict[str, float] = defaultdict(float)
    drawn: dict[str, float] = defaultdict(float)
    for post in posts:
        district, rate = post.unit.district, _rate(post)
        in_town = post.unit.zone == TOWN
        asked[district] += post.seats * (rate if in_town else places.BY_CODE[district].staffed)
        drawn[district] += post.seats * rate * _luck_of(post, luck)
    return {district: asked[district] / drawn[district] for district in asked}


def _meet_total(posts: Sequence[Post], taken: list[int], rng: random.Random) -> None:
    """Add or take away, one by one, in town offices and schools until the total is exact."""
    able = [
        place
        for place, post in enumerate(posts)
        if post.unit.zone == TOWN and post.job.group in {jobs.CLERK, jobs.TEACHER, jobs.CARER} and post.seats
    ]
    missing = FULL_TIME + PART_TIME + LEFT_OVER - sum(taken)
    step = 1 if missing > 0 else -1
    while missing:
        place = rng.choice(able)
        if taken[place] + step >= 1:
            taken[place] += step
            missing -= step


# --- under which status ---


def _named(slots: Sequence[Slot]) -> set[int]:
    seen: set[tuple[str, str]] = set()
    kept = set()
    for slot in slots:
        key = (slot.post.unit.code, slot.post.job.code)
        if key in NAMED and key not in seen:
            seen.add(key)
            kept.add(id(slot))
    return kept


def _mark(
    status: str, count: int, slots: Sequence[Slot], weigh: Callable[[Slot], float], rng: random.Random
) -> None:
    """Give a status to exactly so many free slots, each with its weight (Efraimidis and Spirakis)."""
    drawn = []
    for slot in slots:
        weight = 0.0 if slot.status else weigh(slot)
        if weight:
            drawn.append((rng.random() ** (1 / weight), len(drawn), slot))
    for _key, _place, slot in sorted(drawn, reverse=True)[:count]:
        slot.status = status


def _part_time_weight(slot: Slot) -> float:
    if slot.post.job.schooling in {"pharmacist", "ners", "midwife_pro"}:
        return 0.0
    return _PART_TIME_ZONE[slot.post.unit.zone] * _PART_TIME_GROUP.get(slot.post.job.group, 0.0)


def _left_over_weight(slot: Slot) -> float:
    weight = {jobs.OPERATIONS: 1.0, jobs.TEACHER: 0.3}.get(slot.post.job.group, 0.0)
    return weight * (0.4 if slot.post.unit.zone == TOWN else 1.0)
