"""The invented regency before it meets a database: numbers, counts, dates, and that a seed is a seed."""

from __future__ import annotations

import hashlib
from collections import Counter
from datetime import date
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError
from lokal import wilayah

from penata.domains.accounts import public as accounts
from penata.domains.people.rules import gate
from penata.domains.people.rules.identity import read_nik, read_nip
from penata.domains.people.rules.retirement import retires_on
from penata.domains.workload.rules import need
from penata.domains.workload.rules.need import Load
from penata.domains.workload.rules.terms import Per, Rounding
from penata.kernel.jobs.progress import silent
from penata.portals import demo
from penata.portals.demo import building, lists, sample_files, studies, world
from penata.portals.demo.facts import agencies, careers, jobs, names, places, thl
from penata.portals.demo.facts.tasks import TASKS
from penata.portals.demo.world import SEED, TODAY, World

YEAR_ENDS = (date(2021, 12, 31), date(2022, 12, 31))


@pytest.fixture(scope="module")
def made() -> World:
    return world.make(TODAY, SEED)


def count(made: World, day: date) -> Counter[str]:
    return Counter(status for _person, status in made.serving(day))


def digest(made: World) -> list[str]:
    return [hashlib.sha256(sheet.content).hexdigest() for sheet in building.sheets(made)]


# --- numbers ---


def test_every_nik_is_valid_by_rule_and_nobodys(made: World) -> None:
    for person in made.people:
        told = read_nik(person.nik, TODAY)
        assert told is not None and (told.born, told.sex) == (person.born, person.sex)
        assert int(person.nik[12:]) > 9000
    assert len({person.nik for person in made.people}) == len(made.people)


def test_every_nip_is_valid_by_rule_and_nobodys(made: World) -> None:
    numbered = [person for person in made.people if person.nip]
    for person in numbered:
        told = read_nip(person.nip)
        assert told is not None and (told.born, told.sex) == (person.born, person.sex)
        assert told.appointed == person.appointed
        assert told.is_pppk == (person.appointed is None)
        assert int(person.nip[15:]) > 900
    assert len({person.nip for person in numbered}) == len(numbered)


def test_part_time_numbers_are_of_the_year_they_began(made: World) -> None:
    for person, status in made.serving(TODAY):
        if status == "PPPK-PW":
            began = person.spells[-1].first
            assert date(2025, 10, 1) <= began <= date(2025, 12, 1)
            assert person.nip[8:14] == f"{began.year}21"


def test_contacts_reach_nobody(made: World) -> None:
    phones = [person.phone for person in made.people if person.phone]
    assert len(set(phones)) == len(phones)
    assert all(phone.startswith("0812-0000-") for phone in phones)
    mails = [row[lists.COLUMNS.index("surel")] for row in _today(made).rows]
    assert all(mail.endswith("@contoh.invalid") for mail in mails if mail)


@pytest.mark.parametrize("people", names.PEOPLES)
def test_lists_of_names_hold_no_twins(people: str) -> None:
    men, women = names.FIRST[people, "L"], names.FIRST[people, "P"]
    for told in (men, women, names.LAST[people, "L"], names.LAST[people, "P"]):
        assert len(set(told)) == len(told)
    assert not set(men) & set(women)


# --- the same seed, the same world ---


def test_a_seed_makes_the_same_sheets(made: World) -> None:
    again = world.make.__wrapped__(TODAY, SEED)
    assert again is not made
    assert digest(again) == digest(made)


def test_another_seed_makes_other_sheets(made: World) -> None:
    other = world.make.__wrapped__(TODAY, SEED + 1)
    kinds = [sheet.kind for sheet in building.sheets(made)]
    differ = {kind for kind, a, b in zip(kinds, digest(made), digest(other), strict=True) if a != b}
    assert differ == {"units", "workload", "staff"}
    assert count(other, TODAY) == count(made, TODAY)


# --- counts ---


def test_staff_of_today_is_exact(made: World) -> None:
    found = count(made, TODAY)
    assert found["CPNS"] + found["PNS"] + found["PPPK"] == 6000
    assert (found["PPPK-PW"], found["ALIH-DAYA"], found["THL"]) == (1600, 430, 23)


def test_thl_at_the_ends_of_two_years(made: World) -> None:
    first, second = (count(made, day)["THL"] for day in YEAR_ENDS)
    assert (first, second) == (thl.AT_END_OF_2021, thl.AT_END_OF_2022) == (2364, 2328)


