"""What other domains and the portals may import."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from typing import Any

from django.core.exceptions import ObjectDoesNotExist

from penata.domains.people.actions import letters, records, siasn_fetch, siasn_files
from penata.domains.people.actions.records import note_export
from penata.domains.people.actions.staff_import import StaffListApplied
from penata.domains.people.actions.transfers import (
    PeopleTransferred,
    Transfer,
    obstacles,
    take_back,
    transfer,
)
from penata.domains.people.queries.contacts import contacts_of
from penata.domains.people.queries.lists import count as roster_count
from penata.domains.people.queries.lists import shown as shown_rows
from penata.domains.people.queries.nominative import reconcile
from penata.domains.people.queries.person import by_code, own_person, path_of, users_of
from penata.domains.people.queries.person import own as own_sheet
from penata.domains.people.queries.roster import ORDERS, RosterFilter, places_on, running_out, serving_within
from penata.domains.people.queries.roster import matching as roster
from penata.domains.people.queries.roster import rows as roster_rows
from penata.domains.people.queries.staff import (
    Ordered,
    Servant,
    Trait,
    ordered,
    servants,
    staff_counts,
    traits,
)
from penata.domains.people.rules.distance import kilometres
from penata.domains.people.rules.retirement import additional_need
from penata.domains.people.rules.terms import EMPLOYED, AbsenceKind, Disability, Sex, Status
from penata.kernel import clock
from penata.kernel.access import Actor
from penata.kernel.jobs.progress import Report

__all__ = [
    "EMPLOYED",
    "ORDERS",
    "AbsenceKind",
    "Disability",
    "Ordered",
    "PeopleTransferred",
    "RosterFilter",
    "Servant",
    "Sex",
    "StaffListApplied",
    "Status",
    "Trait",
    "Transfer",
    "additional_need",
    "by_code",
    "contacts_of",
    "fetch_siasn",
    "issue_letter",
    "kilometres",
    "link_account",
    "note_absence",
    "note_export",
    "obstacles",
    "ordered",
    "own_person",
    "own_sheet",
    "path_of",
    "places_on",
    "reconcile",
    "roster",
    "roster_count",
    "roster_rows",
    "running_out",
    "servants",
    "serving_within",
    "shown_rows",
    "siasn_differences",
    "siasn_file",
    "siasn_path",
    "staff_counts",
    "take_back",
    "take_siasn_file",
    "traits",
    "transfer",
    "users_of",
]


def link_account(*, person_code: str, user: Any, by: Actor) -> None:
    """The account sees this person as its own from now on."""
    person, path = _found(person_code)
    records.link_account(person=person, path=path, user=user, by=by)


def issue_letter(*, person_code: str, by: Actor) -> None:
    """A letter for one person, whose code nobody writes down: the demo shows a list that is not empty."""
    person, path = _found(person_code)
    letters.issue_for_person(person=person, path=path, by=by)


def note_absence(*, person_code: str, kind: AbsenceKind, first: date, last: date | None, by: Actor) -> None:
    """Leave outside state cost, or secondment."""
    person, path = _found(person_code)
    records.note_absence(person=person, path=path, kind=kind, first=first, last=last, order_number="", by=by)


def siasn_path(by: Actor, unit: str) -> str:
    """The path of a unit by what it is called; "" is everybody in reach."""
    return siasn_files.path_of(unit=unit, by=by)


def siasn_file(by: Actor, within: str, form: str) -> tuple[bytes, int]:
    """A file in SIASN's columns, and how many people stand in it."""
    return siasn_files.export_file(within=within, form=form, by=by)


def take_siasn_file(content: bytes, *, by: Actor) -> dict[str, Any]:
    """Keep the answers of a file of SIASN."""
    return siasn_files.take_file(content=content, by=by)


def fetch_siasn(within: str, *, by: Actor, report: Report) -> dict[str, Any]:
    """Ask SIASN's service about everybody in reach."""
    return asdict(siasn_fetch.fetch(within=within, since=clock.now(), by=by, report=report))


def siasn_differences(by: Actor, within: str) -> dict[str, Any]:
    """Counts, and each open difference."""
    return siasn_files.differences(within=within, by=by)


def _found(person_code: str) -> tuple[Any, str]:
    found = by_code(person_code)
    if found is None:
        raise ObjectDoesNotExist(person_code)
    return found
