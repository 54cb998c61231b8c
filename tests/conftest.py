"""A database of the tests' own, one actor for each role, and a day on which everything happens."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection

from penata.kernel.embedded import EmbeddedServer

SERVER = os.environ.get("PENATA_TEST_SERVER", "")
TODAY = date(2026, 11, 22)
CARELESS = ("-c fsync=off", "-c synchronous_commit=off", "-c full_page_writes=off", "-c shared_buffers=256MB")
server = EmbeddedServer(
    settings.PENATA_HOME, Path(SERVER) if SERVER else None, (*CARELESS, "-c max_connections=120")
)


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "slow: takes many seconds; left out on the second server")
    server.start()


def pytest_unconfigure(config: pytest.Config) -> None:
    if not hasattr(config, "workerinput"):
        server.stop()


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: pytest.FixtureRequest) -> None:
    """Tests that commit are cleaned up by TRUNCATE, which the audit tables refuse everywhere else."""
    with django_db_blocker.unblock(), connection.cursor() as cursor:
        for table in ("audit_trace", "audit_seal", "audit_sealbatch"):
            cursor.execute(f"alter table {table} disable trigger {table}_no_truncate")


@pytest.fixture(autouse=True)
def today(request: pytest.FixtureRequest) -> Iterator[date]:
    from penata.kernel import clock

    with clock.fixed(TODAY):
        yield TODAY


@pytest.fixture
def operator(db: None) -> object:
    from penata.domains.accounts import public as accounts

    return accounts.ensure_operator()


@pytest.fixture
def sign_in(db: None) -> Callable[..., object]:
    """`sign_in(user)` gives a client that checks CSRF only where a test asks for it."""
    from django.test import Client

    def as_(user: object, **kwargs: object) -> Client:
        client = Client(**kwargs)
        client.force_login(user)
        return client

    return as_
