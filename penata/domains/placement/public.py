"""What the portals may import."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from penata.domains.placement.engine import files, modes, ordering, problems
from penata.domains.placement.engine.flow import Infeasible
from penata.domains.placement.queries import asking, explaining, results, sentences
from penata.domains.placement.queries.asking import Asked
from penata.domains.placement.queries.asking import read as asked_by
from penata.domains.placement.rules.policy import Policy
from penata.domains.placement.rules.words import PROBLEMS
from penata.kernel.access import Actor
from penata.kernel.jobs.progress import Report, silent

__all__ = ["Asked", "Policy", "answer", "asked_by", "generate_folder", "price", "solve", "solve_folder"]

TOLD = ("fill_min", "fill_p10", "fill_mean", "empty_posts", "remote_fill", "km_mean")


def answer(*, by: Actor, asked: Asked) -> dict[str, Any]:
    """The best distribution without keeping a scenario: objective, certificate, moves, figures before and after; and as a
    note on what its kilometres rest, where that is less than it should be, and what its certificate leaves open."""
    found = results.find(by, asking.scenario(by, asked))
    told = results.told(found)
    notes = (results.distances(told), results.unproved(asked.policy.budget, told["gap"]))
    return {
        "objective": told["objective"], "certificate": told["certificate"], "moves": results.moves(found),
        "before": {name: told["before"][name] for name in TOLD}, "after": {name: told["after"][name] for name in TOLD},
        "price_of_next_move": told["price_of_next_move"], "gap": told["gap"], "seconds": found.answer.seconds,
        "note": " ".join(filter(None, notes)),
    }  # fmt: skip


def price(*, by: Actor, asked: Asked, person: str, post: str) -> dict[str, Any] | None:
    """What it would change if somebody went to a post, beside that best distribution; None where he may not hold it.

    Its parts are None where it was found by solving again; empties: whether the emptiest would be emptier still."""
    return explaining.price(results.find(by, asking.scenario(by, asked)), person, post)


def solve_folder(folder: Path, *, seed: int, address: str = "", report: Report = silent) -> dict[str, Any]:
    """Every regency of a folder of Parquet files; the moves are written there too, as moves.parquet. Each is alone unless
    the folder says how they are joined; then it is decided first who goes from one to another.

    address: of a Dask scheduler; without one the processors of this machine do it. Raises ValidationError.
    """
    from penata.domains.placement.queries import folders  # only who has such files loads what reads them

    return folders.solve(folder, seed=seed, address=address, report=report)


def generate_folder(folder: Path, *, regencies: int, persons: int, report: Report = silent) -> dict[str, Any]:
    """A nation that does not exist as such a folder, the same every time; persons: in each regency. Raises ValidationError."""
    from penata.domains.placement.engine import sample

    try:
        sample.write(folder, Policy().seed, regencies, persons, report=report)
    except sample.Occupied:
        raise ValidationError(_("%s tidak kosong; sebut folder lain atau kosongkan dulu.") % folder) from None
    return {"folder": str(folder), "regencies": regencies, "persons": regencies * persons}


def solve(content: bytes, *, mode: str | None = None, budget: int | None = None) -> dict[str, Any]:
    """An instance that a file holds, answered without a database, so that anybody can check it.

    content: as docs/placement-instance.md describes. mode, budget: in place of what the file says. Raises ValidationError.
    """
    if budget is not None and budget < 0:
        raise ValidationError(sentences.of_problem(_below_nothing(budget)))
    try:
        loaded = files.read(content)
    except files.Unreadable as refusal:
        raise ValidationError([sentences.of_problem(problem) for problem in refusal.problems]) from None
    limit = loaded.budget if budget is None else budget
    instance, names = ordering.by_name(loaded.instance, loaded.names)
    try:
        found = modes.answer(instance, loaded.seed, mode or loaded.mode, limit)
    except modes.NoExactMethod:
        words = PROBLEMS["unlimited"]
        raise ValidationError(_(words)) from None
    except modes.TooFewMoves as refusal:
        raise ValidationError(
            _("Paling sedikit %d orang harus pindah; longgarkan batasnya.") % refusal.least
        ) from None
    except Infeasible:
        told = problems.unplaceable(instance, names)
        raise ValidationError([sentences.of_problem(one) for one in told]) from None
    persons, posts = names.persons, names.posts
    places, at = found.places.tolist(), instance.persons.at.tolist()
    return {
        "objective": found.objective, "certificate": {"violations": found.certificate.violations},
        "moves": [{"person": persons[n], "from": None if here < 0 else posts[here], "to": None if there < 0 else posts[there]}
                  for n, (here, there) in enumerate(zip(at, places, strict=True)) if here != there],
        "price_of_next_move": found.price_of_next_move, "gap": found.gap, "solves": found.solves, "seconds": found.seconds,
        "note": results.unproved(limit, found.gap),
    }  # fmt: skip


def _below_nothing(budget: int) -> problems.Problem:
    """As a file's own number of moves is refused."""
    return problems.Problem("negative", {"where": "--budget", "field": "budget", "found": budget})
