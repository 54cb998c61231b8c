"""Who may hold what and who is too new, without a database."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from penata.domains.placement.rules.eligibility import (
    Place,
    Profile,
    field_of,
    is_too_new,
    levels_above,
    may_hold,
)
from tests.golden import cases


def profile_of(case) -> Profile:
    return Profile(
        case["kind"], case["field"], case["rank"], case.get("access", False), case.get("asn", True)
    )


def place_of(case) -> Place:
    return Place(case["to_kind"], case["to_field"], case["to_rank"], case.get("to_access", False))


@pytest.mark.parametrize("case", cases("placement", "may_hold"))
def test_who_may_hold_what(case):
    assert may_hold(profile_of(case), place_of(case)) is case["may"]


@pytest.mark.parametrize("case", cases("placement", "levels_above"))
def test_education_beyond_what_is_asked(case):
    profile = Profile("fungsional", "Perawat", case["rank"], False, True)
    assert levels_above(profile, Place("fungsional", "Perawat", case["to_rank"], False)) == case["levels"]


@pytest.mark.parametrize("case", cases("placement", "too_new"))
def test_who_is_too_new_to_be_moved(case):
    assert is_too_new(case["since"], case["day"], case["months"]) is case["new"]


@given(st.dates(), st.dates(), st.integers(0, 120))
def test_whoever_is_too_new_was_so_the_day_he_began(since, day, months):
    if day > since and is_too_new(since, day, months):
        assert is_too_new(since, since, months)


def test_a_teacher_stays_in_his_subject_and_a_clerk_in_his_family():
    assert field_of("fungsional", "Guru Matematika", "Pendidikan") == "Guru Matematika"
    assert field_of("fungsional", "Guru Kelas", "Guru") != field_of("fungsional", "Guru IPA", "Guru")
    assert field_of("pelaksana", "Pengadministrasi", "Umum") == field_of("pelaksana", "Pengelola", "Umum")
    assert field_of("pelaksana", "Bendahara", "Keuangan") != field_of("pelaksana", "Bendahara", "Umum")
