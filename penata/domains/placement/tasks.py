"""What the worker computes."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from penata.domains.placement.queries.scenarios import by_number
from penata.kernel.flow import StepRefused
from penata.kernel.jobs.models import Job
from penata.kernel.jobs.progress import Report
from penata.kernel.jobs.work import JobRefused, task
from penata.kernel.values import N_

MOVED_ON = N_("Skenario ini sudah dibahas atau dihentikan, jadi tidak dihitung lagi.")


def compute_scenario(job: Job, report: Report) -> str:
    """Taken up again it begins anew: nothing is stored before all is."""
    from penata.domains.placement.actions.computing import (
        compute,  # numba and OR-Tools: only who computes loads them
    )

    scenario = by_number(job.arguments["scenario"])
    try:
        done = compute(scenario=scenario, by=job.by, report=report)
    except ValidationError as refusal:
        raise JobRefused(" ".join(refusal.messages)) from None
    except StepRefused:
        raise JobRefused(MOVED_ON) from None
    return _("%d perpindahan diusulkan.") % (done.result or {})["moves"]


task("placement.compute")(compute_scenario)
