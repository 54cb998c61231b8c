"""The staff list at the gate: THL, vendors' people, PPPK; what exists against the law is shown and never hidden."""

from __future__ import annotations

from datetime import date

import pytest

from penata.domains.organization.models import Vendor
from penata.domains.people.models import Engagement, Person
from penata.kernel import clock
from tests.domains.organization.factories import changed, counted, said, traced
from tests.domains.people.factories import (
    apply_staff,
    make_regency,
    nik_of,
    nip_of,
    plan_staff,
    row,
    service_of,
)

pytestmark = pytest.mark.django_db

FIRST = date(2026, 2, 1)


@pytest.fixture(autouse=True)
def regency(db):
    return make_regency()


def errors(plan) -> list[tuple[int, str, str]]:
    return [(p.row, p.column, p.code) for p in plan.all_problems() if p.is_error]


def vendor(**cells):
    return row(
        **(
            {"status": "ALIH-DAYA", "jabatan": "SOPIR", "penyedia": "PT Roda", "tmt_mulai": "1-2-2026"}
            | cells
        )
    )


# --- THL ---


@pytest.mark.parametrize(
    ("start", "codes"),
    [
        ("1-1-2005", ["outside_lawful_scheme"]), ("10-11-2005", ["outside_lawful_scheme"]),
        ("11-11-2005", ["thl_history", "outside_lawful_scheme"]), ("30-10-2023", ["thl_history", "outside_lawful_scheme"]),
    ],
)  # fmt: skip
def test_a_thl_of_before_is_history_and_marked_as_outside_the_law(operator, start, codes):
    plan = apply_staff(operator, row(tmt_mulai=start))
    assert [(problem.column, problem.level.value) for problem in plan.all_problems()] == [
        ("status", "warning")
    ] * len(codes)
    assert [problem.code for problem in plan.all_problems()] == codes
    assert counted(plan) == {"added": 1}


@pytest.mark.parametrize("start", ["31-10-2023", "1-1-2024", "22-11-2026"])
def test_no_thl_begins_from_the_day_of_the_ban_on(operator, start):
    plan = plan_staff(operator, row(tmt_mulai=start))
    assert errors(plan) == [(2, "status", "thl_banned")]
    assert "UU 20/2023 Pasal 66" in plan.all_problems()[0].message
    assert counted(plan) == {"refused": 1}


def test_a_thl_that_ended_before_2026_is_history_only(operator):
    assert said(apply_staff(operator, row(tmt_selesai="31-12-2025"))) == [(2, "status", "thl_history")]


def test_who_was_a_thl_before_the_ban_is_no_warning_in_2025(operator):
    with clock.fixed(date(2025, 12, 31)):
        assert said(apply_staff(operator, row(tmt_mulai="1-1-2005"))) == []


def test_the_mark_returns_with_every_list_as_long_as_it_is_true(operator):
    apply_staff(operator, row())
    assert said(plan_staff(operator, row())) == [(2, "status", "outside_lawful_scheme")]
    assert said(apply_staff(operator, row(tmt_selesai="31-12-2025"))) == []


def test_a_thl_without_a_known_start_is_imported_with_both_warnings(operator):
    plan = apply_staff(operator, row(tmt_mulai=""))
    assert [p.code for p in plan.all_problems()] == ["outside_lawful_scheme", "start_assumed"]
    assert not Engagement.objects.get().start_is_known


@pytest.mark.parametrize("start", ["31-10-2023", "1-6-2025"])
def test_the_ban_is_not_got_round_by_telling_the_start_later(operator, start):
    apply_staff(operator, row(tmt_mulai=""))
    assert (2, "status", "thl_banned") in errors(plan_staff(operator, row(tmt_mulai=start)))


def test_the_ban_is_not_got_round_by_correcting_the_start(operator):
    apply_staff(operator, row())
    assert (2, "status", "thl_banned") in errors(plan_staff(operator, row(tmt_mulai="1-1-2024")))


def test_the_ban_is_not_got_round_by_correcting_the_status(operator):
    told = {"nip": nip_of(), "tmt_mulai": "1-3-2024"}
    apply_staff(operator, row(status="PNS", **told))
    assert (2, "status", "thl_banned") in errors(plan_staff(operator, row(status="THL", **told)))


def test_a_rehired_thl_is_a_new_thl(operator):
    apply_staff(operator, row(tmt_selesai="31-12-2022"))
    assert errors(plan_staff(operator, row(tmt_mulai="1-1-2024"))) == [(2, "status", "thl_banned")]


