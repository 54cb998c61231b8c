"""A study through its states: made, submitted, verified, returned, approved, superseded; who may take which step."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction

from penata.domains.organization.actions.law import overrule
from penata.domains.organization.models import Post
from penata.domains.workload.actions import studies as actions
from penata.domains.workload.models import Study, StudyPost
from penata.domains.workload.queries import studies as queries
from penata.domains.workload.rules.lines import TaskLine
from penata.kernel.access import Role
from penata.kernel.flow import StepRefused
from tests.domains.organization.factories import make_post, make_user, officer, traced
from tests.domains.people.factories import make_regency, make_worker
from tests.domains.workload.factories import lines_of, make_study, make_task

pytestmark = pytest.mark.django_db

MAIL = TaskLine("Mencatat surat", "surat", Decimal(100), "bulan", Decimal(60), "Tertib")
FILE = TaskLine("Mengarsip", "berkas", Decimal(10), "hari", Decimal("7.5"), "")


@pytest.fixture
def regency():
    return make_regency()


@pytest.fixture
def maker(regency):
    return officer(regency.health, Role.AGENCY_OFFICER)


@pytest.fixture
def checker(regency):
    return officer(regency.government, Role.PERSONNEL_OFFICER)


@pytest.fixture
def leader(regency):
    return officer(regency.government, Role.LEADER)


@pytest.fixture
def study(regency, maker):
    """A draft with one job and two lines."""
    made = actions.open_study(unit=regency.health, year=2026, by=maker)
    of = actions.add_post(study=made, job_id=regency.clerk.pk, method="tugas", by=maker)
    actions.write_tasks(of=of, lines=[MAIL, FILE], by=maker)
    return made


def state(study: Study) -> str:
    return Study.objects.get(pk=study.pk).state


# --- making ---


def test_opening_a_study_leaves_a_draft_and_a_trace(regency, maker):
    made = actions.open_study(unit=regency.health, year=2026, by=maker)
    assert (made.state, made.version, made.made_by_id) == ("draft", 1, maker.pk)
    (trace,) = traced("study.open")
    assert (trace.by, trace.subject, trace.subject_id, trace.path, trace.fields) == (
        maker, "workload.study", made.pk, str(regency.health.path), ["version", "year"],
    )  # fmt: skip


def test_a_unit_has_one_open_study_a_year(regency, maker, study):
    with pytest.raises(ValidationError, match="sudah disusun"):
        actions.open_study(unit=regency.health, year=2026, by=maker)
    with pytest.raises(IntegrityError, match="workload_one_open_study"), transaction.atomic():
        make_study(regency.health, maker, version=2)
    actions.open_study(unit=regency.health, year=2027, by=maker)


def test_a_job_is_taken_up_once_and_opens_its_post(regency, maker, study):
    again = actions.add_post(study=study, job_id=regency.clerk.pk, method="hasil", by=maker)
    assert (StudyPost.objects.count(), again.method) == (1, "tugas")
    assert Post.objects.get() == again.post
    assert [(t.by, t.fields) for t in traced("study.add_post")] == [(maker, ["method", "post"])]


def test_lines_are_replaced_as_a_whole_and_traced(maker, study):
    of = study.posts.get()
    actions.write_tasks(of=of, lines=[FILE], by=maker)
    assert [line[0] for line in lines_of(study)["ADMIN"]] == ["Mengarsip"]
    trace = traced("study.write_tasks")[-1]
    assert (trace.by, trace.subject_id, trace.fields) == (maker, study.pk, ["tasks"])
    assert [line[0] for line in trace.values.before["tasks"]] == ["Mencatat surat", "Mengarsip"]
    assert [line[0] for line in trace.values.after["tasks"]] == ["Mengarsip"]


def test_the_same_lines_again_leave_no_trace(maker, study):
    of = study.posts.get()
    before = len(traced("study.write_tasks"))
    same = [TaskLine(*line) for line in lines_of(study)["ADMIN"]]
    actions.write_tasks(of=of, lines=same, by=maker)
    assert len(traced("study.write_tasks")) == before


def test_dropping_a_job_drops_its_lines(maker, study):
    actions.drop_post(of=study.posts.get(), by=maker)
    assert lines_of(study) == {}
    (trace,) = traced("study.drop_post")
    assert trace.values.before["tasks"] == 2


# --- the way to approval ---


def test_from_draft_to_approval(regency, study, maker, checker, leader):
    actions.submit(study=study, by=maker)
    assert state(study) == "submitted"
    actions.verify(study=study, by=checker)
    assert state(study) == "verified"
    done = actions.approve(study=study, by=leader)
    assert (done.state, done.approved_at is None) == ("approved", False)
    (post,) = done.posts.all()
    assert (post.need, post.seats) == (Decimal("1.2100"), 1)
    assert [(law["key"], law["value"]) for law in done.law] == [
        ("workload.effective_minutes", "75000"), ("workload.rounding", "half_up"),
    ]  # fmt: skip
    steps = [traced(f"study.{step}")[0] for step in ("submit", "verify", "approve")]
    assert [(t.by, t.source, t.target, t.path) for t in steps] == [
        (maker, "draft", "submitted", str(regency.health.path)), (checker, "submitted", "verified", str(regency.health.path)),
        (leader, "verified", "approved", str(regency.health.path)),
    ]  # fmt: skip


@pytest.mark.parametrize("after", ["submitted", "verified"])
def test_a_study_goes_back_with_a_reason_and_comes_again(study, maker, checker, leader, after):
    actions.submit(study=study, by=maker)
    if after == "verified":
        actions.verify(study=study, by=checker)
    with pytest.raises(ValidationError, match="alasan"):
        actions.send_back(study=study, by=checker, why="  ")
    actions.send_back(
        study=study, by=checker if after == "submitted" else leader, why=" norma terlalu tinggi "
    )
    study.refresh_from_db()
    assert (study.state, study.return_reason) == ("returned", "norma terlalu tinggi")
    (trace,) = traced("study.return")
    assert (trace.source, trace.target, trace.why) == (after, "returned", " norma terlalu tinggi ")
    actions.write_tasks(of=study.posts.get(), lines=[FILE], by=maker)
    assert actions.submit(study=study, by=maker).state == "submitted"


def test_an_empty_study_is_not_submitted(regency, maker):
    made = actions.open_study(unit=regency.health, year=2026, by=maker)
    with pytest.raises(ValidationError, match="belum berisi tugas"):
        actions.submit(study=made, by=maker)


STEPS = {
    "submit": lambda study, by: actions.submit(study=study, by=by),
    "verify": lambda study, by: actions.verify(study=study, by=by),
    "approve": lambda study, by: actions.approve(study=study, by=by),
    "return": lambda study, by: actions.send_back(study=study, by=by, why="x"),
    "edit": lambda study, by: actions.write_tasks(of=study.posts.get(), lines=[FILE], by=by),
}
OPEN = {
    "draft": {"submit", "edit"}, "returned": {"submit", "edit"}, "submitted": {"verify", "return"},
    "verified": {"approve", "return"}, "approved": set(), "superseded": set(),
}  # fmt: skip


@pytest.mark.parametrize("from_state", OPEN)
@pytest.mark.parametrize("step", STEPS)
def test_only_the_steps_of_a_state_can_be_taken(regency, operator, from_state, step):
    made = make_study(regency.health, operator, state=from_state)
    make_task(made.posts.create(post=make_post(regency.health, regency.clerk)))
    if step in OPEN[from_state]:
        STEPS[step](made, operator)
        return
    with pytest.raises(StepRefused):
        STEPS[step](made, operator)
    assert state(made) == from_state
    assert traced(f"study.{step}") == []


MAY = {
    "submit": {Role.AGENCY_OFFICER, Role.PERSONNEL_OFFICER, Role.SUPERVISOR}, "verify": {Role.PERSONNEL_OFFICER},
    "approve": {Role.LEADER}, "return": {Role.PERSONNEL_OFFICER, Role.LEADER},
    "edit": {Role.AGENCY_OFFICER, Role.PERSONNEL_OFFICER, Role.SUPERVISOR},
}  # fmt: skip


@pytest.mark.parametrize("role", [role for role in Role if role != Role.OPERATOR])
@pytest.mark.parametrize("step", STEPS)
def test_each_step_belongs_to_its_roles(regency, operator, role, step):
    from_state = next(name for name, steps in OPEN.items() if step in steps)
    made = make_study(regency.health, operator, state=from_state)
    make_task(made.posts.create(post=make_post(regency.health, regency.clerk)))
    by = officer(regency.government, role)
    if role in MAY[step]:
        STEPS[step](made, by)
        assert state(made) == from_state if step == "edit" else state(made) != from_state
        return
    with pytest.raises(PermissionDenied):
        STEPS[step](made, by)
    assert state(made) == from_state


@pytest.mark.parametrize("step", STEPS)
def test_no_step_is_taken_from_another_agency(regency, operator, step):
    from_state = next(name for name, steps in OPEN.items() if step in steps)
    made = make_study(regency.health, operator, state=from_state)
    make_task(made.posts.create(post=make_post(regency.health, regency.clerk)))
    for role in (Role.LEADER, Role.PERSONNEL_OFFICER, Role.SUPERVISOR):
        with pytest.raises(PermissionDenied):
            STEPS[step](made, officer(regency.school, role))


# --- versions ---


def approve(study, maker, checker, leader):
    actions.submit(study=study, by=maker)
    actions.verify(study=study, by=checker)
    return actions.approve(study=study, by=leader)


def test_a_new_version_begins_with_the_lines_of_the_old_and_supersedes_it(
    regency, study, maker, checker, leader
):
    first = approve(study, maker, checker, leader)
    second = actions.open_study(unit=regency.health, year=2026, by=maker)
    assert (second.version, second.state, lines_of(second)) == (2, "draft", lines_of(first))
    assert state(first) == "approved"
    approve(second, maker, checker, leader)
    assert (state(first), state(second)) == ("superseded", "approved")
    assert [(t.subject_id, t.by) for t in traced("study.supersede")] == [(first.pk, leader)]


def test_the_next_years_study_begins_with_the_last_approved_one(regency, study, maker, checker, leader):
    first = approve(study, maker, checker, leader)
    second = actions.open_study(unit=regency.health, year=2027, by=maker)
    assert (second.version, lines_of(second)) == (1, lines_of(first))
    approve(second, maker, checker, leader)
    assert state(first) == "approved"


def test_the_database_holds_to_one_approved_study_for_a_unit_and_year(regency, study, maker, checker, leader):
    approve(study, maker, checker, leader)
    with pytest.raises(IntegrityError, match="workload_one_approved_study"), transaction.atomic():
        make_study(regency.health, maker, state="approved", version=2)


def test_figures_rest_on_the_law_of_the_studys_own_year(regency, study, maker, checker, leader):
    overrule(
        government=regency.government, key="workload.effective_minutes", text="72000", since=date(2026, 1, 1),
        basis="Perbup 1/2026", by=checker,
    )  # fmt: skip
    done = approve(study, maker, checker, leader)
    assert done.posts.get().need == Decimal("1.2500")
    assert (done.law[0]["value"], done.law[0]["basis"]) == ("72000", "Perbup 1/2026")


def test_the_head_of_a_unit_is_exactly_one_person(regency, maker, checker, leader):
    made = actions.open_study(unit=regency.health, year=2026, by=maker)
    of = actions.add_post(study=made, job_id=regency.head.pk, method="tugas", by=maker)
    actions.write_tasks(
        of=of, lines=[TaskLine("Memimpin", "", Decimal(9999), "hari", Decimal(300), "")], by=maker
    )
    done = approve(made, maker, checker, leader)
    assert (done.posts.get().need, done.posts.get().seats) == (Decimal("1.0000"), 1)


# --- what is seen ---


def test_what_waits_is_counted_for_whoever_takes_the_next_step(regency, study, maker, checker, leader):
    def waiting(actor):
        found = queries.waiting_for(actor)
        return None if found is None else found.count()

    assert [waiting(actor) for actor in (maker, checker, leader)] == [None, 0, 0]
    actions.submit(study=study, by=maker)
    assert [waiting(actor) for actor in (maker, checker, leader)] == [None, 1, 0]
    actions.verify(study=study, by=checker)
    assert [waiting(actor) for actor in (maker, checker, leader)] == [None, 0, 1]
    assert waiting(officer(regency.school, Role.LEADER)) == 0


def test_who_sees_which_studies(regency, study):
    for actor, count in (
        (officer(regency.health, Role.SUPERVISOR), 1), (officer(regency.government, Role.AUDITOR), 1),
        (officer(regency.school, Role.AGENCY_OFFICER), 0), (officer(regency.government, Role.WORKER), 0),
        (officer(regency.government, Role.ADMINISTRATOR), 0), (make_user("x"), 0),
    ):  # fmt: skip
        assert queries.visible_to(actor).count() == count


def test_units_without_a_study_are_counted(regency, study, maker, checker, leader):
    make_worker(make_post(regency.school, regency.clerk))
    today = date(2026, 11, 22)
    assert queries.units_without(checker, today) == 2
    approve(study, maker, checker, leader)
    assert queries.units_without(checker, today) == 1
    assert queries.units_without(checker, date(2025, 12, 31)) == 2
    assert queries.units_without(maker, today) == 0
