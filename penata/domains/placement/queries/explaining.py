"""Why somebody is proposed to go there: what it costs in points, what the next best was, what staying would cost others."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from penata.domains.placement.engine.price import Prices
from penata.domains.placement.models import Move, Scenario
from penata.domains.placement.queries import reasons, remembered, results, whatif
from penata.domains.placement.queries.inputs import Inputs, load
from penata.domains.placement.queries.results import Found
from penata.domains.placement.queries.whatif import Option, Price, WhatIf
from penata.domains.placement.rules.terms import Mode, ScenarioState
from penata.kernel.access import Actor


@dataclass(frozen=True, slots=True)
class Explained:
    """others: the next best places. pinned: that an officer said so, not the computation, and at what price; empty where
    nobody did."""

    sentence: str
    others: list[Option]
    whatif: WhatIf
    pinned: str


def explain(actor: Actor, move: Move) -> Explained | None:
    """Computed anew from today's data with the scenario's seed: the same answer, and the exact price of any other.

    None where the data are others by now, or the reader's own units do not reach to where he serves.
    """
    inputs = load(actor, move.scenario)
    found = current(move.scenario, inputs)
    row = next((n for n, worker in enumerate(inputs.workers) if worker.person_id == move.person_id), None)
    if found is None or row is None:
        return None
    whole = whatif.of(inputs, row, found)
    told = whatif.readable(actor, move.scenario, inputs, whole)
    others = [one for one in told.options if one.post_id != move.target_id and one.price][:3]
    pinned = _pinned(inputs, move, whole)
    if pinned:  # where he goes is no goal of the computation, and stands first of what else there is
        others = [one for one in whole.options if one.post_id == move.target_id and one.price] + others
    return Explained(_sentence(move, None if pinned else told.staying), others, told, pinned)


def is_current(scenario: Scenario, inputs: Inputs) -> bool:
    """A scenario whose policy or pins were changed is a draft until it is computed again."""
    return scenario.state != ScenarioState.DRAFT and inputs.fingerprint == scenario.fingerprint


def current(scenario: Scenario, inputs: Inputs) -> Found | None:
    """What was computed, where it rests on what stands now."""
    if not is_current(scenario, inputs):
        return None
    try:
        return remembered.solved(inputs)
    except ValidationError:  # it was computed once, so only a version of Penata that refuses more says no
        return None


def _pinned(inputs: Inputs, move: Move, told: WhatIf) -> str:
    if (move.person_id, move.target_id, False) not in inputs.pins:
        return ""
    price = next((one.price for one in told.options if one.post_id == move.target_id), None)
    said = _("Petugas mematoknya ke sini; bukan hasil hitungan.")
    if price is None or (told.goal is not None and told.goal.post_id == move.target_id):
        return said + " " + _("Tanpa patokan itu pun ia diusulkan ke sini.") if price is not None else said
    return said + " " + _("Karena itu seluruh penataan lebih buruk: %s angka.") % price.words


def price(found: Found, person: str, post: str) -> dict[str, Any] | None:
    """What it would change if this person went to this post, in points and by its parts; None where he may not.

    As the pages find it: a price that leaves what is as fair, or undoes what was settled of him, is found by solving again, so
    it has no parts. Raises ValidationError for a person or a post that is not within the scope.
    """
    inputs = found.inputs
    row = next((n for n, worker in enumerate(inputs.workers) if worker.code.lower() == person.lower()), None)
    place = next(
        (n for n, fact in enumerate(inputs.posts) if results.name_of(fact).lower() == post.lower()), None
    )
    if row is None:
        raise ValidationError(_("Tidak ada pegawai berkode %s di unit itu.") % person)
    if place is None:
        raise ValidationError(_("Tidak ada jabatan %s di unit itu; tulis KODE_UNIT/KODE_JABATAN.") % post)
    told = _price(found, row, place)
    if told is None:
        return None
    parts = told.parts
    return {
        "person": person, "post": post, "total": told.points, "pair": parts.pair if parts else None,
        "move": parts.move if parts else None, "others": parts.others if parts else None, "empties": told.empties,
    }  # fmt: skip


def _price(found: Found, row: int, place: int) -> Price | None:
    parts = Prices(found.answer).parts(row, place)
    if parts is not None:
        return Price(parts.total, parts=parts)
    again = found.inputs.policy.mode == Mode.FAIREST or row in found.answer.settled
    return whatif.solved_again(found, row, place) if again else None


def _sentence(move: Move, staying: Price | None) -> str:
    said = reasons.of(move)
    if staying is None:
        return said
    if not staying.points and not staying.empties:
        return said + " " + _("Susunan lain tanpa ia pindah sama baiknya; undian memilih yang ini.")
    if staying.empties:
        return said + " " + _("Bila ia tetap di tempat, jabatan yang paling kosong menjadi lebih kosong.")
    return (
        said
        + " "
        + _("Bila ia tetap di tempat, seluruh penataan menjadi lebih buruk %d angka.") % staying.points
    )
