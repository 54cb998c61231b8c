"""Closed lists of the organization: who is a head, what only ASN may hold, the order of education, codes of regions."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lokal import wilayah

from penata.domains.organization.rules.kinds import ASN_ONLY, HEADS, EducationLevel, JobKind
from penata.domains.organization.sheets.regions import region_code
from penata.kernel.sheets.problems import CellProblem
from tests.golden import cases


def as_excel_gives_it(written: object) -> object:
    return float(written) if isinstance(written, Decimal) else written


@pytest.mark.parametrize("case", cases("identity", "region"))
def test_a_region_code_is_read_however_it_is_written_and_names_its_place(case):
    assert {region_code(as_excel_gives_it(written)) for written in case["written"]} == {case["code"]}
    parts = case["code"].split(".")
    above = [wilayah.get_wilayah(".".join(parts[:n])) for n in range(1, len(parts) + 1)]
    names = [region.name.removeprefix("Kabupaten ") for region in above if region is not None]
    assert [name.casefold() for name in names] == [name.casefold() for name in case["names"]]


@pytest.mark.parametrize(
    "written", ["", "6", "620", "62.02.06.1", "62.O2", "kode", "33 73 04 1001", "33.73.04.10010"]
)
def test_what_is_no_region_code_is_refused(written):
    with pytest.raises(CellProblem) as refusal:
        region_code(written)
    assert refusal.value.code == "bad_code"


def test_structural_heads_are_jpt_administrator_and_supervisor():
    assert {JobKind.JPT, JobKind.ADMINISTRATOR, JobKind.SUPERVISOR} == HEADS


def test_only_pelaksana_posts_may_be_held_by_others_than_asn():
    assert set(JobKind) - ASN_ONLY == {JobKind.EXECUTIVE}


def test_education_ranks_from_primary_school_to_doctorate():
    ranks = [level.rank for level in EducationLevel]
    assert ranks == list(range(12))
    assert EducationLevel.SD.rank < EducationLevel.SMA.rank < EducationLevel.D3.rank < EducationLevel.S1.rank
    assert EducationLevel.S1.rank < EducationLevel.PROFESSION.rank < EducationLevel.S2.rank
    assert EducationLevel.S2.rank < EducationLevel.SPECIALIST.rank < EducationLevel.S3.rank


@given(st.integers(11, 99), st.integers(1, 99), st.integers(1, 99), st.integers(1000, 3999))
def test_a_village_code_loses_nothing_without_its_dots(province, regency, district, village):
    code = f"{province}.{regency:02d}.{district:02d}.{village}"
    assert region_code(code) == region_code(code.replace(".", "")) == code
