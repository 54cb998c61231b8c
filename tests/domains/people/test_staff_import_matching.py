"""The staff list: whom a row is about, by code, NIP or NIK, and where its numbers contradict each other."""

from __future__ import annotations

from datetime import date

import pytest

from penata.domains.people.models import Person
from penata.kernel.sheets.actions import ApplyRefused
from tests.domains.organization.factories import (
    apply_file,
    book,
    changed,
    counted,
    make_unit,
    plan_file,
    said,
    traced,
)
from tests.domains.people.factories import (
    apply_staff,
    engage,
    make_person,
    make_regency,
    nik_of,
    nip_of,
    place,
    plan_staff,
    row,
)

pytestmark = pytest.mark.django_db

BORN = date(1990, 1, 5)


@pytest.fixture
def regency():
    return make_regency()


@pytest.fixture
def known(operator, regency):
    """Budi, brought in by the list with all three numbers."""
    apply_staff(operator, row(kode_pegawai="B1", nip=nip_of()))
    return Person.objects.get()


def test_a_new_person_gets_a_code_of_his_own(operator, regency):
    plan = apply_staff(operator, row())
    assert counted(plan) == {"added": 1}
    person = Person.objects.get()
    assert (person.nik, person.nip, person.name, person.government) == (
        nik_of(), None, "Budi Santoso", regency.government,
    )  # fmt: skip
    assert person.code == f"P{person.pk:07d}"
    assert person.code not in {person.nik, person.nip}


def test_a_new_person_keeps_the_code_that_the_file_gives(operator, regency):
    apply_staff(operator, row(kode_pegawai="B1"))
    assert Person.objects.get().code == "B1"


def test_a_new_person_leaves_one_trace_of_himself(operator, regency):
    apply_staff(operator, row(telepon="0812 3456 7890"))
    person = Person.objects.get()
    (trace,) = traced("staff.add")
    assert (trace.by, trace.subject, trace.subject_id, trace.person_id, trace.path) == (
        operator, "people.person", person.pk, person.pk, str(regency.health.path),
    )  # fmt: skip
    assert trace.fields == ["jabatan", "nama", "nik", "status", "telepon", "tmt_mulai", "unit"]
    assert trace.values.after["unit"] == "DINKES"


@pytest.mark.parametrize("number", ["nik", "nip"])
def test_one_number_is_enough(operator, regency, number):
    numbers = {"nik": None, "nip": None} | {number: nik_of() if number == "nik" else nip_of()}
    assert counted(apply_staff(operator, row(**numbers))) == {"added": 1}


def test_without_any_number_the_row_is_refused(operator, regency):
    plan = plan_staff(operator, row(nik="", nip=""))
    assert said(plan) == [(2, "nik", "no_identity")]


def test_a_code_that_is_known_needs_no_other_number(operator, known):
    plan = apply_staff(operator, row(kode_pegawai="B1", nik=None, nama="Budi S."))
    assert changed(plan) == {2: {"nama": ("Budi Santoso", "Budi S.")}}


@pytest.mark.parametrize(
    "numbers",
    [{"kode_pegawai": "b1", "nik": None}, {"nik": nik_of()}, {"nik": None, "nip": nip_of()}],
    ids=["code in any case", "NIK", "NIP"],
)
def test_each_number_finds_the_same_person(operator, known, numbers):
    plan = apply_staff(operator, row(nama="Budi S.", **numbers))
    assert counted(plan) == {"changed": 1}
    assert Person.objects.get().name == "Budi S."


def test_a_change_is_traced_with_the_columns_that_differ(operator, known):
    apply_staff(operator, row(nama="Budi S."))
    (trace,) = traced("staff.change")
    assert (trace.by, trace.person_id, trace.subject_id, trace.fields) == (
        operator,
        known.pk,
        known.pk,
        ["nama"],
    )
    assert (trace.values.before, trace.values.after) == ({"nama": "Budi Santoso"}, {"nama": "Budi S."})


def test_numbers_of_different_people_contradict_each_other(operator, known):
    other = nik_of(BORN, 2)
    apply_staff(operator, row(kode_pegawai="S1", nik=other, nama="Siti"))
    plan = plan_staff(operator, row(kode_pegawai="B1", nik=other))
    assert said(plan) == [(2, "nik", "identity_conflict")]
    assert "Budi Santoso / Siti" in plan.all_problems()[0].message


