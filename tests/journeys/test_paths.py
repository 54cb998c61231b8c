"""The paths that must never break, walked by the people whose work they are, in a real browser."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from penata.domains.people.models import Engagement, Person
from penata.domains.workload.models import Study, Task
from penata.kernel.access import Role
from tests.journeys.conftest import COMES_BY_ITSELF, PHONE, go, press

HEADERS = "nik,nama,desa_asal,status,unit,jabatan,tmt_mulai,penyedia"
NEW_AND_BROKEN = (
    f"{HEADERS}\n"
    "6202061203900001,Rahmat Hidayat,Baamang Hulu,PPPK,PKM-2,Perawat Terampil,1-3-2024,\n"
    "6.20206E+15,Nurul Aini,Baamang Hulu,PPPK,PKM-2,Perawat Terampil,1-3-2024,\n"
    "6202061507910002,Yusran,Baamang Hulu,THL,PKM-2,Perawat Terampil,1-2-2024,\n"
)
OTHER_HEADERS = (
    "NO KTP,NAMA LENGKAP PEGAWAI,STATUS KEPEG,UNIT,JABATAN,TMT MULAI\n"
    "6202061203900001,Rahmat Hidayat,PPPK,PKM-2,Perawat Terampil,1-3-2024\n"
)


@pytest.fixture
def sheet(tmp_path: Path) -> Any:
    def written(name: str, text: str) -> Path:
        path = tmp_path / name
        path.write_text(text, "utf-8")
        return path

    return written


def upload(page: Any, kind: str, path: Path) -> None:
    page.get_by_label("Isi berkas").select_option(kind)
    page.get_by_label("Berkas", exact=True).set_input_files(path)
    press(page, "Unggah dan susun rencana")


def test_a_password_opens_the_door_and_a_slash_the_search(visit, people_of):
    page = visit(None).open("/masuk/")
    page.get_by_label("Nama pengguna").fill("leader")
    page.get_by_label("Kata sandi").fill("salah-sama-sekali")
    press(page, "Masuk")
    expect(page.get_by_role("alert").or_(page.locator(".pn-note.is-bad")).first).to_be_visible()
    page.get_by_label("Kata sandi").fill("kata-sandi-contoh")
    press(page, "Masuk")
    expect(page).to_have_url(re.compile("/pendopo/$"))
    page.keyboard.press("/")
    page.keyboard.type("siti")
    page.keyboard.press("Enter")
    page.wait_for_url("**/cari/**")
    go(page, page.get_by_role("link", name="Siti Rahma").first)
    expect(page.get_by_role("heading", level=1)).to_contain_text("Siti Rahma")


def test_a_staff_list_by_page_from_the_file_to_the_list(visit, people_of, work, sheet):
    visitor = visit(people_of[Role.PERSONNEL_OFFICER])
    page = visitor.open("/impor/baru/")
    upload(page, "staff", sheet("pegawai.csv", NEW_AND_BROKEN))
    work()
    expect(page.get_by_text("Excel mengubah NIK menjadi bilangan")).to_be_visible(timeout=COMES_BY_ITSELF)
    expect(page.get_by_text("THL baru tidak boleh diangkat sejak 31 Oktober 2023")).to_be_visible()
    expect(page.get_by_role("link", name=re.compile(r"^Ditolak 2\b"))).to_be_visible()
    assert visitor.axe() == []
    page.get_by_label("Terapkan sisanya tanpa 2 baris yang ditolak").check()
    press(page, "Terapkan 1 perubahan")
    work()
    expect(page.get_by_text("Diterapkan").first).to_be_visible(timeout=COMES_BY_ITSELF)
    visitor.open("/pegawai/?q=Rahmat")
    expect(page.get_by_role("link", name="Rahmat Hidayat")).to_be_visible()
    assert not Person.objects.filter(name__in=["Nurul Aini", "Yusran"]).exists()
    assert visitor.complaints == []


def test_headers_are_taught_once(visit, people_of, work, sheet):
    visitor = visit(people_of[Role.PERSONNEL_OFFICER])
    page = visitor.open("/impor/baru/")
    upload(page, "staff", sheet("dinas.csv", OTHER_HEADERS))
    expect(page.get_by_role("heading", level=1)).to_have_text("Cocokkan kolom")
    assert visitor.axe() == []
    page.get_by_label("nik", exact=True).select_option("NO KTP")
    page.get_by_label("nama", exact=True).select_option("NAMA LENGKAP PEGAWAI")
    page.get_by_label("status", exact=True).select_option("STATUS KEPEG")
    press(page, "Pakai kolom ini dan susun rencana")
    work()
    expect(page.get_by_role("button", name="Terapkan 1 perubahan")).to_be_visible(timeout=COMES_BY_ITSELF)
    visitor.open("/impor/baru/")
    upload(page, "staff", sheet("dinas-lagi.csv", OTHER_HEADERS))
    expect(page.get_by_role("heading", level=1)).to_have_text("Rencana impor: Pegawai")


def test_a_study_by_keyboard_from_the_draft_to_the_map(visit, people_of):
    visitor = visit(people_of[Role.AGENCY_OFFICER])
    page = visitor.open("/abk/baru/")
    page.get_by_label("Unit", exact=True).fill("PKM-2")
    page.get_by_label("Tahun").fill("2026")
    press(page, "Mulai menyusun")
    study = Study.objects.get(unit__code="PKM-2", state="draft")
    page.goto(f"{visitor.base}/abk/lembar/{study.posts.get().pk}/")
    type_tasks(page)
    expect(page.locator("[data-saved]")).to_have_text(re.compile("^Tersimpan"))
    assert list(
        Task.objects.filter(study_post__study=study).order_by("number").values_list("description", "volume")
    )[-1] == (
        "Imunisasi di desa hulu",
        1250,
    )
    visitor.open(f"/abk/{study.pk}/")
    press(page, "Ajukan untuk diperiksa")
    for role, button in (
        (Role.PERSONNEL_OFFICER, "Nyatakan sudah diperiksa"),
        (Role.LEADER, "Sahkan ABK"),
    ):
        page = visit(people_of[role]).open(f"/abk/{study.pk}/")
        press(page, button)
    study.refresh_from_db()
    assert (study.state, study.version) == ("approved", 2)


def type_tasks(page: Any) -> None:
    """A last line, by the keyboard alone."""
    page.locator("[name^=tugas-]").last.focus()
    page.keyboard.press("Alt+n")
    for word in ("Imunisasi di desa hulu", "Suntikan", "1250"):
        page.keyboard.type(word)
        page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.type("60")
    page.keyboard.press("Tab")
    page.locator("[data-line]").last.locator("[data-out=minutes]").get_by_text("900.000").wait_for()


def test_every_figure_of_the_map_opens_what_it_counts(visit, people_of):
    visitor = visit(people_of[Role.LEADER])
    page = visitor.open("/peta/")
    row = page.get_by_role("row", name="Mentawa Baru Ketapang").first
    counted = row.get_by_role("cell").nth(1).inner_text()
    go(page, row.get_by_role("cell").nth(1).get_by_role("link"))
    expect(page).to_have_url(re.compile("/pegawai/"))
    expect(page.locator("tbody tr")).to_have_count(int(counted))
    assert visitor.complaints == []


def test_a_worker_on_a_phone_finds_his_own_page(visit, people_of):
    visitor = visit(people_of[Role.WORKER], PHONE)
    page = visitor.open("/")
    expect(page.get_by_role("heading", level=1)).to_have_text(re.compile(", Agus$"))
    assert not visitor.scrolls_sideways()
    assert Engagement.objects.filter(person__code="W1").exists()
    assert page.goto(f"{visitor.base}/orang/W2/").status == 404
