"""A role handed to a deputy while its holder is on leave; who hears of roles; accounts under an administrator's care."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction

from penata.domains.organization.actions import accounts as account_actions
from penata.domains.organization.actions import hand_over as actions
from penata.domains.organization.actions import roles
from penata.domains.organization.models import RoleGrant
from penata.domains.organization.queries import roles as queries
from penata.domains.organization.rules.kinds import GrantState
from penata.kernel import clock
from penata.kernel.access import Permission, Role, grants_of, may
from penata.kernel.notify import kinds
from penata.kernel.notify.models import Message
from penata.kernel.ui import decisions
from penata.kernel.values import Period
from tests.conftest import TODAY
from tests.domains.organization.factories import (
    hold,
    make_government,
    make_job,
    make_post,
    make_unit,
    make_user,
    officer,
    traced,
)
from tests.domains.people.factories import make_worker

pytestmark = pytest.mark.django_db

WEEK = TODAY + timedelta(days=7)


@pytest.fixture
def government() -> Any:
    return make_government()


@pytest.fixture
def agency(government: Any) -> Any:
    return make_unit("DINKES", government)


@pytest.fixture
def holder(agency: Any) -> Any:
    return officer(agency, Role.AGENCY_OFFICER, "pemegang")


@pytest.fixture
def deputy() -> Any:
    return make_user("rekan", "Budi Santoso")


@pytest.fixture
def second(government: Any) -> Any:
    return officer(government, Role.ADMINISTRATOR, "kedua")


def grant_of(user: Any) -> RoleGrant:
    return RoleGrant.objects.get(user=user, deputy_for=None)


def hand(holder: Any, deputy: Any, **changed: Any) -> RoleGrant:
    told = {
        "of": grant_of(holder),
        "to": deputy,
        "first": TODAY,
        "last": WEEK,
        "by": holder,
        "why": "Cuti 12/2026",
    }
    return actions.hand_over(**(told | changed))


def fresh(user: Any) -> Any:
    """The same account at its next request."""
    return type(user).objects.get(pk=user.pk)


def test_it_waits_for_a_second_officer_and_ends_by_itself(holder, deputy, agency, second):
    made = hand(holder, deputy)
    assert (made.state, made.period, made.deputy_for) == (
        GrantState.PROPOSED,
        Period(TODAY, WEEK),
        grant_of(holder),
    )
    assert not may(fresh(deputy), Permission.PERSON_EDIT, str(agency.path))
    for by in (holder, deputy):
        with pytest.raises(PermissionDenied):
            roles.confirm(of=made, by=by)
    roles.confirm(of=made, by=second)
    (grant,) = grants_of(fresh(deputy))
    assert (grant.role, grant.is_deputy) == (Role.AGENCY_OFFICER, True)
    assert may(fresh(holder), Permission.PERSON_EDIT, str(agency.path))
    with clock.fixed(WEEK + timedelta(days=1)):
        assert grants_of(fresh(deputy)) == ()


def test_it_leaves_a_trace_with_its_reason(holder, deputy):
    made = hand(holder, deputy)
    (trace,) = traced("role.hand_over")
    assert (trace.by, trace.subject_id, trace.why, trace.target) == (
        holder,
        made.pk,
        "Cuti 12/2026",
        "proposed",
    )


@pytest.mark.parametrize(
    "wrong",
    [{"last": TODAY - timedelta(days=1)}, {"first": WEEK, "last": TODAY}, {"last": TODAY + timedelta(days=200)}, {"why": " "}],
    ids=["past", "backwards", "too long", "no reason"],
)  # fmt: skip
def test_days_and_reason_are_held_against_sense(holder, deputy, wrong):
    with pytest.raises(ValidationError):
        hand(holder, deputy, **wrong)
    assert not RoleGrant.objects.filter(user=deputy).exists()


def test_not_beyond_ones_own_time(agency, deputy):
    user = make_user("sebentar")
    hold(user, Role.SUPERVISOR, agency, last=TODAY + timedelta(days=3))
    with pytest.raises(ValidationError):
        hand(user, deputy)


def test_not_to_oneself_and_not_what_one_does_not_hold(holder, deputy, agency):
    stranger = officer(agency, Role.SUPERVISOR, "lain")
    for changed in ({"to": holder}, {"by": stranger}, {"by": deputy}):
        with pytest.raises(PermissionDenied):
            hand(holder, deputy, **changed)


def test_a_deputy_hands_nothing_on(holder, deputy, second):
    made = roles.confirm(of=hand(holder, deputy), by=second)
    with pytest.raises(PermissionDenied):
        hand(holder, make_user("ketiga"), of=made, by=deputy)


def test_a_worker_has_nothing_to_hand_over(agency, deputy):
    with pytest.raises(PermissionDenied):
        hand(officer(agency, Role.WORKER, "pegawai"), deputy)


def test_without_an_end_the_database_itself_refuses(holder, deputy, agency):
    with pytest.raises(IntegrityError, match="a_deputy_has_an_end"), transaction.atomic():
        RoleGrant.objects.create(
            user=deputy, role="supervisor", unit=agency, period=Period(TODAY), granted_by=holder, deputy_for=grant_of(holder)
        )  # fmt: skip


@pytest.mark.parametrize("who", ["holder", "deputy", "second"])
def test_it_is_ended_early_by_either_side_or_an_officer(holder, deputy, second, who, request):
    made = roles.confirm(of=hand(holder, deputy), by=second)
    actions.take_back(of=made, on=TODAY, by=request.getfixturevalue(who))
    assert grants_of(fresh(deputy)) == ()
    assert len(traced("role.take_back")) == 1


def test_it_is_not_ended_by_a_stranger(holder, deputy, agency):
    with pytest.raises(PermissionDenied):
        actions.take_back(of=hand(holder, deputy), on=TODAY, by=officer(agency, Role.SUPERVISOR, "lain"))


def test_with_the_role_withdrawn_the_deputy_loses_it_too(holder, deputy, second):
    roles.confirm(of=hand(holder, deputy), by=second)
    roles.withdraw(of=grant_of(holder), by=second, on=TODAY, why="mutasi")
    assert grants_of(fresh(deputy)) == ()


def test_from_the_own_account_to_the_second_officers_button(holder, deputy, second, sign_in):
    client, grant = sign_in(holder), grant_of(holder)
    address = f"/peran/{grant.pk}/limpahkan/"
    assert address in client.get("/akun/").content.decode()
    told = {"to": "REKAN", "first": TODAY.isoformat(), "last": WEEK.isoformat(), "why": "Cuti"}
    assert client.post(address, told)["Location"] == "/akun/"
    made = RoleGrant.objects.get(user=deputy)
    assert sign_in(second).post(f"/peran/{made.pk}/setujui/").status_code == 302
    assert "menggantikan Nor Fitriani" in sign_in(second).get("/peran/").content.decode()
    assert "Plh. Petugas kepegawaian perangkat daerah" in sign_in(deputy).get("/akun/").content.decode()
    assert sign_in(deputy).post(f"/peran/{made.pk}/akhiri/")["Location"] == "/akun/"
    assert sign_in(deputy).post(f"/peran/{grant.pk}/limpahkan/", told).status_code == 404


def test_the_form_says_what_is_wrong(holder, sign_in):
    address = f"/peran/{grant_of(holder).pk}/limpahkan/"
    answer = sign_in(holder).post(address, {"to": "tiada", "first": "2026-11-22", "last": "", "why": ""})
    assert list(answer.context["form"].errors) == ["to", "last", "why"]


# --- who hears of it ---


def test_auditors_of_the_unit_and_the_person_hear_of_every_step(government, agency, holder, deputy, second):
    auditor, elsewhere = officer(government, Role.AUDITOR, "pemeriksa"), make_unit("DISDIK", government)
    stranger = officer(elsewhere, Role.AUDITOR, "pemeriksa-lain")
    made = roles.confirm(of=hand(holder, deputy), by=second)
    actions.take_back(of=made, on=WEEK, by=holder)
    roles.withdraw(of=grant_of(holder), by=second, on=WEEK, why="mutasi")
    heard = Message.objects.filter(to=auditor).order_by("pk")
    assert [message.values["what"] for message in heard][:3] == [
        "Peran dilimpahkan", "Peran dibenarkan petugas kedua", "Pelimpahan diakhiri",
    ]  # fmt: skip
    assert not Message.objects.filter(to=stranger).exists()
    assert {m.kind for m in Message.objects.filter(to=deputy)} >= {
        "role.hand_over",
        "role.confirm",
        "role.take_back",
    }
    assert {m.kind for m in Message.objects.filter(to=holder)} == {"role.withdraw"}


def test_no_subject_holds_a_value_and_every_body_is_filled(holder, deputy, second):
    roles.confirm(of=hand(holder, deputy), by=second)
    assert not [kind.name for kind in kinds() if "%" in kind.subject]
    known = {kind.name: kind for kind in kinds()}
    for message in Message.objects.all():
        assert "%(" not in known[message.kind].body % message.values


def test_the_thousands_of_workers_are_told_to_nobody(government, operator):
    officer(government, Role.AUDITOR, "pemeriksa")
    roles.grant(user=make_user("siti"), role=Role.WORKER, unit=government, by=operator, first=TODAY)
    assert not Message.objects.exists()


def test_a_proposed_role_waits_on_the_second_officers_first_page(holder, deputy, second):
    made = hand(holder, deputy)
    (waiting,) = decisions.waiting(second, TODAY)
    assert ("Budi Santoso" in waiting.title, waiting.url, waiting.due) == (True, "/peran/", TODAY)
    assert decisions.waiting(fresh(holder), TODAY) == []
    roles.confirm(of=made, by=second)
    assert decisions.waiting(fresh(second), TODAY) == []


# --- accounts under an administrator's care ---


def test_an_administrator_looks_after_accounts_whose_every_role_is_his(government, agency):
    here, both, nobody = make_user("di-sini"), make_user("dua-tempat"), make_user("tanpa-peran")
    hold(here, Role.SUPERVISOR, agency)
    hold(both, Role.SUPERVISOR, agency)
    hold(both, Role.AUDITOR, government)
    admin = officer(agency, Role.ADMINISTRATOR, "admin-dinkes")
    assert set(queries.accounts_of(admin)) == {here, admin}
    above = officer(government, Role.ADMINISTRATOR, "admin-kab")
    assert {here, both, nobody} <= set(queries.accounts_of(above))
    with pytest.raises(PermissionDenied):
        account_actions.reset_second_factor(user=both, by=admin, why="")


def test_no_administrator_takes_an_account_by_giving_it_a_role(government, agency):
    """Neither the role of a worker, which is held at once, nor one that waits for a second officer."""
    clinic, school = agency, make_unit("DISDIK", government)
    admins = [officer(unit, Role.ADMINISTRATOR, f"admin-{unit.code}") for unit in (clinic, school)]
    worker, other = make_user("pegawai"), make_user("pengawas")
    make_worker(make_post(clinic, make_job(government)), user=worker)
    hold(worker, Role.WORKER, clinic)
    hold(other, Role.SUPERVISOR, clinic)
    before = [set(queries.accounts_of(fresh(admin))) for admin in admins]
    assert {worker, other} <= before[0]
    assert not {worker, other} & before[1]
    for user in (worker, other):
        roles.grant(user=user, role=Role.WORKER, unit=school, by=admins[1], first=TODAY, why="")
        roles.grant(user=user, role=Role.LEADER, unit=school, by=admins[1], first=TODAY, why="")
    assert [set(queries.accounts_of(fresh(admin))) for admin in admins] == before


def test_a_reset_factor_is_told_to_the_auditors_of_its_owner(government, agency, holder, sign_in):
    from allauth.mfa.models import Authenticator

    auditor, admin = (
        officer(government, Role.AUDITOR, "pemeriksa"),
        officer(agency, Role.ADMINISTRATOR, "admin"),
    )
    Authenticator.objects.create(user=holder, type="totp", data={})
    client = sign_in(admin)
    assert "Terpasang" in client.get(f"/pengguna/{holder.pk}/").content.decode()
    assert client.post(f"/pengguna/{holder.pk}/", {"what": "reset"}).context["form"].errors
    client.post(f"/pengguna/{holder.pk}/", {"what": "reset", "why": "HP hilang"})
    assert not Authenticator.objects.exists()
    (told,) = Message.objects.filter(to=auditor)
    assert (told.kind, told.values["why"]) == ("role.factor_reset", "HP hilang")


def test_an_account_is_closed_from_its_page(holder, agency, sign_in):
    client = sign_in(officer(agency, Role.ADMINISTRATOR, "admin"))
    client.post(f"/pengguna/{holder.pk}/", {"what": "close", "why": "pensiun"})
    assert not fresh(holder).is_active
    assert "Ditutup" in client.get("/pengguna/?q=pemegang").content.decode()
