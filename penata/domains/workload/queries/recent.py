"""Which studies were approved since a moment."""

from __future__ import annotations

from datetime import datetime
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from penata.domains.workload.queries.studies import Asked, matching
from penata.domains.workload.rules.terms import StudyState
from penata.kernel.access import Actor
from penata.kernel.ui.changes import Change


def changes(actor: Actor, moment: datetime) -> list[Change]:
    asked = Asked("", None, StudyState.APPROVED, moment)
    query = {"keadaan": StudyState.APPROVED.value, "sejak": moment.isoformat()}
    return [
        Change(
            _("ABK disahkan"),
            matching(actor, asked).count(),
            reverse("workload:studies") + "?" + urlencode(query),
        )
    ]
