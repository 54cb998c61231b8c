"""Hear, decide, carry out, take back: the steps after which people really go elsewhere."""

from __future__ import annotations

from datetime import date, timedelta

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from penata.domains.people import public as people
from penata.domains.placement import notices
from penata.domains.placement.actions.scenarios import held, locked
from penata.domains.placement.models import Move, Scenario
from penata.domains.placement.policies import may_decide, may_edit
from penata.domains.placement.queries import results
from penata.domains.placement.queries.hearing import last_day
from penata.domains.placement.queries.hindrances import agreed, has_other_orders, hindered, transfers_of
from penata.domains.placement.queries.inputs import fingerprint_now, load
from penata.domains.placement.queries.scenarios import asked_of, state_of_moves
from penata.domains.placement.rules.terms import FLOW, Answer
from penata.domains.placement.rules.words import LOCKED
from penata.kernel import clock, law
from penata.kernel.access import Actor, Permission
from penata.kernel.audit.actions import Entry, record
from penata.kernel.ui import figures


@transaction.atomic
def discuss(*, scenario: Scenario, by: Actor) -> Scenario:
    """Everybody whom it would move is asked, and has some working days to answer."""
    scenario = held(scenario, by)
    source, scenario.state = scenario.state, FLOW.target("discuss", scenario.state)
    _demand_current(scenario, fingerprint_now(by, scenario))
    scenario.heard_until = last_day(scenario)
    scenario.save(update_fields=["state", "heard_until"])
    Move.objects.filter(scenario=scenario, answer=Answer.SILENT).update(answer=Answer.WAITING)
    notices.hearing(scenario, asked_of(scenario))
    _record("scenario.discuss", scenario, by, source, after={"heard_until": scenario.heard_until.isoformat()})
    return scenario


@transaction.atomic
def reopen(*, scenario: Scenario, by: Actor) -> Scenario:
    """Back to the drawing board: what people answered goes with the moves when it is computed again."""
    scenario = held(scenario, by)
    source, scenario.state = scenario.state, FLOW.target("reopen", scenario.state)
    notices.withdrawn(scenario, asked_of(scenario))
    scenario.heard_until = None
    scenario.save(update_fields=["state", "heard_until"])
    _record("scenario.reopen", scenario, by, source)
    return scenario


@transaction.atomic
def decide(*, scenario: Scenario, effective_on: date, by: Actor, seen: str | None = None) -> Scenario:
    """A leader decides on the moves that were agreed. Raises ValidationError while it may not be decided.

    seen: the `state_of_moves` that the leader read; where choices or answers are others by now he reads again first.
    """
    scenario = locked(scenario.pk)
    if not may_decide(by, scenario):
        raise PermissionDenied(Permission.PLACEMENT_DECIDE.value)
    source, target = scenario.state, FLOW.target("decide", scenario.state)
    inputs = load(by, scenario)
    _demand_current(scenario, inputs.fingerprint)
    if seen is not None and seen != state_of_moves(scenario):
        raise ValidationError(
            _(
                "Tanggapan atau keputusan atas perpindahannya berubah sejak halaman ini dibuka. Baca lagi, lalu putuskan."
            )
        )
    if effective_on <= clock.today():
        raise ValidationError(
            {"effective_on": _("Mulai berlaku harus sesudah hari ini, supaya SK dapat disiapkan.")}
        )
    if effective_on > (last := clock.today() + timedelta(365)):
        words = _("Mulai berlaku paling lambat %s, setahun dari hari ini.")
        raise ValidationError({"effective_on": words % figures.long_day(last)})
    meant = agreed(scenario)
    _demand_heard(scenario, meant.filter(answer=Answer.WAITING).count())
    if not meant.exists():
        raise ValidationError(_("Tidak ada perpindahan yang disetujui, jadi tidak ada yang diputuskan."))
    _demand_possible(scenario, effective_on)
    meant.filter(answer=Answer.WAITING).update(answer=Answer.SILENT)
    scenario.state, scenario.effective_on = target, effective_on
    scenario.decided_by_id, scenario.decided_at, scenario.why = by.pk, clock.now(), ""
    targets = dict(meant.values_list("person_id", "target_id"))
    scenario.result = {**(scenario.result or {}), "decided": results.of_those(inputs, targets)}
    scenario.save(update_fields=["state", "effective_on", "decided_by", "decided_at", "why", "result"])
    notices.decided(scenario)
    told = {"effective_on": effective_on.isoformat(), "moves": len(targets)}
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
    _demand_possible(scenario, scenario.effective_on)
    if has_other_orders(scenario):
        raise ValidationError(
            _(
                "Sejak ini dihitung ada SK lain ke jabatan yang sama. Batalkan keputusan ini, buka lagi, lalu hitung ulang."
            )
        )
    agreed(scenario).update(order_number=order_number.strip())
    transfers = transfers_of(scenario)
    count = people.transfer(transfers=transfers, on=scenario.effective_on, by=by)
    scenario.save(update_fields=["state"])
    _record("scenario.carry_out", scenario, by, source, after={"order": order_number.strip(), "moves": count})
    notices.ordered(scenario, [transfer.person_id for transfer in transfers])
    return count


@transaction.atomic
def cancel(*, scenario: Scenario, by: Actor, why: str) -> Scenario:
    """The decision is taken back, before the day from which it counts; assignments become as they were."""
    scenario = locked(scenario.pk)
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
        transfers = transfers_of(scenario)
        people.take_back(transfers=transfers, on=scenario.effective_on, by=by)
        notices.cancelled(scenario, [transfer.person_id for transfer in transfers])
    Move.objects.filter(scenario=scenario).update(order_number="")
    if scenario.decided_by_id != by.pk:
        notices.taken_back(scenario, by.name)
    scenario.state, scenario.effective_on, scenario.decided_by, scenario.decided_at = target, None, None, None
    scenario.why = why.strip()
    scenario.save(update_fields=["state", "why", "effective_on", "decided_by", "decided_at"])
    _record("scenario.cancel", scenario, by, source, why=why.strip())
    return scenario


def _demand_current(scenario: Scenario, fingerprint: str) -> None:
    if fingerprint != scenario.fingerprint:
        raise ValidationError(
            _(
                "Data pegawai, jabatan, atau kebijakan berubah sejak dihitung. Hitung ulang, supaya keputusannya benar."
            )
        )


def _demand_possible(scenario: Scenario, on: date) -> None:
    """On that day the law lets people move, and each of them can."""
    if law.in_force(on, scenario.government_id)["placement.election_lock"] == "deny":
        raise ValidationError(_(LOCKED))
    if who := hindered(scenario, on):
        words = _(
            "Tidak dapat berlaku pada %(day)s: %(who)s. Tahan perpindahannya, atau hitung ulang skenarionya."
        )
        raise ValidationError(words % {"day": figures.long_day(on), "who": who})


def _demand_heard(scenario: Scenario, waiting: int) -> None:
    """Everybody has answered, or had his days."""
    if waiting and scenario.heard_until and clock.today() <= scenario.heard_until:
        raise ValidationError(
            _(
                "%(n)d orang belum menanggapi; waktunya sampai %(day)s. Tahan dulu perpindahannya, atau tunggu."
            )
            % {"n": waiting, "day": figures.long_day(scenario.heard_until)}
        )


def _record(step: str, scenario: Scenario, by: Actor, source: str, **told: object) -> None:
    record(
        Entry(
            step, "placement.scenario", scenario.pk, None, str(scenario.path), source=source, target=scenario.state,
            **told,  # type: ignore[arg-type]
        ),
        by=by,
    )  # fmt: skip
