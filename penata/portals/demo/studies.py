"""Sheets of ABK: for each post its tasks, with volumes from which the designed need follows."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from penata.portals.demo.facts import agencies, jobs
from penata.portals.demo.facts.tasks import TASKS, TaskFact
from penata.portals.demo.filling import Post
from penata.portals.demo.sheets import number_cell
from penata.portals.demo.world import World

COLUMNS = (
    "tahun", "unit", "jabatan", "uraian_tugas", "hasil", "volume", "satuan_waktu", "norma_waktu_menit", "program",
)  # fmt: skip
MINUTES_A_YEAR = 75_000
TIMES_A_YEAR = {"tahun": 1, "bulan": 12, "minggu": 50, "hari": 250}

Row = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class StudySheet:
    year: int
    approve: bool
    rows: list[Row]


def all_sheets(world: World) -> list[StudySheet]:
    """This year's approved studies; last year's of those who are late, and their drafts of this year."""
    year = world.today.year
    late, settled = [], []
    for post in world.posts:
        if agency_of(post) in agencies.STUDY_WAITING:
            late.append(post)
        elif agency_of(post) not in agencies.STUDY_MISSING:
            settled.append(post)
    return [
        StudySheet(year - 1, True, list(rows(late, year - 1, world.seed))),
        StudySheet(year, True, list(rows(settled, year, world.seed))),
        StudySheet(year, False, list(rows(late, year, world.seed))),
    ]


def agency_of(post: Post) -> str:
    """The code of the agency that a unit's code begins with."""
    return ".".join(post.unit.code.split(".")[:2])


def rows(posts: Iterable[Post], year: int, seed: int) -> Iterator[Row]:
    rng = random.Random(f"{seed}:studies:{year}")  # noqa: S311 - nothing secret
    for post in posts:
        for task, volume in lines(post, rng):
            yield (
                year, post.unit.code, post.job.code, task.text, task.result, number_cell(volume), task.per, task.norm,
                task.program,
            )  # fmt: skip


def lines(post: Post, rng: random.Random) -> list[tuple[TaskFact, Decimal]]:
    """Tasks with volumes as people write them; their sum rounds to the seats of the post."""
    tasks = TASKS[post.job.tasks]
    for _attempt in range(20):
        wanted = _wanted(post, rng)
        shares = [task.share * rng.uniform(0.82, 1.18) for task in tasks]
        told = [
            (task, _volume(task, wanted * share / sum(shares)))
            for task, share in zip(tasks, shares, strict=True)
        ]
        if post.job.group == jobs.HEAD or seats_of(told) == post.seats:
            return told
    raise ValueError(f"{post.unit.code} {post.job.code}: no volumes come out at {post.seats} seats")


def raw_need(told: Iterable[tuple[TaskFact, Decimal]]) -> Decimal:
    return (
        sum((volume * task.norm * TIMES_A_YEAR[task.per] for task, volume in told), Decimal())
        / MINUTES_A_YEAR
    )


def seats_of(told: Iterable[tuple[TaskFact, Decimal]]) -> int:
    return int(raw_need(told) + Decimal("0.5"))


def _wanted(post: Post, rng: random.Random) -> float:
    if not post.seats:
        return rng.uniform(0.02, 0.3)  # vendors do the work; what is left is to look after it
    if post.job.is_single:
        return rng.uniform(0.82, 1.24)
    return post.seats + rng.uniform(-0.42, 0.44)


def _volume(task: TaskFact, persons: float) -> Decimal:
    """Whole numbers where there are many, a decimal or two where there are few."""
    exact = Decimal(persons * MINUTES_A_YEAR / (TIMES_A_YEAR[task.per] * task.norm))
    places = Decimal(1) if exact >= 20 else Decimal("0.1") if exact >= 1 else Decimal("0.01")
    return max(exact.quantize(places), places)
