"""What every release left behind comes up to this version: whole chain, nobody lost, every page opens."""

from __future__ import annotations

import json
import subprocess
import sys
from urllib.parse import quote

import pytest
from django.db import connection

from penata.kernel.backup.programs import Server
from tests.kernel.backup.clusters import contents, empty_database
from tests.portals.conftest import ROOT, Office
from tests.releases.kept import FOLDER, facts, load, releases

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]
MOST_BYTES = 300_000
GROWS = {"django_migrations", "django_content_type", "auth_permission", "audit_trace", "audit_tracevalues", "audit_seal",
         "audit_sealbatch", "penata_cache"}  # fmt: skip


@pytest.fixture(params=releases())
def version(request):
    return request.param


@pytest.fixture
def upgraded(version, tmp_path):
    """An office on a database of its own that holds what the release left; its server and address."""
    beside = Server.of(connection.settings_dict)
    with empty_database(beside, f"{beside.database}_rilis") as fresh:
        load(version, fresh)
        office = Office(tmp_path)
        address = f"postgresql://{fresh.user}@{quote(fresh.host, safe='')}/{fresh.database}"
        office.environment |= {
            "PENATA_DATABASE_URL": address, "PENATA_SECRET_KEY": "x" * 60, "PENATA_WITHOUT_SECOND_FACTOR": "1",
        }  # fmt: skip
        yield office, fresh


def test_a_release_comes_up_to_now_and_loses_nothing(version, upgraded):
    office, fresh = upgraded
    before, known = contents(fresh), facts(version)
    ran = office.penata("setup")
    assert ran.returncode == 0, ran.stderr
    assert office.told("readonly", "status") == {"readonly": False}
    with fresh.connect() as link:
        found = {name: link.execute(f"select count(*) from {name}").fetchone()[0] for name in known["tables"]}
    assert {name: found[name] for name in found if name not in GROWS} == {
        name: rows for name, rows in known["tables"].items() if name not in GROWS
    }
    assert all(found[name] >= rows for name, rows in known["tables"].items())
    assert contents(fresh)["audit_seal"] == before["audit_seal"]  # not a link of the chain was touched

    anchor = office.keep(
        "jangkar.jsonl", json.dumps({"seq": known["tables"]["audit_seal"], "hash": known["head"]}).encode()
    )
    assert office.told("audit", "verify", "--anchor", anchor)["faults"] == []
    assert (
        office.told("audit", "seal")["sealed"]
        >= known["tables"]["audit_trace"] - known["tables"]["audit_seal"]
    )
    assert office.told("audit", "verify", "--anchor", anchor)["waiting"] == 0
    assert office.told("map")["totals"]["staff"] > 0

    assert office.penata("setup").returncode == 0  # twice is once
    opened = subprocess.run(
        [sys.executable, "-m", "tests.releases.open_pages"], cwd=ROOT, env=office.environment, text=True,
        capture_output=True, check=False,
    )  # fmt: skip
    assert opened.returncode == 0, opened.stderr
    pages = json.loads(opened.stdout)
    assert len(pages) > 30
    assert {address: status for address, status in pages.items() if status != 200} == {}


@pytest.mark.parametrize("version", releases()[:1])  # the oldest lacks the table that is put in the way
def test_a_setup_that_is_cut_off_leaves_the_release_readable_and_says_how_to_end_it(version, upgraded):
    """A table in its way: the migration breaks, the office is only read, and a second run ends it."""
    office, fresh = upgraded
    with fresh.connect() as link:
        link.execute("create table notify_message (in_the_way int)")
    broken = office.penata("setup")
    assert broken.returncode != 0
    assert broken.stderr.startswith("penata: pembaruan terputus; halaman tetap hanya dapat dibaca.")
    told = office.told("readonly", "status")
    assert (told["kind"], told["cut_off"]) == ("setup", True)
    assert "jalankan lagi penata setup" in told["reason"]
    with fresh.connect() as link:
        link.execute("drop table notify_message")
    assert office.penata("setup").returncode == 0
    assert office.told("readonly", "status") == {"readonly": False}


def test_what_is_kept_is_small_and_plain(version):
    content = (FOLDER / version / "data.sql").read_text("utf-8")
    assert len(content.encode()) < MOST_BYTES
    assert "\\restrict" not in content
    assert "OWNER TO" not in content
