"""`penata place`: the same figures as a scenario's page, exact prices, and one clear line for what cannot be."""

from __future__ import annotations

import io
import json
import re

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.management import call_command

from penata.domains.placement import public as placement
from penata.domains.placement.engine.problems import SENTENCES
from penata.domains.placement.models import Scenario
from penata.domains.placement.rules.policy import Policy
from penata.domains.placement.rules.words import INSTANCE
from penata.kernel.access import Role
from tests.conftest import TODAY
from tests.domains.organization.factories import officer
from tests.domains.placement.factories import computed, make_world

pytestmark = pytest.mark.django_db


@pytest.fixture
def world():
    return make_world()


def told(*arguments: str) -> dict:
    out = io.StringIO()
    call_command("place", "--json", "--as-of", TODAY.isoformat(), *arguments, stdout=out)
    return json.loads(out.getvalue())


def test_figures_are_those_of_the_page_and_nothing_is_kept(world):
    result = told("--unit", "DINKES", "--budget", "5")
    assert not Scenario.objects.exists()
    assert result["moves"] == [
        {
            "person": "B1",
            "from": "PUSK1/PERAWAT",
            "to": "PUSK2/PERAWAT",
            "km_before": 144,
            "km_after": 0,
            "reason": "0/1",
        }
    ]
    kept = computed(world).result
    assert (result["objective"], result["price_of_next_move"]) == (
        kept["objective"],
        kept["price_of_next_move"],
    )
    assert result["certificate"] == {"violations": 0}
    assert set(result["seconds"]) == {"build", "solve", "certify", "decode"}
    for when in ("before", "after"):
        assert result[when] == {name: kept[when][name] for name in placement.TOLD}


def test_a_price_has_its_parts(world):
    stay = told("--unit", "DINKES", "--explain", "B1", "PUSK1/PERAWAT")
    assert stay["total"] == stay["pair"] + stay["move"] + stay["others"] > 0
    assert told("--unit", "DINKES", "--explain", "B1", "PUSK2/PERAWAT")["total"] == 0


def test_a_file_says_unit_day_and_numbers(world, tmp_path):
    path = tmp_path / "hulu.toml"
    path.write_text('unit = "DINKES"\nday = 2026-11-22\nbudget = 0\n')
    assert told("--scenario", str(path))["moves"] == []
    assert len(told("--scenario", str(path), "--budget", "1")["moves"]) == 1


@pytest.mark.parametrize(
    ("content", "words"),
    [("unit = [", "bukan TOML"), ("per_km = 500", "kilometer"), ('mode = "leximin"\nbudget = 3', "belum ada cara"),
     ("lain = 1", "lain"), ('unit = "TIADA"', "TIADA")],
)  # fmt: skip
def test_what_cannot_be_is_said_in_one_line(world, tmp_path, content, words, capsys):
    path = tmp_path / "x.toml"
    path.write_text(content)
    with pytest.raises((SystemExit, Exception)) as refused:
        told("--scenario", str(path))
    assert words in f"{refused.value} {capsys.readouterr().err}"


def test_only_within_ones_units(world):
    asked = {"unit": "DINKES", "day": TODAY, "policy": Policy().as_json()}
    with pytest.raises(PermissionDenied):
        placement.answer(by=officer(world.regency.school, Role.PERSONNEL_OFFICER, "lain"), **asked)
    with pytest.raises(ValidationError, match="berkode X9"):
        placement.price(by=world.by, person="X9", post="PUSK1/PERAWAT", **asked)
    with pytest.raises(ValidationError, match="KODE_UNIT"):
        placement.price(by=world.by, person="B1", post="PERAWAT", **asked)


# --- an instance as plain data ---

ASSIGNMENT = {
    "version": 1, "posts": [{"id": p, "seats": 1, "prices": [0], "surplus": None} for p in "ABC"],
    "persons": [{"id": n, "at": None, "unplaced": None} for n in ("x", "y", "z")],
    "matrix": [[4, 1, 3], [2, 0, 5], [3, 2, 2]],
}  # fmt: skip


def solved(tmp_path, data, *arguments):
    path, out = tmp_path / "soal.json", io.StringIO()
    path.write_text(data if isinstance(data, str) else json.dumps(data))
    call_command("place", "--json", "--instance", str(path), *arguments, stdout=out)
    return json.loads(out.getvalue())


def test_a_classical_assignment_is_solved_without_an_account(tmp_path, django_assert_num_queries):
    with django_assert_num_queries(0):
        result = solved(tmp_path, ASSIGNMENT)
    assert (result["objective"], result["certificate"]) == (5, {"violations": 0})
    assert {(m["person"], m["to"]) for m in result["moves"]} == {("x", "B"), ("y", "A"), ("z", "C")}


@pytest.mark.parametrize(
    ("data", "arguments", "words"),
    [
        ("{", (), "bukan JSON"), ({**ASSIGNMENT, "matrix": [[1]]}, (), "Beri satu baris"),
        (ASSIGNMENT, ("--mode", "leximin", "--budget", "1"), "belum ada cara"),
        (ASSIGNMENT, ("--budget", "1"), "Paling sedikit 3"),
        ({**ASSIGNMENT, "posts": ASSIGNMENT["posts"][:2], "matrix": [[1, 2]] * 3}, (), "harus mendapat kursi"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_the_data_is_said_in_indonesian(tmp_path, capsys, data, arguments, words):
    with pytest.raises((SystemExit, Exception)) as refused:
        solved(tmp_path, data, *arguments)
    assert words in f"{refused.value} {capsys.readouterr().err}"


def test_every_fault_of_an_instance_has_words():
    assert set(INSTANCE) == set(SENTENCES)
    for key, sentence in SENTENCES.items():
        assert set(re.findall(r"{(\w+)}", INSTANCE[key])) <= set(re.findall(r"{(\w+)}", sentence))
