"""How people come in: a worker with a letter and a passkey on a telephone, an officer with a second step."""

from __future__ import annotations

import time
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal import auth as totp
from playwright.sync_api import expect

from penata.domains.people.actions.letters import issue_for_person
from penata.domains.people.models import Person
from penata.domains.people.queries.person import path_of
from penata.kernel.access import Role
from tests.journeys.conftest import PHONE, go, press

PASSWORD = "tiga kuda di atas bukit"
SIMULATED = {
    "protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True,
    "isUserVerified": True, "automaticPresenceSimulation": True,
}  # fmt: skip


def with_authenticator(visitor: Any) -> None:
    """The telephone has a fingerprint reader, and its owner's finger is on it."""
    link = visitor.page.context.new_cdp_session(visitor.page)
    link.send("WebAuthn.enable")
    link.send("WebAuthn.addVirtualAuthenticator", {"options": SIMULATED})


def press_to(page: Any, name: str, lands: str) -> None:
    press(page, name)
    page.wait_for_url(f"**{lands}")


def test_a_worker_opens_her_account_on_a_telephone_and_comes_back_by_passkey(visit, people_of, regency):
    worker = Person.objects.get(code="W2")
    letter = issue_for_person(person=worker, path=path_of(worker), by=people_of[Role.AGENCY_OFFICER])
    visitor = visit(None, PHONE)
    with_authenticator(visitor)
    page = visitor.open("/masuk/")
    go(page, page.get_by_role("link", name="Punya surat aktivasi? Buka akun"))
    page.get_by_label("Kode di surat Anda").fill(letter.code.lower())
    page.get_by_label("Enam angka terakhir NIK Anda").fill("000000")
    press_to(page, "Lanjutkan", "/aktivasi/")
    expect(page.get_by_role("alert")).to_contain_text("tidak cocok")
    assert visitor.axe() == []
    page.get_by_label("Enam angka terakhir NIK Anda").fill(worker.nik[-6:])
    press_to(page, "Lanjutkan", "/aktivasi/akun/")
    expect(page.get_by_role("heading", level=1)).to_contain_text(worker.name)
    assert visitor.axe() == []
    page.get_by_label("Kata sandi", exact=True).fill(PASSWORD)
    page.get_by_label("Kata sandi, sekali lagi").fill(PASSWORD)
    press_to(page, "Buka akun", "/saya/")
    page.goto(visitor.base + "/akun/pengaman/kunci/tambah/")
    page.get_by_label("Nama kunci").fill("HP saya")
    press_to(page, "Buat kunci", "/akun/pengaman/kode-pemulihan/")
    expect(page.locator(".pn-codes li")).to_have_count(10)
    assert visitor.axe() == []
    visitor.open("/keluar/")
    press_to(page, "Keluar", "/masuk/?next=/")
    press_to(page, "Masuk dengan kunci sandi", "/saya/")
    ask_for_the_right_birth_place(page)
    assert visitor.axe() == []
    assert not visitor.scrolls_sideways()
    visitor.open("/akun/perangkat/")
    expect(page.get_by_text("Perangkat ini")).to_have_count(1)
    assert not visitor.scrolls_sideways()
    assert (visitor.complaints, visitor.refused_by_csp()) == ([], [])


def ask_for_the_right_birth_place(page: Any) -> None:
    """From her first page to a request with a clock on it."""
    go(page, page.get_by_role("link", name="Perbaiki data saya"))
    go(page, page.get_by_role("link", name="Tempat dan tanggal lahir"))
    page.locator("[name=tempat_lahir]").fill("Kuala Pembuang")
    page.locator("textarea").first.fill("Sesuai akta kelahiran.")
    press_to(page, "Kirim permohonan", "/data-saya/permohonan/*/")
    expect(page.get_by_text("72 jam").first).to_be_visible()


def test_a_passkey_that_is_not_there_says_so(visit, people_of):
    visitor = visit(None, PHONE)
    with_authenticator(visitor)
    page = visitor.open("/masuk/")
    page.get_by_role("button", name="Masuk dengan kunci sandi").click()
    page.get_by_text("Kunci tidak terbaca atau dibatalkan").wait_for(state="visible")


@pytest.fixture
def required(settings: Any) -> None:
    settings.PENATA_SECOND_FACTOR = True


def enter(page: Any, username: str) -> None:
    page.get_by_label("Nama pengguna").fill(username)
    page.get_by_label("Kata sandi").fill("kata-sandi-contoh")
    press(page, "Masuk")


def code_of(secret: str) -> str:
    return totp.format_hotp_value(totp.hotp_value(secret, int(time.time()) // 30))


def test_an_officer_sets_up_an_app_before_anything_else_and_is_asked_for_it_next_time(
    required, visit, people_of
):
    visitor = visit(None)
    page = visitor.open("/masuk/")
    enter(page, "auditor")
    page.wait_for_url("**/akun/pengaman/")
    expect(page.get_by_text("Pasang satu pengaman untuk melanjutkan")).to_be_visible()
    go(page, page.get_by_role("link", name="Pasang aplikasi"))
    page.get_by_label("Kata sandi").fill("kata-sandi-contoh")
    press_to(page, "Lanjutkan", "/akun/pengaman/aplikasi/")
    assert visitor.axe() == []
    secret = page.locator(".pn-secret").text_content().strip()
    page.get_by_label("Enam angka yang kini tampil di aplikasi").fill(code_of(secret))
    press_to(page, "Pasang", "/akun/pengaman/kode-pemulihan/")
    visitor.open("/jejak/")
    visitor.open("/keluar/")
    press_to(page, "Keluar", "/masuk/?next=/")
    enter(page, "auditor")
    page.wait_for_url("**/masuk/pengaman/")
    assert visitor.axe() == []
    page.get_by_label("Kode dari aplikasi, atau satu kode pemulihan").fill(code_of(secret))
    press(page, "Lanjutkan")
    page.wait_for_url(lambda url: "masuk" not in url)
    visitor.open("/jejak/")
    assert Authenticator.objects.filter(user=people_of[Role.AUDITOR], type="totp").count() == 1
    assert (visitor.complaints, visitor.refused_by_csp()) == ([], [])
