"""The register of personal fields, and masking."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from penata.kernel import privacy
from penata.kernel.access import PersonalClass
from penata.kernel.privacy import PERMANENT, PUBLIC_TASK, TEN_YEARS, Personal, mask


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("3602041211870001", "3602 •••• •••• 0001"),
        ("196608011988031001", "1966 •••• •••• 1001"),
        ("123456789", "1234 •••• •••• 6789"),
        ("12345678", "••••••••"),
        ("1234", "••••"),
        ("", ""),
    ],
)
def test_a_number_is_masked_so_that_only_its_bearer_knows_it(value, shown):
    assert mask(value) == shown


def test_more_or_less_may_be_left_open_at_either_end():
    assert mask("081234567890", head=2, tail=3) == "08 •••• •••• 890"


@given(st.text(alphabet="0123456789", min_size=9, max_size=20))
def test_what_stands_in_the_middle_is_never_shown(value):
    shown = mask(value)
    assert shown.replace(" ", "").replace("•", "") == value[:4] + value[-4:]
    assert len(mask(value)) == len(mask("9" * 16))


@given(st.text(alphabet="0123456789", max_size=8))
def test_of_a_short_value_nothing_is_shown(value):
    assert set(mask(value)) <= {"•"}


def test_a_field_has_a_class_a_basis_and_a_time_to_be_kept():
    told = Personal(PersonalClass.PAY, TEN_YEARS)
    assert (told.data, told.basis, told.retention) == (PersonalClass.PAY, PUBLIC_TASK, TEN_YEARS)
    assert Personal(PersonalClass.IDENTITY).retention == PERMANENT


def test_the_register_knows_personal_and_impersonal_fields_and_no_others(monkeypatch):
    monkeypatch.setattr(privacy, "_fields", {})
    monkeypatch.setattr(privacy, "_impersonal", {})
    privacy.register("x.Thing", {"nik": Personal(PersonalClass.IDENTITY)}, frozenset({"colour"}))
    assert privacy.registered() == {"x.Thing": {"nik": Personal(PersonalClass.IDENTITY)}}
    assert privacy.is_known("x.Thing", "nik")
    assert privacy.is_known("x.Thing", "colour")
    assert not privacy.is_known("x.Thing", "name")
    assert not privacy.is_known("x.Other", "nik")
