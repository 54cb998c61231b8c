"""Hear, decide, carry out, take back: the steps after which people really go elsewhere."""

from __future__ import annotations

from datetime import date

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from lokal.holidays import add_working_days

from penata.domains.people import public as people
from penata.domains.placement import notices
from penata.domains.placement.actions.scenarios import held
from penata.domains.placement.models import Move, Scenario
from penata.domains.placement.policies import may_decide, may_edit
from penata.domains.placement.queries.inputs import is_stale
from penata.domains.placement.rules.terms import FLOW, Answer, Choice
from penata.domains.placement.rules.words import LOCKED
from penata.kernel import clock, law
from penata.kernel.access import Actor, Permission
from penata.kernel.audit.actions import Entry, record
from penata.kernel.events import announce
from penata.kernel.ui import figures


@transaction.atomic
def discuss(*, scenario: Scenario, by: Actor) -> Scenario:
    """Everybody whom it would move is asked, and has some working days to answer."""
    scenario = held(scenario, by)
    source, scenario.state = scenario.state, FLOW.target("discuss", scenario.state)
    _demand_current(scenario, by)
    days = int(law.in_force(clock.today(), scenario.government_id)["placement.hearing_days"])
    scenario.heard_until = _working_days_after(clock.today(), days)
    scenario.save(update_fields=["state", "heard_until"])
    moved = list(
        Move.objects.filter(scenario=scenario)
        .exclude(choice=Choice.REFUSED)
        .values_list("person_id", flat=True)
    )
    notices.hearing(scenario, moved)
    _record("scenario.discuss", scenario, by, source, after={"heard_until": scenario.heard_until.isoformat()})
    return scenario


@transaction.atomic
def reopen(*, scenario: Scenario, by: Actor) -> Scenario:
    """Back to the drawing board: what people answered goes with the moves when it is computed again."""
    scenario = held(scenario, by)
    source, scenario.state = scenario.state, FLOW.target("reopen", scenario.state)
    scenario.heard_until = None
    scenario.save(update_fields=["state", "heard_until"])
    _record("scenario.reopen", scenario, by, source)
    return scenario


@transaction.atomic
def decide(*, scenario: Scenario, effective_on: date, by: Actor) -> Scenario:
    """A leader decides on the moves that were agreed. Raises ValidationError while it may not be decided."""
    scenario = (
        Scenario.objects.select_for_update(of=("self",))
        .select_related("unit", "government")
        .get(pk=scenario.pk)
    )
    if not may_decide(by, scenario):
        raise PermissionDenied(Permission.PLACEMENT_DECIDE.value)
    source, target = scenario.state, FLOW.target("decide", scenario.state)
    _demand_current(scenario, by)
    if effective_on <= clock.today():
        raise ValidationError(
            {"effective_on": _("Mulai berlaku harus sesudah hari ini, supaya SK dapat disiapkan.")}
        )
    agreed = Move.objects.filter(scenario=scenario, choice=Choice.AGREED)
    _demand_heard(scenario, agreed.filter(answer=Answer.WAITING).count())
    if not agreed.exists():
        raise ValidationError(_("Tidak ada perpindahan yang disetujui, jadi tidak ada yang diputuskan."))
    if law.in_force(effective_on, scenario.government_id)["placement.election_lock"] == "deny":
        raise ValidationError(_(LOCKED))
    agreed.filter(answer=Answer.WAITING).update(answer=Answer.SILENT)
    scenario.state, scenario.effective_on = target, effective_on
    scenario.decided_by_id, scenario.decided_at = by.pk, clock.now()
    scenario.save(update_fields=["state", "effective_on", "decided_by", "decided_at"])
    told = {"effective_on": effective_on.isoformat(), "moves": agreed.count()}
    _record("scenario.decide", scenario, by, source, after=told)
    return scenario


