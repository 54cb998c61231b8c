"""Every worked example has a source and is read by some test."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

import pytest

from tests import golden

AREAS = sorted(path.stem for path in golden.FOLDER.glob("*.yaml"))
RUNNERS = "\n".join(
    path.read_text("utf-8")
    for storey in ("domains", "kernel")
    for path in golden.FOLDER.parent.glob(f"{storey}/*/test_rules_*.py")
)


def test_there_is_one_file_for_each_rule_area():
    assert AREAS == [
        "duk", "effectiveness", "gate", "identity", "need", "notify", "placement", "privacy", "retirement", "siasn", "wisn",
    ]  # fmt: skip


@pytest.mark.parametrize("area", AREAS)
def test_every_group_is_run_by_a_test_of_its_domain(area):
    run = set(re.findall(rf'cases\("{area}", "(\w+)"\)', RUNNERS))
    assert run == set(golden.load(area))


@pytest.mark.parametrize("area", AREAS)
def test_no_two_cases_of_a_group_bear_the_same_mark(area):
    for name, group in golden.load(area).items():
        marks = [case["mark"] for case in group["cases"] if "mark" in case]
        assert len(marks) == len(set(marks)), f"{area}.yaml: {name}"


def test_numbers_are_exact_and_days_are_days(tmp_path, monkeypatch):
    monkeypatch.setattr(golden, "FOLDER", tmp_path)
    (tmp_path / "trial.yaml").write_text("a: {source: s, cases: [{n: 0.1000, day: 2026-11-22, i: 3}]}\n")
    (case,) = golden.load.__wrapped__("trial")["a"]["cases"]
    assert case == {"n": Decimal("0.1000"), "day": date(2026, 11, 22), "i": 3}
    assert str(case["n"]) == "0.1000"


@pytest.mark.parametrize(
    "text",
    [
        "a: {cases: [{n: 1}]}",
        "a: {source: s, cases: []}",
        "a: {source: '', cases: [{n: 1}]}",
        "a: {source: s, cases: [{n: 1}]}\na: {source: s, cases: [{n: 2}]}",
        "a: {source: s, cases: [{n: 1, n: 2}]}",
    ],
    ids=["no source", "no cases", "empty source", "group said twice", "key said twice"],
)
def test_a_careless_file_is_refused(tmp_path, monkeypatch, text):
    monkeypatch.setattr(golden, "FOLDER", tmp_path)
    (tmp_path / "trial.yaml").write_text(text)
    with pytest.raises(ValueError):
        golden.load.__wrapped__("trial")
