"""`penata map` and the other commands that answer: what they print as JSON and for people, and how they refuse."""

from __future__ import annotations

import io
import json
import re
from datetime import date
from typing import Any

import pytest
from django.core.management import load_command_class

from penata.domains.accounts.models import User
from penata.domains.organization.actions.law import overrule
from penata.domains.organization.models import RoleGrant
from penata.domains.people.models import Person
from penata.kernel.access import Role
from tests.domains.organization.factories import load_kotim, make_post, officer
from tests.domains.people.factories import make_regency, make_worker
from tests.domains.workload.factories import approve_needs

pytestmark = pytest.mark.django_db

MEASURES = ["need", "seats", "staff", "asn", "shortage", "surplus", "gap", "fill"]


@pytest.fixture
def penata(capsys):
    """`penata(name, …)` gives (exit code, standard output, standard error)."""

    def run(*arguments: object) -> tuple[int, str, str]:
        name, *rest = map(str, arguments)
        code = 0
        try:
            load_command_class("penata.portals", name).run_from_argv(["penata", name, *rest])
        except SystemExit as end:
            code = int(end.code or 0)
        told = capsys.readouterr()
        return code, told.out, re.sub(r"\x1b\[[0-9;]*m", "", told.err)

    return run


@pytest.fixture
def regency(operator):
    """Three seats for clerks in the agency of health and two people; one nurse in a post without a study."""
    load_kotim()
    made = make_regency(region_id="62.02")
    made.health.region_id = "62.02.05"
    made.health.save()
    clerks = make_post(made.health, made.clerk)
    approve_needs(made.health, operator, {clerks: ("2.6667", 3)})
    make_worker(clerks, "PNS")
    make_worker(clerks, "THL")
    make_worker(make_post(made.centre, made.nurse), "PPPK-PW", date(2025, 10, 1))
    return made


def told(penata, *arguments: object) -> Any:
    code, out, err = penata("map", *arguments, "--json")
    assert (code, err) == (0, "")
    return json.loads(out)


def line(code: str, name: str, *measures: object) -> dict[str, Any]:
    return {"code": code, "name": name, **dict(zip(MEASURES, measures, strict=True))}


NOTHING = (None, 0, 0, 0, 0, 0, 0, None)
CLERKS = ("2.6667", 3, 2, 1, 1, 0, -1, "0.6667")
NURSE = (None, 0, 1, 1, 0, 0, 0, None)


def test_the_map_by_unit_is_exactly_this(penata, regency):
    assert told(penata) == {
        "as_of": "2026-11-22",
        "rows": [
            line("KAB", "Kabupaten Contoh", *NOTHING),
            line("DINKES", "Dinas Kesehatan", "2.6667", 3, 2, 1, 1, 0, -1, "0.6667"),
            line("PUSK1", "Puskesmas Satu", None, 0, 1, 1, 0, 0, 0, None),
            line("DISDIK", "Dinas Pendidikan", *NOTHING),
        ],
        "totals": dict(zip(MEASURES, ("2.6667", 3, 3, 2, 1, 0, -1, "0.6667"), strict=True)),
        "without_study": 1,
    }


def test_the_map_by_unit_with_all_below(penata, regency):
    rows = {row["code"]: row for row in told(penata, "--subtree")["rows"]}
    assert rows["KAB"] == line("KAB", "Kabupaten Contoh", "2.6667", 3, 3, 2, 1, 0, -1, "0.6667")
    assert rows["DINKES"] == line("DINKES", "Dinas Kesehatan", "2.6667", 3, 3, 2, 1, 0, -1, "0.6667")


@pytest.mark.parametrize(
    ("by", "rows"),
    [
        ("district", [line("", "", *NURSE), line("62.02.05", "Baamang", *CLERKS)]),
        ("family", [line("", "", *CLERKS), line("Kesehatan", "Kesehatan", *NURSE)]),
    ],
)  # fmt: skip
def test_the_map_by_other_groupings(penata, regency, by, rows):
    assert told(penata, "--by", by)["rows"] == rows


def test_the_map_by_status_counts_people_alone(penata, regency):
    found = told(penata, "--by", "status")
    assert {row["code"]: (row["staff"], row["asn"], row["need"], row["fill"]) for row in found["rows"]} == {
        "PNS": (1, 1, None, None), "THL": (1, 0, None, None), "PPPK-PW": (1, 1, None, None),
    }  # fmt: skip
    assert found["totals"]["staff"] == 3


