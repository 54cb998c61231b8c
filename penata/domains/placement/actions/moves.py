"""What becomes of single moves: chosen by officers and leaders, answered by the people themselves."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from penata.domains.people import public as people
from penata.domains.placement import notices
from penata.domains.placement.actions.scenarios import locked
from penata.domains.placement.models import Move, Scenario
from penata.domains.placement.policies import may_answer, may_choose
from penata.domains.placement.queries.hearing import last_day
from penata.domains.placement.queries.own import is_heard
from penata.domains.placement.queries.scenarios import moves_of
from penata.domains.placement.rules.terms import Answer, Choice, ScenarioState
from penata.kernel import clock
from penata.kernel.access import Actor, Permission
from penata.kernel.audit.actions import Entry, record, record_many


@transaction.atomic
def choose(*, move: Move, choice: Choice, by: Actor, why: str = "") -> Move:
    """Agreed, held or refused; a refusal says why."""
    scenario = locked(move.scenario_id)
    _choose(scenario, scenario.moves.filter(pk=move.pk), choice, by, why)
    move.refresh_from_db()
    return move


@transaction.atomic
def choose_all(
    *, scenario: Scenario, show: str, choice: Choice, by: Actor, why: str = "", text: str = ""
) -> int:
    """The same for all moves of a filter (`moves_of`); how many it changed. Each is traced."""
    scenario = locked(scenario.pk)
    return _choose(scenario, moves_of(scenario, show, text), choice, by, why)


def _choose(scenario: Scenario, moves: QuerySet[Move], choice: Choice, by: Actor, why: str) -> int:
    if not may_choose(by, scenario):
        raise PermissionDenied(Permission.PLACEMENT_EDIT.value)
    refusal = why.strip() if choice == Choice.REFUSED else ""
    if choice == Choice.REFUSED and not refusal:
        raise ValidationError(_("Tulis alasan menolak; alasan itu dibaca saat skenario diputuskan."))
    changing = list(moves.exclude(choice=choice, refusal=refusal).values_list("pk", "person_id", "choice"))
    Move.objects.filter(pk__in=[pk for pk, _person, _before in changing]).update(
        choice=choice, refusal=refusal
    )
    record_many(
        (
            Entry("move.choose", "placement.move", pk, person, str(scenario.path), before={"choice": before},
                  after={"choice": choice.value}, why=refusal)
            for pk, person, before in changing
        ), by=by,
    )  # fmt: skip
    _hear_again(scenario, [person for _pk, person, before in changing if before == Choice.REFUSED])
    return len(changing)


def _hear_again(scenario: Scenario, persons: list[int]) -> None:
    """Whoever was refused and is to move after all is asked now, and has his days."""
    if persons and scenario.state == ScenarioState.DISCUSSED:
        scenario.heard_until = last_day(scenario)
        scenario.save(update_fields=["heard_until"])
        notices.hearing(scenario, persons)


@transaction.atomic
def answer(*, move: Move, accepts: bool, by: Actor, why: str = "", seen: str = "") -> Move:
    """The person accepts or objects, once or again, until the last day of the hearing.

    seen: the answer that the page showed him; where it is another by now, he reads that first.
    """
    move = _held(move)
    if not may_answer(by, move, people.own_person(by)):
        raise PermissionDenied(Permission.PERSON_READ_OWN.value)
    if not is_heard(move):
        raise ValidationError(
            _("Waktu menanggapi sudah berakhir; sampaikan langsung kepada petugas kepegawaian.")
        )
    if seen and seen != move.answer:
        raise ValidationError(
            _("Anda sudah menanggapi usulan ini di halaman lain. Baca tanggapan itu, lalu ubah bila perlu.")
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


def _answered(move: Move) -> dict[str, str]:
    """An objection tells of families and of health: it stands among the values, which are erased in time, and not in the
    trace, which stays."""
    return {"answer": move.answer, "objection": move.objection}


def _held(move: Move) -> Move:
    """With its scenario locked first, as every step of the scenario does."""
    scenario = locked(move.scenario_id)
    move = Move.objects.select_for_update().get(pk=move.pk)
    move.scenario = scenario
    return move


def _record(step: str, move: Move, by: Actor, **told: object) -> None:
    record(
        Entry(step, "placement.move", move.pk, move.person_id, str(move.scenario.path), **told),  # type: ignore[arg-type]
        by=by,
    )
