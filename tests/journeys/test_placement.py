"""The whole way of a scenario in a real browser: made, computed, heard on a phone, decided by another, carried out."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import expect

from penata.domains.organization.models import Post
from penata.domains.people.models import Assignment, Person
from penata.domains.placement.models import Move, Scenario
from penata.kernel.access import Role
from tests.conftest import TODAY
from tests.domains.people.factories import make_worker
from tests.journeys.conftest import COMES_BY_ITSELF, PHONE, go, press


@pytest.fixture(autouse=True)
def fixed_day(settings: Any) -> None:
    """The live server answers on threads of its own, which know the day only by the settings."""
    settings.PENATA_TODAY = TODAY


@pytest.fixture
def crowded(people_of: Any) -> dict[Role, Any]:
    """Agus, who is at home upriver, serves in town with more than are needed; upriver somebody is missing."""
    town = Post.objects.get(unit__code="PKM-1", job__code="PRWT")
    for number in range(3):
        make_worker(town, name=f"Perawat Kota {number}")
    return people_of


def looked_at(visitor: Any) -> None:
    assert visitor.axe() == []
    assert not visitor.scrolls_sideways()
    assert (visitor.complaints, visitor.refused_by_csp()) == ([], [])


def test_from_a_question_to_the_order(visit, crowded, work):
    officer = visit(crowded[Role.PERSONNEL_OFFICER])
    page = officer.open("/penempatan/")
    looked_at(officer)
    go(page, page.get_by_role("link", name="Skenario baru").first)
    page.get_by_label("Nama skenario").fill("Hulu dulu")
    page.get_by_label("Unit yang ditata").select_option(label="Dinas Kesehatan")
    looked_at(officer)
    press(page, "Susun dan hitung")
    scenario = Scenario.objects.get()
    expect(page).to_have_url(f"{officer.base}/penempatan/{scenario.pk}/")
    work()
    expect(page.get_by_text("Terbukti terbaik, 0 pelanggaran")).to_be_visible(timeout=COMES_BY_ITSELF)
    expect(page.get_by_role("rowheader", name="Agus Ruhai")).to_be_visible()
    looked_at(officer)
    go(page, page.get_by_role("link", name="Mengapa? Agus Ruhai"))
    expect(page.get_by_text("Bila ia tetap di tempat")).to_be_visible()
    looked_at(officer)
    officer.open(f"/penempatan/{scenario.pk}/")
    press(page, "Bahas dan dengarkan")

    accepted_on_a_phone(visit(crowded[Role.WORKER], PHONE))
    decided(visit(crowded[Role.LEADER]), scenario)

    officer.open(f"/penempatan/{scenario.pk}/")
    page.get_by_label("Nomor SK").fill("800/17/2026")
    press(page, "Laksanakan")
    expect(page.get_by_text("Perpindahan dicatat; berlaku pada tanggalnya.")).to_be_visible()
    looked_at(officer)
    agus = Person.objects.get(code="W1")
    new = Assignment.objects.filter(person=agus).order_by("period").last()
    assert (new.post.unit.code, new.order_number, new.period.first.isoformat()) == (
        "PKM-2", "800/17/2026", "2027-02-01",
    )  # fmt: skip


def accepted_on_a_phone(visitor: Any) -> None:
    page = visitor.open("/saya/")
    looked_at(visitor)
    go(page, page.get_by_role("region", name="Usulan pindah tugas").get_by_role("link").first)
    looked_at(visitor)
    press(page, "Saya menerima")
    expect(page.get_by_text("Tanggapan Anda disimpan")).to_be_visible()
    assert Move.objects.get(person__code="W1").answer == "accepted"
    looked_at(visitor)


def decided(visitor: Any, scenario: Scenario) -> None:
    page = visitor.open(f"/penempatan/{scenario.pk}/")
    for move in scenario.moves.exclude(person__code="W1"):
        visitor.open(f"/penempatan/{scenario.pk}/perpindahan/{move.pk}/")
        page.get_by_label("Keputusan", exact=True).select_option("held")
        press(page, "Simpan keputusan")
    visitor.open(f"/penempatan/{scenario.pk}/")
    page.get_by_label("Mulai berlaku").fill("2027-02-01")
    looked_at(visitor)
    press(page, "Putuskan")
    expect(page.get_by_text("berlaku mulai 1 Februari 2027")).to_be_visible()
    looked_at(visitor)
    scenario.refresh_from_db()
    assert scenario.state == "decided"
