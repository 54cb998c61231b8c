"""Roles are granted, confirmed by a second officer, and withdrawn; nobody grants one to himself."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction

from penata.domains.organization.actions import roles as actions
from penata.domains.organization.models import RoleGrant
from penata.domains.organization.queries import roles as queries
from penata.domains.organization.rules.kinds import GrantState
from penata.kernel import clock
from penata.kernel.access import Permission, Role, may
from penata.kernel.flow import StepRefused
from penata.kernel.values import Period
from tests.conftest import TODAY
from tests.domains.organization.factories import hold, make_government, make_unit, make_user, officer, traced

pytestmark = pytest.mark.django_db

READERS = [Role.LEADER, Role.PERSONNEL_OFFICER, Role.AGENCY_OFFICER, Role.SUPERVISOR, Role.AUDITOR]
YESTERDAY, TOMORROW = TODAY - timedelta(days=1), TODAY + timedelta(days=1)


@pytest.fixture
def government():
    return make_government()


@pytest.fixture
def first(government):
    return officer(government, Role.ADMINISTRATOR, "satu")


@pytest.fixture
def second(government):
    return officer(government, Role.ADMINISTRATOR, "dua")


def grant(by, unit, role=Role.AGENCY_OFFICER, user=None, **rest):
    rest.setdefault("first", TODAY)
    return actions.grant(user=user or make_user("baru"), role=role, unit=unit, by=by, **rest)


def held(user) -> bool:
    user.__dict__.pop("_penata_grants", None)
    return may(user, Permission.PERSON_READ)


@pytest.mark.parametrize("role", READERS)
def test_a_role_that_reads_personal_data_waits_for_a_second_officer(government, first, second, role):
    made = grant(first, government, role)
    assert made.state == GrantState.PROPOSED
    assert not held(made.user)
    actions.confirm(of=made, by=second)
    made.refresh_from_db()
    assert (made.state, made.granted_by, made.confirmed_by) == (GrantState.HELD, first, second)
    assert held(made.user)


def test_a_role_that_reads_none_is_held_at_once(government, first):
    made = grant(first, government, Role.WORKER)
    assert (made.state, made.confirmed_by) == (GrantState.HELD, None)


def test_one_administrator_makes_no_second_by_himself(government, first):
    """Else he could let a puppet of his own confirm what needs two officers."""
    assert grant(first, government, Role.ADMINISTRATOR).state == GrantState.PROPOSED


def test_the_operator_at_the_machine_makes_the_first_administrator(government, operator):
    assert grant(operator, government, Role.ADMINISTRATOR).state == GrantState.HELD


def test_each_step_leaves_a_trace(government, first, second):
    made = grant(first, government, why="SK 12/2026")
    actions.confirm(of=made, by=second)
    actions.withdraw(of=made, by=first, on=TOMORROW, why="pindah tugas")
    steps = [traced(step)[0] for step in ("role.grant", "role.confirm", "role.withdraw")]
    assert [(t.by, t.subject, t.subject_id, t.path) for t in steps] == [
        (by, "organization.rolegrant", made.pk, str(government.path)) for by in (first, second, first)
    ]
    assert [(t.source, t.target, t.why) for t in steps] == [
        ("", "proposed", "SK 12/2026"), ("proposed", "held", ""), ("held", "held", "pindah tugas"),
    ]  # fmt: skip
    assert steps[0].fields == ["first", "last", "role", "unit", "user"]
    assert steps[2].values.after["last"] == TODAY.isoformat()


def test_nobody_grants_to_himself(government, first):
    with pytest.raises(PermissionDenied):
        grant(first, government, user=first)
    assert not RoleGrant.objects.filter(user=first, role=Role.AGENCY_OFFICER).exists()


def test_nobody_confirms_his_own_grant_nor_his_own_role(government, first, second):
    made = grant(first, government)
    with pytest.raises(PermissionDenied):
        actions.confirm(of=made, by=first)
    hold(made.user, Role.ADMINISTRATOR, government)
    with pytest.raises(PermissionDenied):
        actions.confirm(of=made, by=made.user)
    made.refresh_from_db()
    assert made.state == GrantState.PROPOSED


def test_the_database_itself_refuses_a_role_given_to_oneself(government, first, second):
    rows = [
        {"user": first, "granted_by": first},
        {"user": first, "granted_by": second, "confirmed_by": first},
        {"user": make_user("baru"), "granted_by": first, "confirmed_by": first},
    ]
    for row in rows:
        with pytest.raises(IntegrityError), transaction.atomic():
            RoleGrant.objects.create(role=Role.WORKER, unit=government, period=Period(TODAY), **row)


@pytest.mark.parametrize("role", [Role.PERSONNEL_OFFICER, Role.LEADER, Role.WORKER, Role.AUDITOR])
def test_only_administrators_grant_confirm_and_withdraw(government, first, role):
    made, by = grant(first, government), officer(government, role, "lain")
    with pytest.raises(PermissionDenied):
        grant(by, government, user=make_user("orang"))
    with pytest.raises(PermissionDenied):
        actions.confirm(of=made, by=by)
    with pytest.raises(PermissionDenied):
        actions.withdraw(of=made, by=by, on=TODAY, why="")


def test_an_administrator_of_one_agency_grants_only_there(government):
    agency, other = make_unit("A", government), make_unit("B", government)
    by = officer(agency, Role.ADMINISTRATOR)
    assert grant(by, agency, Role.WORKER).state == GrantState.HELD
    for unit in (other, government):
        with pytest.raises(PermissionDenied):
            grant(by, unit, Role.WORKER, user=make_user(unit.code))


def test_the_role_of_the_server_is_never_granted(government, operator):
    with pytest.raises(PermissionDenied):
        grant(operator, government, Role.OPERATOR)


def test_the_operator_needs_no_second_officer(government, operator):
    made = grant(operator, government, Role.PERSONNEL_OFFICER)
    assert made.state == GrantState.HELD


def test_a_role_counts_only_in_its_period(government):
    user = make_user("musiman")
    hold(user, Role.SUPERVISOR, government, first=date(2026, 3, 1), last=date(2026, 3, 31))
    found = {}
    for day in (date(2026, 2, 28), date(2026, 3, 1), date(2026, 3, 31), date(2026, 4, 1)):
        with clock.fixed(day):
            found[day.isoformat()] = held(user)
    assert found == {"2026-02-28": False, "2026-03-01": True, "2026-03-31": True, "2026-04-01": False}


def test_the_same_role_cannot_be_held_twice_at_a_time(government, first):
    user = make_user("baru")
    grant(first, government, user=user, last=date(2026, 12, 31))
    with pytest.raises(ValidationError, match="sudah memegang peran itu"):
        grant(first, government, user=user, first=date(2026, 12, 31))
    grant(first, government, user=user, first=date(2027, 1, 1))
    grant(first, make_unit("A", government), user=user)
    assert RoleGrant.objects.filter(user=user).count() == 3


def test_after_a_withdrawal_the_role_may_be_granted_again(government, first):
    user = make_user("baru")
    actions.withdraw(of=grant(first, government, user=user), by=first, on=TODAY, why="")
    assert grant(first, government, user=user).state == GrantState.PROPOSED


def test_a_held_role_ends_the_day_before(government, first):
    made = hold(make_user("baru"), Role.SUPERVISOR, government, first=date(2026, 1, 1))
    actions.withdraw(of=made, by=first, on=TODAY, why="mutasi")
    made.refresh_from_db()
    assert (made.state, made.period) == (GrantState.HELD, Period(date(2026, 1, 1), YESTERDAY))
    assert not held(made.user)


def test_a_role_that_has_not_begun_is_withdrawn_altogether(government, first):
    made = hold(make_user("baru"), Role.SUPERVISOR, government, first=TOMORROW)
    actions.withdraw(of=made, by=first, on=TODAY, why="batal")
    made.refresh_from_db()
    assert (made.state, made.period) == (GrantState.WITHDRAWN, Period(TOMORROW))


def test_withdrawing_never_lengthens_a_role(government, first):
    made = hold(
        make_user("baru"), Role.SUPERVISOR, government, first=date(2026, 1, 1), last=date(2026, 6, 30)
    )
    with suppress(ValidationError, StepRefused):
        actions.withdraw(of=made, by=first, on=TOMORROW, why="")
    made.refresh_from_db()
    assert made.period == Period(date(2026, 1, 1), date(2026, 6, 30))
    assert not held(made.user)


def test_a_withdrawn_role_is_neither_confirmed_nor_withdrawn_again(government, first, second):
    made = grant(first, government)
    actions.withdraw(of=made, by=first, on=TODAY, why="")
    with pytest.raises(StepRefused):
        actions.confirm(of=made, by=second)
    with pytest.raises(StepRefused):
        actions.withdraw(of=made, by=first, on=TODAY, why="")


def test_the_grants_of_an_actor_name_unit_and_government(government):
    agency = make_unit("A", government, name="Dinas")
    user = officer(agency, Role.SUPERVISOR)
    (found,) = queries.grants_of(user)
    assert (found.role, found.path, found.unit_name, found.government) == (
        Role.SUPERVISOR, str(agency.path), "Dinas", "Kabupaten Contoh",
    )  # fmt: skip


def test_what_waits_for_a_second_officer_is_counted_for_others_only(government, first, second):
    grant(first, government)
    assert [queries.proposed_to(user) for user in (first, second)] == [0, 1]


# --- pages ---


def test_the_list_shows_roles_only_to_those_who_may_read_them(government, sign_in):
    hold(make_user("x", "Siti Rahmah"), Role.SUPERVISOR, government)
    shown = {
        role: sign_in(officer(government, role)).get("/peran/").status_code
        for role in (
            Role.ADMINISTRATOR,
            Role.PERSONNEL_OFFICER,
            Role.AUDITOR,
            Role.LEADER,
            Role.WORKER,
            Role.SUPERVISOR,
        )
    }
    assert shown == {
        Role.ADMINISTRATOR: 200, Role.PERSONNEL_OFFICER: 200, Role.AUDITOR: 200, Role.LEADER: 200, Role.WORKER: 403,
        Role.SUPERVISOR: 403,
    }  # fmt: skip


def test_the_list_of_one_agency_does_not_show_the_other(government, sign_in):
    here, there = make_unit("A", government), make_unit("B", government)
    hold(make_user("x", "Siti Rahmah"), Role.SUPERVISOR, here)
    hold(make_user("y", "Budi Santoso"), Role.SUPERVISOR, there)
    page = sign_in(officer(here, Role.ADMINISTRATOR)).get("/peran/").content.decode()
    assert "Siti Rahmah" in page
    assert "Budi Santoso" not in page


def test_workers_whose_role_shows_them_only_themselves_are_listed_where_asked(government, first, sign_in):
    hold(make_user("x", "Siti Rahmah"), Role.WORKER, government)
    client = sign_in(first)
    assert "Siti Rahmah" not in client.get("/peran/").content.decode()
    assert "Siti Rahmah" in client.get("/peran/?peran=worker").content.decode()


def test_the_form_grants_a_role(government, first, sign_in):
    user = make_user("baru")
    told = {
        "user": user.username,
        "role": "supervisor",
        "unit": "kab",
        "first": "2026-11-22",
        "last": "",
        "why": "SK",
    }
    answer = sign_in(first).post("/peran/beri/", told)
    assert (answer.status_code, answer["Location"]) == (302, "/peran/")
    made = RoleGrant.objects.get(user=user)
    assert (made.role, made.unit, made.state, made.period) == (
        "supervisor", government, GrantState.PROPOSED, Period(TODAY),
    )  # fmt: skip


@pytest.mark.parametrize(
    "wrong", [{"unit": "TIADA"}, {"last": "2026-01-01"}, {"role": "operator"}], ids=["unit", "period", "role"]
)
def test_the_form_refuses_what_cannot_be(government, first, sign_in, wrong):
    told = {
        "user": make_user("baru").username,
        "role": "supervisor",
        "unit": "KAB",
        "first": "2026-11-22",
        "last": "",
    }
    answer = sign_in(first).post("/peran/beri/", told | wrong)
    assert answer.status_code == 200
    assert answer.context["form"].errors
    assert not RoleGrant.objects.filter(role="supervisor").exists()


@pytest.mark.parametrize("whose", ["first", "tiada", "operator"])
def test_the_form_finds_neither_ones_own_account_nor_one_that_cannot_sign_in(
    government, first, sign_in, operator, whose
):
    username = first.username if whose == "first" else whose
    told = {"user": username, "role": "supervisor", "unit": "KAB", "first": "2026-11-22"}
    answer = sign_in(first).post("/peran/beri/", told)
    assert list(answer.context["form"].errors) == ["user"]


def test_the_button_of_the_second_officer_confirms(government, first, second, sign_in):
    made = grant(first, government)
    assert sign_in(second).post(f"/peran/{made.pk}/setujui/").status_code == 302
    made.refresh_from_db()
    assert made.state == GrantState.HELD


def test_pressing_the_button_twice_is_no_breakdown(government, first, second, sign_in):
    made, client = grant(first, government), sign_in(second)
    client.post(f"/peran/{made.pk}/setujui/")
    assert client.post(f"/peran/{made.pk}/setujui/").status_code in {302, 404, 409}


def test_ones_own_grant_is_not_confirmed_by_the_button_either(government, first, sign_in):
    made = grant(first, government)
    assert sign_in(first).post(f"/peran/{made.pk}/setujui/").status_code == 403


def test_the_form_withdraws_a_role(government, first, sign_in):
    made = hold(make_user("baru"), Role.SUPERVISOR, government)
    answer = sign_in(first).post(f"/peran/{made.pk}/cabut/", {"on": "2026-11-22", "why": "mutasi"})
    assert answer.status_code == 302
    made.refresh_from_db()
    assert made.period.last == YESTERDAY
