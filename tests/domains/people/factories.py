from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import count
from typing import Any

from django.db import connection
from django.test.utils import CaptureQueriesContext

from penata.domains.organization.models import Job, Post, Unit
from penata.domains.people.models import Assignment, Engagement, Person
from penata.kernel.sheets.plan import Plan
from penata.kernel.values import Period
from tests.domains.organization.factories import (
    apply_file,
    make_government,
    make_job,
    make_unit,
    plan_file,
    table,
)

_serial = count(1)


def make_person(government: Unit, **values: object) -> Person:
    number = next(_serial)
    values.setdefault("name", f"Orang {number}")
    values.setdefault("nik", f"620206{number % 28 + 1:02d}0190{number:04d}")
    values.setdefault("code", f"T{number:05d}")
    return Person.objects.create(government=government, **values)


def engage(
    person: Person,
    status: str = "PNS",
    first: date = date(2015, 1, 1),
    last: date | None = None,
    **values: object,
) -> Engagement:
    return Engagement.objects.create(person=person, status=status, period=Period(first, last), **values)


def place(
    person: Person, post: Post, first: date = date(2015, 1, 1), last: date | None = None, **values: object
) -> Assignment:
    return Assignment.objects.create(person=person, post=post, period=Period(first, last), **values)


def make_worker(
    post: Post,
    status: str = "PNS",
    first: date = date(2015, 1, 1),
    last: date | None = None,
    **values: object,
) -> Person:
    """Somebody in a post, from a day on."""
    person = make_person(Unit.objects.get(pk=post.unit.government_id), **values)
    engage(person, status, first, last)
    place(person, post, first, last)
    return person


# --- a small regency for the staff list ---


@dataclass(frozen=True)
class Regency:
    """KAB over DINKES (over PUSK1) and DISDIK; four jobs, and no post yet."""

    government: Unit
    health: Unit
    centre: Unit
    school: Unit
    nurse: Job
    clerk: Job
    driver: Job
    head: Job


def make_regency(**values: object) -> Regency:
    government = make_government(**values)
    health = make_unit("DINKES", government, name="Dinas Kesehatan")
    return Regency(
        government, health, make_unit("PUSK1", health, name="Puskesmas Satu", kind="puskesmas"),
        make_unit("DISDIK", government, name="Dinas Pendidikan"),
        make_job(government, "PERAWAT", name="Perawat", kind="fungsional", family="Kesehatan"),
        make_job(government, "ADMIN", name="Pengadministrasi"),
        make_job(government, "SOPIR", name="Pengemudi", may_be_outsourced=True),
        make_job(government, "KADIS", name="Kepala Dinas", kind="jpt"),
    )  # fmt: skip


def nik_of(born: date = date(1990, 1, 5), serial: int = 1, *, female: bool = False) -> str:
    return f"620206{born.day + 40 * female:02d}{born:%m%y}{serial:04d}"


def nip_of(
    born: date = date(1990, 1, 5), since: date = date(2015, 1, 1), serial: int = 1, *, female: bool = False
) -> str:
    return f"{born:%Y%m%d}{since:%Y%m}{1 + female}{serial:03d}"


def row(**cells: Any) -> dict[str, Any]:
    """A line of the staff list: a THL clerk of the agency of health since 2019, told otherwise by `cells`."""
    usual = {
        "nik": nik_of(), "nama": "Budi Santoso", "status": "THL", "unit": "DINKES", "jabatan": "ADMIN",
        "tmt_mulai": "1-3-2019",
    }  # fmt: skip
    return {name: value for name, value in (usual | cells).items() if value is not None}


def staff_file(*rows: dict[str, Any]) -> bytes:
    """A csv file with every column that any of the rows speaks of."""
    columns = list(dict.fromkeys(name for line in rows for name in line))
    return table(" ".join(columns), *([line.get(name, "") for name in columns] for line in rows))


def plan_staff(by: Any, *rows: dict[str, Any], **options: Any) -> Plan:
    return plan_file("staff", staff_file(*rows), by, **options)


def apply_staff(by: Any, *rows: dict[str, Any], **options: Any) -> Plan:
    return apply_file("staff", staff_file(*rows), by, **options)


def service_of(person: Person) -> list[tuple[str, date, date | None, str]]:
    """(status, first, last, reason) of each engagement, oldest first."""
    told = person.engagements.order_by("period")
    return [(e.status, e.period.first, e.period.last, e.end_reason) for e in told]


def posts_of(person: Person) -> list[tuple[str, str, date, date | None]]:
    """(unit, job, first, last) of each principal post, oldest first."""
    told = person.assignments.filter(kind="principal").select_related("post__unit", "post__job")
    return [
        (a.post.unit.code, a.post.job.code, a.period.first, a.period.last) for a in told.order_by("period")
    ]


def statements_of(client: Any, address: str, query: dict[str, Any] | None = None) -> list[str]:
    """The SQL of one request, but for the marks of transactions and the log of who looked."""
    client.get(address, query or {})
    with CaptureQueriesContext(connection) as caught:
        answer = client.get(address, query or {})
    assert answer.status_code == 200
    aside = ("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE", 'INSERT INTO "audit_accessrecord"')
    return [said["sql"] for said in caught if not said["sql"].startswith(aside)]
