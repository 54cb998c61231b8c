"""What is published is what is answered: schemathesis calls everything that the description offers, right and wrong."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from hypothesis import HealthCheck, Phase, given, seed, settings
from schemathesis.checks import not_a_server_error
from schemathesis.generation.modes import GenerationMode
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from penata.config.wsgi import application
from penata.kernel.access import Role
from tests.domains.accounts.keys import Caller, caller
from tests.journeys import world

pytestmark = pytest.mark.django_db
CHECKS = [
    not_a_server_error, status_code_conformance, content_type_conformance, response_headers_conformance,
    response_schema_conformance,
]  # fmt: skip
EXAMPLES = 10
STRICT = settings(
    max_examples=EXAMPLES, deadline=None, database=None, phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)  # fmt: skip


@pytest.fixture(autouse=True)
def one_connection() -> Iterator[None]:
    """The application would close the connection between two calls; here a transaction is open on it."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.fixture
def machine(operator: Any, settings: Any) -> Caller:
    settings.PENATA_API_CALLS_A_MINUTE = 10**6
    return caller(Role.PERSONNEL_OFFICER, world.build(operator))


def test_nothing_breaks_and_nothing_undocumented_is_answered(machine):
    described = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", application)
    headers, answered = {"Authorization": f"Bearer {machine.text}"}, Counter()
    operations = [found.ok() for found in described.get_all_operations()]
    for operation in operations:
        for mode in GenerationMode:

            @STRICT
            @seed(20261122)
            @given(case=operation.as_strategy(generation_mode=mode))
            def call(case):
                answer = case.call(headers=headers)
                case.validate_response(answer, checks=CHECKS)
                answered[answer.status_code] += 1

            call()
    assert len(operations) == 12
    assert answered[200] > len(operations)
    assert answered[422] > len(operations)
    assert set(answered) <= {200, 400, 401, 404, 422}


def test_without_a_key_every_call_is_refused_as_described(client, machine):
    described = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", application)
    for found in described.get_all_operations():
        case = found.ok().Case(path_parameters={"id": 1, "code": "X"})
        answer = case.call()
        case.validate_response(answer, checks=CHECKS)
        assert answer.status_code == 401
