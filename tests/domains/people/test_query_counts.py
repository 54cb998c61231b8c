"""Pages about people ask the database few questions, and no more of them for more rows."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from penata.domains.organization.models import Region
from penata.domains.people.models import Absence, Person
from penata.kernel.access import Role
from penata.kernel.values import Period
from tests.domains.organization.factories import hold, load_kotim, make_job, make_post, make_unit, officer
from tests.domains.people.factories import make_regency, make_worker, nip_of, place, statements_of

pytestmark = pytest.mark.django_db

MOST = 12
BORN = date(1985, 5, 5)


@pytest.fixture
def regency():
    load_kotim()
    Region.objects.filter(code="62.02.05").update(lat=Decimal("-2.5"), lon=Decimal("112.9"))
    return make_regency(region_id="62.02")


@pytest.fixture
def client(regency, sign_in):
    """Somebody with several roles: the most that a page can have to show."""
    by = officer(regency.government)
    for role in (Role.LEADER, Role.AUDITOR):
        hold(by, role, regency.government)
    return sign_in(by)


def fill(regency, first: int, count: int) -> None:
    """Each person with a unit, a job, an origin, grades, educations, and here and there an absence."""
    for number in range(first, first + count):
        unit = make_unit(f"X{number}", regency.health, region_id="62.02.05")
        job = make_job(regency.government, f"JX{number}", kind="fungsional", family=f"Rumpun {number}")
        person = make_worker(
            make_post(unit, job), "PNS", code=f"X{number}", birth_date=BORN, origin_id="62.02.05.1001",
            nip=nip_of(serial=number + 1),
        )  # fmt: skip
        person.grades.create(grade="III/a", since=date(2020, 4, 1))
        person.grades.create(grade="III/b", since=date(2024, 4, 1))
        person.educations.create(level="S-1", rank=7, major="Hukum")
        place(person, make_post(regency.school, regency.clerk), kind="acting")
        if number % 2:
            Absence.objects.create(person=person, kind="seconded", period=Period(date(2026, 1, 1)))


@pytest.mark.parametrize(
    ("address", "query"),
    [
        ("/pegawai/", {}), ("/pegawai/", {"status": "PNS", "kecamatan": "62.02.05", "hitung": "1", "urut": "unit"}),
        ("/nominatif/", {}), ("/nominatif/rekonsiliasi/", {"status": "PNS", "lihat": "akhir"}),
    ],
)  # fmt: skip
def test_lists_cost_the_same_at_ten_and_at_twenty_rows(regency, client, address, query):
    fill(regency, 0, 10)
    ten = statements_of(client, address, query)
    fill(regency, 10, 10)
    twenty = statements_of(client, address, query)
    assert len(ten) == len(twenty)
    assert len(twenty) <= MOST, "\n".join(twenty)


def test_the_page_of_a_person_costs_the_same_for_a_longer_life(regency, client):
    fill(regency, 0, 1)
    short = statements_of(client, "/orang/X0/")
    person = make_worker(make_post(regency.school, regency.clerk), code="long", birth_date=BORN)
    for number in range(20):
        place(
            person, make_post(make_unit(parent=regency.health), make_job(regency.government)), kind="acting"
        )
        person.grades.create(grade="III/a", since=date(2000 + number, 4, 1))
        person.competences.create(name=f"Diklat {number}", issued_on=date(2000 + number, 5, 1))
    long = statements_of(client, "/orang/long/")
    assert len(long) == len(short)
    assert len(short) <= MOST, "\n".join(short)


def test_ones_own_page_costs_no_more(regency, sign_in):
    fill(regency, 0, 1)
    user = officer(regency.health, Role.WORKER)
    Person.objects.filter(code="X0").update(user=user)
    assert len(statements_of(sign_in(user), "/orang/X0/")) <= MOST
