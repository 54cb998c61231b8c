"""kill -9 in the middle of an import: nothing is half done, and doing it again does it once."""

from __future__ import annotations

import random
import time
from datetime import date

import pytest

from tests.domains.organization.factories import table
from tests.domains.people.factories import nik_of
from tests.portals.conftest import Office
from tests.portals.test_commands_journey import JOBS, UNITS

pytestmark = pytest.mark.slow

PEOPLE, KILLS = 3000, 6


def staff() -> bytes:
    born = date(1990, 1, 5)
    rows = (
        (nik_of(born, n), f"Pegawai {n}", "THL", "DINKES", "PERAWAT" if n % 2 else "SOPIR", "1-3-2010")
        for n in range(1, PEOPLE + 1)
    )
    return table("nik nama status unit jabatan tmt_mulai", *rows)


def counted(office: Office) -> int:
    return office.told("map")["totals"]["staff"]


def test_an_import_that_is_killed_leaves_nothing_behind(office):
    path = office.keep("pegawai.csv", staff())
    office.told("import", "units", office.keep("units.csv", UNITS), "--apply")
    office.told("import", "jobs", office.keep("jobs.xlsx", JOBS), "--apply")
    began = time.monotonic()
    assert office.told("import", "staff", path)["plan"]["added"] == PEOPLE
    as_long_as_a_plan, seen = time.monotonic() - began, set()
    moments = random.Random(20261122)
    for _kill in range(KILLS):
        running = office.begun("import", "staff", path, "--apply")
        time.sleep(moments.uniform(0.3, 1.2) * as_long_as_a_plan)
        running.kill()
        running.wait()
        seen.add(counted(office))
        assert seen <= {0, PEOPLE}
    office.told("import", "staff", path, "--apply")
    assert counted(office) == PEOPLE
    assert office.told("import", "staff", path)["plan"]["unchanged"] == PEOPLE
    assert office.told("audit", "verify")["ok"]