def test_the_map_of_another_day(penata, regency):
    found = told(penata, "--as-of", "2025-09-30")
    assert found["as_of"] == "2025-09-30"
    assert found["totals"] == dict(zip(MEASURES, (None, 0, 2, 1, 0, 0, 0, None), strict=True))
    assert found["without_study"] == 2


@pytest.mark.parametrize("day", ["2019-12-31", "2016-01-01"])
@pytest.mark.parametrize("by", ["unit", "status"])
def test_the_map_of_any_day(penata, regency, day, by):
    assert told(penata, "--as-of", day, "--by", by)["as_of"] == day


def test_the_map_of_an_empty_installation(penata, operator):
    assert told(penata) == {
        "as_of": "2026-11-22", "rows": [], "totals": dict(zip(MEASURES, NOTHING, strict=True)), "without_study": 0,
    }  # fmt: skip


def test_a_weight_of_the_government_counts_in_the_command_too(penata, regency):
    make_worker(make_post(regency.centre, regency.nurse), "PPPK-PW", date(2025, 10, 1))
    overrule(
        government=regency.government, key="workload.part_time_weight", text="0,5", since=date(2026, 1, 1), basis="Perbup",
        by=officer(regency.government),
    )  # fmt: skip
    rows = {row["code"]: row["staff"] for row in told(penata)["rows"]}
    assert rows["PUSK1"] == 1


def test_people_read_a_table(penata, regency):
    code, out, _err = penata("map")
    lines = out.splitlines()
    assert code == 0
    assert lines[0] == "Keadaan per 2026-11-22"
    assert lines[1].split() == ["butuh", "ada", "kurang", "lebih", "terisi"]
    assert "DINKES Dinas Kesehatan" in lines[3]
    assert lines[3].split()[-5:] == ["3", "2", "1", "0", "67%"]
    assert lines[-2].split() == ["Jumlah", "3", "3", "1", "0", "67%"]
    assert lines[-1] == "1 jabatan belum punya ABK sah dan tidak dihitung kurang atau lebih."


def test_the_map_shows_what_the_account_sees(penata, regency):
    officer(regency.health, Role.SUPERVISOR, "atasan")
    assert [row["code"] for row in told(penata, "--as", "atasan")["rows"]] == ["DINKES", "PUSK1"]
    assert told(penata, "--as", "atasan")["totals"]["seats"] == 3


@pytest.mark.parametrize("role", [Role.WORKER, Role.ADMINISTRATOR])
def test_the_map_is_refused_in_a_line(penata, regency, role):
    officer(regency.government, role, "akun")
    code, out, err = penata("map", "--as", "akun", "--json")
    assert (code, out) == (1, "")
    assert err == "penata: Akun ini tidak boleh membaca peta kebutuhan.\n"


def test_a_day_that_is_none_is_a_wrong_call(penata, regency):
    code, _out, err = penata("map", "--as-of", "kemarin")
    assert code == 2
    assert "--as-of" in err


# --- check, audit, setup ---


def test_check_tells_every_finding_and_whether_all_is_well(penata, regency):
    code, out, err = penata("check", "--json")
    found = json.loads(out)
    assert (code, err, found["ok"]) == (0, "", True)
    assert [finding["what"] for finding in found["findings"]] == [
        "Basis data", "Peladen", "Tabel", "Ruang", "Jam", "Rantai jejak", "Aturan", "Pemerintah",
        "Surel", "WhatsApp/SMS", "Pengiriman",
    ]  # fmt: skip
    assert {f["what"]: f["words"] for f in found["findings"]}["Pemerintah"] == "Kabupaten Contoh"


def test_audit_verify_of_an_untouched_chain(penata, regency):
    code, out, _err = penata("audit", "verify", "--json")
    found = json.loads(out)
    assert (code, found["ok"], found["faults"]) == (0, True, [])
    assert found["waiting"] > 0