@pytest.mark.parametrize("last", ["31-12-2026", "1-1-2026", ""])
def test_a_term_that_has_run_out_is_not_prolonged_into_2026(operator, last):
    apply_staff(operator, row(tmt_selesai="31-12-2025"))
    assert errors(plan_staff(operator, row(tmt_selesai=last))) == [(2, "tmt_selesai", "thl_extension_denied")]


def test_a_term_is_prolonged_with_a_finding_before_2025(operator):
    with clock.fixed(date(2024, 6, 1)):
        apply_staff(operator, row(tmt_selesai="30-6-2024"))
        plan = apply_staff(operator, row(tmt_selesai="31-12-2024"))
    assert said(plan) == [(2, "tmt_selesai", "thl_extension")]


def test_a_start_long_before_the_republic_is_no_breakdown(operator):
    plan = plan_staff(operator, row(tmt_mulai="1-3-1919"))
    assert counted(plan) in ({"added": 1}, {"refused": 1})


# --- PPPK ---


def test_a_pppk_needs_its_number_or_is_warned(operator):
    plan = apply_staff(operator, row(status="PPPK", tmt_mulai="1-6-2022"))
    assert said(plan) == [(2, "status", "no_number")]
    assert counted(plan) == {"added": 1}


def test_there_was_no_pppk_before_its_law(operator):
    assert errors(plan_staff(operator, row(status="PPPK", tmt_mulai="27-11-2018"))) == [
        (2, "status", "scheme_not_yet")
    ]
    told = row(status="PPPK", tmt_mulai="28-11-2018", nip=nip_of().replace("201501", "201821"))
    assert errors(plan_staff(operator, told)) == []


@pytest.mark.parametrize(
    ("start", "number", "codes"),
    [
        ("12-1-2025", True, ["scheme_not_yet"]), ("13-1-2025", False, []), ("25-8-2025", False, []),
        ("26-8-2025", False, ["no_number"]), ("26-8-2025", True, []),
    ],
)  # fmt: skip
def test_part_time_pppk_begin_in_their_window_or_with_a_number(operator, start, number, codes):
    told = row(
        status="PPPK-PW", tmt_mulai=start, nip=nip_of().replace("201501", "202521") if number else None
    )
    assert [code for _row, _column, code in errors(plan_staff(operator, told))] == codes


def test_a_file_without_the_number_does_not_take_the_number_away(operator):
    number = nip_of().replace("201501", "202521")
    apply_staff(operator, row(status="PPPK-PW", tmt_mulai="1-10-2025", nip=number))
    assert errors(plan_staff(operator, row(status="PPPK-PW", tmt_mulai="1-11-2025"))) == []


# --- vendors ---


def test_a_vendors_person_is_placed_in_a_job_that_may_be_outsourced(operator, regency):
    plan = apply_staff(operator, vendor())
    assert (counted(plan), said(plan)) == ({"added": 1}, [])
    engagement = Engagement.objects.get()
    assert (engagement.status, engagement.vendor.name, engagement.vendor.government) == (
        "ALIH-DAYA", "PT Roda", regency.government,
    )  # fmt: skip
    (trace,) = traced("vendor.open")
    assert (trace.by, trace.subject_id, trace.path) == (
        operator,
        engagement.vendor_id,
        str(regency.government.pk),
    )


@pytest.mark.parametrize(
    ("job", "code"), [("ADMIN", "job_not_outsourceable"), ("PERAWAT", "asn_post"), ("KADIS", "asn_post")]
)
def test_no_vendor_serves_in_another_job(operator, job, code):
    plan = plan_staff(operator, vendor(jabatan=job))
    assert errors(plan) == [(2, "jabatan", code)]


@pytest.mark.parametrize("start", ["1-2-2026", ""])
def test_an_unknown_start_opens_no_other_job_to_vendors(operator, start):
    assert errors(plan_staff(operator, vendor(jabatan="ADMIN", tmt_mulai=start))) == [
        (2, "jabatan", "job_not_outsourceable")
    ]


@pytest.mark.parametrize(("job", "code"), [("ADMIN", "job_not_outsourceable"), ("PERAWAT", "asn_post")])
def test_a_vendors_person_is_not_moved_into_another_job(operator, job, code):
    apply_staff(operator, vendor())
    plan = plan_staff(operator, vendor(jabatan=job, tmt_jabatan="1-6-2026"))
    assert (2, "jabatan", code) in errors(plan)


