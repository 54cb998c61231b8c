"""What pages gather from domains that they do not know: changes, menus, boards, deadlines; and when one was here."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from unittest.mock import patch

import pytest

from penata.kernel import clock
from penata.kernel.access import Permission, Role
from penata.kernel.ui import changes, deadlines, menus
from penata.kernel.ui.actions import note_visit
from penata.kernel.ui.board import Board
from penata.kernel.ui.changes import Change, Source
from penata.kernel.ui.models import Visit
from tests.domains.organization.factories import make_government, officer

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 11, 22, 5, tzinfo=UTC)
SUNDAY = date(2026, 11, 22)


@pytest.fixture
def leader():
    return officer(make_government(), Role.LEADER)


@pytest.fixture
def at(monkeypatch):
    """`at(moment)` sets the machine's clock."""
    return lambda moment: monkeypatch.setattr(clock, "now", lambda: moment)


# --- visits ---


def test_the_first_visit_has_none_before_it(leader):
    assert note_visit(place="pendopo", by=leader) is None
    assert Visit.objects.count() == 1


def test_a_reload_belongs_to_the_same_visit_and_an_hour_away_begins_the_next(leader, at):
    at(NOON)
    note_visit(place="pendopo", by=leader)
    at(NOON + timedelta(minutes=40))
    assert note_visit(place="pendopo", by=leader) is None
    at(NOON + timedelta(hours=3))
    assert note_visit(place="pendopo", by=leader) == NOON + timedelta(minutes=40)
    at(NOON + timedelta(hours=3, minutes=20))
    assert note_visit(place="pendopo", by=leader) == NOON + timedelta(minutes=40)


def test_reloads_within_minutes_write_nothing(leader, at):
    at(NOON)
    note_visit(place="pendopo", by=leader)
    at(NOON + timedelta(minutes=4))
    note_visit(place="pendopo", by=leader)
    assert Visit.objects.get().seen_at == NOON


def test_places_and_readers_are_kept_apart(leader, at):
    other = officer(make_government(), Role.LEADER)
    at(NOON)
    note_visit(place="pendopo", by=leader)
    at(NOON + timedelta(days=1))
    assert note_visit(place="lain", by=leader) is None
    assert note_visit(place="pendopo", by=other) is None
    assert note_visit(place="pendopo", by=leader) == NOON


# --- registers ---


def test_changes_ask_only_sources_that_the_reader_may_read_and_leave_out_noughts(leader, monkeypatch):
    def refuse(actor, moment):
        raise AssertionError("asked")

    monkeypatch.setattr(changes, "_sources", [])
    changes.add(Source(20, Permission.MAP_READ, lambda actor, moment: [Change("dua", 2, "/2/")]))
    changes.add(Source(10, Permission.MAP_READ, lambda actor, moment: [Change("nol", 0, "/0/")]))
    changes.add(Source(5, Permission.MAP_READ, lambda actor, moment: [Change("satu", 1, "/1/")]))
    changes.add(Source(1, Permission.TRACE_READ, refuse))
    assert [change.text for change in changes.since(leader, NOON)] == ["satu", "dua"]


def test_menus_show_what_one_may_open_in_order_with_its_note_and_the_current_one(leader, monkeypatch):
    monkeypatch.setattr(menus, "_items", menus.defaultdict(list))
    for order, permission, label, url_name in (
        (20, Permission.MAP_READ, "Peta", "workload:map"),
        (10, Permission.MAP_READ, "Jabatan", "workload:map_posts"),
        (1, Permission.TRACE_READ, "Jejak", "audit:index"),
    ):
        menus.add(menus.Item("saya.tab", order, permission, label, "map", url_name, lambda actor: "3 kali"))
    rows = menus.rows("saya.tab", leader, "/peta/jabatan/")
    assert [(row.label, row.note, row.is_current) for row in rows] == [
        ("Jabatan", "3 kali", True), ("Peta", "3 kali", False),
    ]  # fmt: skip
    assert menus.rows("saya.action", leader) == []


def test_a_board_works_out_an_answer_once():
    board, asked = Board(SUNDAY), []
    assert [board.once("a", lambda: asked.append(1) or len(asked)) for _turn in range(3)] == [1, 1, 1]
    assert board.once("b", lambda: 7) == 7


# --- deadlines ---


@pytest.mark.parametrize(
    ("since", "due", "words", "tone"),
    [
        (SUNDAY, None, "Menunggu sejak hari ini", ""),
        (date(2026, 11, 12), None, "Menunggu 10 hari, sejak 12 Nov 2026", ""),
        (SUNDAY, date(2026, 11, 20), "Lewat 2 hari", "bad"),
        (SUNDAY, date(2026, 11, 27), "Tenggat 27 Nov 2026, 5 hari kerja lagi", "wait"),
        (SUNDAY, SUNDAY, "Tenggat 22 Nov 2026, 0 hari kerja lagi", "wait"),
        (SUNDAY, date(2026, 12, 18), "Tenggat 18 Des 2026, 20 hari kerja lagi", ""),
    ],
)
def test_a_deadline_in_words(since, due, words, tone):
    told = deadlines.told(since, due, SUNDAY)
    assert (told.words, told.tone) == (words, tone)


def test_working_days_leave_out_weekends_and_holidays():
    assert deadlines.left_days(date(2026, 12, 23), date(2026, 12, 28)) == (
        1,
        True,
    )  # Christmas and its collective leave


def test_days_of_a_year_whose_holidays_nobody_knows_are_counted_as_days():
    with patch.object(deadlines, "count_working_days", side_effect=ValueError):
        assert deadlines.left_days(date(2031, 1, 1), date(2031, 1, 11)) == (10, False)
        assert deadlines.told(SUNDAY, date(2026, 12, 2), SUNDAY).words == "Tenggat 2 Des 2026, 10 hari lagi"
