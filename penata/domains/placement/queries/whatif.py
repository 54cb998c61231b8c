"""What if somebody went elsewhere, stayed, or did not go there: the exact price of each, before it is said."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from penata.domains.placement.engine import leximin, modes, price
from penata.domains.placement.engine.flow import Infeasible
from penata.domains.placement.engine.graph import Kind
from penata.domains.placement.models import Scenario
from penata.domains.placement.queries import remembered
from penata.domains.placement.queries.inputs import Inputs, load
from penata.domains.placement.queries.results import Found
from penata.domains.placement.rules.eligibility import may_hold
from penata.domains.placement.rules.terms import Mode
from penata.kernel.access import Actor, PersonalClass, sees
from penata.kernel.ui import figures


@dataclass(frozen=True, slots=True)
class Price:
    """points: by how many all would be worse. empties: in the fairest mode, whether the emptiest would be emptier still.
    parts: what makes the points up, where they were not found by solving again."""

    points: int
    empties: bool = False
    parts: price.Parts | None = None

    @property
    def words(self) -> str:
        said = ("+" if self.points >= 0 else "") + figures.number(self.points)
        return _("yang paling kosong makin kosong, %s angka") % said if self.empties else said


@dataclass(frozen=True, slots=True)
class Option:
    """A post that he may hold. price: None where it is told only when it is asked for."""

    post_id: int
    job: str
    unit: str
    km: int | None
    price: Price | None
    is_goal: bool


@dataclass(frozen=True, slots=True)
class WhatIf:
    """goal: where he goes by the scenario, None where he stays. barred: the price of not going there.

    is_exact: prices of all posts are told at once; else some when they are asked for: in the fairest mode one that empties
    others, with a number of moves one that undoes what was settled of him.
    is_partial: posts in buildings that not everybody can enter are left out, for a reader who may not know who cannot.
    """

    code: str
    job: str
    unit: str
    km: int | None
    can_move: bool
    is_exact: bool
    goal: Option | None
    staying: Price | None
    barred: Price | None
    options: Sequence[Option]
    problem: str = ""
    is_partial: bool = False

    @property
    def best(self) -> Sequence[Option]:
        """As many as a list to choose from holds; the page of the person has them all."""
        return [one for one in self.options if not one.is_goal][:20]


def of_code(
    actor: Actor, scenario: Scenario, code: str, asked: int | None = None
) -> tuple[int, WhatIf] | None:
    """(person, what if) of somebody in the scope; None where he is not there. asked: a post whose price is wanted."""
    inputs = load(actor, scenario)
    row = next((n for n, worker in enumerate(inputs.workers) if worker.code.lower() == code.lower()), None)
    if row is None:
        return None
    return inputs.workers[row].person_id, readable(actor, scenario, inputs, of(inputs, row, asked=asked))


def readable(actor: Actor, scenario: Scenario, inputs: Inputs, told: WhatIf) -> WhatIf:
    """Which posts are left out for who cannot enter every building would tell of his health: who may not read that sees no
    post of such a building, whoever it is about."""
    if sees(actor, PersonalClass.HEALTH, str(scenario.path)):
        return told
    entered = {
        post.post_id for post, place in zip(inputs.posts, inputs.places, strict=True) if place.is_accessible
    }
    options = [one for one in told.options if one.is_goal or one.post_id in entered]
    return replace(told, options=options, is_partial=True)


def of(inputs: Inputs, row: int, found: Found | None = None, asked: int | None = None) -> WhatIf:
    """As if nothing were said of him yet. found: an answer to these inputs, used where he has no pin in it."""
    worker = inputs.workers[row]
    if any(person == worker.person_id for person, _post, _ban in inputs.pins):
        inputs = replace(inputs, pins=[pin for pin in inputs.pins if pin[0] != worker.person_id])
        found = None
    try:
        found = found or remembered.solved(inputs)
    except ValidationError as refusal:
        return _told(inputs, row, problem=" ".join(refusal.messages))
    if worker.stays:
        return _told(inputs, row)
    one_by_one = inputs.policy.mode == Mode.FAIREST or row in found.answer.settled
    return _one_by_one(found, row, asked) if one_by_one else _weighted(found, row)


def _weighted(found: Found, row: int) -> WhatIf:
    told, goes = price.Prices(found.answer).all_parts(row), int(found.answer.places[row])
    prices: dict[int, Price | None] = {place: _parted(parts) for place, parts in told.items()}
    here = found.inputs.workers[row].post
    return _told(found.inputs, row, goes, prices, prices.get(here), _least(told, goes), is_exact=True)


def _parted(parts: price.Parts) -> Price:
    return Price(parts.total, parts=parts)


def _least(told: Mapping[int, price.Parts], goes: int) -> Price | None:
    """Of all the places beside that where he goes."""
    others = [parts for place, parts in told.items() if place != goes]
    return _parted(min(others, key=lambda parts: parts.total)) if others else None


def _one_by_one(found: Found, row: int, asked: int | None) -> WhatIf:
    """Where nothing becomes less fair, and what was settled of him stays so, all prices are known; else a price is what solving
    again finds, for what is asked."""
    inputs, goes = found.inputs, int(found.answer.places[row])
    worker, told = inputs.workers[row], price.Prices(found.answer).all_parts(row)
    prices: dict[int, Price | None] = {
        n: _parted(told[n]) if n in told else None for n, place in enumerate(inputs.places)
        if n in told or (inputs.posts[n].seats and may_hold(worker.profile, place))
    }  # fmt: skip
    wanted = next((n for n in prices if inputs.posts[n].post_id == asked), None)
    if wanted is not None and prices[wanted] is None:
        prices[wanted] = solved_again(found, row, wanted)
    staying = prices.get(worker.post) or solved_again(found, row, worker.post)
    barred = _least(told, goes) or (
        solved_again(found, row, goes, forbidden=True) if goes != worker.post else None
    )
    return _told(inputs, row, goes, prices, staying, barred, is_exact=False)


def solved_again(found: Found, row: int, post: int, *, forbidden: bool = False) -> Price | None:
    """What the same scenario loses when he must go there, or may not; None where that cannot be."""
    before, policy = found.answer, found.inputs.policy
    change = price.forbidden if forbidden else price.forced
    try:
        after = modes.answer(change(before.instance, row, post), policy.seed, policy.mode, policy.budget)
    except (Infeasible, price.PinRefused, modes.TooFewMoves):
        return None
    empties = policy.mode == Mode.FAIREST and _filled_ranks(after) < _filled_ranks(before)
    return Price(after.objective - before.objective, empties)


def _filled_ranks(answer: modes.Answer) -> int:
    """The larger, the better for the emptiest: both answers fill posts as well as they can, so ranks add up."""
    seats = answer.graph.arcs(Kind.SEAT)
    return int(np.sum(answer.flow[seats] * leximin.ranks(answer.instance)[answer.graph.row[seats]]))


def _told(
    inputs: Inputs,
    row: int,
    goes: int | None = None,
    prices: dict[int, Price | None] | None = None,
    staying: Price | None = None,
    barred: Price | None = None,
    *,
    is_exact: bool = True,
    problem: str = "",
) -> WhatIf:
    worker = inputs.workers[row]
    here = inputs.posts[worker.post]

    options = [
        Option(inputs.posts[place].post_id, inputs.posts[place].job, inputs.posts[place].unit, inputs.km_of(worker, place), told,
               place == goes)
        for place, told in (prices or {}).items() if place != worker.post
    ]  # fmt: skip
    options.sort(key=_best_first)
    return WhatIf(
        worker.code, here.job, here.unit, inputs.km_of(worker, worker.post), not worker.stays and not problem, is_exact,
        next((one for one in options if one.is_goal), None), staying, barred, options, problem,
    )  # fmt: skip


def _best_first(option: Option) -> tuple[bool, int, int, str, int]:
    told = option.price
    near = option.km if option.km is not None else 1 << 30
    return told is None, told.points if told else 0, near, option.unit, option.post_id


def refusal(inputs: Inputs, person: int, post: int | None, *, is_forbidden: bool) -> str:
    """Why this cannot be said of him, in a sentence, before anything is computed; empty where it can.

    Why somebody is not moved is not told: one of the reasons is nobody's business.
    """
    row = next((n for n, worker in enumerate(inputs.workers) if worker.person_id == person), None)
    if row is None:
        return _("Orang itu tidak bertugas di unit yang ditata skenario ini pada tanggalnya.")
    worker = inputs.workers[row]
    if post is None:
        return ""
    place = next((n for n, fact in enumerate(inputs.posts) if fact.post_id == post), None)
    if place is None:
        return _("Jabatan itu tidak ada di unit yang ditata skenario ini.")
    if place == worker.post:
        return _("Itu jabatannya sekarang. Pilih “tetap di tempat”, atau patok ia ke jabatan lain.")
    if worker.stays:
        return _("Ia tidak dipindahkan dalam skenario ini, jadi hanya dapat tetap di jabatannya.")
    if not inputs.posts[place].seats:
        return _("Jabatan itu tidak punya kebutuhan menurut ABK yang sah, jadi tidak ada tempat di sana.")
    if not may_hold(worker.profile, inputs.places[place]):
        return _("Ia tidak memenuhi syarat jabatan itu.")
    return "" if is_forbidden else _room(inputs, row, place)


def _room(inputs: Inputs, row: int, place: int) -> str:
    """Whether there is a place beside those who cannot leave it, and a move beside those that are pinned."""
    person = inputs.workers[row].person_id
    pinned = {who: where for who, where, ban in inputs.pins if not ban and who != person}
    post_id = inputs.posts[place].post_id
    there = [worker for worker in inputs.workers if worker.post == place]
    kept = sum(bool(w.stays) or (w.person_id in pinned and pinned[w.person_id] is None) for w in there)
    coming = sum(where == post_id for where in pinned.values())
    if kept + coming >= max(inputs.posts[place].seats or 0, len(there)):
        return _("Semua tempat di jabatan itu sudah dipatok atau ditempati orang yang tidak dipindahkan.")
    sent = sum(where is not None for where in pinned.values()) + 1
    if inputs.policy.budget is not None and sent > inputs.policy.budget:
        return _("Kebijakannya membolehkan %(n)d perpindahan, dan semuanya sudah dipatok.") % {
            "n": inputs.policy.budget
        }
    return ""