def test_a_thl_is_moved_into_no_asn_post_since_the_law_forbids_it(operator):
    apply_staff(operator, row())
    assert (2, "jabatan", "asn_post") in errors(
        plan_staff(operator, row(jabatan="PERAWAT", tmt_jabatan="1-2-2024"))
    )


@pytest.mark.parametrize("since", ["1-2-2022", ""])
def test_a_thl_found_in_an_asn_post_since_who_knows_when_is_told(operator, since):
    apply_staff(operator, row())
    plan = plan_staff(operator, row(jabatan="PERAWAT", tmt_jabatan=since))
    assert errors(plan) == []
    assert (2, "jabatan", "asn_post") in [(p.row, p.column, p.code) for p in plan.all_problems()]


def test_a_vendors_person_without_a_post_is_given_no_other_job(operator):
    apply_staff(operator, vendor())
    Person.objects.get().assignments.all().delete()
    assert errors(plan_staff(operator, vendor(jabatan="ADMIN"))) == [(2, "jabatan", "job_not_outsourceable")]


def test_a_status_is_not_corrected_into_a_vendors_where_the_job_forbids_it(operator):
    apply_staff(operator, row(status="PNS", tmt_mulai="1-2-2026"))
    plan = plan_staff(operator, vendor(jabatan="ADMIN"))
    assert (2, "jabatan", "job_not_outsourceable") in errors(plan)


def test_two_spellings_of_one_vendor_are_one_vendor(operator):
    apply_staff(operator, vendor(), vendor(nik=nik_of(serial=2), nama="Siti", penyedia="pt RODA"))
    assert Vendor.objects.count() == 1


def test_a_vendor_is_corrected_and_emptied(operator):
    apply_staff(operator, vendor())
    assert changed(apply_staff(operator, vendor(penyedia="PT Baru"))) == {
        2: {"penyedia": ("PT Roda", "PT Baru")}
    }
    assert changed(apply_staff(operator, vendor(penyedia=""))) == {2: {"penyedia": ("PT Baru", "")}}
    assert Engagement.objects.get().vendor is None


@pytest.mark.parametrize("column", ["penyedia", None], ids=["column present", "column absent"])
def test_ending_a_placement_keeps_its_vendor(operator, column):
    apply_staff(operator, vendor())
    told = vendor(tmt_selesai="30-9-2026", alasan_berakhir="lainnya", penyedia="PT Roda" if column else None)
    assert counted(apply_staff(operator, told)) == {"ended": 1}
    engagement = Engagement.objects.get()
    assert (engagement.period.last, engagement.vendor.name) == (date(2026, 9, 30), "PT Roda")


def test_what_follows_a_placement_leaves_its_vendor_in_the_past(operator):
    apply_staff(operator, vendor())
    apply_staff(operator, row(status="PNS", nip=nip_of(), jabatan="SOPIR", tmt_mulai="1-9-2026"))
    first, second = Engagement.objects.order_by("period")
    assert (first.vendor.name, first.end_reason, second.vendor) == ("PT Roda", "menjadi_pns", None)


def test_a_placement_corrected_to_employment_loses_its_vendor(operator):
    apply_staff(operator, vendor())
    apply_staff(operator, row(status="PNS", nip=nip_of(), jabatan="SOPIR", tmt_mulai="1-2-2026"))
    engagement = Engagement.objects.get()
    assert (engagement.status, engagement.vendor) == ("PNS", None)


def test_a_thl_who_goes_over_to_a_vendor_ends_for_that_reason(operator):
    apply_staff(operator, row(jabatan="SOPIR"))
    apply_staff(operator, vendor())
    assert service_of(Person.objects.get()) == [
        ("THL", date(2019, 3, 1), date(2026, 1, 31), "ke_penyedia"), ("ALIH-DAYA", FIRST, None, ""),
    ]  # fmt: skip


def test_pay_grade_and_vendor_where_they_do_not_belong_are_warnings(operator):
    plan = apply_staff(
        operator, vendor(honor="2000000", penyedia="PT Roda"),
        row(nik=nik_of(serial=2), nama="Siti", status="PNS", penyedia="PT Roda"),
    )  # fmt: skip
    assert said(plan) == [(2, "honor", "pay_not_for_vendor"), (3, "penyedia", "vendor_not_for_status")]
    assert list(Engagement.objects.order_by("status").values_list("status", "honorarium", "vendor__name")) == [
        ("ALIH-DAYA", None, "PT Roda"), ("PNS", None, None),
    ]  # fmt: skip


def test_a_placement_without_a_vendor_is_warned(operator):
    assert said(apply_staff(operator, vendor(penyedia=""))) == [(2, "penyedia", "vendor_missing")]
