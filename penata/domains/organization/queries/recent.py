"""What changed in the unit tree, and in who holds which role, since a moment."""

from __future__ import annotations

from datetime import datetime

from django.db.models import Count
from django.urls import reverse
from django.utils.translation import gettext as _

from penata.kernel.access import Actor, Permission, reach
from penata.kernel.audit.queries import written_since
from penata.kernel.ui.changes import Change

ROLE_STEPS = ("role.grant", "role.confirm", "role.withdraw")
UNIT_STEPS = ("unit.import", "unit.add", "unit.edit", "unit.correct", "unit.end", "unit.move")


def roles(actor: Actor, moment: datetime) -> list[Change]:
    count = _things(reach(actor, Permission.ROLE_READ), moment, *ROLE_STEPS)
    return [Change(_("peran diberikan atau dicabut"), count, reverse("organization:roles"))]


def units(actor: Actor, moment: datetime) -> list[Change]:
    count = _things(reach(actor, Permission.UNIT_READ), moment, *UNIT_STEPS)
    return [Change(_("unit dibuka, diubah, atau ditutup"), count, reverse("organization:units"))]


def _things(paths: list[str], moment: datetime, *steps: str) -> int:
    """How many things, not how many steps: a grant that was given and taken back counts once."""
    told = written_since(paths, moment, *steps).aggregate(n=Count("subject_id", distinct=True))
    return int(told["n"])
