"""A key has what its owner has now, of one role in one unit, and nothing more."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection

from penata.domains.accounts.actions import api_keys
from penata.domains.accounts.models import ApiKey
from penata.domains.organization.actions import roles
from penata.domains.organization.models import RoleGrant
from penata.kernel import clock
from penata.kernel.access import Grant, Role
from penata.kernel.audit.models import AccessRecord
from penata.kernel.notify.models import Message
from penata.kernel.sheets.problems import CellProblem
from tests.domains.accounts.keys import LAST, make_key
from tests.domains.organization.factories import hold, make_post, make_user, officer, traced
from tests.domains.people.factories import make_regency, make_worker

pytestmark = pytest.mark.django_db


@pytest.fixture
def regency():
    return make_regency()


@pytest.fixture
def owner(regency):
    return officer(regency.health, Role.AGENCY_OFFICER, "pemilik")


def test_the_text_is_shown_once_and_kept_nowhere(regency, owner):
    key, caller = make_key(owner, Role.AGENCY_OFFICER, regency.health)
    assert caller.text.startswith("pnt_") and caller.text.startswith(key.prefix)
    with connection.cursor() as cursor:
        cursor.execute("select row_to_json(k)::text from accounts_apikey k")
        assert caller.text not in cursor.fetchone()[0]
        cursor.execute("select coalesce(string_agg(after::text, ''), '') from audit_tracevalues")
        assert caller.text[len(key.prefix) :] not in cursor.fetchone()[0]
    assert [trace.subject_id for trace in traced("api_key.make")] == [key.pk]


def test_only_who_may_hold_keys_makes_one(regency):
    leader = officer(regency.health, Role.LEADER)
    with pytest.raises(PermissionDenied):
        make_key(leader, Role.LEADER, regency.health)


@pytest.mark.parametrize("role", [Role.PERSONNEL_OFFICER, Role.OPERATOR])
def test_nobody_puts_a_role_into_a_key_that_he_does_not_hold(regency, owner, role):
    with pytest.raises(PermissionDenied):
        make_key(owner, role, regency.health)


def test_the_operators_whole_installation_is_never_in_a_key(operator, regency):
    with pytest.raises(PermissionDenied):
        api_keys.make(name="x", grant=Grant(Role.OPERATOR, ""), unit="", last_day=LAST, by=operator)


def test_a_key_may_be_narrower_than_the_role_and_never_elsewhere(regency, owner):
    key, caller = make_key(owner, Role.AGENCY_OFFICER, regency.health, unit="PUSK1")
    assert (str(key.path), key.unit_name) == (str(regency.centre.path), "Puskesmas Satu")
    assert [unit["code"] for unit in caller.get("units").json()["items"]] == ["PUSK1"]
    with pytest.raises(CellProblem):
        make_key(owner, Role.AGENCY_OFFICER, regency.health, unit="DISDIK")


@pytest.mark.parametrize("days", [-1, 366])
def test_it_ends_within_a_year(regency, owner, days):
    with pytest.raises(ValidationError):
        make_key(owner, Role.AGENCY_OFFICER, regency.health, last_day=clock.today() + timedelta(days=days))


def works(caller):
    status = caller.get("units").status_code
    assert status in {200, 401}
    return status == 200


def test_it_works_through_its_last_day(regency, owner):
    _key, caller = make_key(owner, Role.AGENCY_OFFICER, regency.health)
    with clock.fixed(LAST):
        assert works(caller)
    with clock.fixed(LAST + timedelta(days=1)):
        assert not works(caller)


def test_it_dies_with_the_role_and_lives_no_longer_than_its_owners_account(regency, owner):
    _key, caller = make_key(owner, Role.AGENCY_OFFICER, regency.health)
    assert works(caller)
    admin = officer(regency.government, Role.ADMINISTRATOR)
    held = RoleGrant.objects.get(user=owner)
    roles.withdraw(of=held, by=admin, on=clock.today(), why="pindah")
    assert not works(caller)
    hold(owner, Role.AGENCY_OFFICER, regency.school)
    assert not works(caller)  # the role elsewhere is not the role here
    hold(owner, Role.AGENCY_OFFICER, regency.government, clock.today())
    assert works(caller)
    type(owner).objects.filter(pk=owner.pk).update(is_active=False)
    assert not works(caller)


def test_it_dies_when_its_owner_may_hold_keys_no_more(regency):
    owner = officer(regency.health, Role.LEADER)
    right = hold(owner, Role.ADMINISTRATOR, regency.health)
    _key, caller = make_key(owner, Role.LEADER, regency.health)
    assert works(caller)
    right.delete()
    assert not works(caller)


def test_it_has_one_role_however_many_its_owner_holds(regency, owner):
    hold(owner, Role.ADMINISTRATOR, regency.government)
    _key, caller = make_key(owner, Role.ADMINISTRATOR, regency.government)
    assert caller.get("people").status_code == 403
    assert len(caller.get("units").json()["items"]) == 4


def test_its_owners_own_data_is_not_the_keys(regency, owner):
    person = make_worker(make_post(regency.school, regency.clerk))
    person.user = owner
    person.save()
    _key, caller = make_key(owner, Role.AGENCY_OFFICER, regency.health)
    assert caller.get(f"people/{person.code}").status_code == 404
    assert caller.get("people").json()["items"] == []


def test_revoked_by_its_owner_or_an_administrator_and_by_nobody_else(regency, owner):
    key, caller = make_key(owner, Role.AGENCY_OFFICER, regency.health)
    for stranger in (officer(regency.health, Role.LEADER), officer(regency.school, Role.ADMINISTRATOR)):
        with pytest.raises(PermissionDenied):
            api_keys.revoke(key=key, by=stranger)
    assert works(caller)
    api_keys.revoke(key=key, by=officer(regency.health, Role.ADMINISTRATOR))
    assert not works(caller)
    api_keys.revoke(key=key, by=owner)
    assert len(traced("api_key.revoke")) == 1


def test_the_last_use_is_a_minute_and_no_call_writes_it_twice(regency, owner):
    key, caller = make_key(owner, Role.AGENCY_OFFICER, regency.health)
    for _ in range(3):
        caller.get("units")
    key.refresh_from_db()
    assert key.calls == 3
    assert (key.last_used_at.second, key.last_used_at.microsecond) == (0, 0)
    ApiKey.objects.update(last_used_at=key.last_used_at - timedelta(minutes=5))
    caller.get("units")
    key.refresh_from_db()
    assert key.calls == 1


def test_who_was_shown_sees_by_whom_and_with_which_key(regency, owner):
    people = [make_worker(make_post(regency.centre, regency.nurse)) for _ in range(3)]
    make_worker(make_post(regency.school, regency.clerk))
    _key, caller = make_key(owner, Role.AGENCY_OFFICER, regency.health, name="Absensi")
    caller.get("people", {"limit": 2})
    (seen,) = AccessRecord.objects.values_list("people", "by_id", "why", "role_unit")
    assert seen == ([person.pk for person in people[:2]], owner.pk, "API: Absensi", regency.health.name)


def test_auditors_above_are_told_once(regency, owner):
    auditor = officer(regency.government, Role.AUDITOR)
    officer(regency.school, Role.AUDITOR)
    make_key(owner, Role.AGENCY_OFFICER, regency.health)
    assert list(Message.objects.values_list("to_id", "kind")) == [(auditor.pk, "accounts.api_key")]


def test_made_shown_and_revoked_on_pages(regency, owner, sign_in):
    client = sign_in(owner)
    assert "Belum ada kunci" in client.get("/akun/kunci/").content.decode()
    typed = {
        "name": "Absensi", "grant": f"agency_officer:{regency.health.path}", "unit": "", "last_day": "2027-01-31",
    }  # fmt: skip
    shown = client.post("/akun/kunci/baru/", typed).content.decode()
    key = ApiKey.objects.get()
    assert key.last_day == date(2027, 1, 31)
    assert shown.count("pnt_") == 1
    listed = client.get("/akun/kunci/").content.decode()
    assert "Absensi" in listed and key.prefix in listed
    assert sign_in(make_user()).post(f"/akun/kunci/{key.pk}/cabut/").status_code == 403
    client.post(f"/akun/kunci/{key.pk}/cabut/")
    assert "Dicabut" in client.get("/akun/kunci/").content.decode()


def test_the_form_names_what_is_wrong(regency, owner, sign_in):
    client = sign_in(owner)
    typed = {
        "name": "A",
        "grant": f"agency_officer:{regency.health.path}",
        "unit": "DISDIK",
        "last_day": "2030-01-01",
    }
    said = client.post("/akun/kunci/baru/", typed).content.decode()
    assert "22-11-2027" in said
    said = client.post("/akun/kunci/baru/", typed | {"last_day": "2027-01-01"}).content.decode()
    assert "is-bad" in said
    said = client.post(
        "/akun/kunci/baru/", typed | {"grant": f"leader:{regency.health.path}"}
    ).content.decode()
    assert "is-bad" in said
    assert not ApiKey.objects.exists()
