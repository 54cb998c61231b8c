"""A number of a proxy is taken over where it can be nothing else; a job carries its request's."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from penata.kernel import logs
from penata.kernel.access import Role
from penata.kernel.jobs import actions
from penata.kernel.logs.numbered import HEX
from tests.domains.organization.factories import hold, make_government, make_user

GIVEN = "5b1f0a6c9d3e4f7a8b2c1d0e9f8a7b6c"


@pytest.mark.parametrize(
    ("told", "kept"),
    [
        (GIVEN, True),
        (GIVEN.upper(), True),
        ("5b1f0a6c-9d3e-4f7a-8b2c-1d0e9f8a7b6c", True),
        ("", False),
        ("6202061708910003", False),
        ("6202061708910003" * 2, False),  # digits alone may be somebody's
        (GIVEN + "0", False),
        ("Siti Rahmawati", False),
    ],
)
def test_which_numbers_are_taken_over(told, kept):
    assert (logs.number_from(told) == GIVEN) is kept


@given(st.text(max_size=80))
def test_whatever_is_told_the_number_is_hexadecimal(told):
    assert HEX.fullmatch(logs.number_from(told))


def test_the_answer_returns_it(client, db):
    assert client.get("/masuk/", headers={"x-request-id": GIVEN}).headers["X-Request-ID"] == GIVEN
    first, second = (client.get("/masuk/").headers["X-Request-ID"] for _again in range(2))
    assert first != second


def test_a_job_carries_the_number_of_the_request_that_asked_for_it(db):
    user = make_user("petugas")
    hold(user, Role.PERSONNEL_OFFICER, make_government())
    with logs.doing(logs.Work(GIVEN)):
        asked = actions.enqueue(task="sheets.plan", title="Rencana", by=user)
    alone = actions.enqueue(task="sheets.plan", title="Rencana", by=user)
    assert (asked.request, alone.request) == (GIVEN, "")
