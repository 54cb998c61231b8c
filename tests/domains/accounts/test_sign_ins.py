"""Where an account is signed in: listed, ended, and gone with a new password."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.sessions.models import Session
from django.test import Client

from penata.domains.accounts.actions import users
from penata.domains.accounts.models import SignIn
from penata.domains.accounts.rules.browsers import UNKNOWN, describe
from penata.kernel.access import Role
from penata.kernel.notify.models import Message
from tests.domains.organization.factories import make_government, officer, traced

pytestmark = pytest.mark.django_db

PASSWORD, NEW = "sandi-yang-panjang-2026", "sandi-lain-yang-panjang-2027"
PHONE = "Mozilla/5.0 (Linux; Android 13; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0 Mobile Safari/537.36"


@pytest.fixture
def user() -> Any:
    made = officer(make_government(), Role.WORKER, "siti")
    made.set_password(PASSWORD)
    made.save()
    return made


def entered(browser: str = PHONE, address: str = "10.1.2.3") -> Client:
    client = Client(headers={"user-agent": browser}, REMOTE_ADDR=address)
    assert client.post("/masuk/", {"login": "siti", "password": PASSWORD}).status_code == 302
    return client


def test_a_sign_in_is_listed_with_browser_address_and_this_one_marked(user):
    entered("curl/8")
    page = entered().get("/akun/perangkat/").content.decode()
    assert "Chrome di Android" in page
    assert "10.1.2.3" in page
    assert "Peramban tidak dikenal" in page
    assert page.count("Perangkat ini") == 1


def test_one_is_ended_and_traced(user):
    other, here = entered(), entered()
    first = SignIn.objects.filter(user=user).order_by("at").first()
    here.post("/akun/perangkat/keluarkan/", {"which": first.pk})
    assert other.get("/akun/").status_code == 302
    assert here.get("/akun/").status_code == 200
    assert [trace.by for trace in traced("session.end")] == [user]


def test_all_others_are_ended(user):
    others, here = [entered(), entered()], entered()
    here.post("/akun/perangkat/keluarkan/", {"which": "others"})
    assert [client.get("/akun/").status_code for client in others] == [302, 302]
    assert here.get("/akun/").status_code == 200
    assert Session.objects.count() == 1


def test_nobody_ends_those_of_another(user):
    theirs, stranger = entered(), officer(make_government(), Role.ADMINISTRATOR, "asing")
    client = Client()
    client.force_login(stranger)
    client.post("/akun/perangkat/keluarkan/", {"which": SignIn.objects.get(user=user).pk})
    client.post("/akun/perangkat/keluarkan/", {"which": "others"})
    assert theirs.get("/akun/").status_code == 200


def test_signing_out_takes_the_entry_away(user):
    client = entered()
    client.post("/keluar/")
    assert not SignIn.objects.exists()


def test_a_new_password_ends_the_others_is_traced_and_told(user):
    other, here = entered(), entered()
    answer = here.post("/akun/sandi/", {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW})
    assert answer.status_code == 302
    assert here.get("/akun/").status_code == 200
    assert other.get("/akun/").status_code == 302
    assert SignIn.objects.filter(user=user).count() == 1
    assert len(traced("account.password")) == 1
    assert Message.objects.filter(to=user, kind="accounts.password").count() == 1


def test_a_closed_account_is_out_at_once_and_told_why_at_the_door(user):
    client, admin = entered(), officer(make_government(), Role.ADMINISTRATOR, "admin")
    users.close(user=user, by=admin, why="pensiun")
    assert client.get("/akun/").status_code == 302
    assert not SignIn.objects.filter(user=user).exists()
    answer = client.post("/masuk/", {"login": "siti", "password": PASSWORD}, follow=True)
    assert "Akun ini ditutup" in answer.content.decode()


def test_what_has_run_out_is_swept_away_at_the_next_sign_in(user):
    entered()
    Session.objects.all().delete()
    client = entered()
    assert SignIn.objects.count() == 1
    assert client.get("/akun/perangkat/").context["sign_ins"].count() == 1


@pytest.mark.parametrize(
    ("said", "words"),
    [
        (PHONE, ("Chrome", "Android")),
        ("Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:128.0) Gecko/20100101 Firefox/128.0", ("Firefox", "Windows")),
        ("Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/126.0 Safari/537.36 Edg/126.0", ("Edge", "Windows")),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 17_5) AppleWebKit/605 Version/17.5 Mobile Safari/604", ("Safari", "iPhone")),
        ("Mozilla/5.0 (Linux; Android 14) SamsungBrowser/25.0 Chrome/121.0 Mobile Safari/537", ("Samsung Internet", "Android")),
        ("", (UNKNOWN, "")),
        ("curl/8", (UNKNOWN, "")),
    ],
)  # fmt: skip
def test_browsers_in_words(said, words):
    assert describe(said) == words
