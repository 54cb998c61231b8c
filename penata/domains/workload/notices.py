"""What workload tells: to those who check a study that it waits, to its maker what became of it."""

from __future__ import annotations

from django.urls import reverse

from penata.domains.organization import public as organization
from penata.domains.workload.models import Study
from penata.kernel import clock
from penata.kernel.access import Actor, Permission
from penata.kernel.notify import Kind, add
from penata.kernel.notify.actions import tell
from penata.kernel.values import N_

SUBMITTED = Kind(
    "workload.submitted",
    N_("ABK menunggu diperiksa"),
    N_("ABK %(year)s %(unit)s diajukan dan menunggu Anda periksa."),
)
VERIFIED = Kind(
    "workload.verified",
    N_("ABK menunggu disahkan"),
    N_("ABK %(year)s %(unit)s sudah diperiksa dan menunggu Anda sahkan."),
)
RETURNED = Kind(
    "workload.returned",
    N_("ABK dikembalikan"),
    N_("ABK %(year)s %(unit)s yang Anda susun dikembalikan. Alasannya ada di halaman ABK itu."),
)
APPROVED = Kind(
    "workload.approved",
    N_("ABK disahkan"),
    N_("ABK %(year)s %(unit)s yang Anda susun sudah disahkan; petanya mengikuti."),
)
# The step taken -> what is told, and the right of those who are told; None: its maker.
_TOLD = {
    "submit": (SUBMITTED, Permission.STUDY_VERIFY),
    "verify": (VERIFIED, Permission.STUDY_APPROVE),
    "return": (RETURNED, None),
    "approve": (APPROVED, None),
}


def register() -> None:
    add(SUBMITTED, VERIFIED, RETURNED, APPROVED)


def step_taken(step: str, study: Study, *, by: Actor) -> None:
    """In the transaction of the step; a second round is another event. Nobody is told what he did himself."""
    if step not in _TOLD:
        return
    kind, permission = _TOLD[step]
    readers = organization.holders_of(permission, str(study.unit.path)) if permission else {study.made_by_id}
    tell(
        kind=kind.name,
        to=readers - {by.pk},
        key=f"{study.pk}:{clock.now().timestamp()}",
        values={"year": study.year, "unit": study.unit.name},
        url=reverse("workload:study", args=[study.pk]),
    )
