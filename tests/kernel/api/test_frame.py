"""What every call does alike: key, count, refusals, tags, pages."""

from __future__ import annotations

import pytest
from django.db import OperationalError
from django.test import Client

from penata.kernel.access import Role
from penata.kernel.api import frame
from tests.domains.accounts.keys import caller
from tests.domains.organization.factories import make_job, make_unit
from tests.domains.people.factories import make_regency, statements_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def regency():
    return make_regency()


@pytest.fixture
def machine(regency):
    return caller(Role.AGENCY_OFFICER, regency.health)


def is_problem(answer, status):
    assert answer.status_code == status, answer.content
    assert answer.headers["Content-Type"] == "application/problem+json"
    told = answer.json()
    assert told["status"] == status
    assert told["title"] and told["detail"]
    return told


def test_a_call_without_a_key_or_with_another_is_told_how_to_bring_one(client, machine):
    for headers in (
        {},
        {"Authorization": "Bearer pnt_" + "x" * 43},
        {"Authorization": "Basic abc"},
        {"Authorization": "Bearer"},
    ):
        answer = client.get("/api/v1/units", headers=headers)
        assert "Bearer" in is_problem(answer, 401)["detail"]
        assert answer.headers["WWW-Authenticate"].startswith("Bearer")


def test_a_signed_in_session_opens_nothing(sign_in, machine, operator):
    is_problem(sign_in(operator).get("/api/v1/units"), 401)


def test_refusals_speak_the_callers_language(client):
    assert client.get("/api/v1/units").json()["title"] == "Kunci tidak berlaku"
    answer = client.get("/api/v1/units", headers={"Accept-Language": "en-GB,en;q=0.9"})
    assert answer.headers["Content-Language"] == "en"


def test_every_kind_of_mistake_is_a_problem(machine, client):
    is_problem(machine.get("units/999999"), 404)
    is_problem(machine.get("nowhere"), 404)
    is_problem(client.get("/api/v1/"), 404)
    assert is_problem(machine.get("units", {"limit": "many"}), 422)["errors"][0]["field"] == "limit"
    assert is_problem(machine.get("units", {"limt": "5"}), 422)["errors"][0]["field"] == "limt"
    assert is_problem(machine.get("units", {"cursor": "???"}), 422)["errors"][0]["field"] == "cursor"
    assert is_problem(machine.get("units", {"as_of": "kemarin"}), 422)["errors"][0]["field"] == "as_of"
    assert is_problem(machine.get("units/x"), 422)["errors"][0]["field"] == "id"
    key = {"Authorization": f"Bearer {machine.text}"}
    answer = client.post("/api/v1/units", {}, headers=key)
    is_problem(answer, 405)
    assert answer.headers["Allow"] == "GET"
    is_problem(client.generic("GET", "/api/v1/units", b"x" * (frame.BODY_BYTES + 1), headers=key), 413)
    is_problem(
        client.generic("POST", "/api/v1/units", b"{bad", content_type="application/json", headers=key), 405
    )


def test_a_role_without_the_right_is_refused(regency):
    is_problem(caller(Role.ADMINISTRATOR, regency.health).get("people"), 403)


def test_what_breaks_is_told_without_its_reasons(machine, monkeypatch):
    monkeypatch.setattr("penata.domains.organization.api.rows_of", lambda *a: 1 / 0)
    assert "division" not in str(is_problem(machine.get("units"), 500))


@pytest.mark.parametrize(
    "where", ["penata.kernel.api.frame.bearer_of", "penata.domains.organization.api.rows_of"]
)
def test_a_database_that_is_away_or_only_reads_is_told_as_such(machine, monkeypatch, where):
    def away(*_args):
        raise OperationalError("server closed")

    monkeypatch.setattr(where, away)
    answer = machine.get("units")
    is_problem(answer, 503)
    assert answer.headers["Retry-After"] == "60"


def test_the_same_answer_has_the_same_tag_and_is_not_sent_twice(machine, regency):
    first = machine.get("units")
    tag = first.headers["ETag"]
    again = machine.get("units", **{"If-None-Match": f'"other", W/{tag}'})
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["ETag"] == tag
    make_unit("BARU", regency.health)
    changed = machine.get("units", **{"If-None-Match": tag})
    assert changed.status_code == 200
    assert changed.headers["ETag"] != tag


def test_a_head_is_a_get_without_its_body(machine):
    key = {"Authorization": f"Bearer {machine.text}"}
    answer = Client().head("/api/v1/units", headers=key)
    assert (answer.status_code, answer.content) == (200, b"")
    assert answer.headers["ETag"] == machine.get("units").headers["ETag"]


def test_calls_are_counted_and_too_many_are_refused(machine, settings):
    settings.PENATA_API_CALLS_A_MINUTE = 3
    answers = [machine.get("units") for _ in range(5)]
    assert [answer.status_code for answer in answers] == [200, 200, 200, 429, 429]
    assert answers[0].headers["RateLimit-Policy"] == '"key";q=3;w=60'
    assert [answer.headers["RateLimit"].split(";")[1] for answer in answers] == [
        "r=2",
        "r=1",
        "r=0",
        "r=0",
        "r=0",
    ]
    assert 1 <= int(answers[3].headers["Retry-After"]) <= 60
    is_problem(answers[3], 429)


def test_one_key_takes_nothing_from_another(machine, regency, settings):
    settings.PENATA_API_CALLS_A_MINUTE = 1
    other = caller(Role.AGENCY_OFFICER, regency.school)
    assert machine.get("units").status_code == 200
    assert other.get("units").status_code == 200


def pages_of(machine, address, query, between=lambda: None):
    found, cursor = [], {}
    while True:
        told = machine.get(address, {**query, **cursor}).json()
        found += told["items"]
        if told["next"] is None:
            return found
        cursor = {"cursor": told["next"].partition("cursor=")[2].partition("&")[0]}
        between()


def test_pages_hold_every_row_once_while_others_come(machine, regency):
    before = [make_unit(f"X{n}", regency.health).pk for n in range(7)]
    seen = [
        unit["id"]
        for unit in pages_of(machine, "units", {"limit": 3}, lambda: make_unit(parent=regency.health))
    ]
    assert len(seen) == len(set(seen))
    assert set(before) <= set(seen)


def test_the_next_link_leads_on_as_it_stands(machine, regency):
    for _ in range(3):
        make_unit(parent=regency.health)
    told = machine.get("units", {"limit": "2", "within": str(regency.health.pk)}).json()
    assert told["next"].startswith("http://testserver/api/v1/units?")
    address = told["next"].partition("/api/v1/")[2]
    following = machine.get(address).json()["items"]
    assert {row["id"] for row in following}.isdisjoint(row["id"] for row in told["items"])


def test_admission_costs_one_statement_and_grants_another(machine, regency):
    class Keyed:
        def get(self, address, query):
            return machine.get("jobs")

    make_job(regency.government)
    assert len(statements_of(Keyed(), "")) == 3  # admission, grants, rows