def test_the_figures_of_the_thl_add_up(made: World) -> None:
    came = {2022: sum(thl.ENTERED_2022.values()), 2023: sum(thl.ENTERED_2023.values())}
    there = thl.AT_END_OF_2021
    for year, reasons in thl.EXITS.items():
        there += came.get(year, 0) - sum(reasons.values())
        there -= thl.BECAME_PPPK[year] + thl.BECAME_CIVIL.get(year, 0)
        if year < 2025:
            assert count(made, date(year, 12, 31))["THL"] == there
    part_time = count(made, TODAY)["PPPK-PW"]
    assert there - part_time - thl.TO_VENDORS - thl.REORGANISED == 23


def test_lists_tell_the_thl_of_2022_with_their_reasons(made: World) -> None:
    first, second = list(lists.all_lists(made))[:2]
    status, reason = lists.COLUMNS.index("status"), lists.COLUMNS.index("alasan_berakhir")
    assert sum(row[status] == "THL" for row in first.rows) == 2364
    left = Counter(row[reason] for row in second.rows if row[status] == "THL" and row[reason])
    assert left == thl.EXITS[2022]


def test_nobody_became_thl_after_the_law(made: World) -> None:
    began = [spell.first for person in made.people for spell in person.spells if spell.status == "THL"]
    assert max(began) < date(2023, 10, 31)
    assert min(began).year >= 2008


def test_contract_pay_lies_within_what_is_paid(made: World) -> None:
    for person in made.people:
        paid = [spell.pay for spell in person.spells if spell.pay is not None]
        assert all(1_200_000 <= pay <= 2_600_000 for pay in paid)
        if person.spells[-1].status == "PPPK-PW":
            last, now = paid
            assert gate.judge_part_time_offer(now, last, 3_500_000) != gate.Verdict.DENY


def test_vendors_people_serve_only_where_the_law_lets_them(made: World) -> None:
    served = {p.post_on(TODAY).job for p, status in made.serving(TODAY) if status == "ALIH-DAYA"}
    assert served == set(agencies.VENDOR_JOBS)
    assert len({p.spells[-1].vendor for p, s in made.serving(TODAY) if s == "ALIH-DAYA"}) == 3


def test_retirements_ahead_are_many_and_mostly_teachers(made: World) -> None:
    ahead: Counter[str] = Counter()
    for person, status in made.serving(TODAY):
        if status not in {"THL", "ALIH-DAYA"}:
            job = jobs.BY_CODE[person.post_on(TODAY).job]
            on = retires_on(person.born, job.bup)
            assert on > TODAY
            ahead[job.family] += on <= date(TODAY.year + 5, 12, 31)
    assert 1100 <= ahead.total() <= 1250
    assert ahead["Guru"] * 2 > ahead.total()


def test_one_in_twelve_comes_from_elsewhere_and_one_in_twenty_has_not_said(made: World) -> None:
    origins = [person.origin for person, _status in made.serving(TODAY)]
    outside = sum(bool(code) and not code.startswith("62.02.") for code in origins)
    assert 0.06 < outside / len(origins) < 0.1
    assert 0.03 < origins.count("") / len(origins) < 0.07


# --- careers ---


def test_careers_are_in_order(made: World) -> None:
    for person in made.people:
        assert all(a.first < b.first for a, b in pairwise(person.spells)), person
        assert all(a.since < b.since for a, b in pairwise(person.posts)), person
        assert all(a[1] < b[1] for a, b in pairwise(person.grades)), person
        assert person.posts[0].since >= person.first


def test_everybody_on_a_list_holds_a_post_that_has_a_need(made: World) -> None:
    planned = {(post.unit.code, post.job.code) for post in made.posts}
    for person in made.people:
        assert all((held.unit, held.job) in planned for held in person.posts)
        for day in (*thl.LISTS, TODAY):
            if person.serves_on(day):
                assert person.posts[0].since <= day


def test_a_list_never_skips_a_step(made: World) -> None:
    """The importer takes one change of status a row; CPNS and PNS at once only for somebody new."""
    days = [date(1900, 1, 1), *thl.LISTS, TODAY]
    for person in made.people:
        for before, day in pairwise(days):
            fresh = [s.status for s in person.spells if before < s.first <= day]
            is_new = person.first > before
            assert len(fresh) <= 1 or (is_new and fresh == ["CPNS", "PNS"]), person


# --- units and studies ---


