"""The national rules that the code knows, and what a person may set instead."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation

from penata.kernel.law import RuleEntry, UnknownRule, catalogue, check_value, entry
from penata.kernel.law.catalogue import _entry
from penata.kernel.values import Period

KINDS = {"integer", "decimal", "choice", "text", "table"}


def test_the_catalogue_holds_the_rules_of_every_domain_in_order():
    keys = list(catalogue())
    assert keys == sorted(keys)
    assert {key.split(".")[0] for key in keys} == {
        "organization",
        "people",
        "placement",
        "privacy",
        "workload",
    }
    assert "workload.effective_minutes" in keys


@pytest.mark.parametrize("key", list(catalogue()))
def test_a_rule_has_a_title_a_known_kind_and_a_basis_for_every_value(key):
    rule = entry(key)
    assert rule.key == key
    assert rule.title
    assert rule.kind in KINDS
    assert rule.provisions
    assert all(provision.basis and provision.key == key for provision in rule.provisions)


@pytest.mark.parametrize("key", list(catalogue()))
def test_every_value_of_a_rule_is_one_that_a_person_might_set(key):
    rule = entry(key)
    assert [check_value(rule, str(p.value)) for p in rule.provisions] == [p.value for p in rule.provisions]


@pytest.mark.parametrize("key", list(catalogue()))
def test_the_values_of_a_rule_follow_each_other_without_a_gap_or_an_overlap(key):
    periods = [provision.period for provision in entry(key).provisions]
    for earlier, later in pairwise(periods):
        assert earlier.last == later.first - timedelta(days=1)
    assert periods[-1].last is None


def test_decimals_are_exact_and_integers_whole():
    assert entry("workload.part_time_weight").provisions[0].value == Decimal("1.0")
    assert isinstance(entry("workload.part_time_weight").provisions[0].value, Decimal)
    assert isinstance(entry("workload.wisn_hours_a_day").provisions[0].value, Decimal)
    assert entry("workload.effective_minutes").provisions[-1].value == 75000
    assert isinstance(entry("workload.effective_minutes").provisions[-1].value, int)


def test_an_unknown_rule_is_a_mistake_that_names_it():
    with pytest.raises(UnknownRule, match=r"workload\.nothing"):
        entry("workload.nothing")


def test_values_are_put_in_order_and_end_the_day_before_the_next():
    rule = _entry(
        "x",
        {
            "title": "Contoh",
            "kind": "integer",
            "least": 1,
            "values": [
                {"value": 3, "from": date(2024, 1, 1), "basis": "C", "to": date(2024, 12, 31)},
                {"value": 1, "from": date(2000, 1, 1), "basis": "A"},
                {"value": 2, "from": date(2010, 1, 1), "basis": "B", "doubt": "ragu"},
            ],
        },
    )
    told = [(p.value, p.period, p.doubt) for p in rule.provisions]
    assert told == [
        (1, Period(date(2000, 1, 1), date(2009, 12, 31)), ""),
        (2, Period(date(2010, 1, 1), date(2023, 12, 31)), "ragu"),
        (3, Period(date(2024, 1, 1), date(2024, 12, 31)), ""),
    ]
    assert (rule.least, rule.most, rule.may_be_overruled) == (Decimal(1), None, True)


def test_a_table_is_not_overruled_by_typing():
    told = {
        "title": "Tabel",
        "kind": "table",
        "values": [{"value": [], "from": date(2000, 1, 1), "basis": "A"}],
    }
    assert not _entry("x", told).may_be_overruled


# --- what a person types ---


def rule(kind: str, **rest: object) -> RuleEntry:
    return RuleEntry("x", "Contoh", kind, (), **rest)


NUMBER = {"least": Decimal(5), "most": Decimal(10)}


@pytest.mark.parametrize(
    ("kind", "text", "expected"),
    [
        ("integer", " 7 ", 7),
        ("integer", "7,0", 7),
        ("integer", "5", 5),
        ("integer", "10", 10),
        ("decimal", "7,5", Decimal("7.5")),
        ("decimal", "7.5", Decimal("7.5")),
        ("decimal", "8", Decimal(8)),
    ],
)
def test_a_number_is_read_with_a_comma_or_a_point(kind, text, expected):
    value = check_value(rule(kind, **NUMBER), text)
    assert value == expected
    assert type(value) is type(expected)


@pytest.mark.parametrize(
    ("kind", "text", "sentence"),
    [
        ("integer", "7,5", "Tulis bilangan bulat."),
        ("integer", "tujuh", "Tulis angka saja, misalnya 75000 atau 0,5."),
        ("integer", "", "Tulis angka saja, misalnya 75000 atau 0,5."),
        ("integer", "4", "Paling sedikit 5."),
        ("integer", "11", "Paling banyak 10."),
        ("decimal", "4,99", "Paling sedikit 5."),
        ("decimal", "10,01", "Paling banyak 10."),
        ("decimal", "1.000,5", "Tulis angka saja, misalnya 75000 atau 0,5."),
        ("decimal", "NaN", "Tulis angka saja, misalnya 75000 atau 0,5."),
        ("integer", "NaN", "Tulis angka saja, misalnya 75000 atau 0,5."),
        ("decimal", "Infinity", "Tulis angka saja, misalnya 75000 atau 0,5."),
        ("integer", "-Infinity", "Tulis angka saja, misalnya 75000 atau 0,5."),
    ],
)
def test_what_will_not_do_is_refused_in_a_sentence_that_says_what_would(kind, text, sentence):
    with translation.override("id"), pytest.raises(ValidationError) as refusal:
        check_value(rule(kind, **NUMBER), text)
    assert refusal.value.messages == [sentence]


def test_an_unbounded_number_may_be_anything_finite():
    assert check_value(rule("integer"), "-12") == -12
    with pytest.raises(ValidationError):
        check_value(rule("integer"), "Infinity")


def test_a_choice_is_one_of_those_named_and_keeps_its_type():
    chosen = rule("choice", choices=(72000, 75000, "half_up"))
    assert check_value(chosen, "72000") == 72000
    assert check_value(chosen, " half_up ") == "half_up"
    with translation.override("id"), pytest.raises(ValidationError) as refusal:
        check_value(chosen, "70000")
    assert refusal.value.messages == ["Pilih salah satu: 72000, 75000, half_up."]


def test_a_text_is_taken_as_it_is():
    assert check_value(rule("text"), "  apa pun ") == "apa pun"
