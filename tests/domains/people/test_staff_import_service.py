"""The staff list: how engagements begin, follow each other, are corrected and end."""

from __future__ import annotations

from datetime import date

import pytest

from penata.domains.people.models import Engagement, Person
from tests.domains.organization.factories import changed, counted, said, traced
from tests.domains.people.factories import (
    apply_staff,
    make_regency,
    nik_of,
    nip_of,
    plan_staff,
    posts_of,
    row,
    service_of,
)

pytestmark = pytest.mark.django_db

MARCH_2019 = date(2019, 3, 1)


@pytest.fixture(autouse=True)
def regency(db):
    return make_regency()


@pytest.fixture
def budi(operator):
    """A THL since March 2019."""
    apply_staff(operator, row())
    return Person.objects.get()


def errors(plan) -> list[tuple[int, str, str]]:
    return [(p.row, p.column, p.code) for p in plan.all_problems() if p.is_error]


# --- beginnings ---


def test_a_new_engagement_and_its_post_begin_on_the_day_told(operator, budi):
    assert service_of(budi) == [("THL", MARCH_2019, None, "")]
    assert posts_of(budi) == [("DINKES", "ADMIN", MARCH_2019, None)]
    assert Engagement.objects.get().start_is_known


def test_a_post_may_begin_later_than_the_engagement(operator):
    apply_staff(operator, row(tmt_jabatan="1-7-2022"))
    person = Person.objects.get()
    assert service_of(person) == [("THL", MARCH_2019, None, "")]
    assert posts_of(person) == [("DINKES", "ADMIN", date(2022, 7, 1), None)]


def test_a_civil_servant_who_was_a_candidate_before_gets_that_history_too(operator):
    apply_staff(operator, row(status="PNS", nip=nip_of(), tmt_cpns="1-1-2015", tmt_mulai="1-2-2016"))
    person = Person.objects.get()
    assert service_of(person) == [
        ("CPNS", date(2015, 1, 1), date(2016, 1, 31), "menjadi_pns"), ("PNS", date(2016, 2, 1), None, ""),
    ]  # fmt: skip
    assert posts_of(person) == [("DINKES", "ADMIN", date(2015, 1, 1), None)]
    assert person.appointed_on == date(2015, 1, 1)


@pytest.mark.parametrize(
    ("cells", "start"),
    [
        ({"tmt_cpns": "1-4-2014"}, date(2014, 4, 1)),
        ({"nip": nip_of(since=date(2015, 3, 1))}, date(2015, 3, 1)),
        ({"tmt_jabatan": "1-7-2020"}, date(2020, 7, 1)),
    ],
    ids=["TMT CPNS", "month in the NIP", "TMT of the post"],
)
def test_a_start_that_is_not_told_is_taken_from_what_is(operator, cells, start):
    plan = apply_staff(operator, row(status="PNS", tmt_mulai=None, **cells))
    assert said(plan) == []
    engagement = Engagement.objects.get()
    assert (engagement.period.first, engagement.start_is_known) == (start, False)


def test_a_start_of_which_nothing_is_known_is_today_with_a_warning(operator, today):
    plan = apply_staff(operator, row(status="PNS", tmt_mulai=None))
    assert said(plan) == [(2, "tmt_mulai", "start_assumed")]
    engagement = Engagement.objects.get()
    assert (engagement.period.first, engagement.start_is_known) == (today, False)


def test_a_list_without_starts_changes_nothing_the_second_time(operator):
    apply_staff(operator, row(status="PNS", tmt_mulai=""))
    assert counted(apply_staff(operator, row(status="PNS", tmt_mulai=""))) == {"unchanged": 1}


def test_an_engagement_of_the_past_is_taken_in_as_ended(operator):
    plan = apply_staff(operator, row(tmt_selesai="31-12-2021"))
    person = Person.objects.get()
    assert counted(plan) == {"added": 1}
    assert service_of(person) == [("THL", MARCH_2019, date(2021, 12, 31), "habis_masa")]
    assert posts_of(person) == [("DINKES", "ADMIN", MARCH_2019, date(2021, 12, 31))]


# --- endings ---


def test_a_term_that_has_passed_ends_the_engagement_and_the_post(operator, budi):
    plan = apply_staff(operator, row(tmt_selesai="30-6-2026"))
    assert counted(plan) == {"ended": 1}
    assert changed(plan) == {2: {"tmt_selesai": ("", "30-6-2026"), "alasan_berakhir": ("", "habis_masa")}}
    assert service_of(budi) == [("THL", MARCH_2019, date(2026, 6, 30), "habis_masa")]
    assert posts_of(budi) == [("DINKES", "ADMIN", MARCH_2019, date(2026, 6, 30))]
    (trace,) = traced("staff.end")
    assert (trace.by, trace.person_id, trace.fields) == (
        operator,
        budi.pk,
        ["alasan_berakhir", "tmt_selesai"],
    )


