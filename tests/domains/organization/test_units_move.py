"""A unit moves: each unit of its subtree ends and opens a successor; posts, people and studies go along."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from penata.domains.organization.actions import units as actions
from penata.domains.organization.actions.units import BEGINNING, UnitsMoved
from penata.domains.organization.models import Post, Unit
from penata.domains.people.models import Assignment
from penata.domains.workload.models import Study, StudyPost, Task
from penata.kernel import events
from penata.kernel.values import Period
from tests.conftest import TODAY
from tests.domains.organization.factories import (
    make_government,
    make_job,
    make_post,
    make_unit,
    officer,
    traced,
)
from tests.domains.people.factories import engage, make_person, make_worker, place

pytestmark = pytest.mark.django_db

ON = date(2026, 12, 1)
DAY_BEFORE = date(2026, 11, 30)


@pytest.fixture
def world():
    """KAB over DINKES (PUSK1 over S1) and BADAN; one worker in PUSK1 and one in S1."""
    government = make_government()
    old, new = make_unit("DINKES", government), make_unit("BADAN", government)
    centre = make_unit("PUSK1", old, name="Puskesmas", kind="puskesmas", is_remote=True, is_accessible=True)
    section = make_unit("S1", centre, kind="seksi")
    job = make_job(government, "A")
    posts = {unit.code: make_post(unit, job) for unit in (centre, section)}
    return {
        "by": officer(government), "KAB": government, "DINKES": old, "BADAN": new, "PUSK1": centre, "S1": section,
        "posts": posts, "people": {code: make_worker(post) for code, post in posts.items()},
    }  # fmt: skip


def move(world, on=ON, unit="PUSK1", to="BADAN"):
    return actions.move(unit=world[unit], parent=world[to], on=on, by=world["by"], why="Perbup 9/2026")


def standing(code: str, day: date) -> Unit:
    return Unit.objects.get(code=code, period__contains=day)


def test_the_whole_subtree_ends_the_day_before_and_stands_again_elsewhere(world):
    made = move(world)
    assert made == standing("PUSK1", ON)
    for code in ("PUSK1", "S1"):
        old, new = Unit.objects.get(pk=world[code].pk), standing(code, ON)
        assert old.period == Period(BEGINNING, DAY_BEFORE)
        assert new.period == Period(ON)
        assert old.successor == new
        assert (new.name, new.kind, new.is_remote, new.is_accessible, new.government) == (
            old.name, old.kind, old.is_remote, old.is_accessible, old.government,
        )  # fmt: skip
    assert str(made.path) == f"{world['BADAN'].path}.{made.pk}"
    assert str(standing("S1", ON).path) == f"{made.path}.{standing('S1', ON).pk}"
    assert standing("S1", ON).parent == made


def test_the_old_paths_keep_the_past(world):
    move(world)
    assert standing("S1", DAY_BEFORE) == world["S1"]
    assert str(standing("S1", DAY_BEFORE).path) == str(world["S1"].path)
    assert standing("PUSK1", date(2020, 1, 1)).parent == world["DINKES"]


def test_each_post_is_opened_anew_in_the_successor(world):
    move(world)
    for code in ("PUSK1", "S1"):
        new = Post.objects.get(unit=standing(code, ON))
        assert new.job == world["posts"][code].job
        assert new != world["posts"][code]
    assert Post.objects.count() == 4


def test_people_end_in_the_old_post_and_go_on_in_the_new_one(world):
    move(world)
    for code, person in world["people"].items():
        before, after = Assignment.objects.filter(person=person).order_by("period")
        assert (before.post, before.period) == (world["posts"][code], Period(date(2015, 1, 1), DAY_BEFORE))
        assert after.post.unit == standing(code, ON)
        assert (after.period, after.kind, after.start_is_known) == (Period(ON), "principal", True)
        (trace,) = [t for t in traced("assignment.follow_unit") if t.person_id == person.pk]
        assert trace.by == world["by"]
        assert trace.values.after == {"post": after.post_id, "on": "2026-12-01"}


def test_an_end_that_was_planned_goes_along(world):
    person = make_person(world["KAB"])
    engage(person, "PPPK", last=date(2027, 6, 30))
    place(person, world["posts"]["S1"], last=date(2027, 6, 30), order_number="SK 1/2015")
    move(world)
    after = Assignment.objects.filter(person=person).latest("period")
    assert (after.period, after.order_number) == (Period(ON, date(2027, 6, 30)), "SK 1/2015")


def test_an_acting_post_goes_along_too(world):
    person = world["people"]["PUSK1"]
    place(person, world["posts"]["S1"], first=date(2026, 1, 1), kind="acting")
    move(world)
    after = Assignment.objects.get(person=person, kind="acting", period__contains=ON)
    assert after.post.unit == standing("S1", ON)


def test_somebody_who_begins_on_that_very_day_is_simply_placed_in_the_new_post(world):
    person = make_person(world["KAB"])
    engage(person)
    place(person, world["posts"]["S1"], first=ON)
    move(world)
    (only,) = Assignment.objects.filter(person=person)
    assert (only.post.unit, only.period) == (standing("S1", ON), Period(ON))


def test_somebody_who_is_to_begin_later_is_placed_in_the_new_post(world):
    person = make_person(world["KAB"])
    engage(person)
    place(person, world["posts"]["S1"], first=date(2027, 2, 1))
    move(world)
    (only,) = Assignment.objects.filter(person=person)
    assert (only.post.unit, only.period) == (standing("S1", date(2027, 2, 1)), Period(date(2027, 2, 1)))


def test_somebody_who_left_before_stays_in_the_past(world):
    person = make_worker(world["posts"]["S1"], last=date(2024, 12, 31))
    move(world)
    (only,) = Assignment.objects.filter(person=person)
    assert (only.post, only.period) == (world["posts"]["S1"], Period(date(2015, 1, 1), date(2024, 12, 31)))


# --- studies ---


def approved(world, year: int, need: str = "2.5000", state: str = "approved", code: str = "S1") -> Study:
    study = Study.objects.create(
        unit=world[code], year=year, state=state, made_by=world["by"], law=[{"key": "x"}]
    )
    post = StudyPost.objects.create(study=study, post=world["posts"][code], need=Decimal(need), seats=3)
    Task.objects.create(study_post=post, number=1, description="Tugas", volume=10, per="bulan", norm=30)
    return study


def test_an_approved_study_follows_with_its_lines_and_figures(world):
    old = approved(world, 2026)
    move(world)
    new = Study.objects.get(unit=standing("S1", ON))
    assert (new.year, new.version, new.state, new.law, new.made_by) == (
        2026,
        1,
        "approved",
        old.law,
        old.made_by,
    )
    (post,) = new.posts.all()
    assert (post.post.unit, post.need, post.seats) == (standing("S1", ON), Decimal("2.5000"), 3)
    assert [(t.number, t.description, t.volume, t.per, t.norm) for t in post.tasks.all()] == [
        (1, "Tugas", Decimal(10), "bulan", Decimal(30))
    ]
    assert Study.objects.get(pk=old.pk).state == "approved"
    (trace,) = traced("study.follow_unit")
    assert (trace.by, trace.subject, trace.subject_id) == (world["by"], "workload.study", old.pk)


def test_the_study_that_holds_now_follows_beside_one_of_next_year(world):
    approved(world, 2026, "2.5000")
    approved(world, 2027, "4.0000")
    move(world)
    followed = Study.objects.filter(unit=standing("S1", ON)).order_by("year")
    assert [(study.year, study.posts.get().need) for study in followed] == [
        (2026, Decimal("2.5000")), (2027, Decimal("4.0000")),
    ]  # fmt: skip


def test_a_superseded_study_stays_behind(world):
    approved(world, 2025, state="superseded")
    move(world)
    assert not Study.objects.filter(unit=standing("S1", ON)).exists()


# --- traces, refusals ---


def test_the_move_leaves_one_trace(world):
    move(world)
    (trace,) = traced("unit.move")
    assert (trace.by, trace.subject, trace.subject_id, trace.why) == (
        world["by"], "organization.unit", world["PUSK1"].pk, "Perbup 9/2026",
    )  # fmt: skip
    assert (trace.path, trace.fields) == (str(world["PUSK1"].path), ["on", "parent"])
    assert trace.values.before == {"parent": world["DINKES"].pk}
    assert trace.values.after == {"parent": world["BADAN"].pk, "on": "2026-12-01"}


@pytest.mark.parametrize("step", ["assignment.follow_unit", "study.follow_unit"])
def test_what_follows_is_traced_where_the_governments_officers_see_it(world, step):
    approved(world, 2026)
    move(world)
    root = str(world["KAB"].path)
    assert traced(step)
    assert all((trace.path or "").startswith(f"{root}.") for trace in traced(step))


def test_the_event_tells_old_and_new_ids(world, monkeypatch):
    heard: list[UnitsMoved] = []
    monkeypatch.setitem(events._listeners, UnitsMoved, [heard.append])
    made = move(world)
    (event,) = heard
    assert event.on == ON
    assert event.units == {world["PUSK1"].pk: made.pk, world["S1"].pk: standing("S1", ON).pk}
    assert set(event.posts) == {post.pk for post in world["posts"].values()}


def test_a_listener_that_fails_leaves_everything_as_it_was(world, monkeypatch):
    def break_off(event):
        raise RuntimeError

    monkeypatch.setitem(events._listeners, UnitsMoved, [*events._listeners[UnitsMoved], break_off])
    with pytest.raises(RuntimeError):
        move(world)
    assert Unit.objects.filter(code="PUSK1").count() == 1
    assert Assignment.objects.count() == 2
    assert traced("unit.move") == []


def test_a_unit_moves_neither_below_itself_nor_to_where_it_is(world):
    with pytest.raises(ValidationError, match="bawah dirinya sendiri"):
        actions.move(unit=world["PUSK1"], parent=world["S1"], on=ON, by=world["by"], why="")
    with pytest.raises(ValidationError, match="memang sudah di bawah"):
        move(world, to="DINKES")


def test_a_unit_cannot_move_before_it_stood(world):
    young = make_unit("Y", world["DINKES"], period=Period(ON))
    with pytest.raises(ValidationError, match="sesudah unit ini berdiri"):
        actions.move(unit=young, parent=world["BADAN"], on=ON, by=world["by"], why="")


def test_a_unit_opened_below_it_on_that_day_goes_along(world):
    make_unit("S2", world["PUSK1"], kind="seksi", period=Period(ON))
    move(world)
    assert standing("S2", ON).parent == standing("PUSK1", ON)


def test_a_unit_that_opens_below_it_later_goes_along(world):
    make_unit("S2", world["PUSK1"], kind="seksi", period=Period(date(2027, 3, 1)))
    move(world)
    assert standing("S2", date(2027, 3, 1)).parent == standing("PUSK1", date(2027, 3, 1))


def test_an_end_that_was_planned_for_a_unit_is_kept(world):
    make_unit("S2", world["PUSK1"], kind="seksi", period=Period(BEGINNING, date(2027, 6, 30)))
    move(world)
    assert standing("S2", ON).period == Period(ON, date(2027, 6, 30))


def test_a_unit_that_has_ended_by_then_cannot_move(world):
    ended = make_unit("S2", world["DINKES"], period=Period(BEGINNING, DAY_BEFORE))
    with pytest.raises(ValidationError):
        actions.move(unit=ended, parent=world["BADAN"], on=ON, by=world["by"], why="")


def test_a_unit_does_not_move_to_another_government(world, operator):
    with pytest.raises((ValidationError, PermissionDenied)):
        actions.move(unit=world["PUSK1"], parent=make_unit("KOTA"), on=ON, by=operator, why="")


def test_moving_needs_the_right_over_both_places(world):
    for place_ in ("DINKES", "BADAN"):
        with pytest.raises(PermissionDenied):
            actions.move(unit=world["PUSK1"], parent=world["BADAN"], on=ON, by=officer(world[place_]), why="")
    assert Unit.objects.filter(code="PUSK1").count() == 1


def test_the_form_moves_a_unit_and_shows_the_new_one(world, sign_in):
    told = {"parent": "badan", "on": "2026-11-22", "why": "Perbup 9/2026"}
    answer = sign_in(world["by"]).post(f"/unit/{world['PUSK1'].pk}/pindah/", told)
    assert (answer.status_code, answer["Location"]) == (302, f"/unit/{standing('PUSK1', TODAY).pk}/")
    assert standing("PUSK1", TODAY).parent == world["BADAN"]


@pytest.mark.parametrize("parent", ["S1", "TIADA"])
def test_the_form_says_why_a_unit_cannot_move(world, sign_in, parent):
    told = {"parent": parent, "on": "2026-12-01", "why": "Perbup"}
    answer = sign_in(world["by"]).post(f"/unit/{world['PUSK1'].pk}/pindah/", told)
    assert answer.status_code == 200
    assert "parent" in answer.context["form"].errors
