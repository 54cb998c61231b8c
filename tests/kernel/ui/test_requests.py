"""What every request and answer has to do with, before and behind the views."""

from __future__ import annotations

import pytest
from django.test import Client

from penata.kernel.access import Role
from tests.domains.organization.factories import make_government, officer

pytestmark = pytest.mark.django_db

LISTS = (
    "/unit/",
    "/jabatan/",
    "/pegawai/",
    "/nominatif/",
    "/abk/",
    "/peta/",
    "/cari/",
    "/jejak/",
    "/pegawai/unduh.csv",
)
ODD = ("²", "9" * 5000, "-1", "abc", "9999-99-99", "0001-01-01", "%", "\u202e")
NAMES = (
    "unit",
    "tahun",
    "hal",
    "per",
    "dari",
    "posisi",
    "jabatan",
    "kecamatan",
    "rumpun",
    "q",
    "langkah",
    "oleh",
    "asal",
)


@pytest.fixture
def client(sign_in):
    government = make_government(region_id=None)
    return sign_in(officer(government))


@pytest.mark.parametrize("address", LISTS)
@pytest.mark.parametrize("name", ["q", "status", "rumpun", "unit", "oleh"])
def test_a_nul_is_no_request(client, address, name):
    assert client.get(address, {name: "a\0b"}).status_code == 400
    assert client.post("/masuk/", {"login": "a\0b", "password": "x"}).status_code == 400


@pytest.mark.parametrize("address", LISTS)
@pytest.mark.parametrize("odd", ODD)
def test_no_odd_parameter_breaks_a_list(client, address, odd):
    for name in NAMES:
        assert client.get(address, {name: odd}).status_code < 500, name


def test_pages_of_somebody_signed_in_are_kept_nowhere(client):
    assert client.get("/pegawai/").headers["Cache-Control"] == "no-store"
    assert "Cache-Control" not in Client().get("/bantuan/").headers


def test_a_form_without_its_mark_is_refused_in_words(sign_in):
    client = sign_in(officer(make_government(), Role.PERSONNEL_OFFICER), enforce_csrf_checks=True)
    answer = client.post("/akun/sandi/", {})
    assert answer.status_code == 403
    assert "Formulir ini sudah tidak berlaku" in answer.content.decode()
