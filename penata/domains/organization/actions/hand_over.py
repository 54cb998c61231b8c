"""A holder on leave hands his role to a deputy (Plh), for a time that has an end."""

from __future__ import annotations

from datetime import date, timedelta

from django.contrib.auth.base_user import AbstractBaseUser
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from penata.domains.organization.actions.roles import FLOW, lock, note
from penata.domains.organization.models import RoleGrant
from penata.domains.organization.policies import may_hand_over, may_take_back
from penata.domains.organization.rules.kinds import GrantState
from penata.kernel import clock
from penata.kernel.access import Actor, Role, is_weighty
from penata.kernel.values import Period, day_before

LONGEST = timedelta(days=180)
"""A post without its holder for longer is filled or given an acting head, not handed on."""


@transaction.atomic
def hand_over(
    *, of: RoleGrant, to: AbstractBaseUser, first: date, last: date, by: Actor, why: str
) -> RoleGrant:
    """The deputy holds the same role for the same unit until `last`. Where it reads others' data, or gives roles,
    it waits for a second officer, who is neither of the two."""
    held = lock(of)
    if not may_hand_over(by, held) or to.pk == by.pk or not to.is_active or getattr(to, "is_system", False):
        raise PermissionDenied
    _check_days(held, first, last, why)
    made = RoleGrant(
        user=to, role=held.role, unit=held.unit, period=Period(first, last), granted_by_id=by.pk, deputy_for=held
    )  # fmt: skip
    made.state = GrantState.PROPOSED if is_weighty(Role(held.role)) else GrantState.HELD
    try:
        with transaction.atomic():
            made.save()
    except IntegrityError:
        raise ValidationError(
            _("Akun itu sudah memegang peran yang sama di unit ini pada masa itu.")
        ) from None
    note("role.hand_over", made, by, why, target=made.state)
    return made


@transaction.atomic
def take_back(*, of: RoleGrant, on: date, by: Actor, why: str = "") -> RoleGrant:
    """The holder is back, or the deputy gives it back: it ends with the day before `on`."""
    held = lock(of)
    if not may_take_back(by, held):
        raise PermissionDenied
    source = held.state
    if held.state == GrantState.HELD and held.period.first < on:
        held.period = Period(held.period.first, day_before(on))
    else:
        held.state = FLOW.target("withdraw", held.state)
    held.save(update_fields=["state", "period"])
    note("role.take_back", held, by, why, source=source, target=held.state)
    return held


def _check_days(held: RoleGrant, first: date, last: date, why: str) -> None:
    if last < first:
        raise ValidationError(_("Hari terakhir lebih awal daripada hari pertama."))
    if last < clock.today():
        raise ValidationError(_("Masa itu sudah lewat. Pilih hari terakhir yang belum lewat."))
    if last - first > LONGEST:
        raise ValidationError(
            _("Pelimpahan paling lama 180 hari. Untuk jabatan yang kosong, tunjuk pelaksana tugas.")
        )
    if held.period.last is not None and last > held.period.last:
        raise ValidationError(_("Anda sendiri tidak memegang peran ini sampai hari itu."))
    if not why.strip():
        raise ValidationError(_("Tulis dasarnya, misalnya nomor surat cuti."))
