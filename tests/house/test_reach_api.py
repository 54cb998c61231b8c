"""Every call of the API × a key of every role × what belongs to another unit: nothing of it is ever answered.

Keys are held for the agency of education (DISDIK); everything asked for belongs to the agency of health (DINKES). The
calls come from the published description: a new parameter or path is asked without anybody adding it here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest

import penata.config.api  # noqa: F401 - it composes what is described
from penata.domains.organization.models import Post, Unit
from penata.domains.people.models import Person
from penata.domains.workload.models import Study
from penata.kernel.access import Role
from penata.kernel.api.document import described
from penata.kernel.audit.models import AccessRecord
from tests.domains.accounts.keys import caller
from tests.house.test_reach import FOREIGN_NAMES, ROLES
from tests.journeys import world

pytestmark = pytest.mark.django_db
SHARED = {"/api/v1/jobs/{id}"}  # the list of jobs is the whole government's


@pytest.fixture
def foreign(operator: Any, settings: Any) -> dict[str, list[Any]]:
    """Values for each parameter: what stands in DINKES, and what lets everything through."""
    settings.PENATA_API_CALLS_A_MINUTE = 10**6
    world.build(operator)
    there = Unit.objects.get(code="PKM-1")
    post = Post.objects.filter(unit=there).first()
    return {
        "units": [there.pk, there.parent_id], "posts": [post.pk], "studies": [Study.objects.get(unit=there).pk],
        "jobs": [post.job_id], "people": ["W1", "W2"], "unit": [there.pk, there.parent_id], "within": [there.pk],
        "job": [post.job_id], "as_of": ["2026-11-22", "2020-01-01", "2018-12-31"], "limit": [500], "year": [2026],
        "subtree": ["true"],
    }  # fmt: skip


def calls(foreign: dict[str, list[Any]]) -> Iterator[tuple[str, dict[str, Any]]]:
    for path, methods in described()["paths"].items():
        kind = path.split("/")[3]
        things = foreign[kind] if "{" in path else [""]
        asked = [p for p in methods["get"]["parameters"] if p["in"] == "query" and p["name"] != "cursor"]
        for thing in things:
            address = re.sub(r"{\w+}", str(thing), path).removeprefix("/api/v1/")
            yield address, {}
            for parameter in asked:
                for value in foreign.get(parameter["name"]) or choices(parameter["schema"]):
                    yield address, {parameter["name"]: value}


def choices(schema: dict[str, Any]) -> list[str]:
    known = described()["components"]["schemas"]
    shapes = schema.get("anyOf", [schema])
    shapes = [known[s["$ref"].rpartition("/")[2]] if "$ref" in s else s for s in shapes]
    found = [value for shape in shapes for value in shape.get("enum", [])]
    assert found, f"say in `foreign` what {schema} may be"
    return found


@pytest.mark.parametrize("role", ROLES, ids=lambda role: role.value)
def test_no_call_answers_what_belongs_to_another_unit(role, foreign):
    machine, leaks, answered = caller(role, Unit.objects.get(code="DISDIK")), [], 0
    for address, query in calls(foreign):
        answer = machine.get(address, query)
        assert answer.status_code in {200, 403, 404}, (address, query, answer.content)
        said = answer.content.decode()
        answered += answer.status_code == 200
        leaks += [f"{address} {query}: {name}" for name in FOREIGN_NAMES if name in said]
        if "/" in address and not address.startswith("jobs/") and answer.status_code == 200:
            leaks.append(f"{address} {query}: {answer.status_code}")
    assert leaks == []
    assert bool(answered) == (role != Role.WORKER)
    strangers = Person.objects.filter(code__in=["W1", "W2"]).values("pk")
    assert not AccessRecord.objects.filter(person_id__in=strangers).exists()


def test_the_same_calls_with_a_key_of_that_unit_are_answered(foreign):
    """Else the test above could not fail."""
    machine = caller(Role.AGENCY_OFFICER, Unit.objects.get(code="DINKES"))
    answered = {
        address for address, query in calls(foreign) if machine.get(address, query).status_code == 200
    }
    said = machine.get("people").content.decode() + machine.get("units").content.decode()
    assert "Agus Ruhai" in said
    assert "Puskesmas Ketapang" in said
    assert {address.split("/")[0] for address in answered} == {
        "units",
        "jobs",
        "posts",
        "people",
        "studies",
        "map",
    }
    assert [address for address in answered if address.startswith("people/")]


def test_numbers_of_people_are_masked_or_absent(foreign):
    machine = caller(Role.PERSONNEL_OFFICER, Unit.objects.get(code="KAB"))
    said = "".join(machine.get(address, query).content.decode() for address, query in calls(foreign))
    told = Person.objects.values_list(
        "nik", "nip", "phone", "email", "disability", "access_needs", "birth_date"
    )
    private = {str(value) for row in told for value in row if value}
    assert private
    assert [value for value in private if len(value) > 4 and value in said] == []
