"""A small regency brought in through the importers, as an office would."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from penata.domains.accounts.models import User
from penata.domains.organization.models import Unit
from penata.domains.organization.public import grant_role
from penata.domains.people.models import Person
from penata.kernel.access import Role
from penata.kernel.sheets import actions
from penata.kernel.sheets.importer import Options, importer_of
from tests.domains.organization.factories import load_kotim

SHEETS = Path(__file__).parent / "sheets"
ORDER = ("units", "jobs", "staff", "workload", "regions")


def build(operator: User) -> Unit:
    """Everything a page may need; the government's root."""
    load_kotim()
    for kind in ORDER:
        bring_in(kind, SHEETS / f"{kind}.csv", operator)
    return Unit.objects.get(code="KAB")


def bring_in(kind: str, path: Path, operator: User) -> actions.Outcome:
    options = Options(approve=kind == "workload")
    return actions.plan_and_apply(importer_of(kind), path.read_bytes(), by=operator, options=options)


def account(username: str, role: Role, unit_code: str, operator: User, *, person: str = "") -> User:
    user = User(username=username, name=f"Akun {username}")
    user.set_password("kata-sandi-contoh")
    user.save()
    unit = Unit.objects.get(code=unit_code)
    grant_role(user=user, role=role, unit=unit, by=operator, first=date(2020, 1, 1))
    if person:
        Person.objects.filter(code=person).update(user=user)
    return user


ROLES = {
    Role.LEADER: "KAB",
    Role.PERSONNEL_OFFICER: "KAB",
    Role.AGENCY_OFFICER: "DINKES",
    Role.SUPERVISOR: "PKM-1",
    Role.WORKER: "PKM-1",
    Role.AUDITOR: "KAB",
    Role.ADMINISTRATOR: "KAB",
}
