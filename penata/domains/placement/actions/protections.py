"""Somebody is not moved for a time: noted and ended by officers, never by himself; the reason goes into no trace."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from penata.domains.people import public as people
from penata.domains.placement.models import Protection
from penata.domains.placement.policies import may_protect
from penata.domains.placement.rules.terms import ProtectionKind
from penata.kernel import clock
from penata.kernel.access import Actor, Permission, demand, reach
from penata.kernel.audit.actions import Entry, record, record_list
from penata.kernel.audit.models import AccessKind
from penata.kernel.db.fields import as_range
from penata.kernel.values import N_, Period

READ_HERE = N_("alasan perlindungan dari perpindahan")


@transaction.atomic
def note_protection(
    *, person_code: str, kind: ProtectionKind, reason: str, first: date, last: date | None, by: Actor
) -> Protection:
    """Raises ValidationError for a code that nobody in the officer's units has, for himself, or twice the same time."""
    demand(by, Permission.PROTECTION_EDIT)
    found = people.by_code(person_code.strip(), reach(by, Permission.PROTECTION_EDIT))
    if found is None:
        raise ValidationError({"person": _("Tidak ada pegawai berkode itu di unit Anda.")})
    person, path = found
    if person.user_id == by.pk:
        raise ValidationError({"person": _("Minta petugas lain mencatat perlindungan untuk Anda sendiri.")})
    if not reason.strip():
        raise ValidationError({"reason": _("Tulis alasannya, supaya dapat diperiksa kelak.")})
    if last is not None and last < first:
        raise ValidationError({"last": _("Hari terakhir lebih awal daripada hari pertama.")})
    if last is not None and last < clock.today():
        raise ValidationError({"last": _("Masa itu sudah lewat, jadi tidak melindungi siapa pun.")})
    period = Period(first, last)
    if Protection.objects.filter(person=person, kind=kind, period__overlap=as_range(period)).exists():
        raise ValidationError({"first": _("Orang ini sudah dilindungi karena hal yang sama pada masa itu.")})
    made = Protection.objects.create(
        person=person, kind=kind, reason=reason.strip(), period=period, noted_by_id=by.pk
    )
    _record("protection.note", made, path, by)
    return made


@transaction.atomic
def end_protection(*, protection: Protection, last: date, by: Actor) -> Protection:
    """last: the last day on which he is protected. Raises ValidationError for one before the first."""
    held = Protection.objects.select_for_update(of=("self",)).select_related("person").get(pk=protection.pk)
    path = people.path_of(held.person)
    if not may_protect(by, path) or held.person.user_id == by.pk:
        raise PermissionDenied(Permission.PROTECTION_EDIT.value)
    if last < held.period.first:
        raise ValidationError({"last": _("Perlindungan ini baru mulai sesudah hari itu.")})
    if held.period.last is not None and last > held.period.last:
        raise ValidationError(
            {"last": _("Perlindungan ini berakhir lebih awal. Catat yang baru untuk memperpanjangnya.")}
        )
    held.period = held.period.until(last)
    held.save(update_fields=["period"])
    _record("protection.end", held, path, by)
    return held


def note_look(*, people: Iterable[int], by: Actor) -> None:
    """Note that the reasons of these people were shown; nothing where none was."""
    opened = list(people)
    if opened:
        record_list(people=opened, what=READ_HERE, by=by, fields=["kind", "reason"], kind=AccessKind.PAGE)


def _record(step: str, made: Protection, path: str, by: Actor) -> None:
    """Neither kind, reason nor time: they belong to health, and a trace is kept for ever."""
    record(Entry(step, "placement.protection", made.pk, made.person_id, path), by=by)
