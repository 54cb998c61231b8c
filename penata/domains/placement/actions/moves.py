"""What becomes of single moves: chosen by officers and leaders, answered by the people themselves."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from penata.domains.people import public as people
from penata.domains.placement.models import Move, Scenario
from penata.domains.placement.policies import may_answer, may_choose
from penata.domains.placement.rules.terms import Answer, Choice, ScenarioState
from penata.kernel import clock
from penata.kernel.access import Actor, Permission
from penata.kernel.audit.actions import Entry, record


@transaction.atomic
def choose(*, move: Move, choice: Choice, by: Actor, why: str = "") -> Move:
    """Agreed, held or refused; a refusal says why."""
    move = _held(move)
    if not may_choose(by, move.scenario):
        raise PermissionDenied(Permission.PLACEMENT_EDIT.value)
    if choice == Choice.REFUSED and not why.strip():
        raise ValidationError(_("Tulis alasan menolak; alasan itu dibaca saat skenario diputuskan."))
    if move.choice == choice and (choice != Choice.REFUSED or move.refusal == why.strip()):
        return move
    before, move.choice = move.choice, choice.value
    move.refusal = why.strip() if choice == Choice.REFUSED else ""
    move.save(update_fields=["choice", "refusal"])
    _record(
        "move.choose", move, by, before={"choice": before}, after={"choice": move.choice}, why=move.refusal
    )
    return move


@transaction.atomic
def answer(*, move: Move, accepts: bool, by: Actor, why: str = "") -> Move:
    """The person accepts or objects, once or again, until the last day of the hearing."""
    move = _held(move)
    if not may_answer(by, move, people.own_person(by)):
        raise PermissionDenied(Permission.PERSON_READ_OWN.value)
    if not _is_heard(move.scenario):
        raise ValidationError(
            _("Waktu menanggapi sudah berakhir; sampaikan langsung kepada petugas kepegawaian.")
        )
    if not accepts and not why.strip():
        raise ValidationError(
            _("Tulis alasan keberatan Anda; alasan itu dibaca pimpinan sebelum memutuskan.")
        )
    before = _answered(move)
    move.answer = (Answer.ACCEPTED if accepts else Answer.OBJECTED).value
    move.objection, move.answered_at = "" if accepts else why.strip(), clock.now()
    move.save(update_fields=["answer", "objection", "answered_at"])
    _record("move.answer", move, by, before=before, after=_answered(move))
    return move


def _is_heard(scenario: Scenario) -> bool:
    """While it is discussed, to the end of the last day."""
    is_over = scenario.heard_until is not None and scenario.heard_until < clock.today()
    return scenario.state == ScenarioState.DISCUSSED and not is_over


def _answered(move: Move) -> dict[str, str]:
    """An objection tells of families and of health: it stands among the values, which are erased in time, and not in the
    trace, which stays."""
    return {"answer": move.answer, "objection": move.objection}


def _held(move: Move) -> Move:
    """With its scenario locked first, as every step of the scenario does."""
    scenario = Scenario.objects.select_for_update().get(pk=move.scenario_id)
    move = Move.objects.select_for_update().get(pk=move.pk)
    move.scenario = scenario
    return move


def _record(step: str, move: Move, by: Actor, **told: object) -> None:
    record(
        Entry(step, "placement.move", move.pk, move.person_id, str(move.scenario.path), **told),  # type: ignore[arg-type]
        by=by,
    )
