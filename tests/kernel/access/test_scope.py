"""Rights reach a subtree, are held in a period, and are asked for once per request."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

import pytest
from django.contrib.auth.models import AnonymousUser
from hypothesis import given
from hypothesis import strategies as st

from penata.domains.accounts.models import User
from penata.domains.organization.actions import roles
from penata.domains.organization.models import RoleGrant
from penata.domains.organization.rules.kinds import GrantState
from penata.kernel import clock
from penata.kernel.access import (
    DATA_CLASSES,
    Grant,
    Permission,
    PersonalClass,
    Role,
    grants_of,
    is_weighty,
    may,
    reach,
    sees,
)
from penata.kernel.access.roles import PERMISSIONS
from penata.kernel.values import Period
from tests.domains.organization.factories import hold, make_government, make_unit, make_user

P, C = Permission, PersonalClass


@dataclass
class Holder:
    """Somebody whose grants are already known, as after the first question of a request."""

    _penata_grants: tuple[Grant, ...] = ()
    pk: int = 1
    is_authenticated: bool = True
    extra: dict[str, object] = field(default_factory=dict)


def holding(*grants: tuple[Role, str]) -> Holder:
    return Holder(tuple(Grant(role, path) for role, path in grants))


# --- what reach, may and sees say of grants ---


def test_a_right_reaches_the_units_of_every_role_that_gives_it():
    actor = holding((Role.PERSONNEL_OFFICER, "1.2"), (Role.LEADER, "1.5"), (Role.AUDITOR, "9"))
    assert reach(actor, P.PERSON_EDIT) == ["1.2"]
    assert reach(actor, P.STUDY_APPROVE) == ["1.5"]
    assert reach(actor, P.PERSON_READ) == ["1.2", "1.5", "9"]
    assert reach(actor, P.ROLE_GRANT) == []


def test_a_right_holds_for_the_unit_and_everything_below_it():
    actor = holding((Role.PERSONNEL_OFFICER, "1.2"))
    assert may(actor, P.PERSON_EDIT, "1.2")
    assert may(actor, P.PERSON_EDIT, "1.2.30")
    assert may(actor, P.PERSON_EDIT, "1.2.30.4")


@pytest.mark.parametrize("path", ["1", "1.3", "2", "1.20", "1.20.2", "12", ""])
def test_a_right_holds_nowhere_else(path):
    assert not may(holding((Role.PERSONNEL_OFFICER, "1.2")), P.PERSON_EDIT, path)


def test_without_a_unit_the_question_is_whether_the_right_is_held_anywhere():
    actor = holding((Role.WORKER, "1.2"))
    assert may(actor, P.PERSON_READ_OWN)
    assert not may(actor, P.PERSON_READ)
    assert not may(holding(), P.LAW_READ)


def test_the_empty_path_is_the_whole_installation():
    operator = holding((Role.OPERATOR, ""))
    assert may(operator, P.PERSON_EDIT, "7.8.9")
    assert may(operator, P.PERSON_EDIT, "")
    assert reach(operator, P.PERSON_EDIT) == [""]


def test_a_class_of_data_is_read_where_a_role_reads_it():
    actor = holding((Role.LEADER, "1"), (Role.AGENCY_OFFICER, "1.2"))
    assert sees(actor, C.IDENTITY, "1.3")
    assert not sees(actor, C.HEALTH, "1.3")
    assert sees(actor, C.HEALTH, "1.2.7")
    assert not sees(actor, C.DISCIPLINE, "1.2")
    assert not sees(holding((Role.ADMINISTRATOR, "1")), C.IDENTITY, "1")


def test_somebody_without_a_unit_is_seen_only_from_the_root_of_everything():
    assert not sees(holding((Role.PERSONNEL_OFFICER, "1")), C.IDENTITY, None)
    assert sees(holding((Role.OPERATOR, "")), C.IDENTITY, None)


paths = st.lists(st.integers(1, 12).map(str), min_size=1, max_size=4).map(".".join)


@given(paths, paths)
def test_a_path_lies_within_another_where_its_first_ids_are_the_same(above, path):
    inside = path.split(".")[: len(above.split("."))] == above.split(".")
    assert may(holding((Role.AUDITOR, above)), P.TRACE_READ, path) is inside


@given(st.lists(st.tuples(st.sampled_from(list(Role)), paths), max_size=4), st.sampled_from(list(P)), paths)
def test_a_right_is_had_where_some_grant_gives_it(grants, permission, path):
    actor = holding(*grants)
    given_by = [g for g in grants if permission in PERMISSIONS[g[0]]]
    assert reach(actor, permission) == [way for _role, way in given_by]
    assert may(actor, permission, path) == any(f"{path}.".startswith(f"{way}.") for _role, way in given_by)


# --- where the grants come from ---


@pytest.mark.django_db
def test_a_role_is_held_only_in_its_period():
    home = make_government()
    user = make_user()
    hold(user, Role.AUDITOR, home, date(2026, 1, 1), date(2026, 6, 30))
    found = {}
    for day in (date(2025, 12, 31), date(2026, 1, 1), date(2026, 6, 30), date(2026, 7, 1)):
        with clock.fixed(day):
            found[day] = may(User.objects.get(pk=user.pk), P.TRACE_READ, str(home.path))
    assert list(found.values()) == [False, True, True, False]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("state", "held"), [(GrantState.HELD, True), (GrantState.PROPOSED, False), (GrantState.WITHDRAWN, False)]
)
def test_a_role_that_waits_or_was_withdrawn_gives_nothing(state, held):
    home = make_government()
    RoleGrant.objects.create(
        user=(user := make_user()), role=Role.AUDITOR, unit=home, period=Period(date(2020, 1, 1)),
        granted_by=make_user(), state=state,
    )  # fmt: skip
    assert may(user, P.TRACE_READ) is held


@pytest.mark.django_db
def test_grants_carry_the_path_and_the_names_of_unit_and_government():
    home = make_government(name="Kabupaten Contoh")
    agency = make_unit("DINKES", home, name="Dinas Kesehatan")
    hold(user := make_user(), Role.AGENCY_OFFICER, agency)
    assert grants_of(user) == (
        Grant(Role.AGENCY_OFFICER, str(agency.path), "Dinas Kesehatan", "Kabupaten Contoh"),
    )


@pytest.mark.django_db
def test_grants_are_read_once_and_kept_on_the_actor(django_assert_num_queries):
    home = make_government()
    hold(user := make_user(), Role.AUDITOR, home)
    with django_assert_num_queries(1):
        for _again in range(3):
            assert may(user, P.TRACE_READ, str(home.path))
            assert sees(user, C.PAY, str(home.path))
            assert not may(user, P.PERSON_EDIT)


@pytest.mark.django_db
def test_the_next_request_reads_the_grants_anew():
    home = make_government()
    user = make_user()
    assert not may(user, P.TRACE_READ)
    hold(user, Role.AUDITOR, home)
    assert not may(user, P.TRACE_READ)
    assert may(User.objects.get(pk=user.pk), P.TRACE_READ)


@pytest.mark.django_db
def test_the_operator_has_the_whole_installation(operator):
    assert grants_of(operator) == (Grant(Role.OPERATOR, ""),)
    assert may(operator, P.ROLE_GRANT, "1.2.3")


@pytest.mark.django_db
def test_a_grant_of_one_government_says_nothing_about_another():
    here, there = make_government(), make_unit("LAIN")
    hold(user := make_user(), Role.AUDITOR, here)
    assert may(user, P.TRACE_READ, str(here.path))
    assert not may(user, P.TRACE_READ, str(there.path))


def test_who_is_not_signed_in_holds_nothing(django_assert_num_queries):
    assert grants_of(AnonymousUser()) == ()
    assert not may(AnonymousUser(), P.LAW_READ)


@pytest.mark.django_db
def test_a_withdrawn_role_ends_the_day_before(operator, today):
    home = make_government()
    held = hold(user := make_user(), Role.AUDITOR, home)
    roles.withdraw(of=held, by=operator, on=date(2026, 11, 22), why="pindah tugas")
    assert not may(User.objects.get(pk=user.pk), P.TRACE_READ)
    with clock.fixed(date(2026, 11, 21)):
        assert may(User.objects.get(pk=user.pk), P.TRACE_READ)


# --- the tables ---


def test_the_operator_may_everything_and_reads_everything():
    assert PERMISSIONS[Role.OPERATOR] == set(P)
    assert DATA_CLASSES[Role.OPERATOR] == set(C)


def test_nobody_but_the_operator_reads_discipline_or_evaluation_yet():
    readers = {role for role in Role if {C.DISCIPLINE, C.EVALUATION} & set(DATA_CLASSES[role])}
    assert readers == {Role.OPERATOR}


def test_who_approves_a_need_neither_drafts_nor_verifies_it():
    assert P.STUDY_APPROVE in PERMISSIONS[Role.LEADER]
    assert not {P.STUDY_EDIT, P.STUDY_VERIFY} & set(PERMISSIONS[Role.LEADER])
    assert P.STUDY_APPROVE not in PERMISSIONS[Role.PERSONNEL_OFFICER]


def test_who_grants_roles_reads_no_personal_data_and_the_others_grant_none():
    granters = {role for role in Role if P.ROLE_GRANT in PERMISSIONS[role]}
    assert granters == {Role.ADMINISTRATOR, Role.OPERATOR}
    assert DATA_CLASSES[Role.ADMINISTRATOR] == set()


def test_every_role_but_the_workers_reads_others_or_opens_the_door_to_them():
    assert {role for role in Role if not is_weighty(role)} == {Role.WORKER}
