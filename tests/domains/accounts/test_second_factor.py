"""A second factor: set up, asked for at the door, required of those who read others' data, reset when it is lost."""

from __future__ import annotations

import time
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal import auth as totp
from django.core.exceptions import PermissionDenied

from penata.domains.accounts.actions import second_factor as actions
from penata.domains.accounts.models import SignIn, User
from penata.domains.accounts.policies import SecondFactorAdapter
from penata.kernel.access import Role
from penata.kernel.notify.models import Message
from tests.domains.organization.factories import hold, make_government, officer, traced

pytestmark = pytest.mark.django_db

PASSWORD = "sandi-yang-panjang-2026"


@pytest.fixture
def required(settings: Any) -> None:
    settings.PENATA_SECOND_FACTOR = True


@pytest.fixture
def government() -> Any:
    return make_government()


def with_password(government: Any, role: Role, username: str = "siti") -> User:
    user = officer(government, role, username)
    user.set_password(PASSWORD)
    user.save()
    return user


def code_of(secret: str) -> str:
    return totp.format_hotp_value(totp.hotp_value(secret, int(time.time()) // 30))


def give_app(user: User) -> str:
    secret = totp.generate_totp_secret()
    totp.TOTP.activate(user, secret)
    return secret


def enter(client: Any, username: str = "siti") -> Any:
    return client.post("/masuk/", {"login": username, "password": PASSWORD})


READS_OTHERS = [Role.LEADER, Role.PERSONNEL_OFFICER, Role.AGENCY_OFFICER, Role.SUPERVISOR, Role.AUDITOR]


@pytest.mark.parametrize("role", READS_OTHERS)
def test_whoever_reads_data_of_others_is_sent_to_set_one_up_before_anything_else(
    required, government, client, role
):
    with_password(government, role)
    enter(client)
    for address in ("/", "/pegawai/", "/cari/?q=a", "/galeri/", "/data-saya/", "/akun/perangkat/"):
        assert client.get(address)["Location"] == "/akun/pengaman/", address
    assert client.post("/impor/baru/", {})["Location"] == "/akun/pengaman/"
    page = client.get("/akun/pengaman/").content.decode()
    assert "Pasang satu pengaman untuk melanjutkan" in page
    assert client.get("/akun/").status_code == 200


def test_whoever_reads_nobody_elses_data_may_do_without(required, government, client):
    with_password(government, Role.WORKER)
    enter(client)
    assert client.get("/akun/perangkat/").status_code == 200


def test_whoever_opens_the_door_to_others_may_not(required, government, client):
    with_password(government, Role.ADMINISTRATOR)
    enter(client)
    assert client.get("/akun/perangkat/")["Location"] == "/akun/pengaman/"


def test_a_role_confirmed_meanwhile_asks_at_the_next_page(required, government, client):
    user = with_password(government, Role.WORKER)
    enter(client)
    assert client.get("/akun/perangkat/").status_code == 200
    hold(user, Role.AUDITOR, government)
    assert client.get("/akun/perangkat/")["Location"] == "/akun/pengaman/"


@pytest.mark.django_db(transaction=True)
def test_an_app_is_set_up_and_opens_the_pages_at_once(required, government, client):
    user = with_password(government, Role.AUDITOR)
    enter(client)
    again = client.get("/akun/pengaman/aplikasi/")["Location"]
    assert again.startswith("/akun/pastikan/")
    assert client.post(again, {"password": PASSWORD})["Location"] == "/akun/pengaman/aplikasi/"
    secret = client.get("/akun/pengaman/aplikasi/").context["form"].secret
    answer = client.post("/akun/pengaman/aplikasi/", {"code": code_of(secret)})
    assert answer["Location"] == "/akun/pengaman/kode-pemulihan/"
    assert len(client.get(answer["Location"]).context["unused_codes"]) == 10
    assert client.get("/akun/perangkat/").status_code == 200
    assert [trace.by for trace in traced("factor.add")] == [user]
    assert Message.objects.filter(to=user, kind="accounts.factor.add").count() == 1


def test_the_app_is_asked_at_the_door(required, government, client):
    secret = give_app(with_password(government, Role.AUDITOR))
    assert enter(client)["Location"] == "/masuk/pengaman/"
    assert client.get("/akun/").status_code == 302
    wrong = client.post("/masuk/pengaman/", {"code": "000000"})
    assert wrong.context["form"].errors
    assert client.post("/masuk/pengaman/", {"code": code_of(secret)}).status_code == 302
    assert client.get("/akun/perangkat/").status_code == 200


def test_a_recovery_code_opens_the_door_once(required, government, client):
    from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes

    user = with_password(government, Role.AUDITOR)
    give_app(user)
    code = RecoveryCodes.activate(user).get_unused_codes()[0]
    enter(client)
    client.post("/masuk/pengaman/", {"code": code})
    assert client.get("/akun/perangkat/").status_code == 200
    client.post("/keluar/")
    enter(client)
    assert client.post("/masuk/pengaman/", {"code": code}).context["form"].errors


def test_a_session_without_the_second_step_is_asked_for_it(required, government, sign_in):
    """As after a sign-in from before the factor was set up."""
    user = with_password(government, Role.AUDITOR)
    secret = give_app(user)
    client = sign_in(user)
    asked = client.get("/peran/?hal=2")["Location"]
    assert asked == "/akun/pastikan/kode/?next=%2Fperan%2F%3Fhal%3D2"
    assert client.post(asked, {"code": code_of(secret)})["Location"] == "/peran/?hal=2"
    assert client.get("/peran/").status_code == 200


def test_another_account_in_the_same_session_proves_for_itself(required, government, client):
    secret = give_app(with_password(government, Role.AUDITOR))
    with_password(government, Role.LEADER, "budi")
    enter(client)
    client.post("/masuk/pengaman/", {"code": code_of(secret)})
    client.post("/keluar/")
    enter(client, "budi")
    assert client.get("/akun/perangkat/")["Location"] == "/akun/pengaman/"


def test_secrets_lie_in_the_database_under_the_installations_key(government):
    user = officer(government, Role.AUDITOR)
    secret = give_app(user)
    kept = Authenticator.objects.get(user=user).data["secret"]
    assert secret not in kept
    assert SecondFactorAdapter().decrypt(kept) == secret


def test_a_lost_factor_is_reset_by_the_administrator_traced_and_told(required, government, client):
    admin, user = officer(government, Role.ADMINISTRATOR), with_password(government, Role.AUDITOR)
    secret = give_app(user)
    enter(client)
    client.post("/masuk/pengaman/", {"code": code_of(secret)})
    assert actions.reset(user=user, by=admin, why="HP hilang") == 1
    assert client.get("/akun/").status_code == 302
    (trace,) = traced("factor.reset")
    assert (trace.by, trace.subject_id, trace.why) == (admin, user.pk, "HP hilang")
    assert Message.objects.filter(to=user, kind="accounts.factor.reset").exists()
    assert not SignIn.objects.filter(user=user).exists()


def test_nobody_resets_his_own_and_nobody_without_the_right(government):
    admin, user = officer(government, Role.ADMINISTRATOR), with_password(government, Role.AUDITOR)
    give_app(user)
    for who, whose in ((admin, admin), (officer(government, Role.PERSONNEL_OFFICER), user)):
        with pytest.raises(PermissionDenied):
            actions.reset(user=whose, by=who, why="")
    assert Authenticator.objects.filter(user=user).count() == 1


def test_wrong_codes_are_limited_for_the_account_that_already_knew_the_password(government, client):
    secret = give_app(with_password(government, Role.AUDITOR))
    enter(client)
    for _ in range(5):
        client.post("/masuk/pengaman/", {"code": "000000"})
    assert client.post("/masuk/pengaman/", {"code": code_of(secret)}).context["form"].errors


OWN_KEYS = (
    "/akun/pengaman/", "/akun/pengaman/aplikasi/", "/akun/pengaman/aplikasi/lepas/", "/akun/pengaman/kunci/tambah/",
    "/akun/pengaman/kode-pemulihan/", "/akun/pengaman/kode-pemulihan/baru/", "/akun/sandi/",
)  # fmt: skip


@pytest.mark.parametrize("role", [Role.AUDITOR, Role.WORKER])
def test_the_password_alone_neither_reads_recovery_codes_nor_changes_the_keys(
    required, government, client, role
):
    """Who came in with a stolen password before its owner set a factor up stays outside of it."""
    from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes

    user = with_password(government, role)
    enter(client)
    secret = give_app(user)
    RecoveryCodes.activate(user)
    client.post("/akun/pastikan/?next=/akun/", {"password": PASSWORD})
    for address in OWN_KEYS:
        for answer in (client.get(address), client.post(address, {})):
            assert answer.status_code == 302, address
            assert answer["Location"].startswith("/akun/pastikan/kode/"), address
    assert Authenticator.objects.filter(user=user, type="totp").exists()
    client.post("/akun/pastikan/kode/?next=/akun/pengaman/", {"code": code_of(secret)})
    assert client.get("/akun/pengaman/kode-pemulihan/").status_code == 200
