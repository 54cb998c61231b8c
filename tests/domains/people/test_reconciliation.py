"""Start + entered − left by reason = end: for the government, a subtree, several statuses, and moves inside."""

from __future__ import annotations

import io
from datetime import date, timedelta
from itertools import pairwise
from random import Random

import pytest
from openpyxl import load_workbook

from penata.domains.people.queries.nominative import CHANGED, MOVED, NEW, UNSAID, reconcile
from penata.domains.people.rules.terms import EndReason
from penata.kernel.access import Role
from tests.domains.organization.factories import make_post, make_unit, make_user, officer
from tests.domains.people.factories import engage, make_person, make_regency, make_worker, place

pytestmark = pytest.mark.django_db

FIRST, LAST = date(2025, 12, 31), date(2026, 11, 22)
SINCE = date(2019, 3, 1)


@pytest.fixture
def regency():
    return make_regency()


@pytest.fixture
def by(regency):
    return officer(regency.government)


@pytest.fixture
def posts(regency):
    return {
        "health": make_post(regency.health, regency.clerk), "centre": make_post(regency.centre, regency.nurse),
        "school": make_post(regency.school, regency.clerk),
    }  # fmt: skip


def codes(spells) -> set[str]:
    return {spell.code for spell in spells}


def figures(found) -> tuple[int, int, int, int]:
    assert found.adds_up
    return tuple(len(group) for group in (found.start, found.entered, found.left, found.end))


def worker(posts, code, status="THL", first=SINCE, last=None, reason="", at="health"):
    person = make_worker(posts[at], status, first, last, code=code, name=code)
    person.engagements.update(end_reason=reason)
    return person


def test_everything_at_once_adds_up(by, posts):
    worker(posts, "stays")
    worker(posts, "retired", last=date(2026, 3, 31), reason="pensiun")
    worker(posts, "unsaid", last=date(2026, 3, 31))
    worker(posts, "new", first=date(2026, 2, 1))
    worker(posts, "in and out", first=date(2026, 2, 1), last=date(2026, 5, 31), reason="meninggal")
    worker(posts, "before", last=date(2025, 12, 30), reason="pensiun")
    worker(posts, "after", first=date(2026, 11, 23))
    worker(posts, "other status", status="PNS")
    found = reconcile(by, FIRST, LAST, ["THL"])
    assert figures(found) == (3, 2, 3, 2)
    assert codes(found.start) == {"stays", "retired", "unsaid"}
    assert codes(found.entered) == {"new", "in and out"}
    assert codes(found.left) == {"retired", "unsaid", "in and out"}
    assert codes(found.end) == {"stays", "new"}
    assert {reason: codes(spells) for reason, spells in found.left_by_reason} == {
        EndReason.RETIRED.label: {"retired"}, EndReason.DIED.label: {"in and out"}, UNSAID: {"unsaid"},
    }  # fmt: skip
    assert {origin: codes(spells) for origin, spells in found.entered_by_origin} == {
        NEW: {"new", "in and out"}
    }


@pytest.mark.parametrize(
    ("first", "last", "groups"),
    [
        (FIRST, None, "start end"), (FIRST + timedelta(days=1), None, "entered end"), (SINCE, FIRST, "start left"),
        (SINCE, LAST, "start end"), (SINCE, LAST - timedelta(days=1), "start left"), (LAST, None, "entered end"),
        (SINCE, FIRST - timedelta(days=1), ""), (LAST + timedelta(days=1), None, ""),
    ],
)  # fmt: skip
def test_both_days_count_as_they_end(by, posts, first, last, groups):
    worker(posts, "X", first=first, last=last, reason="pensiun" if last else "")
    found = reconcile(by, FIRST, LAST, ["THL"])
    assert " ".join(name for name in ("start", "entered", "left", "end") if getattr(found, name)) == groups


def test_who_comes_back_left_and_entered(by, posts):
    person = worker(posts, "back", last=date(2026, 2, 28), reason="habis_masa")
    engage(person, "THL", date(2026, 6, 1))
    place(person, posts["health"], date(2026, 6, 1))
    found = reconcile(by, FIRST, LAST, ["THL"])
    assert figures(found) == (1, 1, 1, 1)
    assert found.entered[0].came_from == NEW


# --- statuses ---


