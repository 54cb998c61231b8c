"""A scenario answered: found out of today's data, and told in figures, in moves, in the price of anything else."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from penata.domains.placement.engine import baselines, modes
from penata.domains.placement.engine.flow import Infeasible
from penata.domains.placement.engine.graph import TooLarge
from penata.domains.placement.engine.instance import Ints
from penata.domains.placement.engine.price import PinRefused
from penata.domains.placement.models import Scenario
from penata.domains.placement.queries import figures, solving
from penata.domains.placement.queries.build import Built, build
from penata.domains.placement.queries.inputs import Inputs, load
from penata.domains.placement.queries.reasons import reason_of
from penata.domains.workload.public import PostFact
from penata.kernel.access import Actor
from penata.kernel.ui import figures as written


@dataclass(frozen=True, slots=True)
class Found:
    inputs: Inputs
    built: Built
    answer: modes.Answer
    read_seconds: float


def find(actor: Actor, scenario: Scenario) -> Found:
    """The answer, with what it rests on; the scenario need not be kept.

    Raises ValidationError where nobody serves there, the numbers are too large, or somebody pinned can be nowhere.
    """
    started = time.perf_counter()
    return solved(load(actor, scenario), started)


def solved(inputs: Inputs, started: float | None = None) -> Found:
    """The same from inputs that were read, or changed, by the caller. started: when the reading began."""
    started = time.perf_counter() if started is None else started
    if not inputs.workers:
        raise ValidationError(
            _("Tidak ada pegawai di unit ini pada tanggal itu; impor pegawai dan ABK lebih dulu.")
        )
    if not any(fact.seats for fact in inputs.posts):
        raise ValidationError(
            _("Tidak ada ABK yang sah di unit ini pada tanggal itu, jadi tidak ada yang perlu diisi.")
        )
    built = build(inputs)
    read_seconds = time.perf_counter() - started
    return Found(inputs, built, _answered(inputs, built), read_seconds)


def _answered(inputs: Inputs, built: Built) -> modes.Answer:
    try:
        return solving.solve(inputs, built)
    except TooLarge as problem:
        raise ValidationError(
            _("Angka kebijakan terlalu besar untuk dihitung tepat; yang terbesar %d.") % problem.most
        ) from None
    except modes.TooFewMoves as problem:
        raise ValidationError(
            _("Pengandaian Anda memerlukan paling sedikit %d perpindahan; longgarkan batasnya.")
            % problem.least
        ) from None
    except (Infeasible, PinRefused):
        raise ValidationError(
            _(
                "Pengandaian Anda tidak dapat dipenuhi: jabatan yang dipatok tidak punya tempat atau tidak boleh ia pegang."
            )
        ) from None


def told(found: Found) -> dict[str, Any]:
    """What the pages say of it, and `penata place --json` a part of; `other_ways` stand beside it."""
    inputs, built, answer = found.inputs, found.built, found.answer
    now, places = built.instance.persons.at, answer.places
    before, after, farther = figures.moved_km(inputs, places)
    return {
        "persons": len(inputs.workers), "posts": len(inputs.posts), "moves": answer.moves,
        "objective": answer.objective, "certificate": {"violations": answer.certificate.violations},
        "solves": answer.solves, "price_of_next_move": answer.price_of_next_move, "gap": answer.gap,
        "before": figures.figures(inputs, now), "after": figures.figures(inputs, places),
        "moved_km_before": before, "moved_km_after": after, "farther": farther,
        "districts": figures.by_district(inputs, now, places), "units": figures.by_unit(inputs, now, places),
        "stays": dict(Counter(worker.stays for worker in inputs.workers if worker.stays)),
        "ordered": sorted(inputs.ordered),
        "homes_by_district": sum(inputs.km.is_by_district(worker.origin) for worker in inputs.workers),
        "without_home": sum(inputs.km.is_unknown(worker.origin) for worker in inputs.workers),
        "seconds": {"read": round(found.read_seconds, 3), **answer.seconds},
    }  # fmt: skip


def other_ways(found: Found) -> dict[str, Any]:
    """What an office's list and a careful greedy reach with as many moves."""
    instance, moves = found.built.instance, found.answer.moves
    ways = {"list": baselines.list_method(instance, moves), "greedy": baselines.greedy(instance, moves)}
    return {name: _way(found.inputs, instance.persons.at, way) for name, way in ways.items()}


def distances(told: Mapping[str, Any]) -> str:
    """On what the kilometres rest where villages have no place of their own; empty where all have one."""
    by_district, unknown = told.get("homes_by_district", 0), told["without_home"]
    said = []
    if by_district:
        words = _("Jarak %s orang dihitung dari kecamatan asalnya, karena letak desanya belum diketahui.")
        said.append(words % written.number(by_district))
    if unknown:
        words = _("%s orang tanpa desa asal yang diketahui dianggap jauh dari mana pun.")
        said.append(words % written.number(unknown))
    return " ".join(said)


def unproved(budget: int | None, gap: int) -> str:
    """What the certificate leaves open where moves are limited; empty where nothing."""
    if not gap:
        return ""
    words = _(
        "Belum terbukti terbaik: susunan lain dengan paling banyak %(budget)s perpindahan mungkin lebih baik, tetapi terbukti "
        "tidak lebih dari %(gap)s angka."
    )
    return words % {"budget": written.number(budget), "gap": written.number(gap)}


def of_those(inputs: Inputs, targets: Mapping[int, int]) -> dict[str, Any]:
    """Figures if these people alone go: person -> post."""
    place = {fact.post_id: n for n, fact in enumerate(inputs.posts)}
    posts = [place[targets[w.person_id]] if w.person_id in targets else w.post for w in inputs.workers]
    places = np.array(posts, dtype=np.int32)
    now = figures.now_of(inputs)
    told = figures.figures(inputs, places)
    return {
        "moves": len(targets), "shortage": told["shortage"], "fill_p10": told["fill_p10"],
        "districts": figures.by_district(inputs, now, places),
    }  # fmt: skip


def _way(inputs: Inputs, now: Ints, places: Ints) -> dict[str, Any]:
    told = figures.figures(inputs, places)
    _before, _after, farther = figures.moved_km(inputs, places)
    return told | {"moves": int(np.count_nonzero(places != now)), "farther": farther}


def moves(found: Found) -> list[dict[str, Any]]:
    """Each move as machines read it: people by their code, posts by unit and job."""
    inputs, places = found.inputs, found.answer.places
    before, after = figures.staff_of(inputs, figures.now_of(inputs)), figures.staff_of(inputs, places)
    rows = []
    for worker, place in zip(inputs.workers, places.tolist(), strict=True):
        if place != worker.post:
            here, there = inputs.posts[worker.post], inputs.posts[place]
            rows.append(
                {
                    "person": worker.code, "from": name_of(here), "to": name_of(there),
                    "km_before": inputs.km_of(worker, worker.post),
                    "km_after": inputs.km_of(worker, place),
                    "reason": reason_of(
                        there.unit, there.job, there.seats or 0, int(before[place]), int(after[place])
                    ),
                }
            )  # fmt: skip
    return rows


def name_of(post: PostFact) -> str:
    return f"{post.unit_code}/{post.job_code}"
