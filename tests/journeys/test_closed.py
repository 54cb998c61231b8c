"""Somebody saves while changes are held up: he is told in words, at both widths."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from penata.kernel.access import Role
from penata.kernel.maintenance.models import Closure, ClosureKind
from tests.journeys.conftest import DESKTOP, PHONE


@pytest.mark.parametrize("viewport", [DESKTOP, PHONE], ids=["1366", "375"])
def test_a_form_is_put_off_in_words(viewport, visit, people_of):
    visitor = visit(people_of[Role.ADMINISTRATOR], viewport)
    page = visitor.open("/akun/baru/")
    for name, value in {"username": "baru", "name": "Baru", "password": "kata-sandi-panjang"}.items():
        page.fill(f"[name={name}]", value)
    Closure.objects.create(kind=ClosureKind.SETUP)
    with page.expect_navigation() as going:
        page.press("[name=password]", "Enter")
    assert going.value.status == 503
    expect(page.locator("h1")).to_have_text("Penata sedang diperbarui")
    assert visitor.axe() == []
    assert visitor.refused_by_csp() == []
    assert not visitor.scrolls_sideways()
    page.go_back()
    expect(page.locator("[name=name]")).to_have_value("Baru")  # what he had typed is still there
