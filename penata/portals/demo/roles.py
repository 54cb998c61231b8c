"""One account for each role, held by invented people of the right posts; and what waits for them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from penata.domains.accounts import public as accounts
from penata.domains.organization import public as organization
from penata.domains.people import public as people
from penata.domains.workload import public as workload
from penata.kernel.access import Actor, Role
from penata.portals.demo.facts import agencies
from penata.portals.demo.facts.places import ROOT
from penata.portals.demo.filling import KETAPANG
from penata.portals.demo.world import World


@dataclass(frozen=True, slots=True)
class Account:
    """`post`: unit and job of the person behind it; `name` where it is nobody of the staff."""

    username: str
    role: Role
    unit: str
    note: str
    post: tuple[str, str] | None = None
    name: str = ""


ACCOUNTS = (
    Account("bupati", Role.LEADER, ROOT, "Bupati: melihat seluruh kabupaten, memutuskan", name="Tingang Mahendra"),
    Account(
        "sekda", Role.LEADER, ROOT, "Sekretaris Daerah: mengesahkan ABK dan memimpin penataan", ("4.01", "SEKDA")
    ),
    Account(
        "bkpsdm", Role.PERSONNEL_OFFICER, ROOT, "BKPSDM: mengurus data pegawai seluruh kabupaten, memeriksa ABK",
        ("5.03.02", "SDMA-AP"),
    ),
    Account(
        "dinkes", Role.AGENCY_OFFICER, "1.02", "Dinas Kesehatan: mengurus pegawai dinas dan puskesmasnya",
        ("1.02.01", "KASUBUM"),
    ),
    Account(
        "pkm-ketapang", Role.SUPERVISOR, KETAPANG, "Kepala Puskesmas Ketapang: melihat bawahannya, menyusun ABK",
        (KETAPANG, "KAPUS"),
    ),
    Account("perawat", Role.WORKER, KETAPANG, "Perawat: melihat datanya sendiri", (KETAPANG, "PERAWAT-T")),
    Account("pemeriksa", Role.AUDITOR, ROOT, "Inspektorat: memeriksa data dan jejak, tanpa mengubah", ("6.01.02", "AUD-AM")),
    Account("pengelola", Role.ADMINISTRATOR, ROOT, "Pengelola sistem: membuat akun dan memberi peran", ("2.16.03", "PK-AP")),
)  # fmt: skip

SINCE = date(2025, 9, 1)


def open_accounts(world: World, by: Actor) -> dict[str, Any]:
    """The accounts with their roles, by username."""
    made = {}
    for order, account in enumerate(ACCOUNTS, start=1):
        person = world.holder(*account.post) if account.post else None
        user = accounts.create(
            username=account.username,
            name=person.name if person else account.name,
            by=by,
            demo_note=account.note,
            demo_order=order,
        )
        unit = organization.unit_by_code(account.unit)
        organization.grant_role(user=user, role=account.role, unit=unit, by=by, first=SINCE)
        if person is not None:
            people.link_account(person_code=person.code, user=user, by=by)
        made[account.username] = user
    return made


def leave_waiting(world: World, users: dict[str, Any]) -> int:
    """Studies on their way: drafts for those who write, submitted for BKPSDM, verified for the leaders."""
    office, year = users["bkpsdm"], world.today.year
    late = [unit.code for unit in world.units if ".".join(unit.code.split(".")[:2]) in agencies.STUDY_WAITING]
    for code in late:
        state = agencies.STUDY_WAITING[".".join(code.split(".")[:2])]
        study = workload.study_of(code, year)
        if study is None or state == "draft":
            continue
        study = workload.submit(study=study, by=office)
        if state == "verified":
            workload.verify(study=study, by=office)
    return len(late) + _next_year(users, year + 1)


def write_letters(world: World, users: dict[str, Any]) -> None:
    """Six activation letters that wait to be used, so that their page shows what it is for."""
    taken = {world.holder(*account.post).code for account in ACCOUNTS if account.post}
    here = [
        person
        for person, _status in world.serving(world.today)
        if person.posts and person.posts[-1].unit == KETAPANG and person.code not in taken
    ]
    for person in here[:6]:
        people.issue_letter(person_code=person.code, by=users["dinkes"])


def _next_year(users: dict[str, Any], year: int) -> int:
    """The health centres prepare next year: one still writes, two have handed in, one is through the check."""
    for code, user, is_submitted, is_verified in (
        (KETAPANG, "pkm-ketapang", False, False),
        ("1.02.31", "dinkes", True, False),
        ("1.02.41", "dinkes", True, False),
        ("1.02.25", "dinkes", True, True),
    ):
        study = workload.open_study(unit=organization.unit_by_code(code), year=year, by=users[user])
        if is_submitted:
            study = workload.submit(study=study, by=users[user])
        if is_verified:
            workload.verify(study=study, by=users["bkpsdm"])
    return 4


ABSENCES = (
    ("unpaid_leave", date(2023, 3, 1), date(2025, 2, 28)),
    ("unpaid_leave", date(2024, 7, 1), date(2026, 6, 30)),
    ("unpaid_leave", date(2025, 1, 1), date(2025, 12, 31)),
    ("seconded", date(2022, 6, 1), date(2024, 5, 31)),
    ("seconded", date(2023, 10, 2), date(2026, 9, 30)),
    ("seconded", date(2024, 2, 1), date(2026, 1, 31)),
    ("unpaid_leave", date(2027, 1, 1), date(2029, 12, 31)),
    ("unpaid_leave", date(2027, 2, 1), date(2028, 1, 31)),
    ("seconded", date(2027, 1, 1), date(2028, 12, 31)),
    ("seconded", date(2027, 1, 1), None),
)
"""Leave outside state cost, and secondment: over, or decided and not begun, so that all 6,000 count today."""


def note_absences(world: World, by: Actor) -> int:
    stayed = [
        person
        for person, status in world.serving(world.today)
        if status == "PNS" and person.appointed and person.appointed.year < 2018 and len(person.posts) == 1
    ]
    for number, (kind, first, last) in enumerate(ABSENCES):
        person = stayed[(number + 1) * len(stayed) // (len(ABSENCES) + 2)]
        people.note_absence(
            person_code=person.code, kind=people.AbsenceKind(kind), first=first, last=last, by=by
        )
    return len(ABSENCES)
