"""Pendopo and Saya where people meet them: on a phone, in the dark, on paper."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from playwright.sync_api import expect

from penata.kernel import clock
from penata.kernel.access import Permission, Role
from penata.kernel.ui import decisions
from penata.kernel.ui.decisions import Decision, Source
from penata.kernel.ui.models import Visit
from tests.conftest import TODAY
from tests.journeys.conftest import DESKTOP, PHONE, go


@pytest.mark.parametrize("viewport", [DESKTOP, PHONE], ids=["1366", "375"])
@pytest.mark.parametrize(
    ("role", "address"), [(Role.LEADER, "/pendopo/"), (Role.WORKER, "/saya/"), (Role.WORKER, "/saya/data/")]
)
def test_the_first_pages_please_axe_in_the_dark_too(role, address, viewport, visit, people_of):
    visitor = visit(people_of[role], viewport)
    visitor.page.emulate_media(color_scheme="dark")
    visitor.open(address)
    assert visitor.axe() == []
    assert not visitor.scrolls_sideways()
    assert visitor.complaints == []


@pytest.fixture(autouse=True)
def fixed_day(settings):
    """The live server answers on threads of its own, which know the day only by the settings."""
    settings.PENATA_TODAY = TODAY


def pages_of(pdf: bytes) -> int:
    return len(re.findall(rb"/Type\s*/Page\b(?!s)", pdf))


def test_the_page_for_the_meeting_is_one_sheet_that_says_what_it_is(visit, people_of, monkeypatch):
    """With as many decisions as ever stand open, each with a reason of three lines."""
    told = Decision(
        "Putuskan sesuatu yang judulnya panjang", "Sebab yang panjang. " * 12, "/", "Pelajari", TODAY
    )
    everything = Source(1, Permission.MAP_READ, lambda actor, day: [told] * 4)
    monkeypatch.setattr(decisions, "_sources", [everything])
    leader = people_of[Role.LEADER]
    long_ago = clock.now() - timedelta(days=30)
    Visit.objects.create(user=leader, place="pendopo", seen_at=clock.now(), before=long_ago)
    page = visit(leader).open("/pendopo/")
    page.emulate_media(media="print")
    head = page.locator(".pn-printhead").inner_text()
    assert "Keadaan per 22 November 2026" in head
    assert f"oleh {leader.name}" in head
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.get_by_role("heading", name="Sejak kunjungan terakhir Anda")).to_be_visible()
    expect(page.get_by_role("navigation").first).to_be_hidden()
    pdf = page.pdf(prefer_css_page_size=True)
    assert pages_of(pdf) == 1


def test_a_leader_goes_from_what_waits_to_the_people_behind_it(visit, people_of):
    page = visit(people_of[Role.LEADER], PHONE).open("/")
    assert page.url.endswith("/pendopo/")
    go(page, page.get_by_role("link", name=re.compile("Akhiri atau alihkan 1 THL")))
    expect(page.get_by_role("link", name="Siti Rahma")).to_be_visible()


def test_a_worker_finds_her_way_with_the_thumb(visit, people_of):
    page = visit(people_of[Role.WORKER], PHONE).open("/")
    assert page.url.endswith("/saya/")
    thumb = page.get_by_role("navigation", name="Menu bawah")
    for tab, heading in (("Data saya", "Data saya"), ("Riwayat", "Riwayat")):
        go(page, thumb.get_by_role("link", name=tab))
        expect(page.get_by_role("heading", level=1, name=heading)).to_be_visible()
        expect(thumb.get_by_role("link", name=tab)).to_have_attribute("aria-current", "page")
    go(page, thumb.get_by_role("link", name="Beranda"))
    go(page, page.get_by_role("link", name="Dokumen saya"))
    expect(page.get_by_role("heading", level=1, name="Dokumen saya")).to_be_visible()