@pytest.fixture
def promoted(posts):
    """A THL who became PPPK-PW in the same post on 1 March 2026."""
    person = make_person(posts["health"].unit.government, code="promoted")
    engage(person, "THL", SINCE, date(2026, 2, 28), end_reason="menjadi_pppk_pw")
    engage(person, "PPPK-PW", date(2026, 3, 1))
    place(person, posts["health"], SINCE)
    return person


def test_a_change_of_status_leaves_one_list_and_enters_the_other(by, promoted):
    found = reconcile(by, FIRST, LAST, ["THL"])
    assert figures(found) == (1, 0, 1, 0)
    assert found.left[0].reason == EndReason.BECAME_PART_TIME.label
    found = reconcile(by, FIRST, LAST, ["PPPK-PW"])
    assert figures(found) == (0, 1, 0, 1)
    assert found.entered[0].came_from == CHANGED


def test_a_change_between_statuses_of_one_list_is_none(by, promoted):
    assert figures(reconcile(by, FIRST, LAST, ["THL", "PPPK-PW"])) == (1, 0, 0, 1)


# --- subtrees ---


@pytest.fixture
def moved(posts):
    """From the agency of health into its health centre in February, then to the schools in June 2026."""
    person = make_person(posts["health"].unit.government, code="moved")
    engage(person, "THL", SINCE)
    place(person, posts["health"], SINCE, date(2026, 1, 31))
    place(person, posts["centre"], date(2026, 2, 1), date(2026, 5, 31))
    place(person, posts["school"], date(2026, 6, 1))
    return person


def test_moves_within_the_government_neither_enter_nor_leave(by, moved):
    assert figures(reconcile(by, FIRST, LAST, ["THL"])) == (1, 0, 0, 1)


def test_a_move_inside_a_subtree_is_none_and_one_out_of_it_leaves(by, moved, regency):
    found = reconcile(by, FIRST, LAST, ["THL"], str(regency.health.path))
    assert figures(found) == (1, 0, 1, 0)
    assert (found.left[0].reason, found.left[0].last) == (MOVED, date(2026, 5, 31))
    found = reconcile(by, FIRST, LAST, ["THL"], str(regency.centre.path))
    assert figures(found) == (0, 1, 1, 0)
    assert found.entered[0].came_from == MOVED
    found = reconcile(by, FIRST, LAST, ["THL"], str(regency.school.path))
    assert figures(found) == (0, 1, 0, 1)
    assert found.entered[0].came_from == MOVED


def test_the_scope_of_the_reader_is_a_subtree_too(moved, regency):
    found = reconcile(officer(regency.health, Role.AGENCY_OFFICER), FIRST, LAST, ["THL"])
    assert figures(found) == (1, 0, 1, 0)
    assert found.left[0].reason == MOVED


def test_who_moves_and_changes_status_on_one_day_changed_status(by, posts, regency):
    person = make_person(regency.government, code="both")
    engage(person, "THL", SINCE, date(2026, 2, 28), end_reason="menjadi_pppk")
    engage(person, "PPPK", date(2026, 3, 1))
    place(person, posts["health"], SINCE, date(2026, 2, 28))
    place(person, posts["school"], date(2026, 3, 1))
    found = reconcile(by, FIRST, LAST, ["THL"], str(regency.health.path))
    assert found.left[0].reason == EndReason.BECAME_PPPK.label
    found = reconcile(by, FIRST, LAST, ["PPPK"], str(regency.school.path))
    assert found.entered[0].came_from == CHANGED


def test_people_without_a_post_count_for_the_whole_government_alone(by, regency):
    person = make_person(regency.government, code="homeless")
    engage(person, "THL", SINCE)
    assert figures(reconcile(by, FIRST, LAST, ["THL"])) == (1, 0, 0, 1)
    assert figures(reconcile(by, FIRST, LAST, ["THL"], str(regency.health.path))) == (0, 0, 0, 0)
    assert figures(reconcile(officer(regency.health, Role.AGENCY_OFFICER), FIRST, LAST, ["THL"])) == (
        0,
        0,
        0,
        0,
    )


def test_the_root_as_subtree_is_the_whole_government(by, regency):
    person = make_person(regency.government, code="homeless")
    engage(person, "THL", SINCE)
    found = reconcile(by, FIRST, LAST, ["THL"], str(regency.government.path))
    assert figures(found) == (1, 0, 0, 1)


