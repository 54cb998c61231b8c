"""The government sets its own value for a rule, from a day on, on a stated basis."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from penata.domains.organization.models import LocalProvision, Unit
from penata.kernel.access import Actor, Permission, demand
from penata.kernel.audit.actions import Entry, record
from penata.kernel.law import check_value, entry
from penata.kernel.values import Period, day_before


@transaction.atomic
def overrule(
    *,
    government: Unit,
    key: str,
    text: str,
    since: date,
    basis: str,
    by: Actor,
    last: date | None = None,
    doubt: str = "",
) -> LocalProvision:
    """From `since` the rule `key` has this value here. An earlier one of ours ends the day before."""
    demand(by, Permission.LAW_OVERRULE, str(government.path))
    rule = entry(key)
    if not rule.may_be_overruled:
        raise ValidationError(_("Aturan ini berupa tabel dan tidak dapat diganti di halaman ini."))
    if not basis.strip():
        raise ValidationError(_("Sebut dasar hukumnya, misalnya Perbup 12/2026."))
    value = check_value(rule, text)
    _make_room(government, key, since)
    made = LocalProvision.objects.create(
        government=government,
        key=key,
        value=_storable(value),
        period=Period(since, last),
        basis=basis.strip(),
        doubt=doubt,
        by_id=by.pk,
    )
    told = {"key": key, "value": _storable(value), "first": since, "last": last, "basis": basis}
    record(
        Entry(
            "law.overrule",
            "organization.localprovision",
            made.pk,
            path=str(government.path),
            why=basis,
            after=told,
        ),
        by=by,
    )
    return made


def _make_room(government: Unit, key: str, since: date) -> None:
    own = LocalProvision.objects.select_for_update().filter(government=government, key=key)
    if own.filter(period__startswith__gte=since).exists():
        raise ValidationError(_("Sudah ada nilai daerah yang berlaku mulai tanggal itu atau sesudahnya."))
    for earlier in own.filter(period__contains=since):
        earlier.period = Period(earlier.period.first, day_before(since))
        earlier.save(update_fields=["period"])


def _storable(value: Any) -> Any:
    return str(value) if isinstance(value, Decimal) else value
