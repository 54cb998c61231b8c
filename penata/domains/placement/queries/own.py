"""What is proposed to the reader himself: why, what becomes of it, and whether he may still answer."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from penata.domains.placement.models import Move, Wish
from penata.domains.placement.queries import reasons
from penata.domains.placement.queries import scenarios as queries
from penata.domains.placement.rules.terms import Choice, ScenarioState
from penata.kernel import clock
from penata.kernel.access import Actor, covers
from penata.kernel.ui import figures

S = ScenarioState


@dataclass(frozen=True, slots=True)
class OwnMove:
    """told: what became of it, empty while nothing did. may_answer: until the last day of the hearing."""

    move: Move
    reason: str
    told: str
    may_answer: bool


def rows(actor: Actor) -> list[OwnMove]:
    wished = Wish.objects.filter(person__user_id=actor.pk, withdrawn_at=None).values_list(
        "unit__path", flat=True
    )
    paths = [str(path) for path in wished]
    return [
        OwnMove(move, _reason(move, paths), _told(move), may_answer=is_heard(move))
        for move in queries.own_moves(actor)
    ]  # fmt: skip


def is_heard(move: Move) -> bool:
    """While it is discussed, to the end of the last day."""
    until = move.scenario.heard_until
    return move.scenario.state == S.DISCUSSED and (until is None or clock.today() <= until)


def _reason(move: Move, wished: list[str]) -> str:
    said = [reasons.of(move)]
    if move.is_pinned:
        said.append(_("Petugas kepegawaian mengusulkan Anda sendiri, bukan hitungan."))
    if covers(wished, str(move.target.unit.path)):
        said.append(_("Anda pernah menyampaikan keinginan ke sana."))
    return " ".join(said)


def _told(move: Move) -> str:
    scenario = move.scenario
    if scenario.state == S.DISCUSSED:
        return _("Keputusan sebelumnya dibatalkan, jadi usulan ini dibahas lagi.") if scenario.why else ""
    if move.choice != Choice.AGREED:
        return _("Sudah diputuskan tanpa memindahkan Anda; Anda tetap di jabatan sekarang.")
    words = (
        _("Sudah diputuskan: Anda pindah mulai %s.") if scenario.state == S.CARRIED_OUT
        else _("Sudah diputuskan: Anda pindah mulai %s. SK-nya sedang disiapkan.")
    )  # fmt: skip
    return words % figures.long_day(scenario.effective_on)
