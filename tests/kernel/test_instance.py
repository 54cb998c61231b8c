"""What an installation knows about itself stands beside its database."""

from __future__ import annotations

import json

from penata.kernel.instance import Instance


def test_an_installation_that_says_nothing_is_no_demo_and_has_no_fixed_day(tmp_path):
    assert Instance.read(tmp_path) == Instance(demo=False, today="")


def test_what_was_written_is_read_back(tmp_path):
    home = tmp_path / "belum" / "ada"
    Instance(demo=True, today="2026-11-22").write(home)
    assert Instance.read(home) == Instance(demo=True, today="2026-11-22")
    told = json.loads((home / "instance.json").read_text())
    assert (told["demo"], told["today"]) == (True, "2026-11-22")
