"""Calls ask the database few questions, and no more of them for more rows."""

from __future__ import annotations

from datetime import date

import pytest

from penata.domains.workload.models import StudyPost
from penata.kernel.access import Role
from tests.domains.accounts.keys import caller
from tests.domains.organization.factories import load_kotim, make_job, make_post, make_unit
from tests.domains.people.factories import make_regency, make_worker, nip_of, statements_of
from tests.domains.workload.factories import make_study, make_task

pytestmark = pytest.mark.django_db
MOST = 10


@pytest.fixture
def regency():
    load_kotim()
    return make_regency(region_id="62.02")


def fill(regency, operator, first, count):
    for number in range(first, first + count):
        unit = make_unit(f"X{number}", regency.health, region_id="62.02.05")
        job = make_job(regency.government, f"JX{number}", kind="fungsional", family=f"Rumpun {number}")
        post = make_post(unit, job)
        born = date(1985, 5, 5)
        person = make_worker(post, code=f"X{number}", birth_date=born, nip=nip_of(serial=number + 1))
        person.grades.create(grade="III/a", since=date(2020, 4, 1))
        study = make_study(unit, operator, state="approved")
        whole = make_study(regency.health, operator) if number == 0 else regency.health.studies.get()
        for one in (study, whole):
            make_task(StudyPost.objects.create(study=one, post=post))


@pytest.mark.parametrize(
    "address",
    [
        "units", "units/{health}/tree", "jobs", "posts", "people", "people?unit={health}&status=PNS", "studies",
        "studies/{study}", "map?by=unit", "map?by=district", "map?by=status&within={health}",
    ],
)  # fmt: skip
def test_calls_cost_the_same_at_ten_and_at_twenty_rows(regency, operator, address):
    machine = caller(Role.PERSONNEL_OFFICER, regency.government)
    fill(regency, operator, 0, 10)
    where = address.format(health=regency.health.pk, study=regency.health.studies.get().pk)
    ten = statements_of(machine, where)
    fill(regency, operator, 10, 10)
    twenty = statements_of(machine, where)
    assert len(ten) == len(twenty)
    assert len(twenty) <= MOST, "\n".join(twenty)
