"""Many people go to other posts on one day, or come back before it: all of them, or nobody."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError

from penata.domains.organization.models import Unit
from penata.domains.people.actions.transfers import Transfer, obstacles, take_back, transfer
from penata.domains.people.models import Assignment, Engagement
from penata.domains.people.queries.staff import ordered
from penata.domains.people.rules.terms import Obstacle
from penata.kernel.audit import words
from penata.kernel.values import Period
from tests.domains.organization.factories import make_post, officer, traced
from tests.domains.people.factories import make_regency, make_worker, place, posts_of

pytestmark = pytest.mark.django_db

SINCE, ON = date(2015, 1, 1), date(2027, 2, 1)
EVE = ON - timedelta(days=1)


@pytest.fixture
def regency():
    return make_regency()


@pytest.fixture
def by(regency):
    return officer(regency.government)


@pytest.fixture
def town(regency):
    return make_post(regency.health, regency.clerk)


@pytest.fixture
def school(regency):
    return make_post(regency.school, regency.clerk)


@pytest.fixture
def people(town):
    return [make_worker(town, last=last) for last in (None, date(2030, 6, 30))]


def going(people, town, school) -> list[Transfer]:
    return [Transfer(person.pk, town.pk, school.pk, "800/1") for person in people]


def rows() -> list[tuple[object, ...]]:
    told = Assignment.objects.order_by("person_id", "period")
    return list(told.values_list("person", "post", "kind", "period", "order_number", "start_is_known"))


def test_the_old_post_ends_the_day_before_and_the_new_one_when_the_old_would_have(by, people, town, school):
    assert transfer(transfers=going(people, town, school), on=ON, by=by) == 2
    assert [posts_of(person) for person in people] == [
        [("DINKES", "ADMIN", SINCE, EVE), ("DISDIK", "ADMIN", ON, None)],
        [("DINKES", "ADMIN", SINCE, EVE), ("DISDIK", "ADMIN", ON, date(2030, 6, 30))],
    ]
    new = Assignment.objects.filter(post=school)
    assert set(new.values_list("order_number", "start_is_known")) == {("800/1", True)}


def test_each_person_has_a_trace_from_the_old_post_to_the_new(regency, by, people, town, school):
    transfer(transfers=going(people, town, school), on=ON, by=by)
    traces = traced("assignment.transfer")
    assert [(t.by, t.subject, t.subject_id, t.person_id) for t in traces] == [
        (by, "people.person", person.pk, person.pk) for person in people
    ]
    assert {str(t.path) for t in traces} == {str(regency.health.path)}
    assert traces[0].values.before == {"post": town.pk}
    assert traces[0].values.after == {"post": school.pk, "on": ON.isoformat(), "order_number": "800/1"}


def test_other_tasks_beside_the_principal_post_stay(regency, by, people, town, school):
    place(people[0], make_post(regency.health, regency.head), kind="acting")
    transfer(transfers=going(people, town, school), on=ON, by=by)
    assert Assignment.objects.get(kind="acting").period == Period(SINCE)


def _ends(person, last: date) -> None:
    Assignment.objects.filter(person=person).update(period=Period(SINCE, last))


def moved_on(person, school):
    _ends(person, date(2026, 12, 31))
    place(person, school, date(2027, 1, 1))


def ended(person, school):
    _ends(person, date(2026, 12, 31))


def ordered_later(person, school):
    _ends(person, date(2027, 5, 31))
    place(person, school, date(2027, 6, 1))


def ordered_the_same_day(person, school):
    _ends(person, EVE)
    place(person, school, ON)


def left_service(person, school):
    Engagement.objects.filter(person=person).update(period=Period(SINCE, date(2026, 12, 31)))


def the_school_closed(person, school):
    Unit.objects.filter(pk=school.unit_id).update(period=Period(SINCE, EVE))


@pytest.mark.parametrize("meanwhile", [moved_on, ended, ordered_later, ordered_the_same_day, left_service])
def test_who_is_elsewhere_meanwhile_stops_all_of_them_and_is_not_named(by, people, town, school, meanwhile):
    meanwhile(people[1], school)
    before = rows()
    with pytest.raises(ValidationError, match="1 orang tidak dapat dipindahkan") as refused:
        transfer(transfers=going(people, town, school), on=ON, by=by)
    assert people[1].name not in str(refused.value)
    assert (rows(), traced("assignment.transfer")) == (before, [])


@pytest.mark.parametrize(
    ("meanwhile", "why"),
    [(moved_on, Obstacle.GONE), (left_service, Obstacle.GONE), (ordered_later, Obstacle.ORDERED),
     (ordered_the_same_day, Obstacle.ORDERED), (the_school_closed, Obstacle.CLOSED)],
)  # fmt: skip
def test_whoever_cannot_go_is_told_with_why_before_anything_is_written(people, town, school, meanwhile, why):
    assert obstacles(transfers=going(people, town, school), on=ON) == {}
    meanwhile(people[0], school)
    found = obstacles(transfers=going(people, town, school), on=ON)
    assert found[people[0].pk] == why
    assert (people[1].pk in found) == (why == Obstacle.CLOSED)


def test_who_is_ordered_is_told_by_the_last_post_that_he_comes_to(people, town, school):
    transfer(transfers=going(people[:1], town, school), on=ON, by=officer(school.unit))
    came = ordered([school.pk], [], EVE)
    assert [(one.person_id, one.post_id, one.first) for one in came] == [(people[0].pk, school.pk, ON)]
    assert ordered([], [people[0].pk], EVE) == came
    assert ordered([town.pk], [people[1].pk], EVE) == ordered([school.pk], [], ON) == []


def test_who_never_held_the_post_is_refused(by, people, town, school):
    with pytest.raises(ValidationError, match="2 orang"):
        transfer(transfers=going(people, school, town), on=ON, by=by)


def test_nobody_is_nobody(by):
    assert transfer(transfers=[], on=ON, by=by) == take_back(transfers=[], on=ON, by=by) == 0


# --- taken back ---


def test_taken_back_everything_is_as_it_was(by, people, town, school):
    before = rows()
    transfer(transfers=going(people, town, school), on=ON, by=by)
    assert rows() != before
    assert take_back(transfers=going(people, town, school), on=ON, by=by) == 2
    assert rows() == before


def test_the_trace_of_taking_back_leads_from_the_new_post_to_the_old(by, people, town, school):
    transfer(transfers=going(people, town, school), on=ON, by=by)
    take_back(transfers=going(people, town, school), on=ON, by=by)
    trace = traced("assignment.take_back")[0]
    assert trace.values.before == {"post": school.pk, "on": ON.isoformat(), "order_number": "800/1"}
    assert trace.values.after == {"post": town.pk}


def test_what_was_given_a_new_end_meanwhile_keeps_it(by, people, town, school):
    transfer(transfers=going(people, town, school), on=ON, by=by)
    Assignment.objects.filter(person=people[0], post=school).update(period=Period(ON, date(2028, 1, 1)))
    take_back(transfers=going(people, town, school), on=ON, by=by)
    assert posts_of(people[0]) == [("DINKES", "ADMIN", SINCE, date(2028, 1, 1))]


CHANGES = {
    "another post from the same day": lambda new, old: new.update(post=old.get().post),
    "no post from that day": lambda new, old: new.delete(),
    "another post before": lambda new, old: old.update(post=new.get().post),
    "no post before": lambda new, old: old.delete(),
}


@pytest.mark.parametrize("what", CHANGES)
def test_what_was_changed_again_stops_all_of_it(by, people, town, school, what):
    transfer(transfers=going(people, town, school), on=ON, by=by)
    own = Assignment.objects.filter(person=people[1])
    CHANGES[what](own.filter(post=school), own.filter(post=town))
    before = rows()
    with pytest.raises(ValidationError, match="sudah diubah lagi"):
        take_back(transfers=going(people, town, school), on=ON, by=by)
    assert (rows(), traced("assignment.take_back")) == (before, [])


def test_both_are_told_in_words(by, people, town, school):
    transfer(transfers=going(people, town, school), on=ON, by=by)
    take_back(transfers=going(people, town, school), on=ON, by=by)
    told = words.tell(by, [*traced("assignment.transfer"), *traced("assignment.take_back")])
    assert [one.step for one in told] == ["Pindah jabatan"] * 2 + ["Keputusan dibatalkan"] * 2
    assert {one.fields for one in told} == {"tanggal, nomor SK, jabatan"}