def test_the_same_nik_in_another_government_is_another_person(operator, known):
    kota = make_unit("KOTA", name="Kota")
    person = make_person(kota, nik=known.nik)
    assert Person.objects.filter(nik=known.nik).count() == 2
    plan = plan_staff(operator, row(nama="Budi S."), government="KAB")
    assert [r.what.known.id for r in plan.rows] == [known.pk]
    assert person.pk != known.pk


@pytest.mark.parametrize(
    ("column", "value", "other"),
    [("nik", nik_of(), "nip"), ("nip", nip_of(), "nik"), ("kode_pegawai", "B1", "nik")],
)
def test_a_number_twice_in_a_file_is_refused_the_second_time(operator, regency, column, value, other):
    second = {"nama": "Siti", "nik": nik_of(BORN, 2), "nip": nip_of(serial=2), column: value}
    plan = plan_staff(operator, row(nik=nik_of(), nip=nip_of(), kode_pegawai="B1"), row(**second))
    assert (3, column, f"duplicate_{column}") in said(plan)
    assert counted(plan) == {"added": 1, "refused": 1}
    message = next(p.message for p in plan.all_problems() if p.code == f"duplicate_{column}")
    assert "Budi Santoso di baris 2" in message


def test_two_rows_that_name_one_person_by_different_numbers_are_one_too_many(operator, known):
    rows = [row(nama="Budi A"), row(nik="", nip=nip_of(), nama="Budi B")]
    plan = plan_staff(operator, *rows)
    assert counted(plan) == {"changed": 1, "refused": 1}
    assert [row_ for row_, _column, code in said(plan) if code.startswith("duplicate_")] == [3]


def test_a_namesake_born_on_the_same_day_is_only_a_warning(operator, regency):
    told = {"status": "PNS", "tanggal_lahir": "5-1-1990"}
    plan = apply_staff(operator, row(**told), row(**told, nik=nik_of(BORN, 2), nama="budi santoso"))
    assert said(plan) == [(3, "nama", "duplicate_name")]
    assert counted(plan) == {"added": 2}


# --- numbers that cannot be ---


@pytest.mark.parametrize(
    ("column", "cell", "code"),
    [
        ("nik", "620206050190000", "wrong_length"), ("nik", "62020605019000012", "wrong_length"),
        ("nik", "620206050190000A", "not_digits"), ("nik", "6202063201900001", "bad_nik"),
        ("nik", "6202060501900000", "bad_nik"), ("nik", "6,2E+15", "excel_number"),
        ("nip", "19900105201501100", "wrong_length"), ("nip", "199013052015011001", "bad_nip"),
        ("nip", "199001052015131001", "bad_nip"), ("nip", "199001052015013001", "bad_nip"),
        ("nip", "1.9900105201501E+17", "excel_number"),
    ],
)  # fmt: skip
def test_an_impossible_number_is_refused(operator, regency, column, cell, code):
    plan = plan_staff(operator, row(status="PNS", **{column: cell}))
    assert said(plan) == [(2, column, code)]
    assert counted(plan) == {"refused": 1}


def test_a_number_that_excel_made_of_it_is_refused_and_not_called_empty(operator, regency):
    content = book(
        pegawai=[
            ["nik", "nama", "status", "unit", "jabatan"],
            [6202060501900001, "Budi", "THL", "DINKES", "ADMIN"],
        ]
    )
    plan = plan_file("staff", content, operator)
    assert said(plan) == [(2, "nik", "excel_number")]
    assert "Teks" in plan.all_problems()[0].remedy


def test_dots_and_spaces_in_a_number_do_not_count(operator, regency):
    apply_staff(operator, row(nik="620206 050190 0001", nip="19900105 201501 1 001"))
    person = Person.objects.get()
    assert (person.nik, person.nip) == (nik_of(), nip_of())


def test_a_number_that_says_otherwise_than_the_row_is_a_warning(operator, regency):
    plan = apply_staff(operator, row(nip=nip_of(), status="PNS", tanggal_lahir="6-1-1990", jenis_kelamin="P"))
    assert said(plan) == [
        (2, "nik", "nik_birth_date"), (2, "nik", "nik_sex"), (2, "nip", "nip_birth_date"), (2, "nip", "nip_sex"),
    ]  # fmt: skip
    person = Person.objects.get()
    assert (person.birth_date, person.sex) == (date(1990, 1, 6), "P")


def test_a_nik_of_a_woman_counts_forty_days_more(operator, regency):
    told = {"nik": nik_of(female=True), "tanggal_lahir": "5-1-1990", "jenis_kelamin": "P"}
    assert said(apply_staff(operator, row(status="PNS", **told))) == []


# --- numbers that change ---


