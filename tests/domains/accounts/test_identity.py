"""The government's own identity service, against a real OpenID Connect provider that runs in the test."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qs, urlparse

import pytest
import requests
from allauth.socialaccount.models import SocialAccount, SocialToken
from django.core.exceptions import ImproperlyConfigured
from django.test import Client
from oidc_provider_mock import User as Identity
from oidc_provider_mock import run_server_in_thread

from penata.config import environment
from penata.domains.accounts.models import SignIn, User
from penata.kernel.access import Role
from tests.domains.organization.factories import make_government, officer, traced

pytestmark = pytest.mark.django_db

PASSWORD = "sandi-yang-panjang-2026"


@pytest.fixture
def provider() -> Iterator[str]:
    known = [
        Identity(sub=name, claims={"email": "siti@contoh.go.id", "email_verified": True})
        for name in ("siti-77", "x")
    ]
    with run_server_in_thread(user_claims=known) as server:
        yield f"http://localhost:{server.server_port}"


@pytest.fixture
def service(provider: str, settings: Any, monkeypatch: pytest.MonkeyPatch) -> str:
    """An installation whose environment names the provider."""
    monkeypatch.setenv("PENATA_OIDC_ISSUER", provider)
    monkeypatch.setenv("PENATA_OIDC_NAME", "SSO Kotim")
    monkeypatch.setenv("PENATA_OIDC_CLIENT_ID", "penata")
    monkeypatch.setenv("PENATA_OIDC_CLIENT_SECRET", "rahasia")
    settings.SOCIALACCOUNT_PROVIDERS = environment.identity_service()
    return provider


@pytest.fixture
def user() -> User:
    made = officer(make_government(), Role.WORKER, "siti")
    made.set_password(PASSWORD)
    made.email = "siti@contoh.go.id"
    made.save()
    return made


def round_trip(client: Client, sub: str) -> Any:
    """There, as `sub`, and back."""
    return come_back(client, client.post("/masuk/identitas/"), sub)


def come_back(client: Client, there: Any, sub: str) -> Any:
    assert there.status_code == 302
    back = requests.post(there["Location"], data={"sub": sub}, allow_redirects=False, timeout=10)
    landing = urlparse(back.headers["Location"])
    assert landing.path == "/masuk/identitas/kembali/"
    return client.get(f"{landing.path}?{landing.query}")


def linked(user: User, sub: str = "siti-77") -> Client:
    """His password opens the door, and is asked again before another way in is added."""
    client = Client()
    client.post("/masuk/", {"login": user.username, "password": PASSWORD})
    again = client.post("/masuk/identitas/", {"process": "connect"})["Location"]
    assert again.startswith("/akun/pastikan/")
    answer = come_back(client, client.post(again, {"password": PASSWORD}), sub)
    assert answer["Location"] == "/akun/identitas/"
    return client


def test_the_owner_links_it_after_his_password_and_then_signs_in_by_it(service, user):
    page = linked(user).get("/akun/identitas/").content.decode()
    assert "Terhubung" in page
    assert [trace.by for trace in traced("identity.link")] == [user]
    client = Client()
    assert "SSO Kotim" in client.get("/masuk/").content.decode()
    assert round_trip(client, "siti-77")["Location"] == "/"
    assert client.get("/akun/").status_code == 200
    assert SignIn.objects.filter(user=user).count() == 2


def test_nothing_is_asked_of_the_service_but_who_it_is_and_nothing_else_is_kept(service, user):
    client = Client()
    asked = parse_qs(urlparse(client.post("/masuk/identitas/")["Location"]).query)
    assert asked["scope"] == ["openid"]
    assert asked["code_challenge_method"] == ["S256"]
    linked(user)
    (kept,) = SocialAccount.objects.all()
    assert (kept.uid, "siti@contoh.go.id" in str(kept.extra_data)) == ("siti-77", False)
    assert not SocialToken.objects.exists()


def test_an_identity_that_is_not_linked_opens_nothing_even_with_a_known_verified_address(service, user):
    client = Client()
    answer = round_trip(client, "siti-77")
    assert answer["Location"] == "/masuk/"
    assert "belum dihubungkan" in client.get("/masuk/").content.decode()
    assert client.get("/akun/").status_code == 302
    assert not SocialAccount.objects.exists()
    assert User.objects.filter(username__startswith="siti").count() == 1


def test_one_identity_opens_one_account(service, user):
    linked(user)
    other = officer(make_government(), Role.WORKER, "budi")
    other.set_password(PASSWORD)
    other.save()
    linked(other)
    assert [account.user for account in SocialAccount.objects.all()] == [user]


def test_unlinked_it_opens_nothing_any_more(service, user):
    client = linked(user)
    client.post("/akun/identitas/", {"account": SocialAccount.objects.get().pk})
    assert len(traced("identity.unlink")) == 1
    assert round_trip(Client(), "siti-77")["Location"] == "/masuk/"


def test_a_closed_account_stays_closed(service, user):
    linked(user)
    User.objects.update(is_active=False)
    assert round_trip(Client(), "siti-77")["Location"] == "/masuk/ditutup/"


def test_the_second_factor_is_asked_all_the_same(service, user):
    from allauth.mfa.totp.internal import auth as totp

    linked(user)
    totp.TOTP.activate(user, totp.generate_totp_secret())
    assert round_trip(Client(), "siti-77")["Location"] == "/masuk/pengaman/"


def test_a_forged_way_back_opens_nothing(service, user):
    linked(user)
    client = Client()
    client.post("/masuk/identitas/")
    assert client.get("/masuk/identitas/kembali/?code=abc&state=xyz").status_code in {302, 401}
    assert client.get("/akun/").status_code == 302


def test_a_service_that_does_not_answer_is_told_in_words(user, settings):
    settings.SOCIALACCOUNT_PROVIDERS = {
        "openid_connect": {
            "APPS": [
                {"provider_id": "daerah", "name": "SSO", "client_id": "a", "secret": "b",
                 "settings": {"server_url": "http://localhost:9"}}
            ]
        }
    }  # fmt: skip
    answer = Client().post("/masuk/identitas/")
    assert "Layanan identitas tidak menjawab" in answer.content.decode()


def test_without_a_service_there_is_none(client, user):
    assert client.post("/masuk/identitas/").status_code == 404
    assert "identitas/" not in client.get("/masuk/").content.decode()
    assert environment.identity_service() == {}
    assert environment.identity_origin() == []


def test_half_an_environment_is_refused_by_name(monkeypatch):
    monkeypatch.setenv("PENATA_OIDC_ISSUER", "https://sso.contoh.go.id")
    monkeypatch.setenv("PENATA_OIDC_CLIENT_ID", "penata")
    with pytest.raises(ImproperlyConfigured, match="PENATA_OIDC_CLIENT_SECRET"):
        environment.identity_service()
    assert environment.identity_origin() == ["https://sso.contoh.go.id"]
