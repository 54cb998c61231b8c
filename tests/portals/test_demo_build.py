"""The whole demo in a database, once: what the map, the roster and the reconciliation then say."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from penata.domains.accounts import public as accounts
from penata.domains.organization import public as organization
from penata.domains.people import public as people
from penata.domains.people.public import RosterFilter
from penata.domains.workload import public as workload
from penata.domains.workload.public import MapFilter
from penata.kernel import clock
from penata.kernel.access import Permission, Role, may
from penata.kernel.sheets import actions
from penata.kernel.sheets.importer import Options, importer_of
from penata.kernel.sheets.plan import Kind
from penata.portals import demo
from penata.portals.demo import building, roles
from penata.portals.demo.facts import places
from penata.portals.demo.world import SEED, TODAY

pytestmark = [pytest.mark.slow, pytest.mark.django_db]


@pytest.fixture
def built(operator: object, monkeypatch: pytest.MonkeyPatch) -> demo.Summary:
    """Regions, then the build; any refused row would have stopped it."""
    outcomes = []

    def watched(*args: object, **kwargs: object) -> object:
        outcomes.append(actions.plan_and_apply(*args, **kwargs))
        return outcomes[-1]

    monkeypatch.setattr(building, "plan_and_apply", watched)
    organization.load_official_regions(by=operator)
    told: list[tuple[int, int]] = []
    summary = demo.build(
        by=operator, today=TODAY, seed=SEED, report=lambda done, total: told.append((done, total))
    )
    assert all(outcome.plan.counts()[Kind.REFUSED] == 0 for outcome in outcomes)
    assert told == sorted(told) and told[-1][0] == told[-1][1]
    return summary


def test_the_demo(built: demo.Summary, operator: object, tmp_path: Path) -> None:
    """One test for all: the build takes many seconds."""
    assert demo.refusal() is None and demo.is_built()
    _the_map_tells_the_story(operator)
    _the_roster_is_exact(operator, built)
    _the_thl_add_up(operator)
    _studies_wait_for_those_who_take_them()
    _accounts_hold_their_roles()
    _a_visitor_can_import(tmp_path)


def _the_map_tells_the_story(operator: object) -> None:
    bound = workload.bind(operator, MapFilter(TODAY))
    table = workload.tables(bound, "district")["district"]
    rows = {row.code: row for row in table.rows}
    assert set(rows) == set(places.BY_CODE)
    by_fill = sorted(rows.values(), key=lambda row: row.fill)
    upriver = {d.code for d in places.DISTRICTS if d.zone == places.UPRIVER}
    assert {row.code for row in by_fill[:4]} == upriver
    for row in rows.values():
        zone, staffed = places.BY_CODE[row.code].zone, row.staff / row.seats
        if zone == places.UPRIVER:
            assert 0.44 <= staffed <= 0.61 and row.contract_share > 0.4
        elif zone == places.TOWN:
            assert staffed > 1 and row.surplus > row.shortage and row.contract_share < 0.1
        else:
            assert 0.6 <= staffed <= 0.88 and 0.28 <= row.contract_share <= 0.5
    total = table.total
    assert 1700 <= total.shortage <= 2050 and 650 <= total.surplus <= 900
    assert 8500 <= total.seats <= 9300
    assert 0 < total.without_study < 80
    figures = workload.staff_figures(bound, places.HOME)
    assert 1100 <= figures.retiring <= 1250
    assert sum(year.by_family.get("Guru", 0) for year in figures.years) * 2 > figures.retiring
    assert figures.set_aside == {"ALIH-DAYA": 430}


def _the_roster_is_exact(operator: object, built: demo.Summary) -> None:
    def count(status: str, day: date = TODAY) -> int:
        return people.roster_count(operator, RosterFilter(day, status=status))

    assert count("CPNS") + count("PNS") + count("PPPK") == 6000 == built.full_time
    assert (count("PPPK-PW"), count("ALIH-DAYA"), count("THL")) == (1600, 430, 23)
    assert people.roster_count(operator, RosterFilter(TODAY, outside=True)) == 23
    assert count("THL", date(2021, 12, 31)) == 2364
    assert count("THL", date(2022, 12, 31)) == 2328
    assert count("THL", date(2025, 12, 31)) == 514
    assert count("PPPK-PW", date(2026, 1, 1)) == 1600


def _the_thl_add_up(operator: object) -> None:
    ends = [date(year, 12, 31) for year in range(2021, 2026)] + [TODAY]
    for first, last in pairwise(ends):
        found = people.reconcile(operator, first, last, ["THL"])
        assert found.adds_up
        assert all(reason != "Tanpa alasan tercatat" for reason, _who in found.left_by_reason)
    year = people.reconcile(operator, ends[0], ends[1], ["THL"])
    counts = (len(year.start), len(year.entered), len(year.left), len(year.end))
    assert counts == (2364, 58, 94, 2328)


def _studies_wait_for_those_who_take_them() -> None:
    states = {
        code: str(workload.study_of(code, TODAY.year).state) for code in ("3.25.02", "2.15.02", "3.31.02")
    }
    assert states == {"3.25.02": "draft", "2.15.02": "submitted", "3.31.02": "verified"}
    assert workload.study_of("2.19.01", TODAY.year) is None
    assert str(workload.study_of("3.25.02", TODAY.year - 1).state) == "approved"
    assert str(workload.study_of("1.02.28", TODAY.year + 1).state) == "draft"


def _accounts_hold_their_roles() -> None:
    offered = list(accounts.demo_accounts())
    assert [user.username for user in offered] == [account.username for account in roles.ACCOUNTS]
    assert {account.role for account in roles.ACCOUNTS} == set(Role) - {Role.OPERATOR}
    by_name = {user.username: user for user in offered}
    health = organization.unit_by_code("1.02")
    assert may(by_name["sekda"], Permission.STUDY_APPROVE, str(health.path))
    assert may(by_name["dinkes"], Permission.STUDY_EDIT, str(health.path))
    assert not may(by_name["dinkes"], Permission.STUDY_EDIT, str(health.path).split(".")[0])
    assert not may(by_name["perawat"], Permission.PERSON_READ)
    assert people.roster_count(by_name["bupati"], RosterFilter(TODAY)) == 8053


def _a_visitor_can_import(folder: Path) -> None:
    officer = accounts.by_username("bkpsdm")
    good, broken, study = demo.samples(folder, today=TODAY, seed=SEED)

    def plan(kind: str, path: Path) -> object:
        with clock.fixed(TODAY):
            return actions.plan_only(importer_of(kind), path.read_bytes(), by=officer, options=Options()).plan

    assert plan("staff", good).counts() == {
        "added": 2, "changed": 8, "ended": 2, "unchanged": 0, "refused": 0,
    }  # fmt: skip
    found = plan("staff", broken)
    codes = {problem.code for problem in found.all_problems()}
    assert {
        "excel_number",
        "no_date",
        "unknown",
        "thl_banned",
        "shifted",
        "double_space",
        "duplicate_nik",
    } <= codes
    assert (found.counts()["added"], found.counts()["refused"]) == (4, 6)
    assert plan("workload", study).counts()["refused"] == 0
