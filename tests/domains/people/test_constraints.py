"""What must hold about people even if Python is wrong stands in the database."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from penata.domains.organization.models import Vendor
from penata.domains.people.models import Absence, Education, Engagement, GradeStep, Person
from penata.kernel.values import Period
from tests.domains.organization.factories import make_post, make_unit
from tests.domains.people.factories import engage, make_person, make_regency, nik_of, nip_of, place

pytestmark = pytest.mark.django_db

JANUARY, JUNE = date(2026, 1, 1), date(2026, 6, 30)


@pytest.fixture
def regency():
    return make_regency()


@pytest.fixture
def person(regency):
    return make_person(regency.government, nik=nik_of(), nip=nip_of(), code="B1")


def refused(make, name: str) -> None:
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        make()


def test_two_engagements_never_overlap(person):
    engage(person, "THL", JANUARY, JUNE)
    refused(lambda: engage(person, "PNS", JUNE), "people_one_engagement_at_a_time")
    engage(person, "PNS", date(2026, 7, 1))


def test_two_principal_posts_never_overlap(person, regency):
    one, other = make_post(regency.health, regency.clerk), make_post(regency.school, regency.clerk)
    place(person, one, JANUARY, JUNE)
    refused(lambda: place(person, other, JUNE), "people_one_principal_post_at_a_time")
    refused(lambda: place(person, one, date(2025, 1, 1)), "people_one_principal_post_at_a_time")
    place(person, other, date(2026, 7, 1))
    place(person, other, JANUARY, kind="acting")
    place(person, other, JANUARY, kind="acting")


def test_two_absences_never_overlap(person):
    Absence.objects.create(person=person, kind="seconded", period=Period(JANUARY, JUNE))
    refused(
        lambda: Absence.objects.create(person=person, kind="unpaid_leave", period=Period(JUNE)),
        "people_one_absence_at_a_time",
    )


def test_a_reason_needs_an_end(person):
    refused(lambda: engage(person, end_reason="pensiun"), "people_a_reason_needs_an_end")


def test_a_vendor_stands_only_at_placements(person, regency):
    firm = Vendor.objects.create(government=regency.government, name="PT Roda")
    refused(lambda: engage(person, "THL", vendor=firm), "people_vendor_only_for_placements")
    engage(person, "ALIH-DAYA", vendor=firm)


def test_pay_is_not_negative(person):
    refused(lambda: engage(person, honorarium=-1), "people_honorarium_not_negative")


@pytest.mark.parametrize(
    ("values", "name"),
    [
        ({"nik": nik_of()}, "people_nik_once"), ({"nip": nip_of()}, "people_nip_once"), ({"code": "b1"}, "people_code_once"),
        ({"nik": "123"}, "people_nik_16_digits"), ({"nik": "620206050190000x"}, "people_nik_16_digits"),
        ({"nip": "123"}, "people_nip_18_digits"), ({"nik": None}, "people_nik_or_nip"),
    ],
)  # fmt: skip
def test_numbers_are_complete_and_belong_to_one_person(person, regency, values, name):
    told = {"nik": nik_of(serial=2), "code": "S1", "name": "Siti"} | values
    refused(lambda: Person.objects.create(government=regency.government, **told), name)


def test_the_same_numbers_may_stand_in_another_government(person):
    make_person(make_unit("KOTA"), nik=nik_of(), nip=nip_of(), code="B1")
    assert Person.objects.filter(code="B1").count() == 2


def test_one_grade_a_day_and_one_without_a_day(person):
    for since in (JANUARY, None):
        GradeStep.objects.create(person=person, grade="III/a", since=since)
        refused(
            lambda since=since: GradeStep.objects.create(person=person, grade="III/b", since=since),
            "people_one_grade_a_day",
        )


def test_the_same_education_stands_once(person):
    Education.objects.create(person=person, level="S-1", rank=7, major="Hukum")
    refused(
        lambda: Education.objects.create(person=person, level="S-1", rank=7, major="Hukum"),
        "people_education_once",
    )
    Education.objects.create(person=person, level="S-1", rank=7, major="Ekonomi")


def test_a_period_never_ends_before_it_begins(person):
    with pytest.raises(ValueError, match="ends before it starts"):
        engage(person, first=JUNE, last=JANUARY)
    assert not Engagement.objects.exists()


def test_who_has_a_history_is_not_deleted(person):
    engage(person)
    with pytest.raises(IntegrityError):
        person.delete()
