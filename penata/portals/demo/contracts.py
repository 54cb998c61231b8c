"""The THL and what became of each: PPPK paruh waktu, PPPK, civil servant, vendor's hand, gone, or still there."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from penata.portals.demo import civil
from penata.portals.demo.civil import Office
from penata.portals.demo.facts import agencies, careers, jobs, thl
from penata.portals.demo.filling import LEFT_OVER, Post, Slot
from penata.portals.demo.person import DAY, Held, Person, Spell

LEAST_PAY, MOST_PAY, STEP = 1_200_000, 2_600_000, 50_000
_BY_SCHOOLING = {"SD": 1.2, "SMP": 1.25, "SMA": 1.4, "D-III": 1.65, "S-1": 1.85}

_LEFT_FROM = {jobs.OPERATIONS: 0.4, jobs.TEACHER: 0.28, jobs.CARER: 0.1, jobs.VENDOR: 0.22}
"""From which groups of jobs THL left."""


class EntryYears:
    """Hands out who came in 2022 and in 2023; everybody else came before."""

    def __init__(self, sizes: dict[str, int], office: Office) -> None:
        self._years = {  # 0: earlier
            fate: [2022] * thl.ENTERED_2022.get(fate, 0) + [2023] * thl.ENTERED_2023.get(fate, 0)
            for fate in sizes
        }
        for fate, size in sizes.items():
            self._years[fate] += [0] * (size - len(self._years[fate]))
            office.rng.shuffle(self._years[fate])

    def next(self, fate: str) -> int:
        return self._years[fate].pop()


def entry_years(office: Office) -> EntryYears:
    exits = sum(thl.EXITS[2025].values()) + sum(thl.EXITS[2024].values())
    sizes = {"reorganised": thl.REORGANISED, "vendor": thl.TO_VENDORS, "left_over": LEFT_OVER, "exit": exits}
    return EntryYears(sizes, office)


# --- those who are still there, under another status ---


def part_time(office: Office, slot: Slot) -> Person:
    """A PPPK paruh waktu: a THL until the autumn of 2025, mostly in the same post."""
    person = _begin(office, slot.post, began_by=2021)
    if office.rng.random() < 0.1:
        _came_from_elsewhere(office, person, slot.post, careers.PART_TIME_DAYS[0])
    day = office.rng.choice(careers.PART_TIME_DAYS)
    person.nip = office.identities.nip(person, day.year, 21)
    pay = min(_pay_of(person) + office.rng.randint(0, 6) * STEP, MOST_PAY)
    person.spells.append(Spell("PPPK-PW", day, pay=pay, term=1))
    return person


def left_over(office: Office, slot: Slot, year: int) -> Person:
    """A THL who works on outside every lawful scheme."""
    return _begin(office, slot.post, year=year)


def former_pppk(office: Office, slot: Slot, day: date) -> Person:
    person = _begin(office, slot.post, began_by=2020)
    civil.become_pppk(office, person, day)
    return person


def former_candidate(office: Office, slot: Slot, year: int) -> Person:
    """A THL who passed for civil servant; by now PNS where it is long enough ago."""
    person = _begin(office, slot.post, began_by=2020, youngest_born=office.today.year - 36)
    day = thl.CIVIL_DAYS[year]
    civil.become_candidate(office, person, slot.post, day)
    if day.year < 2024:
        person.spells.append(Spell("PNS", day.replace(year=day.year + 1)))
    return person


def of_vendor(office: Office, slot: Slot, year: int | None) -> Person:
    """Placed by a vendor since New Year; a THL until then, where `year` is given."""
    if year is None:
        person = _someone(office, slot.post)
        person.posts = [Held(slot.post.unit.code, slot.post.job.code, careers.VENDOR_DAY)]
    else:
        person = _begin(office, slot.post, year=year)
    vendor = _vendor_of(slot.post)
    person.spells.append(Spell("ALIH-DAYA", careers.VENDOR_DAY, vendor=vendor, term=1))
    return person


# --- those who are gone ---


def leavers(office: Office, years: EntryYears) -> Iterator[Person]:
    posts = {group: [p for p in office.posts if p.job.group == group] for group in _LEFT_FROM}
    for year, reasons in thl.EXITS.items():
        for reason, count in reasons.items():
            for _ in range(count):
                entered = years.next("exit") if year >= 2024 else 0
                yield _leaver(
                    office, _somewhere(office, posts), entered, _exit_day(office, year, reason), reason
                )
    for _ in range(thl.REORGANISED):
        post = _somewhere(office, posts)
        yield _leaver(office, post, years.next("reorganised"), thl.LAST_THL_DAY, "penataan")


def _leaver(office: Office, post: Post, entered: int, last: date, reason: str) -> Person:
    person = _begin(office, post, year=entered)
    person.spells[-1].last, person.spells[-1].reason = last, reason
    return person


def _exit_day(office: Office, year: int, reason: str) -> date:
    if reason == "habis_masa":
        return office.rng.choice(
            (date(year, 3, 31), date(year, 6, 30), date(year, 9, 30), date(year, 11, 30))
        )
    return date(year, 1, 15) + office.rng.randrange(330) * DAY


def _somewhere(office: Office, posts: dict[str, list[Post]]) -> Post:
    group = office.rng.choices(list(_LEFT_FROM), list(_LEFT_FROM.values()))[0]
    return office.rng.choice(posts[group])


# --- small things ---


def _someone(office: Office, post: Post, youngest_born: int = 0) -> Person:
    low, high = careers.CONTRACT_AGES
    born = office.born_at(office.rng.triangular(low, high, 35))
    if born.year < youngest_born:
        born = office.born_at(office.rng.uniform(29, office.today.year - youngest_born - 1))
    return office.someone(post, born, is_local=True)


def _begin(
    office: Office, post: Post, *, year: int = 0, began_by: int = 2021, youngest_born: int = 0
) -> Person:
    """A THL who began in `year`; in an earlier one, at the latest in `began_by`, where that is 0."""
    person = _someone(office, post, youngest_born)
    first = _entry_day(office, year) if year else _early_day(office, person, began_by)
    person.spells = [Spell("THL", first, pay=_thl_pay(office, person))]
    person.posts = [Held(post.unit.code, post.job.code, first)]
    return person


def _entry_day(office: Office, year: int) -> date:
    months = thl.LAST_ENTRY_MONTH_2023 if year == 2023 else 12
    return date(year, office.rng.randint(1, months), office.rng.randint(3, 20))


def _early_day(office: Office, person: Person, began_by: int) -> date:
    first = max(2008, person.born.year + 19)
    year = round(office.rng.triangular(first, began_by, began_by - 3)) if first < began_by else began_by
    month = office.rng.choice((1, 1, 1, 2, 3, 4, 7, 9, 10))
    return date(year, month, 2)


def _came_from_elsewhere(office: Office, person: Person, post: Post, until: date) -> None:
    before = office.elsewhere(post.job, post.unit.district)
    first = person.posts[0].since
    moved = max(first + 200 * DAY, date(2022, 2, 1) + office.rng.randrange(1200) * DAY)
    if before is not post and moved < until - timedelta(days=60):
        person.posts = [
            Held(before.unit.code, before.job.code, first),
            Held(post.unit.code, post.job.code, moved),
        ]


def _thl_pay(office: Office, person: Person) -> int:
    base = _BY_SCHOOLING.get(person.level, 2.0) * 1_000_000
    steps = round((base + office.rng.randint(-4, 8) * STEP) / STEP)
    return min(max(steps * STEP, LEAST_PAY), MOST_PAY)


def _pay_of(person: Person) -> int:
    return person.spells[-1].pay or LEAST_PAY


def _vendor_of(post: Post) -> str:
    if post.unit.code.startswith(("1.02", "1.10")):
        return agencies.VENDORS[1]
    return agencies.VENDORS[0] if post.unit.kind in {"opd", "bagian", "bidang"} else agencies.VENDORS[2]
