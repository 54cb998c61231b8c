"""Pages of units ask the database few questions, and no more of them for more rows."""

from __future__ import annotations

import pytest

from penata.kernel.access import Role
from tests.domains.organization.factories import hold, load_kotim, make_job, make_post, make_unit, officer
from tests.domains.people.factories import make_regency, make_worker, statements_of

pytestmark = pytest.mark.django_db

MOST = 12


@pytest.fixture
def regency():
    load_kotim()
    return make_regency(region_id="62.02")


@pytest.fixture
def client(regency, sign_in):
    by = officer(regency.government)
    for role in (Role.LEADER, Role.AUDITOR, Role.ADMINISTRATOR):
        hold(by, role, regency.government)
    return sign_in(by)


def fill(regency, first: int, count: int) -> None:
    for number in range(first, first + count):
        unit = make_unit(f"X{number}", regency.health, region_id="62.02.05")
        job = make_job(regency.government, f"JX{number}", family=f"Rumpun {number}")
        make_worker(make_post(unit, job))
        make_worker(make_post(regency.health, job))
        hold(officer(unit, Role.SUPERVISOR), Role.LEADER, unit)


@pytest.mark.parametrize(
    "page", ["/unit/", "/unit/{health}/", "/jabatan/", "/wilayah/", "/peran/", "/aturan/", "/unit/?q=Unit"]
)
def test_pages_cost_the_same_at_ten_and_at_twenty_rows(regency, client, page):
    address = page.format(health=regency.health.pk)
    fill(regency, 0, 10)
    ten = statements_of(client, address)
    fill(regency, 10, 10)
    twenty = statements_of(client, address)
    assert len(ten) == len(twenty)
    assert len(twenty) <= MOST, "\n".join(twenty)
