"""Regencies from a folder of Parquet files, solved on this machine's processors or on a cluster; each alone, or, where the
folder says how they are joined, after it was decided for all together who goes from one to another."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from time import perf_counter
from typing import Any

import numpy as np
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from penata.domains.placement.engine import (
    division,
    exchange,
    links,
    measures,
    moves,
    regency,
    spread,
    table_faults,
    tables,
)
from penata.domains.placement.engine.exchange import Exchange
from penata.domains.placement.engine.flow import Infeasible
from penata.domains.placement.engine.graph import TooLarge
from penata.domains.placement.engine.instance import Instance, Longs
from penata.domains.placement.engine.spread import Crew
from penata.domains.placement.queries import sentences
from penata.kernel.jobs.progress import Report


@dataclass(slots=True)
class _Sums:
    """What all regencies come to together. before, after: filled seats, a list of arrays, one of each regency; seats with
    them. sent: who is in the regencies whose answers are still awaited, in their order."""

    objective: int = 0
    violations: int = 0
    seconds: dict[str, float] = field(
        default_factory=lambda: dict.fromkeys(("build", "solve", "decode"), 0.0)
    )
    seats: list[Longs] = field(default_factory=list)
    before: list[Longs] = field(default_factory=list)
    after: list[Longs] = field(default_factory=list)
    moves: int = 0
    sent: deque[moves.Present] = field(default_factory=deque)


@dataclass(frozen=True, slots=True)
class Rows:
    """All moves as `penata place --json` prints them, read from moves.parquet whenever they are asked for."""

    folder: Path
    count: int

    def __len__(self) -> int:
        return self.count

    def __iter__(self) -> Iterator[dict[str, Any]]:
        for row in moves.read(self.folder):
            yield row | {"km_before": None, "km_after": None, "reason": ""}


def solve(folder: Path, *, seed: int, address: str, report: Report) -> dict[str, Any]:
    """Answers in the order of the persons' file, or of the regencies' where there is one. Raises ValidationError."""
    codes: list[str] = []
    with _in_words(address, codes):
        opened = tables.Folder(folder)
        joined = links.read(opened.path)
        codes += joined.codes if joined else opened.codes()
        workers = min(len(os.sched_getaffinity(0)), len(codes))
        with spread.crew(workers, address, prepare=regency.warm) as crew:
            return solved(opened, codes, joined, seed, crew, report)


def solved(
    opened: tables.Folder,
    codes: Sequence[str],
    joined: links.Links | None,
    seed: int,
    crew: Crew,
    report: Report,
) -> dict[str, Any]:
    """One regency at a time is held here beside those that are out. Raises what the engine raises."""
    sums, tick = _Sums(), _ticking(report, len(codes) * (3 if joined else 1))
    started = perf_counter()
    between = exchange.decide(opened, joined, seed, tick=tick) if joined else None
    sums.seconds["build"] += perf_counter() - started
    answers = crew.map(regency.answer, _payloads(opened, codes, between, seed, sums))
    moves.write(opened.path, _moves(answers, sums, tick))
    return _told(sums, between, Rows(opened.path, sums.moves))


def _ticking(report: Report, total: int) -> Callable[[], None]:
    steps = count(1)
    return lambda: report(next(steps), total)


def _payloads(
    opened: tables.Folder, codes: Sequence[str], between: Exchange | None, seed: int, sums: _Sums
) -> Iterator[regency.Payload]:
    for number, code in enumerate(codes):
        started = perf_counter()
        one = opened.read(code)
        if between is None:
            local, present = division.alone(code, number, one.instance), moves.present(one)
        else:
            local = between.local(number, one.instance)
            present = between.present(number, one, local)
        sums.sent.append(present)
        _count_before(sums, one.instance)
        payload = regency.pack(code, local.instance, seed)
        sums.seconds["build"] += perf_counter() - started
        yield payload


def _moves(answers: Iterator[regency.Answer], sums: _Sums, tick: Callable[[], None]) -> Iterator[moves.Moves]:
    for answer in answers:
        started = perf_counter()
        _count_answer(sums, answer)
        moved = moves.of(sums.sent.popleft(), answer.places)
        sums.moves += len(moved.person)
        sums.seconds["decode"] += perf_counter() - started
        tick()
        yield moved


def _count_before(sums: _Sums, instance: Instance) -> None:
    seats = instance.posts.seats.astype(np.int64)
    sums.seats.append(seats)
    sums.before.append(np.minimum(instance.standing, seats))


def _count_answer(sums: _Sums, answer: regency.Answer) -> None:
    sums.objective += answer.objective
    sums.violations += answer.violations
    sums.seconds["solve"] += answer.seconds
    sums.after.append(answer.filled.astype(np.int64))


def _told(sums: _Sums, between: Exchange | None, rows: Rows) -> dict[str, Any]:
    """As `penata place --json` prints it; what these files do not say (kilometres, which post is remote) is null. Checking
    is part of the time of solving, which is that of all workers together; deciding between regencies is part of building.

    objective: of all regencies, each with whom it has afterwards, and of the ways between them.
    """
    seats = np.concatenate(sums.seats) if sums.seats else np.zeros(0, np.int64)
    told = {
        "objective": sums.objective, "certificate": {"violations": sums.violations}, "moves": rows,
        "before": _figures(seats, sums.before), "after": _figures(seats, sums.after), "price_of_next_move": None,
        "seconds": {"certify": None, **{name: round(spent, 3) for name, spent in sums.seconds.items()}},
    }  # fmt: skip
    if between is not None:
        told["objective"] = sums.objective + between.cost
        told["certificate"] = {"violations": sums.violations + between.violations}
        told["between"] = {"persons": len(between.travellers), "ways": between.cost}
    return told


def _figures(seats: Longs, parts: list[Longs]) -> dict[str, Any]:
    """Over all posts that have seats."""
    filled = np.concatenate(parts) if parts else np.zeros(0, np.int64)
    return {**measures.fill_by_post(filled, seats), "remote_fill": None, "km_mean": None}


@contextmanager
def _in_words(address: str, codes: Sequence[str]) -> Generator[None]:
    """Whatever the engine refuses, as a sentence. codes: of the tasks, as far as they are known by then."""
    try:
        yield
    except table_faults.BadTable as problem:
        raise ValidationError(sentences.of_table(problem)) from None
    except table_faults.BadNumbers as found:
        where = _("kabupaten %s") % found.regency
        raise ValidationError([f"{where}: {sentences.of_problem(one)}" for one in found.problems]) from None
    except spread.WorkerLost as loss:
        told = _("Pekerja yang menghitung %s mati setiap kali dicoba; beri lebih banyak memori.")
        raise ValidationError(told % codes[loss.task]) from None
    except spread.ClusterLost:
        raise ValidationError(_("Tidak ada pekerja Dask di %s, atau penjadwalnya mati.") % address) from None
    except spread.OtherVersion:
        raise ValidationError(
            _("Pekerja di %s memakai Penata versi lain; samakan dulu semua mesinnya.") % address
        ) from None
    except (Infeasible, TooLarge) as refusal:
        raise ValidationError(_refused(refusal)) from None


def _refused(refusal: Infeasible | TooLarge) -> str:
    noted = "".join(getattr(refusal, "__notes__", [])).removeprefix("regency ")
    code = noted or _("Antarkabupaten")
    if isinstance(refusal, TooLarge):
        return _("%(code)s: biayanya terlalu besar untuk dihitung tepat; yang terbesar %(most)d.") % {
            "code": code,
            "most": refusal.most,
        }
    return _("%s: tidak semua orang dapat ditempatkan.") % code
