"""Curves and maps say by their points, words and colours what the result says by numbers."""

from __future__ import annotations

import pytest

from penata.domains.placement.queries import drawings
from tests.domains.placement.factories import computed, make_world

pytestmark = pytest.mark.django_db


def row(key: str, before: float, after: float, **more: bool) -> dict:
    return {"key": key, "before": before, "after": after, **more}


def test_districts_are_drawn_sorted_each_line_by_itself_and_told_in_words():
    make_world()
    curve = drawings.of_districts([row("62.02.01", 0.5, 0.25), row("62.02.02", 0.25, 1.0), row("", 0.0, 0.5)])
    assert curve.before == "0.0,216.0 320.0,162.0 640.0,108.0"
    assert curve.after == "0.0,162.0 320.0,108.0 640.0,0.0"
    assert curve.won == f"{curve.after} 640.0,108.0 320.0,162.0 0.0,216.0"
    assert curve.spoken.endswith("Terendah: garis putus-putus 0%, garis penuh 25%; tertinggi: 50% dan 100%")
    assert [told["name"] for told in curve.rows] == ["Kota", "Hulu", "Tanpa kecamatan"]
    assert curve.count == "3 kecamatan"


def test_remote_units_are_drawn_apart_and_one_alone_is_no_curve():
    rows = [row("1", 0, 1, is_remote=True), row("2", 0.5, 1, is_remote=True), row("3", 1, 1, is_remote=False)]
    (remote,) = drawings.of_units(rows)
    assert (remote.title, remote.count, remote.rows) == ("Terisi per unit, terpencil", "2 unit", ())
    assert drawings.of_units([]) == []


def test_nothing_to_draw_is_told_by_nothing():
    assert drawings.of_districts([]).spoken == ""


def test_a_result_says_which_units_are_remote():
    world = make_world()
    units = {one["key"]: one["is_remote"] for one in computed(world).result["units"]}
    assert units == {world.regency.centre.pk: False, world.upriver.pk: True}
