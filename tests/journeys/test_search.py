"""The box from the keyboard and by the thumb: suggestions, the answer, what was opened and pinned."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from penata.kernel.access import Role
from tests.journeys.conftest import DESKTOP, PHONE, go, press


@pytest.mark.parametrize("viewport", [DESKTOP, PHONE], ids=["1366", "375"])
def test_the_box_suggests_and_the_keyboard_chooses(viewport, visit, people_of):
    visitor = visit(people_of[Role.LEADER], viewport)
    page = visitor.open("/unit/")
    page.keyboard.press("/")
    page.keyboard.type("sti rahma")
    box, options = (
        page.get_by_role("combobox", name="Cari orang, unit, atau jabatan"),
        page.get_by_role("option"),
    )
    expect(options.first).to_contain_text("Siti Rahma")
    expect(box).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("ArrowDown")
    expect(options.first).to_have_attribute("aria-selected", "true")
    expect(box).to_have_attribute("aria-activedescendant", options.first.get_attribute("id"))
    assert visitor.axe() == []
    assert not visitor.scrolls_sideways()
    page.keyboard.press("Escape")
    expect(options.first).to_be_hidden()
    expect(box).to_have_attribute("aria-expanded", "false")
    page.keyboard.press("ArrowDown")
    options.first.wait_for()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/orang/**")
    page.keyboard.press("/")
    expect(options.first).to_contain_text("Siti Rahma")  # before anything is typed: what was opened lately
    assert visitor.refused_by_csp() == []
    assert visitor.complaints == []


def test_what_is_pinned_stays_at_hand_also_without_script(visit, people_of, browser):
    visitor = visit(people_of[Role.LEADER], PHONE)
    page = visitor.open("/cari/?q=siti")
    press(page, "Sematkan Siti Rahma")
    expect(page.get_by_role("heading", name="Disematkan")).to_be_visible()
    go(page, page.get_by_role("link", name="Siti Rahma"))
    expect(page.get_by_role("heading", level=1)).to_contain_text("Siti Rahma")
    visitor.open("/cari/")
    assert visitor.axe() == []
    assert not visitor.scrolls_sideways()
    press(page, "Lepas Siti Rahma")
    press(page, "Kosongkan")
    expect(page.get_by_role("link", name="Siti Rahma")).to_have_count(0)
