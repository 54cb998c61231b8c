"""What a move mends, in a sentence: the same for officers, leaders, machines and the person himself."""

from __future__ import annotations

from django.utils.translation import gettext as _

from penata.domains.placement.models import Move


def of(move: Move) -> str:
    target = move.target
    return reason_of(target.unit.name, target.job.name, move.seats, move.staff_before, move.staff_after)


def reason_of(unit: str, job: str, seats: int, staff: int, after: int) -> str:
    """staff: who is there before anybody moves; after: when all have moved."""
    told = {"unit": unit, "job": job, "seats": seats, "staff": staff}
    if not staff:
        return _("%(unit)s memerlukan %(seats)d %(job)s dan belum punya seorang pun.") % told
    if staff < seats and after <= staff:
        return (
            _(
                "%(unit)s memerlukan %(seats)d %(job)s dan punya %(staff)d; ia menggantikan yang pindah dari sana."
            )
            % told
        )
    if staff < seats:
        return _("%(unit)s memerlukan %(seats)d %(job)s dan baru punya %(staff)d.") % told
    return _("%(job)s di %(unit)s sudah %(staff)d; ia menggantikan yang pindah dari sana.") % told
