"""WISN of a post, beside its ABK."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from penata.domains.people import public as people
from penata.domains.workload.models import StudyPost
from penata.domains.workload.queries import studies
from penata.domains.workload.rules import wisn
from penata.domains.workload.rules.need import times_a_year
from penata.kernel import clock
from penata.kernel.values import Provision, Working


@dataclass(frozen=True, slots=True)
class WisnFigures:
    working: Working
    required: Decimal
    whole: int
    staff: int
    ratio: Decimal | None
    law: tuple[Provision, ...]


def compare(of: StudyPost) -> WisnFigures:
    """The tasks of the post as activities, by the available working time of the study's year."""
    in_force = studies.law_for(of.study)
    minutes = int(in_force["workload.effective_minutes"])
    activities = []
    for task in of.tasks.all():
        load = task.load(of.method)
        times = times_a_year(load.per, minutes)
        activities.append(wisn.Activity(load.volume * times.numerator / times.denominator, load.norm))
    awt = wisn.available_hours(
        int(in_force["workload.wisn_working_days"]), Decimal(in_force["workload.wisn_hours_a_day"])
    )
    working = wisn.required(activities, wisn.Allowances(of.category_share, of.individual_hours), awt)
    staff = people.staff_counts([of.post_id], clock.today()).get(of.post_id, 0)
    needed = working.result.value
    law = in_force.cite("workload.wisn_working_days", "workload.wisn_hours_a_day")
    return WisnFigures(working, needed, wisn.whole(needed), staff, wisn.pressure(staff, needed), law)


def as_typed(of: StudyPost) -> dict[str, Any]:
    return {"category_percent": of.category_share * 100, "individual_hours": of.individual_hours}


def from_typed(told: Mapping[str, Decimal]) -> dict[str, Any]:
    return {"category_share": told["category_percent"] / 100, "individual_hours": told["individual_hours"]}
