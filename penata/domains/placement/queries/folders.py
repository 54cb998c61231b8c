"""Regencies from a folder of Parquet files, each solved alone: on this machine's processors, or on a cluster."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from time import perf_counter
from typing import Any

import numpy as np
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from penata.domains.placement.engine import measures, regency, spread, tables
from penata.domains.placement.engine.flow import Infeasible
from penata.domains.placement.engine.graph import TooLarge
from penata.domains.placement.engine.instance import NONE, Instance, Longs
from penata.kernel.jobs.progress import Report


@dataclass(slots=True)
class _Sums:
    """What all regencies come to together. filled: a list of arrays, one of each regency; seats with them."""

    objective: int = 0
    violations: int = 0
    seconds: dict[str, float] = field(
        default_factory=lambda: dict.fromkeys(("build", "solve", "decode"), 0.0)
    )
    seats: list[Longs] = field(default_factory=list)
    before: list[Longs] = field(default_factory=list)
    after: list[Longs] = field(default_factory=list)
    moves: list[dict[str, Any]] = field(default_factory=list)


def solve(folder: Path, *, seed: int, address: str, report: Report) -> dict[str, Any]:
    """Answers in the order of the persons' file; one regency at a time is held here. Raises ValidationError."""
    sums = _Sums()
    try:
        opened = tables.Folder(folder)
        codes = opened.codes()
        workers = min(len(os.sched_getaffinity(0)), len(codes))
        with spread.crew(workers, address, prepare=regency.warm) as crew:
            answers = crew.map(regency.answer, _payloads(opened, codes, seed, sums))
            tables.write_moves(folder, _moves(opened, codes, answers, sums, report))
    except tables.BadTable as problem:
        raise ValidationError(_bad_table(problem)) from None
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
    return _told(sums)


def _payloads(opened: tables.Folder, codes: list[str], seed: int, sums: _Sums) -> Iterator[regency.Payload]:
    for code in codes:
        started = perf_counter()
        payload = regency.pack(code, opened.read(code).instance, seed)
        sums.seconds["build"] += perf_counter() - started
        yield payload


def _moves(
    opened: tables.Folder, codes: list[str], answers: Iterator[regency.Answer], sums: _Sums, report: Report
) -> Iterator[tables.Moves]:
    """Each regency is read once more when its answer is there, so that no more than one is held."""
    for number, answer in enumerate(answers, start=1):
        started = perf_counter()
        named = opened.read(answer.code)
        _count(sums, named.instance, answer)
        moved = tables.moves(named, answer.places)
        rows = zip(moved.person, moved.before, moved.after, strict=True)
        sums.moves += [
            {"regency": answer.code, "person": person, "from": here, "to": there, "km_before": None, "km_after": None,
             "reason": ""}
            for person, here, there in rows
        ]  # fmt: skip
        sums.seconds["decode"] += perf_counter() - started
        report(number, len(codes))
        yield moved


def _count(sums: _Sums, instance: Instance, answer: regency.Answer) -> None:
    persons, seats = instance.persons, instance.posts.seats.astype(np.int64)
    serving = persons.at[(persons.at != NONE) & persons.fills]
    sums.objective += answer.objective
    sums.violations += answer.violations
    sums.seconds["solve"] += answer.seconds
    sums.seats.append(seats)
    sums.before.append(np.minimum(np.bincount(serving, minlength=len(seats)), seats))
    sums.after.append(measures.filled(instance, answer.places).astype(np.int64))


def _told(sums: _Sums) -> dict[str, Any]:
    """As `penata place --json` prints it; what these files do not say (kilometres, which post is remote) is null. Checking
    is part of the time of solving, which is that of all workers together."""
    seats = np.concatenate(sums.seats) if sums.seats else np.zeros(0, np.int64)
    return {
        "objective": sums.objective, "certificate": {"violations": sums.violations}, "moves": sums.moves,
        "before": _figures(seats, sums.before), "after": _figures(seats, sums.after), "price_of_next_move": None,
        "seconds": {"certify": None, **{name: round(spent, 3) for name, spent in sums.seconds.items()}},
    }  # fmt: skip


def _figures(seats: Longs, parts: list[Longs]) -> dict[str, Any]:
    """Over all posts that have seats."""
    filled = np.concatenate(parts) if parts else np.zeros(0, np.int64)
    has = seats > 0
    each = np.sort(filled[has] / seats[has])
    told = (each[0], each[(len(each) + 9) // 10 - 1], each.mean()) if len(each) else (None,) * 3
    low, tenth, mean = (None if share is None else round(float(share), 4) for share in told)
    return {
        "fill_min": low, "fill_p10": tenth, "fill_mean": mean, "empty_posts": int(np.count_nonzero(has & (filled == 0))),
        "remote_fill": None, "km_mean": None,
    }  # fmt: skip


def _bad_table(problem: tables.BadTable) -> str:
    told = {"file": f"{problem.file}.parquet", "column": problem.column, "reason": problem.reason}
    if problem.column:
        return _("%(file)s, kolom %(column)s, tidak dapat dipakai: %(reason)s.") % told
    return _("%(file)s tidak dapat dipakai: %(reason)s.") % told


def _refused(refusal: Infeasible | TooLarge) -> str:
    code = "".join(getattr(refusal, "__notes__", [])).removeprefix("regency ")
    if isinstance(refusal, TooLarge):
        return _("%(code)s: biayanya terlalu besar untuk dihitung tepat; yang terbesar %(most)d.") % {
            "code": code,
            "most": refusal.most,
        }
    return _("%s: tidak semua orang dapat ditempatkan.") % code
