"""Who may see and change what of somebody. `sheet` is anything with `person` and `path`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from penata.domains.people.rules.terms import ASN
from penata.kernel import clock
from penata.kernel.access import Actor, Permission, PersonalClass, may, sees
from penata.kernel.values import N_

REVEALED = N_("data yang disamarkan")


@dataclass(frozen=True, slots=True)
class Masked:
    """Something that a page shows covered until it is opened with a reason."""

    label: str
    data: PersonalClass


MASKED = {
    "nik": Masked("NIK", PersonalClass.IDENTITY),
    "born": Masked(N_("Tanggal lahir"), PersonalClass.IDENTITY),
    "contact": Masked(N_("Telepon dan surel"), PersonalClass.CONTACT),
    "health": Masked(N_("Disabilitas"), PersonalClass.HEALTH),
}

DATED = {PersonalClass.IDENTITY, PersonalClass.EMPLOYMENT}


def readable_classes(actor: Actor, sheet: Any) -> set[str]:
    """Classes of personal data that the reader may see of this person; all of one's own.

    Service is dated: a former agency sees the years it had and whose they were. The rest is of today, on whatever
    day the page stands.
    """
    if sheet.person.user_id == actor.pk:
        return {personal.value for personal in PersonalClass}
    now = _path_now(sheet)
    return {p.value for p in PersonalClass if sees(actor, p, sheet.path if p in DATED else now)}


def may_know_present(actor: Actor, sheet: Any) -> bool:
    """Whether somebody may learn where a person serves today; a former agency knows the years it had."""
    return sheet.person.user_id == actor.pk or sees(actor, PersonalClass.EMPLOYMENT, _path_now(sheet))


def may_edit(actor: Actor, sheet: Any) -> bool:
    return may(actor, Permission.PERSON_EDIT, _path_now(sheet)) and sheet.person.user_id != actor.pk


def may_issue_letter(actor: Actor, sheet: Any) -> bool:
    """For people who serve today; nobody writes to himself."""
    here = may(actor, Permission.ACTIVATION_ISSUE, _path_now(sheet))
    return here and sheet.person.user_id != actor.pk and sheet.engagement is not None


def may_reveal(actor: Actor, sheet: Any) -> bool:
    return may(actor, Permission.PERSON_REVEAL, _path_now(sheet))


def openable(actor: Actor, sheet: Any) -> list[str]:
    """Which covered values the reader may open: of the classes that he reads, where they are today."""
    if not may_reveal(actor, sheet):
        return []
    return [name for name, masked in MASKED.items() if sees(actor, masked.data, _path_now(sheet))]


def may_read_traces(actor: Actor, sheet: Any) -> bool:
    """What was written about somebody, and who looked: his own matter, and that of those who oversee traces."""
    return sheet.person.user_id == actor.pk or may(actor, Permission.TRACE_READ, _path_now(sheet))


def may_compare(actor: Actor, sheet: Any) -> bool:
    """Whether SIASN's answer about somebody is laid beside Penata's: for who serves as ASN, and never for oneself."""
    here = may(actor, Permission.SIASN_EXCHANGE, _path_now(sheet))
    asn = sheet.engagement is not None and sheet.engagement.status in ASN and bool(sheet.person.nip)
    return here and asn and sheet.person.user_id != actor.pk


def _path_now(sheet: Any) -> str:
    """Where the person belongs today: rights are judged by today's roles over today's people."""
    return str(sheet.path_on(clock.today()))