def test_an_acting_post_draws_nobody_into_a_subtree(by, posts, regency):
    person = worker(posts, "plt")
    place(person, posts["school"], date(2026, 2, 1), kind="acting")
    assert figures(reconcile(by, FIRST, LAST, ["THL"], str(regency.school.path))) == (0, 0, 0, 0)


def test_other_governments_and_strangers_are_left_out(by, posts, regency):
    worker(posts, "here")
    kota = make_unit("KOTA")
    make_worker(make_post(make_unit("X", kota), regency.clerk), "THL", SINCE, code="there")
    assert codes(reconcile(by, FIRST, LAST, ["THL"]).start) == {"here"}
    assert codes(reconcile(officer(kota), FIRST, LAST, ["THL"]).start) == {"there"}
    for stranger in (
        make_user("x"),
        officer(regency.government, Role.WORKER),
        officer(regency.government, Role.ADMINISTRATOR),
    ):
        assert figures(reconcile(stranger, FIRST, LAST, ["THL"])) == (0, 0, 0, 0)


def test_random_careers_add_up_by_counting_days(by, posts, regency):
    """Each group counted again from the plain rows: who is in the extent at the end of a day."""
    random, careers = Random(7), {}
    for number in range(60):
        person, day, stays = make_person(regency.government, code=f"R{number}"), date(2025, 6, 1), []
        for _ in range(random.randint(1, 4)):
            day += timedelta(days=random.choice([0, 0, 40]))
            last = day + timedelta(days=random.randint(30, 200))
            status, at = random.choice(["THL", "PPPK"]), random.choice(list(posts))
            engage(person, status, day, last, end_reason="lainnya")
            place(person, posts[at], day, last)
            stays.append((day, last, status, at))
            day = last + timedelta(days=1)
        careers[person.code] = stays

    def inside(code, day, statuses, places):
        return any(a <= day <= b and s in statuses and p in places for a, b, s, p in careers[code])

    for statuses, within, places in (
        (["THL"], None, {"health", "centre", "school"}), (["PPPK", "THL"], None, {"health", "centre", "school"}),
        (["THL"], regency.health, {"health", "centre"}), (["PPPK"], regency.school, {"school"}),
    ):  # fmt: skip
        found = reconcile(by, FIRST, LAST, statuses, str(within.path) if within else None)
        assert found.adds_up
        days = [FIRST + timedelta(days=n) for n in range((LAST - FIRST).days + 1)]
        there = {code: [inside(code, day, statuses, places) for day in days] for code in careers}
        assert codes(found.start) == {code for code, told in there.items() if told[0]}
        assert codes(found.end) == {code for code, told in there.items() if told[-1]}
        entered = sum(not a and b for told in there.values() for a, b in pairwise(told))
        left = sum(a and not b for told in there.values() for a, b in pairwise(told))
        assert (len(found.entered), len(found.left)) == (entered, left)


# --- page and file ---


def test_the_page_shows_the_names_behind_a_figure(by, posts, sign_in):
    worker(posts, "stays")
    worker(posts, "retired", last=date(2026, 3, 31), reason="pensiun")
    client = sign_in(by)
    asked = {"dari": "2025-12-31", "sampai": "2026-11-22", "status": "THL"}
    context = client.get(
        "/nominatif/rekonsiliasi/", asked | {"lihat": "keluar", "sebab": EndReason.RETIRED.label}
    ).context
    assert figures(context["found"]) == (2, 0, 1, 1)
    assert [spell.code for spell in context["page"]] == ["retired"]
    turned = client.get(
        "/nominatif/rekonsiliasi/", asked | {"dari": "2026-11-22", "sampai": "2025-12-31"}
    ).context
    assert (turned["found"].first, turned["found"].last) == (FIRST, LAST)


def test_the_file_lists_every_group(by, posts, sign_in):
    worker(posts, "stays")
    worker(posts, "retired", last=date(2026, 3, 31), reason="pensiun")
    answer = sign_in(by).get("/nominatif/rekonsiliasi.xlsx", {"dari": "2025-12-31", "status": "THL"})
    rows = [
        [cell.value for cell in row]
        for row in load_workbook(io.BytesIO(answer.content)).active.iter_rows(min_row=3)
    ]
    assert rows[0][:4] == ["Kelompok", "Keterangan", "Kode", "Nama"]
    assert [(row[0], row[2]) for row in rows[1:]] == [
        ("Awal", "retired"), ("Awal", "stays"), ("Keluar", "retired"), ("Akhir", "stays"),
    ]  # fmt: skip