def test_audit_with_a_wrong_anchor_fails_in_a_line(penata, regency, tmp_path):
    anchor = tmp_path / "jangkar.jsonl"
    anchor.write_text('{"seq": 99999999, "hash": "00"}\n')
    code, out, err = penata("audit", "verify", "--anchor", anchor, "--json")
    assert code == 1
    assert json.loads(out)["faults"] == ["Jangkar menunjuk nomor 99999999 yang tidak ada di rantai."]
    assert len(err.strip().splitlines()) == 1
    anchor.write_text("bukan json\n")
    assert "bukan jangkar" in penata("audit", "verify", "--anchor", anchor)[2]


def test_audit_is_refused_to_accounts_without_the_right(penata, regency):
    officer(regency.government, Role.LEADER, "pimpinan")
    code, _out, err = penata("audit", "verify", "--as", "pimpinan")
    assert (code, err.count("\n")) == (1, 1)


# --- user ---

PASSWORD = "sandi-yang-panjang-2026"


@pytest.fixture
def typed(monkeypatch):
    def type_(text: str = PASSWORD) -> None:
        monkeypatch.setattr("sys.stdin", io.StringIO(text + "\n"))

    return type_


def test_the_first_account_of_an_office_is_made_at_the_terminal(penata, regency, typed):
    typed()
    code, out, err = penata(
        "user", "add", "siti", "--name", "Siti Rahmah", "--role", "personnel_officer", "--json"
    )
    assert (code, err) == (0, "")
    assert json.loads(out) == {"account": "siti", "role": "personnel_officer", "unit": "KAB"}
    user = User.objects.get(username="siti")
    assert user.check_password(PASSWORD)
    held = RoleGrant.objects.get(user=user)
    assert (held.role, held.unit, held.state) == ("personnel_officer", regency.government, "held")


def test_an_account_may_be_linked_to_a_unit_and_a_person(penata, regency, typed):
    person = Person.objects.first()
    typed()
    arguments = ("--name", "Budi", "--role", "worker", "--unit", "dinkes", "--person", person.code)
    assert penata("user", "add", "budi", *arguments)[0] == 0
    person.refresh_from_db()
    assert person.user.username == "budi"
    assert RoleGrant.objects.get(user=person.user).unit == regency.health


@pytest.mark.parametrize(
    ("arguments", "password", "words"),
    [
        (("add",), PASSWORD, "Sebutkan nama penggunanya"), (("add", "x", "--name", "X"), PASSWORD, "--name dan --role"),
        (("add", "x", "--name", "X", "--role", "leader", "--unit", "TIADA"), PASSWORD, "“TIADA” tidak ada"),
        (("add", "x", "--name", "X", "--role", "leader", "--person", "TIADA"), PASSWORD, "“TIADA” tidak ada"),
        (("add", "x", "--name", "X", "--role", "leader"), "pendek", "10"),
        (("add", "OPERATOR", "--name", "X", "--role", "leader"), PASSWORD, ""),
        (("password", "tiada"), PASSWORD, "“tiada” tidak ada"), (("password", "operator"), PASSWORD, "tidak ada"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_said_in_a_line_and_leaves_nothing(
    penata, regency, typed, arguments, password, words
):
    before = User.objects.count()
    typed(password)
    code, _out, err = penata("user", *arguments)
    assert code == 1
    assert len(err.strip().splitlines()) == 1, err
    assert words in err
    assert User.objects.count() == before


def test_a_forgotten_password_is_set_anew(penata, regency, typed):
    user = officer(regency.government, username="lupa")
    typed()
    assert penata("user", "password", "LUPA")[0] == 0
    user.refresh_from_db()
    assert user.check_password(PASSWORD)


def test_all_accounts_are_listed_with_their_roles(penata, regency):
    officer(regency.health, Role.SUPERVISOR, "atasan")
    code, out, _err = penata("user", "list", "--json")
    listed = {account["username"]: account for account in json.loads(out)["accounts"]}
    assert code == 0
    assert listed["atasan"]["roles"] == ["supervisor di Dinas Kesehatan"]
    assert "operator" not in listed


def test_accounts_without_the_right_make_none(penata, regency, typed):
    officer(regency.government, Role.LEADER, "pimpinan")
    typed()
    code, _out, err = penata("user", "add", "x", "--name", "X", "--role", "worker", "--as", "pimpinan")
    assert (code, err.count("\n")) == (1, 1)
    assert not User.objects.filter(username="x").exists()
