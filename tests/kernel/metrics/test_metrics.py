"""Figures for whoever may have them; labels are names of ours."""

from __future__ import annotations

import os
import re
import subprocess
import sys

import pytest
from django.db import OperationalError, connection
from django.test import Client

from penata.kernel.access import Role
from penata.kernel.metrics import asked
from tests.domains.organization.factories import hold, make_government, make_user

TOKEN = "rahasia-pemantau"


def figures(**kwargs) -> dict[str, float]:
    text = Client().get("/metrik/", **kwargs).content.decode()
    return {
        name: float(value) for name, value in re.findall(r"^(penata_\S+(?: \S+=.*})?) (\S+)$", text, re.M)
    }


@pytest.mark.parametrize(
    ("from_", "headers", "status"),
    [
        ("127.0.0.1", {}, 200),
        ("127.0.0.1", {"x-forwarded-for": "10.1.1.1"}, 403),
        ("127.0.0.1", {"x-real-ip": "10.1.1.1"}, 403),
        ("10.0.0.5", {}, 403),
        ("10.0.0.5", {"authorization": f"Bearer {TOKEN}"}, 200),
        ("10.0.0.5", {"authorization": "Bearer lain"}, 403),
        ("10.0.0.5", {"authorization": "Bearer "}, 403),
        ("10.0.0.5", {"authorization": f"Basic {TOKEN}"}, 403),
    ],
)
def test_who_may_read_them(db, settings, from_, headers, status):
    settings.PENATA_METRICS_TOKEN = TOKEN
    assert Client().get("/metrik/", REMOTE_ADDR=from_, headers=headers).status_code == status


def test_without_a_token_set_an_empty_one_opens_nothing(db, settings):
    settings.PENATA_METRICS_TOKEN = ""
    answer = Client().get("/metrik/", REMOTE_ADDR="10.0.0.5", headers={"authorization": "Bearer "})
    assert answer.status_code == 403


def test_requests_are_counted_by_view_and_status_and_never_by_person(db):
    user = make_user("petugas")
    hold(user, Role.PERSONNEL_OFFICER, make_government())
    client = Client()
    client.force_login(user)
    before = figures()
    client.get("/cari/", {"q": "Siti Rahmawati"})
    client.get("/orang/6202061708910003/")
    client.get("/tiada/Siti/")
    after = figures()
    grown = {
        name: after[name] - before.get(name, 0) for name in after if name.startswith("penata_requests_total")
    }
    assert {name: by for name, by in grown.items() if by} == {
        'penata_requests_total{status="200",view="search:index"}': 1,
        'penata_requests_total{status="404",view="people:person"}': 1,
        'penata_requests_total{status="404",view="-"}': 1,
    }
    assert not re.search(r"Siti|Rahmawati|6202061708910003", Client().get("/metrik/").content.decode())


def test_a_failed_sign_in_is_counted(db):
    before = figures()["penata_sign_in_failed_total"]
    Client().post("/masuk/", {"login": "siapa", "password": "salah"})
    assert figures()["penata_sign_in_failed_total"] == before + 1


def test_the_queue_is_told(db):
    assert figures()["penata_queue_waiting"] == 0
    with connection.cursor() as cursor:
        cursor.execute("insert into procrastinate_jobs (queue_name, task_name) values ('default', 'any')")
    found = figures()
    assert (found["penata_queue_waiting"], found["penata_workers_alive"], found["penata_database_up"]) == (
        1,
        0,
        1,
    )


def test_without_a_database_the_rest_is_told_still(monkeypatch, db):
    def refuse() -> None:
        raise OperationalError("away")

    with monkeypatch.context() as broken:
        broken.setattr(connection, "cursor", refuse)
        found = figures()
    assert found["penata_database_up"] == 0
    assert "penata_queue_waiting" not in found


COUNTING = """
import django; django.setup()
from penata.kernel import metrics
metrics.request_served("home", 200, 0.1); metrics.job_ended("any", "done")
"""


def test_counts_of_several_processes_are_added_up_and_begin_anew(tmp_path, monkeypatch):
    """Each process keeps its own file; whoever is asked reads them all."""
    asked.clean(tmp_path)
    monkeypatch.setenv(asked.SHARED, str(tmp_path))
    monkeypatch.setenv("DJANGO_SETTINGS_MODULE", "penata.config.settings_test")
    for _process in range(2):
        subprocess.run([sys.executable, "-c", COUNTING], check=True)
    monkeypatch.setattr(asked, "_figures", dict)
    assert 'penata_requests_total{status="200",view="home"} 2.0' in asked.as_text().decode()
    mine = tmp_path / f"counter_{os.getpid()}.db"
    mine.write_bytes(b"")
    asked.clean(tmp_path)
    assert list(tmp_path.iterdir()) == [mine]  # of those that live
