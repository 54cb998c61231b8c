"""What NIP, NIK and grades say, and which digits can be none."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from penata.domains.people.rules.grades import PNS_GRADES, PPPK_GRADES, normal_grade, order, rank_name
from penata.domains.people.rules.identity import read_nik, read_nip
from penata.domains.people.rules.terms import Sex
from tests.golden import cases, load

NIK_DAY = load("identity")["nik"]["today"]


@pytest.mark.parametrize("case", cases("identity", "nip"))
def test_a_nip_tells_birth_appointment_and_sex(case):
    told = read_nip(case["nip"])
    assert told is not None
    assert (told.born, told.appointed, told.sex) == (case["born"], case["appointed"], Sex(case["sex"]))
    assert (told.appointed_year, told.appointed_month) == (case["appointed"].year, case["appointed"].month)
    assert not told.is_pppk


@pytest.mark.parametrize("case", cases("identity", "ni_pppk"))
def test_a_number_of_pppk_tells_a_year_and_no_month(case):
    told = read_nip(case["nip"])
    assert told is not None
    assert (told.born, told.appointed_year, told.sex) == (case["born"], case["year"], Sex(case["sex"]))
    assert told.is_pppk
    assert (told.appointed_month, told.appointed) == (None, None)


@pytest.mark.parametrize("case", cases("identity", "no_nip"))
def test_impossible_digits_are_no_nip(case):
    assert read_nip(case["nip"]) is None


@pytest.mark.parametrize("case", cases("identity", "nik"))
def test_a_nik_tells_birth_sex_and_the_district_of_its_issue(case):
    told = read_nik(case["nik"], NIK_DAY)
    assert told is not None
    assert (told.born, told.sex, told.district) == (case["born"], Sex(case["sex"]), case["district"])


@pytest.mark.parametrize("case", cases("identity", "no_nik"))
def test_impossible_digits_are_no_nik(case):
    assert read_nik(case["nik"], NIK_DAY) is None


@pytest.mark.parametrize("case", cases("identity", "grades"))
def test_a_grade_in_its_many_spellings(case):
    grade = normal_grade(case["written"])
    assert grade == case["grade"]
    if grade is not None:
        assert (order(grade), rank_name(grade)) == (case["order"], case["rank"])


def test_seventeen_grades_of_each_and_their_order():
    assert (len(PNS_GRADES), len(PPPK_GRADES)) == (17, 17)
    assert [order(grade) for grade in PNS_GRADES] == list(range(1, 18))
    assert [order(grade) for grade in PPPK_GRADES] == list(range(1, 18))
    assert order("") == 0
    assert rank_name("IX") == ""


def test_the_same_nik_is_read_by_the_day_it_is_asked_on():
    nik = "6202060101150001"
    by_day = {day: read_nik(nik, day) for day in (date(2026, 11, 22), date(2030, 1, 1))}
    assert [told and told.born for told in by_day.values()] == [date(1915, 1, 1), date(2015, 1, 1)]


# --- what holds for anybody ---

births = st.dates(date(1930, 1, 1), date(2005, 12, 31))


@given(births, st.integers(16, 60), st.integers(1, 12), st.sampled_from("12"), st.integers(1, 999))
def test_a_nip_that_was_put_together_is_read_back(born, age, month, sex, serial):
    told = read_nip(f"{born:%Y%m%d}{born.year + age}{month:02d}{sex}{serial:03d}")
    assert told is not None
    assert told.born == born
    assert told.appointed == date(born.year + age, month, 1)
    assert told.sex == (Sex.MALE if sex == "1" else Sex.FEMALE)
    assert not told.is_pppk


@given(births, st.booleans(), st.integers(1, 9999))
def test_a_nik_that_was_put_together_is_read_back(born, is_woman, serial):
    told = read_nik(f"620206{born.day + 40 * is_woman:02d}{born:%m%y}{serial:04d}", date(2026, 11, 22))
    assert told is not None
    assert told.sex == (Sex.FEMALE if is_woman else Sex.MALE)
    assert (told.born.day, told.born.month) == (born.day, born.month)
    assert (told.born.year - born.year) % 100 == 0
    assert told.born <= date(2026, 11, 22) - timedelta(days=14 * 365)


@given(st.text(max_size=20) | st.text(alphabet="0123456789", min_size=16, max_size=18))
def test_whatever_is_typed_is_read_or_is_none(text):
    nip, nik = read_nip(text), read_nik(text, date(2026, 11, 22))
    assert nip is None or (len(text) == 18 and f"{nip.born:%Y%m%d}" == text[:8])
    assert nik is None or (len(text) == 16 and nik.born.year % 100 == int(text[10:12]))


@given(st.text(max_size=12))
def test_whatever_is_typed_is_a_known_grade_or_none(text):
    grade = normal_grade(text)
    assert grade is None or grade in {*PNS_GRADES, *PPPK_GRADES}


@given(st.sampled_from([*PNS_GRADES, *PPPK_GRADES]))
def test_a_grade_as_penata_writes_it_is_read_as_itself(grade):
    assert normal_grade(grade) == grade
    assert normal_grade(grade.lower()) == grade
    assert normal_grade(f"Gol. {grade}") == grade
