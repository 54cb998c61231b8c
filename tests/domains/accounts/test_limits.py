"""Limits of the door that nobody can turn on somebody else."""

from __future__ import annotations

import pytest
from django.core.cache import cache
from django.test import Client

from tests.domains.organization.factories import make_user

PASSWORD = "kata-sandi-yang-benar"


@pytest.fixture
def owner(db):
    user = make_user("korban", "Pemilik Akun")
    user.set_password(PASSWORD)
    user.save()
    cache.clear()
    yield user
    cache.clear()


def enter(address: str, password: str) -> int:
    return Client(REMOTE_ADDR=address).post("/masuk/", {"login": "korban", "password": password}).status_code


def test_wrong_passwords_from_elsewhere_shut_nobody_out(owner):
    for number in range(8):
        assert enter(f"203.0.113.{number}", "bukan itu") == 200
    assert enter("198.51.100.7", PASSWORD) == 302


def test_whoever_guesses_is_stopped_where_he_is(owner):
    for _ in range(6):
        enter("203.0.113.1", "bukan itu")
    assert enter("203.0.113.1", PASSWORD) == 200
