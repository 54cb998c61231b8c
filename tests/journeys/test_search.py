"""The box from the keyboard and by the thumb: suggestions, the answer, what was opened and pinned."""

from __future__ import annotations

import pytest

from penata.kernel.access import Role
from tests.journeys.conftest import DESKTOP, PHONE


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
    options.first.wait_for()
    assert box.get_attribute("aria-expanded") == "true"
    assert "Siti Rahma" in options.first.inner_text()
    page.keyboard.press("ArrowDown")
    assert box.get_attribute("aria-activedescendant") == options.first.get_attribute("id")
    assert options.first.get_attribute("aria-selected") == "true"
    assert visitor.axe() == []
    assert not visitor.scrolls_sideways()
    page.keyboard.press("Escape")
    assert not options.first.is_visible()
    assert box.get_attribute("aria-expanded") == "false"
    page.keyboard.press("ArrowDown")
    options.first.wait_for()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/orang/**")
    page.keyboard.press("/")
    options.first.wait_for()  # before anything is typed: what was opened lately
    assert "Siti Rahma" in options.first.inner_text()
    assert visitor.refused_by_csp() == []
    assert visitor.complaints == []


def test_what_is_pinned_stays_at_hand_also_without_script(visit, people_of, browser):
    visitor = visit(people_of[Role.LEADER], PHONE)
    page = visitor.open("/cari/?q=siti")
    page.get_by_role("button", name="Sematkan Siti Rahma").click()
    assert page.get_by_role("heading", name="Disematkan").is_visible()
    page.get_by_role("link", name="Siti Rahma").click()
    assert "Siti Rahma" in page.get_by_role("heading", level=1).inner_text()
    visitor.open("/cari/")
    assert visitor.axe() == []
    assert not visitor.scrolls_sideways()
    page.get_by_role("button", name="Lepas Siti Rahma").click()
    page.get_by_role("button", name="Kosongkan").click()
    assert page.get_by_role("link", name="Siti Rahma").count() == 0
