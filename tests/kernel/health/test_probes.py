"""What a monitor asks, with and without a database, and never with a session."""

from __future__ import annotations

import pytest
from django.db import OperationalError, connection
from django.test import Client


def test_alive_asks_no_database_even_of_somebody_signed_in(client):
    client.cookies["sessionid"] = "abc"  # a database access would fail: the test has not asked for one
    answer = client.get("/sehat/")
    assert (answer.status_code, answer.content) == (200, b"ok")
    assert "Set-Cookie" not in answer.headers


@pytest.mark.django_db
def test_ready_where_database_and_tables_are_there(client, django_assert_max_num_queries):
    with django_assert_max_num_queries(6):
        answer = client.get("/siap/")
    assert (answer.status_code, answer.content) == (200, b"ok")


@pytest.mark.django_db
def test_not_ready_while_a_migration_is_missing(client):
    with connection.cursor() as cursor:
        cursor.execute("delete from django_migrations where app = 'jobs' and name = '0001_initial'")
    answer = client.get("/siap/")
    assert (answer.status_code, answer.content.decode()) == (503, "belum siap: tabel")


@pytest.mark.django_db
def test_not_ready_without_a_database_and_no_word_of_why(client, monkeypatch):
    def refuse() -> None:
        raise OperationalError("connection to server at 10.0.0.7 failed: password of rahasia")

    monkeypatch.setattr(connection, "cursor", refuse)
    answer = client.get("/siap/")
    assert (answer.status_code, answer.content.decode()) == (503, "belum siap: basis data")


def test_probes_are_not_sent_on_to_https_and_answer_only_our_names(settings):
    settings.SECURE_SSL_REDIRECT = True
    assert Client().get("/sehat/").status_code == 200
    assert Client().get("/sehat/", headers={"host": "lain.example"}).status_code == 400


@pytest.mark.parametrize("address", ["/sehat/", "/siap/", "/metrik/"])
def test_probes_are_only_read(address):
    assert Client().post(address).status_code == 405
