"""The nominatif stands in the order of rank: the same order in SQL as by the rule, on random people."""

from __future__ import annotations

import io
from datetime import date, timedelta
from random import Random

import pytest
from openpyxl import load_workbook

from penata.domains.organization.rules.kinds import JobKind
from penata.domains.people.queries import nominative, roster
from penata.domains.people.queries.roster import RosterFilter
from penata.domains.people.rules import grades
from penata.domains.people.rules.duk import DukFacts, duk_key
from penata.kernel.access import Role
from penata.kernel.audit.models import AccessRecord
from tests.conftest import TODAY
from tests.domains.organization.factories import make_job, make_post, officer
from tests.domains.people.factories import engage, make_person, make_regency, place

pytestmark = pytest.mark.django_db

KINDS = ["pelaksana", "fungsional", "pengawas", "administrator", "jpt"]
STATUSES = ["PNS", "CPNS", "PPPK", "PPPK-PW", "THL", "ALIH-DAYA"]


@pytest.fixture
def regency():
    return make_regency()


def order(regency, day=TODAY) -> list[str]:
    found = roster.matching(officer(regency.government), RosterFilter(day))
    return list(nominative.in_rank_order(found, day).values_list("person__code", flat=True))


class Crowd:
    """Random people with few different values each, so that every rung of the ladder decides somewhere."""

    def __init__(self, regency, seed: int) -> None:
        self.random, self.regency = Random(seed), regency
        self.keys: dict[str, tuple[object, ...]] = {}
        self.jobs = [
            make_job(regency.government, kind=kind, job_class=job_class)
            for kind in KINDS
            for job_class in (None, 7, 9)
        ]

    def maybe(self, *values: object) -> object:
        return self.random.choice([None, *values])

    def add(self, status: str = "PNS", last: date | None = None) -> None:
        choose, code = self.random.choice, f"R{len(self.keys):03d}"
        born, appointed = (
            self.maybe(date(1980, 1, 1), date(1985, 5, 5)),
            self.maybe(date(2010, 1, 1), date(2012, 1, 1)),
        )
        person = make_person(
            self.regency.government, code=code, name="Sama", birth_date=born, appointed_on=appointed
        )
        engage(person, status, date(2015, 1, 1))
        job = choose([*self.jobs, None])
        since = choose([date(2018, 1, 1), date(2020, 1, 1)])
        if job is not None:
            place(person, make_post(self.regency.health, job), since, last)
        grade, grade_since = self.grade(person)
        rank, graduated = self.education(person)
        post = -1 if job is None else KINDS.index(job.kind) * 100 + (job.job_class or 0)
        facts = DukFacts(grade, grade_since, post, since if job else None, appointed, rank, graduated, born)
        self.keys[code] = (*duk_key(facts), person.pk)

    def grade(self, person) -> tuple[int, date | None]:
        """The latest step counts; one of the future does not."""
        grade, since = self.maybe("III/a", "III/b", "IV/a"), self.maybe(date(2019, 4, 1), date(2021, 4, 1))
        if grade is None:
            return 0, None
        person.grades.create(grade=grade, since=since)
        if since is not None and self.random.random() < 0.5:
            person.grades.create(grade="II/a", since=date(2012, 1, 1))
            person.grades.create(grade="IV/e", since=TODAY + timedelta(days=1))
        return grades.order(grade), since

    def education(self, person) -> tuple[int, int | None]:
        level = self.maybe(("S-1", 7), ("S-2", 9))
        if level is None:
            return -1, None
        graduated = self.maybe(2005, 2008)
        person.educations.create(level=level[0], rank=level[1], graduated=graduated)
        person.educations.create(level="SMA", rank=2, graduated=1999)
        return level[1], graduated


@pytest.mark.parametrize("seed", range(5))
def test_random_people_stand_as_the_rule_sorts_them(regency, seed):
    crowd = Crowd(regency, seed)
    for _ in range(60):
        crowd.add()
    assert order(regency) == sorted(crowd.keys, key=crowd.keys.__getitem__)


@pytest.mark.parametrize("seed", range(2))
def test_the_planned_end_of_a_post_decides_nothing(regency, seed):
    crowd = Crowd(regency, seed)
    for number in range(40):
        crowd.add("PPPK", last=date(2027, 1, 1) + timedelta(days=number) if number % 2 else None)
    assert order(regency) == sorted(crowd.keys, key=crowd.keys.__getitem__)


def test_the_known_example_of_the_regulation(regency):
    """T12.6: the same pangkat, earlier TMT wins before the post; the lower pangkat comes last."""
    for code, grade, since, kind in (
        ("X", "IV/a", date(2020, 4, 1), "administrator"), ("Y", "IV/a", date(2019, 10, 1), "pelaksana"),
        ("Z", "III/d", date(2010, 1, 1), "administrator"),
    ):  # fmt: skip
        person = make_person(regency.government, code=code)
        engage(person)
        person.grades.create(grade=grade, since=since)
        place(person, make_post(regency.health, make_job(regency.government, kind=kind)))
    assert order(regency) == ["Y", "X", "Z"]


def test_statuses_stand_one_after_the_other_and_candidates_among_civil_servants(regency):
    for status in reversed(STATUSES):
        person = make_person(regency.government, code=status)
        engage(person, status)
        person.grades.create(
            grade={"CPNS": "III/b", "PNS": "III/a", "PPPK": "IX"}.get(status, "I/a"), since=date(2020, 1, 1)
        )
    assert order(regency) == ["CPNS", "PNS", "PPPK", "PPPK-PW", "THL", "ALIH-DAYA"]


def test_the_order_knows_every_kind_of_job():
    assert set(KINDS) == {kind.value for kind in JobKind}


# --- page and file ---


def test_the_page_numbers_on_from_page_to_page(regency, sign_in):
    crowd = Crowd(regency, 1)
    for _ in range(55):
        crowd.add()
    client = sign_in(officer(regency.government))
    first, second = (client.get("/nominatif/", {"hal": page}).context for page in (1, 2))
    assert (len(first["rows"]), first["offset"], len(second["rows"]), second["offset"]) == (50, 0, 5, 50)
    expected = sorted(crowd.keys, key=crowd.keys.__getitem__)
    assert [row.row.code for row in [*first["rows"], *second["rows"]]] == expected
    assert len(client.get("/nominatif/", {"cetak": ""}).context["rows"]) == 55


def test_the_file_has_the_same_order_and_is_noted(regency, sign_in):
    crowd, by = Crowd(regency, 2), officer(regency.health, Role.AGENCY_OFFICER)
    for _ in range(12):
        crowd.add()
    sheet = load_workbook(io.BytesIO(sign_in(by).get("/nominatif/unduh.xlsx").content)).active
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=3)]
    assert rows[0][:5] == ["No.", "Nama", "NIP", "Pangkat", "Golongan"]
    assert [row[0] for row in rows[1:]] == list(range(1, len(rows)))
    (record,) = AccessRecord.objects.all()
    assert (record.by, record.what) == (by, "ekspor nominatif")


@pytest.mark.parametrize("role", [Role.WORKER, Role.ADMINISTRATOR])
def test_the_pages_are_refused_to_roles_without_the_right(regency, sign_in, role):
    client = sign_in(officer(regency.government, role))
    addresses = (
        "/nominatif/",
        "/nominatif/unduh.xlsx",
        "/nominatif/rekonsiliasi/",
        "/nominatif/rekonsiliasi.xlsx",
    )
    assert {client.get(address).status_code for address in addresses} == {403}