@pytest.mark.parametrize("last", ["22-11-2026", "31-12-2026"])
def test_a_term_that_still_runs_is_a_change_and_no_ending(operator, last):
    person = apply_pns(operator)
    plan = apply_staff(operator, row(status="PNS", tmt_selesai=last))
    assert counted(plan) == {"changed": 1}
    ((_status, _first, stored, reason),) = service_of(person)
    assert (f"{stored.day}-{stored.month}-{stored.year}", reason) == (last, "")


def apply_pns(operator) -> Person:
    apply_staff(operator, row(status="PNS"))
    return Person.objects.get()


@pytest.mark.parametrize(
    ("word", "reason"),
    [
        ("pensiun", "pensiun"), ("Meninggal dunia", "meninggal"), ("mengundurkan diri", "mengundurkan_diri"),
        ("mutasi keluar", "pindah_keluar"), ("diberhentikan", "diberhentikan"), ("penataan", "penataan"),
    ],
)  # fmt: skip
def test_a_reason_ends_an_engagement_on_its_day(operator, budi, word, reason):
    plan = apply_staff(operator, row(tmt_selesai="30-6-2026", alasan_berakhir=word))
    assert counted(plan) == {"ended": 1}
    assert service_of(budi) == [("THL", MARCH_2019, date(2026, 6, 30), reason)]


def test_a_reason_may_announce_an_ending_ahead(operator):
    person = apply_pns(operator)
    plan = apply_staff(operator, row(status="PNS", tmt_selesai="31-12-2026", alasan_berakhir="pensiun"))
    assert counted(plan) == {"ended": 1}
    assert service_of(person) == [("PNS", MARCH_2019, date(2026, 12, 31), "pensiun")]


def test_the_same_ending_twice_changes_nothing(operator, budi):
    told = row(tmt_selesai="30-6-2026", alasan_berakhir="pensiun")
    apply_staff(operator, told)
    assert counted(apply_staff(operator, told)) == {"unchanged": 1}
    assert len(traced("staff.end")) == 1


def test_a_reason_without_its_day_is_refused(operator, budi):
    for cells in ({"alasan_berakhir": "pensiun"}, {"alasan_berakhir": "pensiun", "tmt_selesai": ""}):
        assert errors(plan_staff(operator, row(**cells))) == [(2, "tmt_selesai", "end_date_missing")]


def test_a_reason_may_be_corrected_without_telling_the_day_again(operator, budi):
    apply_staff(operator, row(tmt_selesai="30-6-2026"))
    plan = apply_staff(operator, row(alasan_berakhir="meninggal"))
    assert changed(plan) == {2: {"alasan_berakhir": ("habis_masa", "meninggal")}}
    assert service_of(budi) == [("THL", MARCH_2019, date(2026, 6, 30), "meninggal")]


def test_an_end_before_the_start_is_refused(operator, budi):
    assert errors(plan_staff(operator, row(tmt_selesai="28-2-2019"))) == [
        (2, "tmt_selesai", "end_before_start")
    ]
    assert errors(plan_staff(operator, row(tmt_mulai=None, tmt_selesai="28-2-2019"))) == [
        (2, "tmt_selesai", "end_before_start")
    ]


def test_whom_the_file_does_not_name_it_does_not_end(operator, budi):
    apply_staff(operator, row(nik=nik_of(serial=2), nama="Siti"))
    assert service_of(budi) == [("THL", MARCH_2019, None, "")]


def test_an_absent_column_ends_nothing_and_an_empty_cell_opens_the_term_again(operator):
    person = apply_pns(operator)
    apply_staff(operator, row(status="PNS", tmt_selesai="31-12-2026"))
    assert counted(apply_staff(operator, row(status="PNS"))) == {"unchanged": 1}
    plan = apply_staff(operator, row(status="PNS", tmt_selesai=""))
    assert changed(plan) == {2: {"tmt_selesai": ("31-12-2026", "")}}
    assert service_of(person) == [("PNS", MARCH_2019, None, "")]
    assert posts_of(person) == [("DINKES", "ADMIN", MARCH_2019, None)]


# --- one status after another ---


def test_a_thl_who_becomes_part_time_pppk_changes_over_in_the_same_post(operator, budi):
    number = nip_of(since=date(2025, 1, 1)).replace("202501", "202521")
    told = row(status="PPPK-PW", nip=number, tmt_mulai="1-10-2025", tmt_selesai="30-9-2027")
    plan = apply_staff(operator, told)
    assert errors(plan) == []
    assert counted(plan) == {"changed": 1}
    assert changed(plan)[2]["status"] == ("THL", "PPPK-PW")
    assert service_of(budi) == [
        ("THL", MARCH_2019, date(2025, 9, 30), "menjadi_pppk_pw"),
        ("PPPK-PW", date(2025, 10, 1), date(2027, 9, 30), ""),
    ]
    assert posts_of(budi) == [("DINKES", "ADMIN", MARCH_2019, date(2027, 9, 30))]
    assert counted(apply_staff(operator, told)) == {"unchanged": 1}


