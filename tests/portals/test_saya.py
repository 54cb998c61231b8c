"""One's own pages: everything about oneself and nothing about others, and clear words where nobody is known."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from penata.domains.people.models import Person
from penata.kernel import clock
from penata.kernel.access import Permission, Role
from penata.kernel.ui import cards, menus
from penata.portals.saya import page
from tests.domains.organization.factories import make_post, make_unit, officer
from tests.domains.people.factories import make_regency, make_worker, nik_of, place, statements_of

pytestmark = pytest.mark.django_db

PAGES = ("/saya/", "/saya/data/", "/saya/riwayat/", "/saya/dokumen/")
NIK = nik_of()


@pytest.fixture
def regency():
    return make_regency()


@pytest.fixture
def budi(regency):
    person = make_worker(
        make_post(regency.centre, regency.nurse), name="Budi Santoso", code="B1", nik=NIK, phone="+62811000111",
        email="budi@contoh.invalid", disability="netra", birth_date=date(1990, 1, 5), birth_place="Sampit",
    )  # fmt: skip
    person.grades.create(grade="III/a", since=date(2020, 4, 1))
    person.competences.create(name="BTCLS", issued_on=date(2024, 5, 1))
    person.engagements.update(honorarium=1_500_000)
    person.assignments.update(order_number="821/001/BKD/2015")
    return person


@pytest.fixture
def worker(regency, budi):
    user = officer(regency.centre, Role.WORKER)
    Person.objects.filter(pk=budi.pk).update(user=user)
    return user


@pytest.fixture
def client(worker, sign_in):
    return sign_in(worker)


def text(answer) -> str:
    return " ".join(answer.content.decode().split())


# --- what one sees ---


def test_home_greets_and_says_how_one_stands(client):
    said = text(client.get("/saya/"))
    for words in (", Budi</h1>", "Perawat, Puskesmas Satu", "III/a, sejak 1 April 2020", "11 tahun 10 bulan",
                  "Mengapa pensiun 1 Februari 2048?"):  # fmt: skip
        assert words in said, words


def test_ones_own_data_is_shown_in_every_class(client):
    said = text(client.get("/saya/data/"))
    for words in ("Budi Santoso", NIK, "Sampit, 5 Januari 1990", "+62811000111", "budi@contoh.invalid", "Netra",
                  "Rp1.500.000", "BTCLS", "Puskesmas Satu"):  # fmt: skip
        assert words in said, words


def test_the_journey_and_the_numbers_of_orders(client):
    assert "BTCLS" in text(client.get("/saya/riwayat/"))
    said = text(client.get("/saya/dokumen/"))
    assert "821/001/BKD/2015" in said and "mulai 1 Januari 2015" in said
    assert "Penata belum menyimpan berkas" in said


def test_without_any_order_the_page_says_why(client, budi):
    budi.assignments.update(order_number="")
    assert "Belum ada nomor SK" in text(client.get("/saya/dokumen/"))


def test_who_no_longer_works_here_is_told_so(client, budi):
    budi.assignments.all().delete()
    budi.engagements.all().delete()
    for address in PAGES:
        assert client.get(address).status_code == 200
    assert "Tidak bekerja pada hari ini" in text(client.get("/saya/"))


def test_nobody_else_appears_whatever_the_address_asks(regency, client):
    make_worker(make_post(regency.centre, regency.nurse), name="Orang Lain", code="L1")
    for address in PAGES:
        assert "Orang Lain" not in text(client.get(address + "?orang=L1&code=L1&per=2020-01-01"))


@pytest.mark.parametrize("address", PAGES)
def test_an_account_without_a_person_is_told_what_to_do(regency, sign_in, address):
    answer = sign_in(officer(regency.centre, Role.WORKER)).get(address)
    assert answer.status_code == 200
    assert "belum terhubung dengan seorang pegawai" in text(answer)


def test_who_may_not_read_himself_finds_no_page(regency, sign_in):
    client = sign_in(officer(regency.government, Role.ADMINISTRATOR))
    assert [client.get(address).status_code for address in PAGES] == [403] * len(PAGES)


# --- ways in and out ---


def test_an_officer_who_is_a_worker_too_finds_both_ways(regency, budi, sign_in):
    user = officer(regency.centre)
    Person.objects.filter(pk=budi.pk).update(user=user)
    client = sign_in(user)
    assert 'href="/saya/"' in text(client.get("/pendopo/"))
    assert '<a href="/pendopo/">Kembali ke pekerjaan kantor</a>' in text(client.get("/saya/"))


def test_a_worker_has_no_office_to_go_back_to(client):
    for address in PAGES:
        assert "Kembali ke pekerjaan kantor" not in text(client.get(address))


def test_later_domains_bring_cards_tabs_and_ways_to_correct(client, monkeypatch):
    own = Permission.PERSON_READ_OWN
    monkeypatch.setattr(
        menus,
        "_items",
        menus.defaultdict(list, {p: list(i) for p, i in menus._items.items() if p != "saya.correct"}),
    )
    monkeypatch.setattr(
        cards, "_cards", cards.defaultdict(list, {p: list(c) for p, c in cards._cards.items()})
    )
    assert "Tunjukkan halaman ini" in text(client.get("/saya/data/"))
    menus.add(menus.Item("saya.tab", 50, own, "Cuti", "files", "accounts:me"))
    menus.add(
        menus.Item("saya.correct", 10, own, "Perbaiki data", "pencil", "accounts:me", lambda actor: "72 jam")
    )
    told = {"title": "Kartu dari bidang lain", "text": "Jawab."}
    cards.add(
        cards.Card("saya", 10, own, "ui/empty.html", lambda request, sheet: told | {"of": sheet.person})
    )
    assert "Kartu dari bidang lain" in text(client.get("/saya/"))
    said = text(client.get("/saya/data/"))
    assert said.count("Cuti</a>") == 2  # the top bar and the tab bar
    assert "Perbaiki data<small>72 jam</small>" in said and "Tunjukkan halaman ini" not in said


# --- details ---


@pytest.mark.parametrize(
    ("hour", "words"),
    [
        (3, "malam"),
        (4, "pagi"),
        (10, "pagi"),
        (11, "siang"),
        (14, "siang"),
        (15, "sore"),
        (17, "sore"),
        (18, "malam"),
    ],
)
def test_the_greeting_follows_the_hour_of_the_place(monkeypatch, hour, words):
    here = datetime(2026, 11, 22, (hour - 7) % 24, 30, tzinfo=UTC)  # Jakarta is seven hours ahead
    monkeypatch.setattr(clock, "now", lambda: here)
    assert page.greeting() == f"Selamat {words}"


def test_it_costs_the_same_for_a_longer_life(regency, client, budi):
    short = [len(statements_of(client, address)) for address in PAGES]
    for number in range(20):
        post = make_post(make_unit(parent=regency.health), regency.clerk)
        place(budi, post, date(2000 + number, 1, 1), kind="acting", order_number=f"SK/{number}")
        budi.grades.create(grade="II/a", since=date(1990 + number, 4, 1))
    assert [len(statements_of(client, address)) for address in PAGES] == short
    assert max(short) <= 12, short
