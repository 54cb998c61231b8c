"""A policy's numbers, seat prices and who may hold what, without a database."""

from __future__ import annotations

from datetime import date

import pytest

from penata.domains.placement.rules import eligibility
from penata.domains.placement.rules.eligibility import Place, Profile, field_of, levels_above, may_hold
from penata.domains.placement.rules.policy import LIMITS, Policy, PolicyProblem, read, seat_prices
from penata.domains.placement.rules.words import PROBLEMS


def test_a_policy_is_read_back_as_it_was_written():
    policy = Policy(budget=None, per_km=3, mode="leximin")
    assert read(policy.as_json()) == policy
    assert read({}) == Policy()


@pytest.mark.parametrize("name", LIMITS)
def test_every_number_has_limits_and_words_for_what_is_beyond(name):
    limit = LIMITS[name]
    for value in (limit.least - 1, limit.most + 1, "7", 1.5, True):
        with pytest.raises(PolicyProblem) as refused:
            read({name: value})
        assert refused.value.name == name
    assert name in PROBLEMS


@pytest.mark.parametrize(
    ("told", "name"),
    [
        ({"mode": "acak"}, "mode"), ({"mode": "leximin", "budget": 5}, "budget"), ({"mode": "leximin"}, "budget"),
        ({"lain": 1}, "lain"), ({"seed": None}, "seed"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_named(told, name):
    with pytest.raises(PolicyProblem) as refused:
        read(told)
    assert refused.value.name == name


@pytest.mark.parametrize(
    ("seats", "weight", "prices"),
    [
        (0, 100, []),
        (1, 100, [1000]),
        (2, 100, [1500, 500]),
        (3, 150, [2500, 1500, 500]),
        (4, 100, [1750, 1250, 750, 250]),
    ],
)
def test_seats_gain_less_and_less_and_an_empty_post_most(seats, weight, prices):
    assert seat_prices(seats, weight) == prices


NURSE = Profile("fungsional", "Perawat", 6, False, True)


@pytest.mark.parametrize(
    ("place", "may"),
    [
        (Place("fungsional", "Perawat", 6, False), True), (Place("fungsional", "Perawat", 7, False), False),
        (Place("fungsional", "Bidan", 6, False), False), (Place("pelaksana", "Perawat", 0, False), False),
        (Place("jpt", "Perawat", 0, True), False),
    ],
)  # fmt: skip
def test_who_may_hold_what(place, may):
    assert may_hold(NURSE, place) is may


def test_who_needs_access_goes_where_one_can_enter():
    profile = Profile("fungsional", "Perawat", 6, True, True)
    assert may_hold(profile, Place("fungsional", "Perawat", 6, True))
    assert not may_hold(profile, Place("fungsional", "Perawat", 6, False))


def test_a_teacher_stays_in_his_subject_and_a_clerk_in_his_family():
    assert field_of("fungsional", "Guru Matematika", "Pendidikan") == "Guru Matematika"
    assert field_of("pelaksana", "Pengadministrasi", "Umum") == field_of("pelaksana", "Pengelola", "Umum")


def test_unknown_education_is_neither_too_low_nor_too_high():
    unknown = Profile("fungsional", "Perawat", 0, False, True)
    assert may_hold(unknown, Place("fungsional", "Perawat", 9, False))
    low, lower = (Place("fungsional", "Perawat", rank, False) for rank in (2, 4))
    assert (levels_above(unknown, low), levels_above(NURSE, lower)) == (0, 2)


@pytest.mark.parametrize(
    ("since", "months", "new"),
    [
        (date(2024, 11, 22), 24, False),
        (date(2024, 11, 23), 24, True),
        (None, 24, False),
        (date(2026, 11, 1), 0, False),
    ],
)
def test_too_new_counts_whole_months(since, months, new):
    assert eligibility.is_too_new(since, date(2026, 11, 22), months) is new
