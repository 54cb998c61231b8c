"""Accounts: made, closed, given a new password; the operator that cannot sign in; signing in and out."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction

from penata.domains.accounts.actions import users as actions
from penata.domains.accounts.models import User
from penata.domains.accounts.queries import users as queries
from penata.domains.people.models import Person
from penata.kernel.access import Role
from tests.domains.organization.factories import hold, make_government, make_user, officer, traced
from tests.domains.people.factories import make_person

pytestmark = pytest.mark.django_db

PASSWORD = "sandi-yang-panjang-2026"
OTHERS = [
    Role.WORKER,
    Role.PERSONNEL_OFFICER,
    Role.LEADER,
    Role.AUDITOR,
    Role.AGENCY_OFFICER,
    Role.SUPERVISOR,
]


@pytest.fixture
def government():
    return make_government()


@pytest.fixture
def admin(government):
    return officer(government, Role.ADMINISTRATOR, "admin")


def create(admin, username="siti", **values):
    values.setdefault("name", "Siti Rahmah")
    return actions.create(username=username, by=admin, **values)


# --- the operator ---


def test_the_operator_is_made_once_and_traced_as_his_own_work(db):
    first, second = actions.ensure_operator(), actions.ensure_operator()
    assert first == second == queries.operator()
    assert (first.is_system, first.has_usable_password(), first.name) == (True, False, "Operator peladen")
    (trace,) = traced("account.create")
    assert (trace.by, trace.subject, trace.subject_id) == (first, "accounts.user", first.pk)


def test_the_operator_cannot_be_given_a_password(operator):
    operator.set_password(PASSWORD)
    with pytest.raises(IntegrityError, match="accounts_system_has_no_password"), transaction.atomic():
        operator.save()


def test_the_operator_is_not_among_the_people(operator, admin):
    assert operator not in queries.people_who_sign_in()
    assert admin in queries.people_who_sign_in()


# --- making ---


def test_a_new_account_can_do_nothing_until_it_has_a_role(admin, client):
    user = create(admin, email="siti@kotim.go.id", password=PASSWORD)
    assert client.login(username="siti", password=PASSWORD)
    assert user.has_usable_password()
    assert client.get("/pegawai/").status_code == 403
    assert client.get("/akun/").status_code == 200


def test_a_new_account_leaves_a_trace_without_its_password(admin):
    user = create(admin, email="siti@kotim.go.id", password=PASSWORD)
    trace = traced("account.create")[-1]
    assert (trace.by, trace.subject_id, trace.fields) == (admin, user.pk, ["email", "name", "username"])
    assert PASSWORD not in str(trace.values.after)


def test_an_account_without_a_password_cannot_sign_in(admin, client):
    create(admin)
    assert not client.login(username="siti", password="")


@pytest.mark.parametrize("values", [{"username": "SITI"}, {"username": "lain", "email": "Siti@Kotim.go.id"}])
def test_name_and_address_belong_to_one_account_in_any_case(admin, values):
    create(admin, email="siti@kotim.go.id")
    with pytest.raises((ValidationError, IntegrityError)), transaction.atomic():
        create(admin, **values)
    assert User.objects.filter(username__iexact="siti").count() == 1


def test_accounts_are_found_in_any_case(admin):
    user = create(admin)
    assert queries.by_username("SITI") == user
    assert queries.by_username("tiada") is None


# --- changing ---


def test_a_new_password_is_set_by_its_owner_or_an_administrator(admin, government):
    user = create(admin)
    actions.set_password(user=user, password=PASSWORD, by=user)
    actions.set_password(user=user, password=PASSWORD + "!", by=admin)
    assert User.objects.get(pk=user.pk).check_password(PASSWORD + "!")
    assert [(t.by, t.subject_id, t.fields) for t in traced("account.password")] == [
        (user, user.pk, []),
        (admin, user.pk, []),
    ]
    with pytest.raises(PermissionDenied):
        actions.set_password(user=user, password=PASSWORD, by=officer(government, Role.PERSONNEL_OFFICER))


def test_a_closed_account_cannot_sign_in_and_keeps_its_traces(admin, client):
    user = create(admin, password=PASSWORD)
    actions.set_password(user=user, password=PASSWORD, by=user)
    actions.close(user=user, by=admin, why="pensiun")
    assert not client.login(username="siti", password=PASSWORD)
    (trace,) = traced("account.close")
    assert (trace.by, trace.subject_id, trace.why, trace.fields) == (admin, user.pk, "pensiun", ["is_active"])
    assert traced("account.password")[0].by == user


def test_nobody_closes_himself(admin):
    with pytest.raises(PermissionDenied):
        actions.close(user=admin, by=admin, why="")
    admin.refresh_from_db()
    assert admin.is_active


@pytest.mark.parametrize("role", OTHERS)
def test_roles_without_the_right_touch_no_account(government, admin, role):
    by, user = officer(government, role), create(admin)
    for attempt in (
        lambda: create(by, "lain"),
        lambda: actions.close(user=user, by=by, why=""),
        lambda: actions.set_password(user=user, password=PASSWORD, by=by),
    ):
        with pytest.raises(PermissionDenied):
            attempt()
    assert not User.objects.filter(username="lain").exists()


def test_a_closed_account_that_is_still_signed_in_is_out(admin, sign_in, government):
    user = create(admin, password=PASSWORD)
    hold(user, Role.PERSONNEL_OFFICER, government)
    client = sign_in(user)
    assert client.get("/pegawai/").status_code == 200
    actions.close(user=user, by=admin, why="")
    assert client.get("/pegawai/").status_code == 302


# --- pages ---


def test_the_form_makes_an_account(admin, sign_in):
    told = {"username": "siti", "name": "Siti Rahmah", "email": "", "password": PASSWORD}
    answer = sign_in(admin).post("/akun/baru/", told)
    assert (answer.status_code, answer["Location"]) == (302, "/peran/")
    assert User.objects.get(username="siti").check_password(PASSWORD)


@pytest.mark.parametrize(
    ("wrong", "field"), [({"username": "dua kata"}, "username"), ({"password": "pendek"}, "password"),
                         ({"email": "bukan surel"}, "email"), ({"name": ""}, "name"), ({"username": "ADMIN"}, "username")],
)  # fmt: skip
def test_the_form_says_what_is_wrong(admin, sign_in, wrong, field):
    told = {"username": "siti", "name": "Siti", "email": "", "password": PASSWORD} | wrong
    answer = sign_in(admin).post("/akun/baru/", told)
    assert answer.status_code == 200
    assert list(answer.context["form"].errors) == [field]
    assert not User.objects.filter(username="siti").exists()


def test_the_form_refuses_a_password_that_everybody_knows(admin, sign_in):
    told = {"username": "siti", "name": "Siti Rahmah", "email": "", "password": "password1234"}
    answer = sign_in(admin).post("/akun/baru/", told)
    assert answer.status_code == 200
    assert "password" in answer.context["form"].errors


def test_the_form_refuses_an_address_that_another_account_has(admin, sign_in):
    create(admin, "budi", email="satu@kotim.go.id")
    told = {"username": "siti", "name": "Siti", "email": "SATU@kotim.go.id", "password": PASSWORD}
    answer = sign_in(admin).post("/akun/baru/", told)
    assert answer.status_code == 200
    assert answer.context["form"].errors


@pytest.mark.parametrize("role", OTHERS)
def test_the_form_is_refused_to_roles_without_the_right(government, sign_in, role):
    client = sign_in(officer(government, role))
    assert client.get("/akun/baru/").status_code == 403
    assert client.post("/akun/baru/", {"username": "x"}).status_code == 403


def test_ones_own_account_shows_ones_roles(government, sign_in):
    user = officer(government, Role.LEADER)
    shown = sign_in(user).get("/akun/").context["grants"]
    assert [(grant.role, grant.unit_name) for grant in shown] == [(Role.LEADER, "Kabupaten Contoh")]


def test_signing_in_and_out(admin, client):
    create(admin, password=PASSWORD)
    assert client.get("/akun/")["Location"] == "/masuk/?next=/akun/"
    answer = client.post("/masuk/", {"login": "siti", "password": PASSWORD})
    assert answer.status_code == 302
    assert client.get("/akun/").status_code == 200
    client.post("/keluar/")
    assert client.get("/akun/").status_code == 302


def test_a_wrong_password_says_nothing_of_the_account(admin, client):
    create(admin, password=PASSWORD)
    wrong = client.post("/masuk/", {"login": "siti", "password": "salah-salah-salah"})
    nobody = client.post("/masuk/", {"login": "tiada", "password": "salah-salah-salah"})
    assert (wrong.status_code, nobody.status_code) == (200, 200)
    assert wrong.context["form"].errors == nobody.context["form"].errors
    assert client.get("/akun/").status_code == 302


def test_the_demo_door_does_not_exist_outside_the_demo(admin, client):
    User.objects.filter(pk=admin.pk).update(demo_note="Pengelola")
    assert client.post("/masuk/contoh/", {"username": "admin"}).status_code == 404


def test_nobody_signs_up_by_himself(client, db):
    assert client.get("/daftar/").status_code == 404
    assert client.get("/accounts/signup/").status_code == 404


def test_an_account_that_goes_leaves_its_person(government):
    user = make_user("x")
    person = make_person(government, user=user)
    user.delete()
    assert Person.objects.get(pk=person.pk).user is None


@pytest.mark.parametrize(
    ("name", "initials"), [("Siti Nur Rahmah", "SR"), ("Siti", "S"), ("(tanpa nama)", "N")]
)
def test_initials(name, initials):
    assert User(name=name).initials == initials
