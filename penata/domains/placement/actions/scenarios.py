"""A scenario from the first line to the decision; each step is traced."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from penata.domains.placement import notices
from penata.domains.placement.models import Pin, Scenario
from penata.domains.placement.policies import may_edit
from penata.domains.placement.queries.scenarios import asked_of
from penata.domains.placement.rules.policy import PolicyProblem, read
from penata.domains.placement.rules.terms import FLOW, ScenarioState
from penata.domains.placement.rules.words import PROBLEMS
from penata.kernel import clock
from penata.kernel.access import Actor, Permission, demand
from penata.kernel.audit.actions import Entry, record
from penata.kernel.jobs import actions as jobs
from penata.kernel.jobs import queries as asked
from penata.kernel.jobs.models import Job
from penata.kernel.ui import figures

EDIT = Permission.PLACEMENT_EDIT


@transaction.atomic
def open_scenario(
    *,
    unit: Any,
    name: str,
    day: date,
    policy: Mapping[str, Any],
    by: Actor,
    families: Sequence[str] = (),
    statuses: Sequence[str] = (),
    programme_units: Sequence[int] = (),
) -> Scenario:
    """Begin a scenario for a unit and all below it."""
    demand(by, EDIT, str(unit.path))
    checked = _checked(policy)
    _demand_near(day)
    if not name.strip():
        raise ValidationError({"name": _("Beri nama, supaya skenario dikenali saat dibahas.")})
    scenario = Scenario.objects.create(
        government=unit.government, unit=unit, path=unit.path, name=name.strip(),
        day=day, families=list(families), statuses=list(statuses), programme_units=list(programme_units),
        policy=checked, made_by_id=by.pk, shaped_by=[by.pk],
    )  # fmt: skip
    _record("scenario.open", scenario, by, after={"name": scenario.name, "day": day.isoformat(), **checked})
    return scenario


@transaction.atomic
def change(*, scenario: Scenario, policy: Mapping[str, Any], by: Actor) -> Scenario:
    """Another policy: what was computed goes, with its moves."""
    scenario = held(scenario, by)
    checked = _checked({**scenario.policy, **policy})
    before, source, scenario.policy = scenario.policy, scenario.state, checked
    forget(scenario, by)
    told = {"source": source, "target": scenario.state, "before": before, "after": checked}
    _record("scenario.change", scenario, by, **told)
    return scenario


@transaction.atomic
def copy(*, scenario: Scenario, name: str, by: Actor) -> Scenario:
    """The same question beside the first, to be answered by another policy."""
    if not may_edit(by, scenario):
        raise PermissionDenied(EDIT.value)
    made = open_scenario(
        unit=scenario.unit, name=name, day=scenario.day, policy=scenario.policy, by=by, families=scenario.families,
        statuses=scenario.statuses, programme_units=scenario.programme_units,
    )  # fmt: skip
    Pin.objects.bulk_create(
        Pin(scenario=made, person_id=p.person_id, post_id=p.post_id, is_forbidden=p.is_forbidden)
        for p in scenario.pins.all()
    )
    return made


@transaction.atomic
def ask_to_compute(*, scenario: Scenario, by: Actor) -> Job:
    """The worker computes it; the page shows how far it is."""
    scenario = held(scenario, by)
    FLOW.target("compute", scenario.state)
    url = scenario.get_absolute_url()
    if (waiting := asked.waiting_about(by, url)) is not None:
        return waiting
    title = _("Hitung skenario %s") % scenario.name
    return jobs.enqueue(task="placement.compute", title=title, by=by, url=url, scenario=scenario.pk)


@transaction.atomic
def drop(*, scenario: Scenario, by: Actor, why: str) -> Scenario:
    """It leads nowhere; it stays readable."""
    scenario = held(scenario, by)
    if not why.strip():
        raise ValidationError(_("Tulis alasannya, supaya yang membacanya kelak mengerti."))
    source = scenario.state
    _move(scenario, "drop")
    if source == ScenarioState.DISCUSSED:
        notices.withdrawn(scenario, asked_of(scenario))
    scenario.why = why.strip()
    scenario.save(update_fields=["state", "why"])
    _record("scenario.drop", scenario, by, source=source, target=scenario.state, why=scenario.why)
    return scenario


def locked(pk: int) -> Scenario:
    """First of all rows, so that steps and choices wait for one another. Asks for no rights: whoever takes it does."""
    rows = Scenario.objects.select_for_update(of=("self",)).select_related("unit", "government")
    return rows.get(pk=pk)


def held(scenario: Scenario, by: Actor) -> Scenario:
    """Locked, for who may change it."""
    scenario = locked(scenario.pk)
    if not may_edit(by, scenario):
        raise PermissionDenied(EDIT.value)
    return scenario


def forget(scenario: Scenario, by: Actor) -> None:
    """A draft again, saved with its policy and who changed it: what was computed goes, with its moves."""
    _move(scenario, "change")
    scenario.shaped_by = sorted({*scenario.shaped_by, by.pk})
    scenario.result, scenario.fingerprint, scenario.computed_at = None, "", None
    scenario.save(update_fields=["policy", "shaped_by", "state", "result", "fingerprint", "computed_at"])
    scenario.moves.all().delete()


def _move(scenario: Scenario, step: str) -> None:
    scenario.state = FLOW.target(step, scenario.state)


def _demand_near(day: date) -> None:
    """So far back and so far ahead something is known of people and needs."""
    first, last = clock.today() - timedelta(365), clock.today() + timedelta(2 * 365)
    if not first <= day <= last:
        told = {"first": figures.long_day(first), "last": figures.long_day(last)}
        raise ValidationError({"day": _("Pilih hari antara %(first)s dan %(last)s.") % told})


def _checked(policy: Mapping[str, Any]) -> dict[str, Any]:
    try:
        return read(policy).as_json()
    except PolicyProblem as problem:
        field = "budget" if problem.name == "unlimited" else problem.name
        raise ValidationError({field: _(PROBLEMS[problem.name])}) from None


def _record(step: str, scenario: Scenario, by: Actor, **told: Any) -> None:
    record(Entry(step, "placement.scenario", scenario.pk, None, str(scenario.path), **told), by=by)
