"""`penata siasn`: a file out, the same file in, what differs, and refusals of one line."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from django.core.management import load_command_class

from penata.kernel.access import Role
from tests.domains.organization.factories import hold, make_post, make_user
from tests.domains.people.factories import make_regency, make_worker, nip_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def penata(capsys):
    def run(*arguments: object) -> tuple[int, str, str]:
        code = 0
        try:
            load_command_class("penata.portals", "siasn").run_from_argv(
                ["penata", "siasn", *map(str, arguments)]
            )
        except SystemExit as end:
            code = int(end.code or 0)
        told = capsys.readouterr()
        return code, told.out, re.sub(r"\x1b\[[0-9;]*m", "", told.err)

    return run


@pytest.fixture
def regency(operator) -> Any:
    made = make_regency()
    make_worker(make_post(made.health, made.clerk), "PNS", name="Budi", nip=nip_of(), phone="+6281234567890")
    make_worker(make_post(made.school, made.clerk), "PPPK", name="Citra", nip=nip_of(serial=2))
    return made


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_out_and_in_again_leaves_no_difference(penata, regency, tmp_path, form):
    path = tmp_path / f"siasn.{form}"
    assert penata("export", path)[:2] == (0, f"2 orang ditulis ke {path}.\n")
    assert path.stat().st_mode & 0o077 == 0
    code, out, _err = penata("import", path, "--json")
    assert (code, json.loads(out)) == (
        0, {"new": 2, "changed": 0, "unchanged": 0, "elsewhere": 0, "problems": []},
    )  # fmt: skip
    told = json.loads(penata("diff", "--json")[1])
    assert (told["people"], told["alike"], told["differences"]) == (2, 2, [])


def test_differences_cover_what_pages_cover(penata, regency, tmp_path):
    path = tmp_path / "siasn.csv"
    path.write_text(f"NIP BARU,NAMA,NOMOR HP\n{nip_of()},BUDY,081111111111\n")
    penata("import", path)
    told = {one["column"]: one["siasn"] for one in json.loads(penata("diff", "--json")[1])["differences"]}
    assert told == {"nama": "BUDY", "telepon": "••••"}
    assert json.loads(penata("diff", "--json", "--unit", "DISDIK")[1])["people"] == 1


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("export",), "Sebut BERKAS"), (("diff", "x.csv"), "Sebut BERKAS"), (("export", "x.pdf"), ".xlsx atau .csv"),
        (("export", "x.csv", "--unit", "TIADA"), "TIADA"), (("import", "{bad}"), "NIP BARU"),
    ],
)  # fmt: skip
def test_what_cannot_be_done_is_refused_in_one_line(penata, regency, tmp_path, monkeypatch, arguments, words):
    monkeypatch.chdir(tmp_path)
    bad = tmp_path / "bad.csv"
    bad.write_text("NAMA\nBUDI\n")
    code, _out, err = penata(*(text.format(bad=bad) for text in arguments))
    assert (code, len(err.splitlines())) == (1, 1)
    assert words in err


def test_a_stranger_is_refused(penata, regency, tmp_path):
    hold(make_user("pimpinan"), Role.LEADER, regency.government)
    for arguments in (("export", tmp_path / "x.csv"), ("diff",), ("fetch",)):
        code, _out, err = penata(*arguments, "--as", "pimpinan")
        assert code == 1
        assert "tidak boleh" in err