@transaction.atomic
def carry_out(*, scenario: Scenario, order_number: str, by: Actor) -> int:
    """Write the assignments, all or none, under the number of the order (SK); how many."""
    scenario = held(scenario, by)
    source, scenario.state = scenario.state, FLOW.target("carry_out", scenario.state)
    if not order_number.strip():
        raise ValidationError(
            {"order_number": _("Isi nomor SK; nomor itu masuk ke riwayat setiap orang yang pindah.")}
        )
    assert scenario.effective_on is not None
    if scenario.effective_on <= clock.today():
        raise ValidationError(
            _("Tanggal berlakunya sudah lewat; batalkan keputusan ini, lalu putuskan dengan tanggal baru.")
        )
    agreed = Move.objects.filter(scenario=scenario, choice=Choice.AGREED)
    agreed.update(order_number=order_number.strip())
    count = people.transfer(transfers=transfers_of(scenario), on=scenario.effective_on, by=by)
    scenario.save(update_fields=["state"])
    _record("scenario.carry_out", scenario, by, source, after={"order": order_number.strip(), "moves": count})
    announce(people.PeopleTransferred(tuple(transfers_of(scenario)), scenario.effective_on, by.pk))
    notices.ordered(scenario, list(agreed.values_list("person_id", flat=True)))
    return count


@transaction.atomic
def cancel(*, scenario: Scenario, by: Actor, why: str) -> Scenario:
    """The decision is taken back, before the day from which it counts; assignments become as they were."""
    scenario = (
        Scenario.objects.select_for_update(of=("self",))
        .select_related("unit", "government")
        .get(pk=scenario.pk)
    )
    if not (may_decide(by, scenario) or may_edit(by, scenario)):
        raise PermissionDenied(Permission.PLACEMENT_EDIT.value)
    source, target = scenario.state, FLOW.target("cancel", scenario.state)
    assert scenario.effective_on is not None
    if not why.strip():
        raise ValidationError(_("Tulis alasan pembatalan; alasan itu tercatat di jejak."))
    if source == "carried_out":
        if scenario.effective_on <= clock.today():
            raise ValidationError(
                _("Sudah berlaku, jadi tidak dapat dibatalkan; susun skenario baru untuk mengembalikannya.")
            )
        people.take_back(transfers=transfers_of(scenario), on=scenario.effective_on, by=by)
    Move.objects.filter(scenario=scenario).update(order_number="")
    scenario.state, scenario.effective_on, scenario.decided_by, scenario.decided_at = target, None, None, None
    scenario.save(update_fields=["state", "effective_on", "decided_by", "decided_at"])
    _record("scenario.cancel", scenario, by, source, why=why.strip())
    return scenario


def transfers_of(scenario: Scenario) -> list[people.Transfer]:
    rows = Move.objects.filter(scenario=scenario, choice=Choice.AGREED).order_by("person_id")
    return [
        people.Transfer(*row)
        for row in rows.values_list("person_id", "source_id", "target_id", "order_number")
    ]


def _demand_current(scenario: Scenario, by: Actor) -> None:
    if is_stale(by, scenario):
        raise ValidationError(
            _(
                "Data pegawai, jabatan, atau kebijakan berubah sejak dihitung. Hitung ulang, supaya keputusannya benar."
            )
        )


def _demand_heard(scenario: Scenario, waiting: int) -> None:
    """Everybody has answered, or had his days."""
    if waiting and scenario.heard_until and clock.today() <= scenario.heard_until:
        raise ValidationError(
            _(
                "%(n)d orang belum menanggapi; waktunya sampai %(day)s. Tahan dulu perpindahannya, atau tunggu."
            )
            % {"n": waiting, "day": figures.long_day(scenario.heard_until)}
        )


def _working_days_after(day: date, count: int) -> date:
    """Source: UU 30/2014 counts working days; holidays of years that are not known yet count as working days."""
    try:
        return date.fromisoformat(str(add_working_days(day.isoformat(), count)))
    except ValueError:
        return date.fromordinal(day.toordinal() + count + 2 * ((count + 4) // 5))


def _record(step: str, scenario: Scenario, by: Actor, source: str, **told: object) -> None:
    record(
        Entry(
            step, "placement.scenario", scenario.pk, None, str(scenario.path), source=source, target=scenario.state,
            **told,  # type: ignore[arg-type]
        ),
        by=by,
    )  # fmt: skip
