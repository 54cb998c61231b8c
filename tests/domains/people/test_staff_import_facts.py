"""The staff list: what changes about the person himself: data, grade, education."""

from __future__ import annotations

from datetime import date

import pytest

from penata.domains.people.models import Education, GradeStep, Person
from tests.domains.organization.factories import (
    apply_file,
    book,
    changed,
    counted,
    load_kotim,
    plan_file,
    said,
)
from tests.domains.people.factories import (
    apply_staff,
    make_regency,
    nik_of,
    nip_of,
    plan_staff,
    row,
    staff_file,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def regency(db):
    load_kotim()
    return make_regency(region_id="62.02")


def pns(**cells):
    return row(status="PNS", **cells)


def errors(plan) -> list[tuple[int, str, str]]:
    return [(p.row, p.column, p.code) for p in plan.all_problems() if p.is_error]


FACTS = {
    "gelar_depan": ("drg.", "title_front", "drg."), "gelar_belakang": ("S.KG.", "title_back", "S.KG."),
    "tempat_lahir": ("Sampit", "birth_place", "Sampit"), "tanggal_lahir": ("5-1-1990", "birth_date", date(1990, 1, 5)),
    "jenis_kelamin": ("laki-laki", "sex", "L"), "desa_asal": ("Baamang Hilir", "origin_id", "62.02.05.1001"),
    "tmt_cpns": ("1-1-2015", "appointed_on", date(2015, 1, 1)), "disabilitas": ("tuna daksa", "disability", "daksa"),
    "telepon": ("0812-3456-7890", "phone", "+6281234567890"), "surel": ("Budi@Kotim.go.id", "email", "budi@kotim.go.id"),
}  # fmt: skip


@pytest.mark.parametrize("column", FACTS)
def test_each_fact_is_written_kept_shown_and_emptied(operator, column):
    cell, field, value = FACTS[column]
    apply_staff(operator, pns())
    plan = apply_staff(operator, pns(**{column: cell}))
    assert set(changed(plan)[2]) == {column}
    assert changed(plan)[2][column][0] == ""
    assert getattr(Person.objects.get(), field) == value
    assert counted(apply_staff(operator, pns())) == {"unchanged": 1}
    assert counted(apply_staff(operator, pns(**{column: cell}))) == {"unchanged": 1}
    plan = apply_staff(operator, pns(**{column: ""}))
    assert changed(plan)[2][column][1] == ""
    assert not getattr(Person.objects.get(), field)


def test_an_emptied_cell_in_one_row_leaves_the_other_row_alone(operator):
    other = nik_of(serial=2)
    apply_staff(
        operator, pns(telepon="0812 1111 2222"), pns(nik=other, nama="Siti", telepon="0812 3333 4444")
    )
    plan = apply_staff(operator, pns(telepon=""), pns(nik=other, nama="Siti", telepon="0812 3333 4444"))
    assert counted(plan) == {"changed": 1, "unchanged": 1}
    assert Person.objects.get(nik=other).phone == "+6281233334444"


def test_a_phone_that_excel_made_a_number_gets_its_nought_back(operator):
    header = ["nik", "nama", "status", "unit", "jabatan", "tmt_mulai", "telepon"]
    line = [nik_of(), "Budi", "PNS", "DINKES", "ADMIN", date(2019, 3, 1), 81234567890]
    apply_file("staff", book(a=[header, line]), operator)
    assert Person.objects.get().phone == "+6281234567890"


@pytest.mark.parametrize("cell", ["budi", "budi@", "budi@kantor", "a b@c.id"])
def test_what_is_no_address_is_refused(operator, cell):
    assert errors(plan_staff(operator, pns(surel=cell))) == [(2, "surel", "no_email")]


@pytest.mark.parametrize("cell", ["31-2-1990", "13-13-1990", "kemarin", "5-1-1790"])
def test_what_is_no_day_is_refused(operator, cell):
    assert errors(plan_staff(operator, pns(tanggal_lahir=cell))) == [(2, "tanggal_lahir", "no_date")]


@pytest.mark.parametrize(
    "cell",
    ["5-1-1990", "05/01/1990", "1990-01-05", "5 Januari 1990", "5 Jan 90", "05.01.1990", "19900105", "32878"],
)
def test_a_day_is_read_in_every_writing(operator, cell):
    apply_staff(operator, pns(tanggal_lahir=cell))
    assert Person.objects.get().birth_date == date(1990, 1, 5)


def test_the_nip_of_a_new_person_tells_birth_and_sex_where_the_file_has_no_column(operator):
    apply_staff(operator, pns(nik=None, nip=nip_of(date(1985, 12, 31), female=True)))
    person = Person.objects.get()
    assert (person.birth_date, person.sex) == (date(1985, 12, 31), "P")


def test_the_nip_does_not_speak_where_the_cell_is_empty(operator):
    apply_staff(operator, pns(nik=None, nip=nip_of(), tanggal_lahir="", jenis_kelamin=""))
    person = Person.objects.get()
    assert (person.birth_date, person.sex) == (None, "")


def test_a_village_elsewhere_is_taken_by_its_full_name(operator):
    assert errors(plan_staff(operator, pns(desa_asal="Makmur, Takisung, Tanah Laut"))) == [
        (2, "desa_asal", "unknown")
    ]
    assert errors(plan_staff(operator, pns(desa_asal="Sumber Makmur"))) == [(2, "desa_asal", "ambiguous")]


def test_double_spaces_in_a_name_are_tidied(operator):
    assert said(apply_staff(operator, pns(nama="Budi   Santoso"))) == [(2, "nama", "double_space")]
    assert Person.objects.get().name == "Budi Santoso"


def test_a_name_that_is_too_long_is_refused(operator):
    assert errors(plan_staff(operator, pns(nama="x" * 151))) == [(2, "nama", "too_long")]


def test_a_shifted_row_is_told_once(operator):
    header = "nik nama status unit jabatan tmt_mulai tanggal_lahir jenis_kelamin"
    line = f"x,{nik_of()},Budi,PNS,DINKES,ADMIN,1-3-2019,5-1-1990"
    plan = plan_file("staff", f"{header.replace(' ', ',')}\n{line}".encode(), operator)
    assert errors(plan) == [(2, "nik", "shifted")]


# --- grade ---


def grades(person: Person) -> list[tuple[str, date | None]]:
    return list(person.grades.order_by("id").values_list("grade", "since"))


@pytest.fixture
def budi(operator):
    apply_staff(operator, pns(golongan="III/a", tmt_golongan="1-4-2020"))
    return Person.objects.get()


@pytest.mark.parametrize("cell", ["III/b", "3b", "iii.b", "Gol. III/b", "Penata Muda Tk. I (III/b)"])
def test_a_higher_grade_from_a_later_day_is_a_promotion(operator, budi, cell):
    plan = apply_staff(operator, pns(golongan=cell, tmt_golongan="1-4-2024"))
    assert changed(plan) == {2: {"golongan": ("III/a", "III/b"), "tmt_golongan": ("1-4-2020", "1-4-2024")}}
    assert grades(budi) == [("III/a", date(2020, 4, 1)), ("III/b", date(2024, 4, 1))]
    assert counted(apply_staff(operator, pns(golongan=cell, tmt_golongan="1-4-2024"))) == {"unchanged": 1}


@pytest.mark.parametrize(
    ("cells", "stands"),
    [
        ({"golongan": "III/a", "tmt_golongan": "1-10-2020"}, ("III/a", date(2020, 10, 1))),
        ({"golongan": "II/d", "tmt_golongan": "1-4-2020"}, ("II/d", date(2020, 4, 1))),
        ({"golongan": "III/b", "tmt_golongan": "1-4-2019"}, ("III/b", date(2019, 4, 1))),
        ({"tmt_golongan": "1-10-2020"}, ("III/a", date(2020, 10, 1))),
        ({"golongan": "III/b"}, ("III/b", None)),
    ],
    ids=["other day", "other grade", "earlier day", "day alone", "grade alone"],
)  # fmt: skip
def test_anything_else_about_a_grade_corrects_what_is_written(operator, budi, cells, stands):
    assert counted(apply_staff(operator, pns(**cells))) == {"changed": 1}
    assert grades(budi) == [stands]
    assert counted(apply_staff(operator, pns(**cells))) == {"unchanged": 1}


def test_an_emptied_grade_is_no_grade(operator, budi):
    told = pns(golongan="", tmt_golongan="")
    plan = apply_staff(operator, told)
    assert changed(plan) == {2: {"golongan": ("III/a", ""), "tmt_golongan": ("1-4-2020", "")}}
    assert not GradeStep.objects.exclude(grade="").exists()
    assert counted(apply_staff(operator, told)) == {"unchanged": 1}


def test_an_older_list_does_not_break_off_at_a_grade_that_is_history(operator, budi):
    apply_staff(operator, pns(golongan="III/b", tmt_golongan="1-4-2024"))
    plan = plan_staff(operator, pns(golongan="III/a", tmt_golongan="1-4-2020"))
    assert [problem.column for problem in plan.all_problems()] in (["golongan"], ["tmt_golongan"])
    apply_staff(operator, pns(golongan="III/a", tmt_golongan="1-4-2020"), except_refused=True)
    assert grades(budi)[0] == ("III/a", date(2020, 4, 1))


@pytest.mark.parametrize(
    "cells",
    [{"golongan": "", "tmt_golongan": ""}, {"golongan": "III/c", "tmt_golongan": ""}, {"golongan": "III/c"}],
    ids=["emptied", "emptied day", "no day"],
)
def test_a_grade_without_its_day_does_not_fall_behind_the_grade_before(operator, budi, cells):
    apply_staff(operator, pns(golongan="III/b", tmt_golongan="1-4-2024"))
    plan = apply_staff(operator, pns(**cells))
    assert [code for _row, _column, code in said(plan)] == ["grade_is_history"]
    assert (counted(plan), grades(budi)[-1]) == ({"unchanged": 1}, ("III/b", date(2024, 4, 1)))


@pytest.mark.parametrize("cell", ["V/a", "III/f", "tinggi"])
def test_what_is_no_grade_is_refused(operator, cell):
    assert errors(plan_staff(operator, pns(golongan=cell))) == [(2, "golongan", "unknown_grade")]


@pytest.mark.parametrize("status", ["THL", "ALIH-DAYA"])
def test_a_grade_of_somebody_without_one_is_left_out_with_a_warning(operator, status):
    plan = apply_staff(operator, row(status=status, jabatan="SOPIR", golongan="III/a"))
    assert (2, "golongan", "grade_not_for_status") in said(plan)
    assert not GradeStep.objects.exists()


# --- education ---


def educations(person: Person) -> list[tuple[str, str, int | None]]:
    return list(person.educations.order_by("rank").values_list("level", "major", "graduated"))


@pytest.fixture
def siti(operator):
    apply_staff(operator, pns(pendidikan="SMA", jurusan="IPA", tahun_lulus="2008"))
    return Person.objects.get()


def test_a_higher_education_is_added_beside_the_lower(operator, siti):
    plan = apply_staff(operator, pns(pendidikan="S1", jurusan="Keperawatan", tahun_lulus="2013"))
    assert changed(plan) == {
        2: {"pendidikan": ("SMA", "S-1"), "jurusan": ("IPA", "Keperawatan"), "tahun_lulus": ("2008", "2013")}
    }
    assert educations(siti) == [("SMA", "IPA", 2008), ("S-1", "Keperawatan", 2013)]


@pytest.mark.parametrize(
    ("cells", "stands"),
    [
        ({"jurusan": "IPS"}, ("SMA", "IPS", 2008)), ({"tahun_lulus": "2009"}, ("SMA", "IPA", 2009)),
        ({"tahun_lulus": ""}, ("SMA", "IPA", None)), ({"pendidikan": "SMP"}, ("SMP", "IPA", 2008)),
    ],
)  # fmt: skip
def test_anything_else_about_education_corrects_what_is_written(operator, siti, cells, stands):
    assert counted(apply_staff(operator, pns(**cells))) == {"changed": 1}
    assert educations(siti) == [stands]
    assert counted(apply_staff(operator, pns(**cells))) == {"unchanged": 1}


def test_an_emptied_education_is_gone(operator, siti):
    told = pns(pendidikan="", jurusan="", tahun_lulus="")
    plan = apply_staff(operator, told)
    assert changed(plan) == {
        2: {"pendidikan": ("SMA", ""), "jurusan": ("IPA", ""), "tahun_lulus": ("2008", "")}
    }
    assert educations(siti) == []
    assert counted(apply_staff(operator, told)) == {"unchanged": 1}


def test_a_major_without_a_level_is_refused(operator, siti):
    assert errors(plan_staff(operator, pns(pendidikan="", jurusan="IPA"))) == [
        (2, "pendidikan", "level_missing")
    ]


def test_an_older_list_does_not_break_off_at_an_education_that_is_history(operator, siti):
    apply_staff(operator, pns(pendidikan="S1", jurusan="Keperawatan", tahun_lulus="2013"))
    apply_staff(operator, pns(pendidikan="SMA", jurusan="IPA", tahun_lulus="2008"), except_refused=True)
    assert ("SMA", "IPA", 2008) in educations(siti)


@pytest.mark.parametrize(
    ("cell", "level"),
    [("S-1 Keperawatan", "S-1"), ("sarjana", "S-1"), ("D III", "D-III"), ("SLTA/Sederajat", "SMA")],
)
def test_a_level_is_read_in_its_many_spellings(operator, cell, level):
    apply_staff(operator, pns(pendidikan=cell))
    assert Education.objects.get().level == level


@pytest.mark.parametrize(("cell", "code"), [("kursus", "unknown_choice"), ("12", "unknown_choice")])
def test_what_is_no_level_is_refused(operator, cell, code):
    assert errors(plan_staff(operator, pns(pendidikan=cell))) == [(2, "pendidikan", code)]


def test_a_year_of_graduation_is_within_reason(operator):
    plan = plan_staff(operator, pns(pendidikan="S1", tahun_lulus="20013"))
    assert errors(plan) == [(2, "tahun_lulus", "no_year")]


def test_problems_name_row_column_cause_and_remedy(operator):
    content = staff_file(pns(), pns(nik="12", surel="x", golongan="III/f"))
    problems = plan_file("staff", content, operator).all_problems()
    assert [(p.row, p.column, p.code) for p in problems] == [
        (3, "golongan", "unknown_grade"), (3, "nik", "wrong_length"), (3, "surel", "no_email"),
    ]  # fmt: skip
    assert all(p.message and p.remedy and p.cell for p in problems)
    assert problems[1].as_json() == {
        "row": 3, "column": "nik", "level": "error", "code": "wrong_length",
        "message": "NIK seharusnya 16 angka, tertulis 2.", "remedy": "Cocokkan dengan dokumen aslinya.",
    }  # fmt: skip