def test_a_candidate_becomes_a_civil_servant_and_moves_at_once(operator):
    apply_staff(operator, row(status="CPNS", nip=nip_of(), tmt_mulai="1-3-2025"))
    person = Person.objects.get()
    told = row(
        status="PNS",
        nip=nip_of(),
        tmt_mulai="1-3-2026",
        unit="PUSK1",
        jabatan="PERAWAT",
        tmt_jabatan="1-4-2026",
    )
    apply_staff(operator, told)
    assert service_of(person) == [
        ("CPNS", date(2025, 3, 1), date(2026, 2, 28), "menjadi_pns"), ("PNS", date(2026, 3, 1), None, ""),
    ]  # fmt: skip
    assert posts_of(person) == [
        ("DINKES", "ADMIN", date(2025, 3, 1), date(2026, 3, 31)), ("PUSK1", "PERAWAT", date(2026, 4, 1), None),
    ]  # fmt: skip
    assert counted(apply_staff(operator, told)) == {"unchanged": 1}


def test_a_new_status_needs_its_day(operator, budi):
    for start in (None, ""):
        plan = plan_staff(operator, row(status="PNS", nip=nip_of(), tmt_mulai=start))
        assert errors(plan) == [(2, "tmt_mulai", "start_needed")]


def test_a_new_status_cannot_begin_before_the_present_one(operator, budi):
    plan = plan_staff(operator, row(status="PNS", nip=nip_of(), tmt_mulai="1-2-2018"))
    assert errors(plan) == [(2, "tmt_mulai", "start_before_current")]


def test_another_status_from_the_same_day_corrects_what_was_written(operator, budi):
    plan = apply_staff(operator, row(status="PNS", nip=nip_of()))
    assert said(plan) == [(2, "status", "status_corrected")]
    assert service_of(budi) == [("PNS", MARCH_2019, None, "")]


def test_who_comes_back_after_a_break_begins_anew(operator):
    apply_staff(operator, row(tmt_selesai="31-12-2020"))
    person = Person.objects.get()
    told = row(tmt_mulai="1-6-2021")
    plan = apply_staff(operator, told)
    assert counted(plan) == {"changed": 1}
    assert service_of(person) == [
        ("THL", MARCH_2019, date(2020, 12, 31), "habis_masa"), ("THL", date(2021, 6, 1), None, ""),
    ]  # fmt: skip
    assert posts_of(person) == [
        ("DINKES", "ADMIN", MARCH_2019, date(2020, 12, 31)), ("DINKES", "ADMIN", date(2021, 6, 1), None),
    ]  # fmt: skip
    assert counted(apply_staff(operator, told)) == {"unchanged": 1}


def test_a_later_start_of_the_same_status_that_still_runs_is_a_correction(operator):
    person = apply_pns(operator)
    plan = apply_staff(operator, row(status="PNS", tmt_mulai="1-5-2019"))
    assert changed(plan) == {2: {"tmt_mulai": ("1-3-2019", "1-5-2019")}}
    assert service_of(person) == [("PNS", date(2019, 5, 1), None, "")]


def test_an_earlier_start_is_a_correction_unless_it_reaches_into_the_time_before(operator):
    apply_staff(operator, row(tmt_selesai="31-12-2020"))
    apply_staff(operator, row(tmt_mulai="1-6-2021"))
    person = Person.objects.get()
    assert counted(apply_staff(operator, row(tmt_mulai="1-2-2021"))) == {"changed": 1}
    assert service_of(person)[1] == ("THL", date(2021, 2, 1), None, "")
    assert errors(plan_staff(operator, row(tmt_mulai="31-12-2020"))) == [(2, "tmt_mulai", "overlap")]


def test_an_assumed_start_becomes_known_once_it_is_told(operator, today):
    apply_staff(operator, row(status="PNS", tmt_mulai=None))
    plan = apply_staff(operator, row(status="PNS", tmt_mulai="1-3-2019"))
    assert changed(plan) == {2: {"tmt_mulai": ("", "1-3-2019")}}
    engagement = Engagement.objects.get()
    assert (engagement.period.first, engagement.start_is_known) == (MARCH_2019, True)


def test_an_emptied_start_is_no_longer_known_and_the_plan_shows_it(operator):
    apply_pns(operator)
    plan = apply_staff(operator, row(status="PNS", tmt_mulai=""))
    assert changed(plan) == {2: {"tmt_mulai": ("1-3-2019", "")}}
    assert not Engagement.objects.get().start_is_known


def test_a_pay_is_written_corrected_and_emptied(operator):
    apply_staff(operator, row(honor="Rp 1.250.000"))
    assert Engagement.objects.get().honorarium == 1_250_000
    assert changed(apply_staff(operator, row(honor="1300000"))) == {2: {"honor": ("1250000", "1300000")}}
    assert counted(apply_staff(operator, row())) == {"unchanged": 1}
    assert changed(apply_staff(operator, row(honor=""))) == {2: {"honor": ("1300000", "")}}
    assert Engagement.objects.get().honorarium is None


@pytest.mark.parametrize(
    ("cell", "code"), [("-1", "negative"), ("sejuta", "not_number"), ("1250000,50", "not_whole")]
)
def test_a_pay_that_is_no_whole_rupiah_is_refused(operator, cell, code):
    assert errors(plan_staff(operator, row(honor=cell))) == [(2, "honor", code)]
