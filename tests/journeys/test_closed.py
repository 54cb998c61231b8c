"""Somebody saves while changes are held up: he is told in words, at both widths."""

from __future__ import annotations

import pytest

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
    assert page.inner_text("h1") == "Penata sedang diperbarui"
    assert visitor.axe() == []
    assert visitor.refused_by_csp() == []
    assert not visitor.scrolls_sideways()
    page.go_back()
    assert page.input_value("[name=name]") == "Baru"  # what he had typed is still there
