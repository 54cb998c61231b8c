"""Compute a scenario: from today's data to moves, figures and the proof that nothing is better."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction

from penata.domains.placement.actions.scenarios import held
from penata.domains.placement.engine.instance import Ints
from penata.domains.placement.models import Move, Scenario
from penata.domains.placement.queries import results
from penata.domains.placement.queries.figures import now_of, staff_of
from penata.domains.placement.queries.inputs import Inputs
from penata.domains.placement.rules.terms import FLOW
from penata.kernel import clock
from penata.kernel.access import Actor
from penata.kernel.audit.actions import Entry, record
from penata.kernel.db.bulk import copy_into
from penata.kernel.jobs.progress import Report, silent

STEPS = 5
COLUMNS = (
    "scenario_id", "person_id", "source_id", "target_id", "km_before", "km_after", "staff_before", "staff_after",
    "seats", "choice", "refusal", "answer", "objection", "order_number",
)  # fmt: skip


@transaction.atomic
def compute(*, scenario: Scenario, by: Actor, report: Report = silent) -> Scenario:
    """The best distribution by the scenario's policy; moves of an earlier computation go.

    Raises ValidationError where the numbers are too large, or somebody pinned can be nowhere.
    """
    scenario = held(scenario, by)
    source = scenario.state
    scenario.state = FLOW.target("compute", scenario.state)
    scenario.computed_at = clock.now()
    report(0, STEPS)
    found = results.find(by, scenario)
    report(3, STEPS)
    inputs, answer = found.inputs, found.answer
    scenario.result = results.told(found) | {"other_ways": results.other_ways(found)}
    scenario.fingerprint = inputs.fingerprint
    scenario.save(update_fields=["state", "result", "fingerprint", "computed_at"])
    report(4, STEPS)
    _store(scenario, inputs, answer.places)
    told = {"moves": answer.moves, "objective": answer.objective, "fingerprint": inputs.fingerprint}
    record(
        Entry("scenario.compute", "placement.scenario", scenario.pk, None, str(scenario.path), source=source,
              target=scenario.state, after=told),
        by=by,
    )  # fmt: skip
    report(STEPS, STEPS)
    return scenario


def _store(scenario: Scenario, inputs: Inputs, places: Ints) -> None:
    Move.objects.filter(scenario=scenario).delete()
    before, after = staff_of(inputs, now_of(inputs)), staff_of(inputs, places)
    copy_into("placement_move", COLUMNS, (
        (
            scenario.pk, worker.person_id, inputs.posts[worker.post].post_id, inputs.posts[to].post_id,
            inputs.km_of(worker, worker.post), inputs.km_of(worker, to), int(before[to]), int(after[to]),
            inputs.posts[to].seats or 0, "agreed", "", "waiting", "", "",
        )
        for worker, to in zip(inputs.workers, _whole(places), strict=True) if to != worker.post
    ))  # fmt: skip


def _whole(places: Ints) -> Sequence[int]:
    return [int(place) for place in places]
