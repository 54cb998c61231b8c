"""What a move mends, in a sentence: the same for officers, leaders, machines and the person himself."""

from __future__ import annotations

from django.utils.translation import gettext as _

from penata.domains.placement.models import Move


def of(move: Move) -> str:
    return reason_of(move.target.unit.name, move.target.job.name, move.seats, move.staff_before)


def reason_of(unit: str, job: str, seats: int, staff: int) -> str:
    """staff: who was there before anybody moved; some of them may go too."""
    told = {"unit": unit, "job": job, "seats": seats, "staff": staff}
    if not staff:
        return _("%(unit)s memerlukan %(seats)d %(job)s dan belum punya seorang pun.") % told
    if staff < seats:
        return _("%(unit)s memerlukan %(seats)d %(job)s dan baru punya %(staff)d.") % told
    return _("%(job)s di %(unit)s sudah %(staff)d; ia menggantikan yang pindah dari sana.") % told
