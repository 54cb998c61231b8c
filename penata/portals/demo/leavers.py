"""Civil servants who were on the first list and are there no more, by year and reason."""

from __future__ import annotations

import random
from calendar import monthrange
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from penata.portals.demo.civil import FIRST_LIST, YEAR, Office, climb, earliest_appointment
from penata.portals.demo.facts import careers, jobs
from penata.portals.demo.filling import Post
from penata.portals.demo.person import DAY, Held, Person, Spell

LAST_INTAKE = 2010

_GROUPS = {
    jobs.SENIOR_TEACHER: 0.46,
    jobs.PRINCIPAL: 0.06,
    jobs.CLERK: 0.28,
    jobs.CARER: 0.1,
    jobs.OPERATIONS: 0.06,
    jobs.FIELD: 0.04,
}
"""From which groups of jobs they left."""


def civil_servants(office: Office) -> Iterator[Person]:
    by_group = {group: _posts(office.posts, group) for group in _GROUPS}
    for year, reasons in careers.LEFT_A_YEAR.items():
        for reason, count in reasons.items():
            for _ in range(count):
                group = office.rng.choices(list(_GROUPS), list(_GROUPS.values()))[0]
                yield _leaver(office, office.rng.choice(by_group[group]), year, reason)


def _posts(posts: Sequence[Post], group: str) -> list[Post]:
    return [post for post in posts if post.job.group == group and post.seats]


def _leaver(office: Office, post: Post, year: int, reason: str) -> Person:
    last = _last_day(office, year)
    if reason == "pensiun":
        last = _end_of_month(last) if _end_of_month(last) < office.today else _end_of_month(last - 31 * DAY)
        born = _born_for_retirement(last, post.job.bup, office.rng)
    else:
        low, high = careers.AGES[post.job.group]
        low = max(low, last.year - LAST_INTAKE + 25)  # of age, and through school, at the last intake
        born = last - timedelta(days=round(office.rng.uniform(low, min(high, post.job.bup - 2)) * YEAR))
    person = office.someone(post, born)
    person.appointed = _appointed(person, office.rng)
    pns = person.appointed.replace(year=person.appointed.year + 1)
    person.nip = office.identities.nip(person, person.appointed.year, person.appointed.month)
    person.spells = [Spell("CPNS", person.appointed), Spell("PNS", pns, last, reason)]
    since = pns + office.rng.randrange((date(2021, 12, 1) - pns).days) * DAY
    person.posts = [Held(post.unit.code, post.job.code, since)]
    climb(office, person, post.job, FIRST_LIST)
    return person


def _last_day(office: Office, year: int) -> date:
    first = max(date(year, 1, 6), FIRST_LIST + 10 * DAY)
    end = min(date(year, 12, 28), office.today - 8 * DAY)
    return first + office.rng.randrange((end - first).days) * DAY


def _end_of_month(day: date) -> date:
    return day.replace(day=monthrange(day.year, day.month)[1])


def _born_for_retirement(last: date, age: int, rng: random.Random) -> date:
    """Retirement begins on the first of the month after the birthday at the age limit."""
    return date(last.year - age, last.month, rng.randint(1, 28))


def _appointed(person: Person, rng: random.Random) -> date:
    year = min(max(earliest_appointment(person) + rng.randint(0, 8), 1985), LAST_INTAKE)
    return date(year, rng.choice(careers.INTAKE_MONTHS), 1)
