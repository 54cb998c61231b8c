"""Make and revoke keys for machines, and let one in."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from datetime import date, timedelta

from django.conf import settings
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection, transaction
from django.utils.translation import gettext as _

from penata.domains.accounts.models import ApiKey
from penata.domains.accounts.queries import api_keys as queries
from penata.kernel import clock
from penata.kernel.access import Actor, Grant, Permission, demand, may
from penata.kernel.access.places import place_within
from penata.kernel.api.bearer import Bearer, Holder
from penata.kernel.audit.actions import Entry, record
from penata.kernel.db.readonly import writing_allowed
from penata.kernel.events import announce

START, SHOWN = "pnt_", 12


@dataclass(frozen=True, slots=True)
class ApiKeyMade:
    """Somebody made a key; those who oversee the unit are told."""

    key: int
    name: str
    role: str
    path: str
    unit_name: str
    owner: int


@transaction.atomic
def make(*, name: str, grant: Grant, unit: str, last_day: date, by: Actor) -> tuple[ApiKey, str]:
    """A key with one role of its maker, for that role's unit or the one below it that `unit` names; and its text.

    The text is nowhere kept. Raises CellProblem where no such unit stands there.
    """
    demand(by, Permission.API_KEY_HOLD)
    if grant not in queries.grants_to_give(by):
        raise PermissionDenied
    longest = clock.today() + timedelta(days=settings.PENATA_API_KEY_DAYS)
    if not clock.today() <= last_day <= longest:
        raise ValidationError(
            {"last_day": _("Pilih hari dari hari ini sampai %s.") % longest.strftime("%d-%m-%Y")}
        )
    path, unit_name = place_within([grant.path], unit) if unit else (grant.path, grant.unit_name)
    text = START + secrets.token_urlsafe(32)
    key = ApiKey.objects.create(
        owner_id=by.pk, name=name, role=grant.role, path=path, unit_name=unit_name, prefix=text[:SHOWN],
        digest=_digest(text), last_day=last_day,
    )  # fmt: skip
    told = {"name": name, "role": grant.role, "unit": unit_name, "last_day": last_day, "prefix": key.prefix}
    record(Entry("api_key.make", "accounts.apikey", key.pk, path=path, after=told), by=by)
    announce(ApiKeyMade(key.pk, name, grant.role, path, unit_name, by.pk))
    return key, text


@transaction.atomic
def revoke(*, key: ApiKey, by: Actor) -> ApiKey:
    """By its owner, or by whoever keeps the accounts of its unit. Revoked twice is revoked."""
    key = ApiKey.objects.select_for_update().get(pk=key.pk)
    if key.owner_id != by.pk and not may(by, Permission.ACCOUNT_EDIT, str(key.path)):
        raise PermissionDenied
    if key.revoked_at is None:
        key.revoked_at = clock.now()
        key.save(update_fields=["revoked_at"])
        record(Entry("api_key.revoke", "accounts.apikey", key.pk, path=str(key.path)), by=by)
    return key


_ADMIT = """
    update accounts_apikey k
    set calls = case when k.last_used_at = date_trunc('minute', now()) then k.calls + 1 else 1 end,
        last_used_at = date_trunc('minute', now())
    from accounts_user u
    where k.digest = %s and k.revoked_at is null and k.last_day >= %s and u.id = k.owner_id and u.is_active
    returning k.name, k.owner_id, k.role, ltree2text(k.path), k.calls, 60 - extract(second from now())::int
"""


def admit(token: str) -> Bearer | None:
    """The actor of a key that is good today. One statement finds the key, counts the call and notes its minute."""
    with writing_allowed(), connection.cursor() as cursor:
        cursor.execute(_ADMIT, [_digest(token), clock.today()])
        found = cursor.fetchone()
    if found is None:
        return None
    name, owner_id, role, path, calls, resets_in = found
    owner = Holder(owner_id)
    grants = queries.grants_left(owner, role, path)
    return Bearer(name, owner, calls, max(resets_in, 1), grants) if grants else None


def _digest(text: str) -> str:
    """The text has 256 random bits: nobody finds it by trying, so a slow hash would only slow the calls."""
    return hashlib.sha256(text.encode()).hexdigest()
