"""Civil servants and PPPK: those of today, and those who left since the first list."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from penata.portals.demo.facts import careers, schooling, thl
from penata.portals.demo.facts.jobs import JobFact
from penata.portals.demo.filling import Post, Slot
from penata.portals.demo.identity import Identities
from penata.portals.demo.person import DAY, Held, Person, Spell

FIRST_LIST = thl.LISTS[0]
YEAR = 365.2425


@dataclass
class Office:
    """What careers are made with."""

    today: date
    identities: Identities
    posts: Sequence[Post]
    rng: random.Random

    def __post_init__(self) -> None:
        self._by_job: dict[str, list[Post]] = {}
        for post in self.posts:
            if post.seats:
                self._by_job.setdefault(post.job.code, []).append(post)

    def born_at(self, age: float) -> date:
        return self.today - timedelta(days=round(age * YEAR))

    def someone(self, post: Post, born: date, *, is_local: bool = False) -> Person:
        """A person for a post, with what he studied."""
        share = careers.WOMEN_BY_JOB.get(post.job.code, careers.WOMEN[post.job.group])
        sex = "P" if self.rng.random() < share else "L"
        person = self.identities.draw(sex=sex, born=born, district=post.unit.district, is_local=is_local)
        self._school(person, post.job)
        return person

    def elsewhere(self, job: JobFact, near: str) -> Post:
        """Another post of the same job, mostly in the same district."""
        known = self._by_job[job.code]
        close = [post for post in known if post.unit.district == near]
        return self.rng.choice(close if len(close) > 1 and self.rng.random() < 0.4 else known)

    def one_of(self, codes: Sequence[str]) -> Post:
        return self.rng.choice(self._by_job[self.rng.choice(codes)])

    def _school(self, person: Person, job: JobFact) -> None:
        open_to = schooling.SCHOOLING[job.schooling]
        told = self.rng.choices(open_to, [s.weight for s in open_to])[0]
        person.level, person.major, person.back, person.front = told.level, told.major, told.back, told.front
        person.graduated = (
            person.born.year + schooling.GRADUATED_AT[told.level] + self.rng.choice((0, 0, 1, 2))
        )
        if person.born.year < 1982 and self.rng.random() < 0.06:
            person.front = f"{person.front} {'H.' if person.sex == 'L' else 'Hj.'}".strip()


# --- civil servants ---


def civil_servant(office: Office, slot: Slot) -> Person:
    """Somebody who has been in the service for years."""
    job = slot.post.job
    person = office.someone(slot.post, office.born_at(_age(office.rng, job)))
    _appoint(office, person, _intake(office, person))
    since = _since(office, person, job)
    _hold(office, person, slot.post, since)
    climb(office, person, job, office.today)
    return person


def candidate(office: Office, slot: Slot) -> Person:
    """A CPNS of the last year."""
    person = office.someone(slot.post, office.born_at(office.rng.uniform(24.5, 33)))
    day = office.rng.choice(careers.CANDIDATE_DAYS)
    become_candidate(office, person, slot.post, day)
    return person


def become_candidate(office: Office, person: Person, post: Post, day: date) -> None:
    _had_graduated(person, day)
    person.nip = office.identities.nip(person, day.year, day.month)
    person.appointed = day
    person.spells.append(Spell("CPNS", day))
    person.posts = person.posts or [Held(post.unit.code, post.job.code, day)]
    person.grades = [(schooling.FIRST_GRADE[person.level], day)]


def _age(rng: random.Random, job: JobFact) -> float:
    low, high = careers.AGES[job.group]
    if job.kind == "jpt":
        low = 48
    if rng.random() < careers.RETIRING_SOON[job.group]:
        return rng.uniform(job.bup - careers.SOON_YEARS, job.bup - 0.01)
    return rng.uniform(low, min(high, job.bup - careers.SOON_YEARS - 0.15))


def earliest_appointment(person: Person) -> int:
    """The year in which somebody could be appointed: of age, and with the school that the job asks."""
    assert person.graduated is not None
    if person.level in {"S-2", "Spesialis"}:  # often earned in service
        return person.born.year + 25
    return max(person.graduated, person.born.year + 20)


def _intake(office: Office, person: Person) -> date:
    """TMT CPNS: in a year in which there was an intake."""
    first = earliest_appointment(person)
    wanted = first + office.rng.randint(0, 8)
    year = min(careers.INTAKE_YEARS, key=lambda y: (abs(y - wanted) + 100 * (y < first), y))
    if year in {2022, 2024}:
        return date(year, 4, 1)
    return date(year, office.rng.choice(careers.INTAKE_MONTHS), 1)


def _appoint(office: Office, person: Person, cpns: date) -> None:
    _had_graduated(person, cpns)
    pns = cpns.replace(year=cpns.year + 1) if office.rng.random() < 0.7 else date(cpns.year + 1, 12, 1)
    person.appointed = cpns
    person.nip = office.identities.nip(person, cpns.year, cpns.month)
    person.spells = [Spell("CPNS", cpns), Spell("PNS", pns)]


def _since(office: Office, person: Person, job: JobFact) -> date:
    """Since when in the present post: heads rotate, others stay; some have moved in the years of the lists."""
    rng, appointed = office.rng, person.appointed
    assert appointed is not None
    if job.is_single or rng.random() < 0.09:
        first = max(date(2019, 1, 4), appointed + 400 * DAY)
        return first + rng.randrange(max((office.today - first).days - 45, 1)) * DAY
    last = max(min(date(2021, 11, 1), office.today - 400 * DAY), appointed)
    return appointed + rng.randrange((last - appointed).days + 1) * DAY


_BEFORE = {
    "jpt": ("AK-AM", "PENELAAH"),
    "administrator": ("AK-AM", "PENELAAH", "RENC-AM"),
    "pengawas": ("PENELAAH", "PENGOLAH"),
    "KEPSEK": ("GK-AM", "MTK-AM", "IPA-AM", "BIN-AM"),
    "KAPUS": ("ADMINKES", "PROMKES", "EPID"),
}
"""What heads were before they became heads."""


def _hold(office: Office, person: Person, post: Post, since: date) -> None:
    """The present post, and where it began after the first list the one before it."""
    assert person.appointed is not None
    now = Held(post.unit.code, post.job.code, since)
    if person.appointed > FIRST_LIST:
        person.posts = [Held(now.unit, now.job, person.appointed)]
        return
    if since <= FIRST_LIST:
        person.posts = [now]
        return
    codes = _BEFORE.get(post.job.code) or _BEFORE.get(post.job.kind)
    before = office.one_of(codes) if codes else office.elsewhere(post.job, post.unit.district)
    earliest = max(person.appointed, date(2010, 1, 4))
    began = earliest + office.rng.randrange(max((date(2021, 12, 1) - earliest).days, 1)) * DAY
    first = Held(before.unit.code, before.job.code, began)
    person.posts = [first] if before is post else [first, now]


def climb(office: Office, person: Person, job: JobFact, until: date) -> None:
    """Every grade from the first to the present one, four years apart, on a first of April or October."""
    assert person.appointed is not None
    first = careers.GRADES.index(schooling.FIRST_GRADE[person.level])
    low, high = careers.GRADE_BOUNDS.get(job.kind) or careers.GRADE_BOUNDS[job.group]
    ceiling = min(high, careers.HIGHEST_BY_SCHOOLING.get(person.level, high), key=careers.GRADES.index)
    reached = first + int((until - person.appointed).days / YEAR / 4)
    top = max(first, min(max(reached, careers.GRADES.index(low)), careers.GRADES.index(ceiling)))
    person.grades = [(careers.GRADES[first], person.appointed)]
    latest = until.year - office.rng.randint(1, 5)
    span = max(latest - person.appointed.year, 1)
    for number in range(1, top - first + 1):
        year = person.appointed.year + round(span * number / (top - first))
        step = date(year, office.rng.choice((4, 10)), 1)
        if step > person.grades[-1][1] and step <= until:
            person.grades.append((careers.GRADES[first + number], step))


# --- PPPK ---


def pppk_days(count: int, rng: random.Random) -> list[date]:
    """As many days of beginning as there are PPPK, in their proportions."""
    days = [day for day, share in careers.PPPK_DAYS for _ in range(share)][:count]
    rng.shuffle(days)
    return days


def pppk(office: Office, slot: Slot, day: date) -> Person:
    low, high = careers.CONTRACT_AGES
    person = office.someone(slot.post, office.born_at(office.rng.triangular(low + 3, high, 36)))
    person.posts = [Held(slot.post.unit.code, slot.post.job.code, day)]
    become_pppk(office, person, day)
    return person


def become_pppk(office: Office, person: Person, day: date) -> None:
    _had_graduated(person, day)
    person.nip = office.identities.nip(person, day.year, 21)
    person.spells.append(Spell("PPPK", day, term=5))
    person.grades = [(schooling.PPPK_GRADE[person.level], day)]


def _had_graduated(person: Person, day: date) -> None:
    """What the job asks was earned before the appointment; a master's degree may come later."""
    if person.graduated is not None and person.level not in {"S-2", "Spesialis"}:
        person.graduated = min(person.graduated, day.year - 1)