def test_a_changed_number_is_written_with_a_warning(operator, known):
    plan = apply_staff(operator, row(kode_pegawai="B1", nik=nik_of(BORN, 7)))
    assert (2, "nik", "identity_changed") in said(plan)
    assert changed(plan) == {2: {"nik": (nik_of(), nik_of(BORN, 7))}}
    known.refresh_from_db()
    assert known.nik == nik_of(BORN, 7)


def test_a_number_that_was_missing_is_added_without_a_warning(operator, regency):
    apply_staff(operator, row(status="PNS"))
    plan = apply_staff(operator, row(status="PNS", nip=nip_of()))
    assert said(plan) == []
    assert changed(plan) == {2: {"nip": ("", nip_of())}}


def test_one_number_may_be_emptied_but_not_both(operator, known):
    plan = plan_staff(operator, row(kode_pegawai="B1", nik="", nip=""))
    assert (2, "nik", "no_identity") in said(plan)
    plan = apply_staff(operator, row(kode_pegawai="B1", nip=""))
    assert changed(plan) == {2: {"nip": (nip_of(), "")}}
    assert Person.objects.get().nip is None


def test_a_number_that_somebody_else_has_is_refused_before_the_database_does(operator, known):
    make_person(known.government, code="S1", nik=nik_of(BORN, 2), name="Siti")
    with pytest.raises(ApplyRefused):
        apply_staff(operator, row(kode_pegawai="B1", nik=nik_of(BORN, 2)))
    known.refresh_from_db()
    assert known.nik == nik_of()


def test_an_empty_code_keeps_the_code(operator, known):
    assert counted(apply_staff(operator, row(kode_pegawai=""))) == {"unchanged": 1}
    known.refresh_from_db()
    assert known.code == "B1"


def test_somebody_known_without_any_engagement_begins_one(operator, regency):
    person = make_person(regency.government, nik=nik_of(), name="Budi Santoso", code="B1")
    plan = apply_staff(operator, row())
    assert counted(plan) == {"changed": 1}
    assert person.engagements.count() == 1
    assert person.assignments.count() == 1


def test_twice_the_same_list_changes_nothing(operator, regency):
    rows = [
        row(),
        row(nik=nik_of(BORN, 2), nama="Siti", status="PNS", nip=nip_of(serial=2), golongan="III/a"),
    ]
    apply_staff(operator, *rows)
    plan = apply_staff(operator, *rows)
    assert counted(plan) == {"unchanged": 2}
    assert [len(traced(step)) for step in ("staff.add", "staff.change", "staff.end")] == [2, 0, 0]


def test_unknown_unit_and_job_are_refused_with_a_near_miss(operator, regency):
    plan = plan_staff(operator, row(unit="Dinas Kesehatn", jabatan="Perawatt"))
    assert said(plan) == [(2, "jabatan", "unknown"), (2, "unit", "unknown")]
    remedies = {problem.column: problem.remedy for problem in plan.all_problems()}
    assert "Dinas Kesehatan (DINKES)" in remedies["unit"]
    assert "Perawat (PERAWAT)" in remedies["jabatan"]


@pytest.mark.parametrize("column", ["nama", "status", "unit", "jabatan"])
def test_what_every_status_needs_is_refused_when_empty(operator, regency, column):
    assert (2, column, "empty_required") in said(plan_staff(operator, row(**{column: ""})))


@pytest.mark.parametrize("status", ["CPNS", "PNS", "PPPK", "THL", "ALIH-DAYA"])
def test_nothing_else_is_mandatory(operator, regency, status):
    numbers = {"nik": None, "nip": nip_of()} if status != "ALIH-DAYA" else {}
    plan = plan_staff(operator, row(status=status, jabatan="SOPIR", tmt_mulai=None, **numbers))
    assert [p.code for p in plan.all_problems() if p.is_error] == []
    assert counted(plan) == {"added": 1}


def test_an_own_person_of_the_past_keeps_the_years_he_had(operator, regency):
    person = make_person(regency.government, nik=nik_of(), name="Budi Santoso")
    engage(person, "THL", date(2015, 1, 1), date(2017, 12, 31), end_reason="habis_masa")
    place(person, regency.school.posts.create(job=regency.clerk), date(2015, 1, 1), date(2017, 12, 31))
    apply_file("staff", b"nik,nama,status,unit,jabatan,tmt_mulai\n" + nik_of().encode() +
               b",Budi Santoso,THL,DINKES,ADMIN,1-3-2019\n", operator)  # fmt: skip
    assert [e.period.first.year for e in person.engagements.order_by("period")] == [2015, 2019]
