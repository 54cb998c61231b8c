"""The government's own provisions, as `kernel/law` asks for them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from penata.domains.organization.models import LocalProvision
from penata.kernel.law import entry
from penata.kernel.values import Provision


def local_provisions(government: int, day: date | None) -> Iterable[Provision]:
    """Those in force on `day`, or all of them."""
    found = LocalProvision.objects.filter(government_id=government)
    if day is not None:
        found = found.filter(period__contains=day)
    return [Provision(p.key, _exact(p.key, p.value), p.period, p.basis, p.doubt, local=True) for p in found]


def _exact(key: str, stored: Any) -> Any:
    """JSON has no decimals: they are stored as text."""
    return Decimal(stored) if entry(key).kind == "decimal" else stored