def test_every_district_and_village_of_the_facts_exists() -> None:
    official = {region.code: region.name for region in wilayah.list_wilayah(places.HOME)}
    assert [district.code for district in places.DISTRICTS] == sorted(official)
    villages = {v.code for code in official for v in wilayah.list_wilayah(code)}
    assert len(villages) == 185
    assert set(places.REMOTE_VILLAGES) <= villages and len(set(places.REMOTE_VILLAGES)) == 40
    for district in places.DISTRICTS:
        seats = [district.seat, *(village for _name, village in district.centres)]
        assert {f"{district.code}.{seat}" for seat in seats} <= villages


def test_units_have_codes_of_their_own_and_parents(made: World) -> None:
    codes = [unit.code for unit in made.units]
    assert len(set(codes)) == len(codes)
    known: set[str] = set()
    for unit in made.units:
        assert unit.parent in known or (unit.kind == "pemda" and not unit.parent)
        assert " " not in unit.code
        known.add(unit.code)
    kinds = Counter(unit.kind for unit in made.units)
    assert (kinds["kecamatan"], kinds["kelurahan"], kinds["puskesmas"]) == (17, 17, 21)
    assert kinds["sekolah"] > 350


def test_no_two_schools_bear_the_same_name(made: World) -> None:
    schools = [unit.name for unit in made.units if unit.kind == "sekolah"]
    assert len(set(schools)) == len(schools)


def test_volumes_give_the_seats_that_were_meant(made: World) -> None:
    """By the rule of the workload, not by the demo's own arithmetic."""
    meant = {(post.unit.code, post.job.code): post for post in made.posts}
    for sheet in studies.all_sheets(made):
        loads: dict[tuple[str, str], list[Load]] = {}
        for _year, unit, job, _text, _result, volume, per, norm, _program in sheet.rows:
            load = Load(Decimal(volume.replace(",", ".")), Per(per), Decimal(norm))
            loads.setdefault((unit, job), []).append(load)
        for key, told in loads.items():
            if meant[key].job.group != jobs.HEAD:
                raw = need.need(told, studies.MINUTES_A_YEAR)
                assert need.seats(raw, Rounding.HALF_UP) == meant[key].seats, key


def test_shares_of_tasks_make_a_whole() -> None:
    assert {job.tasks for job in jobs.JOBS} == set(TASKS)
    assert {name: sum(task.share for task in tasks) for name, tasks in TASKS.items()} == dict.fromkeys(
        TASKS, 100
    )


def test_groups_of_jobs_are_known_to_every_table() -> None:
    groups = {job.group for job in jobs.JOBS}
    assert groups <= set(careers.AGES) and groups <= set(careers.WOMEN)


# --- what the command asks first ---


@pytest.mark.django_db
def test_an_empty_database_may_take_the_demo(operator: object) -> None:
    assert demo.refusal() is None
    assert not demo.is_built()


@pytest.mark.django_db
def test_another_government_is_left_alone(operator: object) -> None:
    from tests.domains.organization.factories import make_government

    government = make_government(name="Kabupaten Sungguhan")
    assert "Kabupaten Sungguhan" in (demo.refusal() or "")
    government.is_demo = True
    government.save()
    assert demo.refusal() is None and demo.is_built()


@pytest.mark.django_db
def test_accounts_of_a_real_office_are_left_alone(operator: object) -> None:
    accounts.create(username="kepala", name="Kepala Kepegawaian", by=operator)
    assert "akun" in (demo.refusal() or "")


@pytest.mark.django_db
def test_a_day_outside_the_story_is_refused(operator: object) -> None:
    with pytest.raises(ValidationError, match="antara"):
        demo.build(by=operator, today=date(2025, 1, 1), seed=SEED, report=silent)


# --- files for visitors ---


def test_samples_are_written(tmp_path: Path) -> None:
    paths = demo.samples(tmp_path / "contoh", today=TODAY, seed=SEED)
    assert [path.suffix for path in paths] == [".xlsx"] * 3
    assert all(path.stat().st_size > 5000 for path in paths)


def test_newcomers_of_the_samples_are_new(made: World) -> None:
    fresh = sample_files.newcomers(made)
    assert not {p.nik for p in fresh} & {p.nik for p in made.people}
    assert not {p.nip for p in fresh} & {p.nip for p in made.people}


def _today(made: World) -> lists.StaffList:
    return list(lists.all_lists(made))[-1]
