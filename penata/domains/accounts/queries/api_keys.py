from __future__ import annotations

from collections.abc import Sequence

from django.db.models import Q, QuerySet

from penata.domains.accounts.models import ApiKey
from penata.kernel.access import Actor, Grant, Permission, Role, covers, grants_of, reach
from penata.kernel.access.roles import PERMISSIONS
from penata.kernel.audit.words import Named, Subject
from penata.kernel.values import N_


def visible_to(actor: Actor) -> QuerySet[ApiKey]:
    """One's own keys; an administrator also those of the units whose accounts he keeps."""
    kept = Q(path__within=reach(actor, Permission.ACCOUNT_EDIT))
    return ApiKey.objects.filter(Q(owner_id=actor.pk) | kept).select_related("owner").order_by("-id")


def grants_to_give(actor: Actor) -> list[Grant]:
    """The roles that the actor holds today and may put into a key."""
    return [grant for grant in grants_of(actor) if grant.role != Role.OPERATOR]


def grants_left(owner: Actor, role: str, path: str) -> tuple[Grant, ...]:
    """What a key has today: its role in its unit, if the owner holds it there now and may still hold keys."""
    held = grants_of(owner)
    if not any(Permission.API_KEY_HOLD in PERMISSIONS[grant.role] for grant in held):
        return ()
    above = [grant for grant in held if grant.role == role and covers([grant.path], path)]
    return tuple(Grant(grant.role, path, "", grant.government) for grant in above[:1])


def _named(actor: Actor, ids: Sequence[int]) -> Named:
    return {key.pk: (str(key), "") for key in ApiKey.objects.filter(pk__in=ids)}


TRACED = Subject(
    "accounts.apikey",
    N_("Kunci API"),
    {"api_key.make": N_("Kunci API dibuat"), "api_key.revoke": N_("Kunci API dicabut")},
    {
        "name": N_("nama"), "role": N_("peran"), "unit": N_("unit"), "last_day": N_("hari terakhir"),
        "prefix": N_("awalan"), "owner": N_("pemilik"),
    },
    named=_named,
)  # fmt: skip
