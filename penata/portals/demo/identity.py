"""Names, numbers and origins of people who do not exist.

NIK and NIP are valid by rule and nobody's: their serial numbers lie where no register has ever come to.
Telephone numbers lie in 0812-0000-xxxx, mail in the domain `.invalid`.
"""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import dataclass
from datetime import date
from functools import cache

from faker import Faker
from lokal import wilayah

from penata.portals.demo import units
from penata.portals.demo.facts import names, places
from penata.portals.demo.facts.places import EDGE, MIDDLE, TOWN, UPRIVER
from penata.portals.demo.person import Person

FIRST_NIK_SERIAL, FIRST_NIP_SERIAL = 9001, 901
DISABILITIES = ("daksa", "daksa", "daksa", "netra", "rungu", "rungu", "wicara")

_FROM_FAR = {UPRIVER: 2.4, EDGE: 2.0, MIDDLE: 1.0}
_NEXT_TO = {EDGE: (UPRIVER,)}
_TOWN_CODES = tuple(d.code for d in places.DISTRICTS if d.zone == TOWN)
_INLAND_CODES = tuple(d.code for d in places.DISTRICTS if d.zone != TOWN)


@dataclass(frozen=True, slots=True)
class Origin:
    code: str
    cell: str
    birth_place: str
    people: str


@cache
def elsewhere(regency: str) -> tuple[tuple[str, str], ...]:
    """Villages of another regency: code and how a sheet words it."""
    found = []
    region = wilayah.get_wilayah(regency)
    for district in wilayah.list_wilayah(regency)[:8]:
        for village in wilayah.list_wilayah(district.code)[:10]:
            found.append((village.code, f"{village.name}, {district.name}, {region.name}"))
    return tuple(found)


@cache
def _place_name(regency: str) -> str:
    name = wilayah.get_wilayah(regency).name
    return name.removeprefix("Kabupaten ").removeprefix("Kota ")


class Identities:
    """Draws people one after the other; the same seed draws the same people."""

    def __init__(self, seed: int, beyond: int = 0) -> None:
        """beyond: begin the serial numbers so much higher, for people who must not meet those of the demo."""
        self.rng = random.Random(f"{seed}:identity:{beyond}")  # noqa: S311 - nothing secret
        self._beyond = beyond
        self.faker = Faker("id_ID")
        self.faker.seed_instance(seed)
        self._serials: Counter[str] = Counter()
        self._phones = list(range(10_000))
        self.rng.shuffle(self._phones)
        self._taken: set[tuple[str, date]] = set()

    def draw(self, *, sex: str, born: date, district: str, is_local: bool) -> Person:
        """Somebody who serves in `district`; a local one mostly comes from there."""
        origin = self._origin(district, is_local=is_local)
        registered = (origin.code or district)[:8].replace(".", "")
        return Person(
            sex=sex,
            born=born,
            nik=self._nik(registered, born, sex),
            name=self._name(origin.people, sex, born),
            birth_place=origin.birth_place,
            origin=origin.code,
            origin_cell=origin.cell,
            disability=self.rng.choice(DISABILITIES) if self.rng.random() < 0.015 else "tidak",
            phone=self._phone(),
        )

    def nip(self, person: Person, year: int, month: int) -> str:
        """Of a civil servant by the month of appointment; of a PPPK with month 21."""
        sex = "1" if person.sex == "L" else "2"
        stem = f"{person.born:%Y%m%d}{year}{month:02}{sex}"
        self._serials[stem] += 1
        return f"{stem}{FIRST_NIP_SERIAL - 1 + self._beyond + self._serials[stem]}"

    def _nik(self, district: str, born: date, sex: str) -> str:
        stem = f"{district}{born.day + (40 if sex == 'P' else 0):02}{born:%m%y}"
        self._serials[stem] += 1
        return f"{stem}{FIRST_NIK_SERIAL - 1 + self._beyond + self._serials[stem]}"

    def _phone(self) -> str:
        if self._beyond or self.rng.random() < 0.06 or not self._phones:
            return ""
        return f"0812-0000-{self._phones.pop():04}"

    # --- names ---

    def _name(self, people: str, sex: str, born: date) -> str:
        for _attempt in range(20):
            name = self._any_name(people, sex, born)
            if (name, born) not in self._taken:
                break
        self._taken.add((name, born))
        return name

    def _any_name(self, people: str, sex: str, born: date) -> str:
        if people not in names.PEOPLES:
            first = self.faker.first_name_male() if sex == "L" else self.faker.first_name_female()
            last = self.faker.last_name_male() if sex == "L" else self.faker.last_name_female()
            return f"{first} {last}"
        first, last = names.FIRST[people, sex], names.LAST[people, sex]
        given = self.rng.choice(first)
        chance = self.rng.random()
        alone = 0.22 if born.year < 1980 and people in {"jawa", "madura"} else 0.07
        if chance < alone:
            return given
        if chance < 0.35 and " " not in given:
            second = self.rng.choice(first)
            return (
                f"{given} {second}"
                if second != given and " " not in second
                else f"{given} {self.rng.choice(last)}"
            )
        return f"{given} {self.rng.choice(last)}"

    # --- where somebody comes from ---

    def _origin(self, district: str, *, is_local: bool) -> Origin:
        chance = self.rng.random()
        if chance < (0.04 if is_local else 0.105):
            return self._outsider()
        home = self._home_district(district, is_local=is_local)
        known = units.villages(home)
        seat = places.BY_CODE[home].seat
        village, name = self.rng.choices(known, [3 if code.endswith(seat) else 1 for code, _name in known])[0]
        in_town = home in _TOWN_CODES
        birth_place = "Sampit" if in_town or self.rng.random() < 0.3 else name
        people = self._people(places.BY_CODE[home].peoples)
        if self.rng.random() < 0.052:
            return Origin("", "", birth_place, people)
        by_name = self.rng.random() < 0.25 and _is_told_apart(name)
        return Origin(village, name if by_name else village, birth_place, people)

    def _outsider(self) -> Origin:
        regency = self.rng.choice(tuple(places.NEIGHBOURS))
        code, worded = self.rng.choice(elsewhere(regency))
        people = self.rng.choice(places.NEIGHBOURS[regency])
        return Origin(code, worded if self.rng.random() < 0.5 else code, _place_name(regency), people)

    def _home_district(self, district: str, *, is_local: bool) -> str:
        """Contract workers come from where they serve; officials in Sampit come from everywhere."""
        chance = self.rng.random()
        if places.BY_CODE[district].zone == TOWN:
            return self._inland() if chance > (0.76 if is_local else 0.47) else self.rng.choice(_TOWN_CODES)
        if chance < (0.74 if is_local else 0.26):
            return district
        if is_local:
            zones = {places.BY_CODE[district].zone, EDGE, *_NEXT_TO.get(places.BY_CODE[district].zone, ())}
            near = [d.code for d in places.DISTRICTS if d.zone in zones and d.code != district]
            return self.rng.choice(near) if chance < 0.92 else self.rng.choice(_TOWN_CODES)
        return self.rng.choice(_TOWN_CODES) if chance < 0.63 else self.rng.choice(_INLAND_CODES)

    def _inland(self) -> str:
        return self.rng.choices(_INLAND_CODES, [_FROM_FAR[places.BY_CODE[c].zone] for c in _INLAND_CODES])[0]

    def _people(self, shares: tuple[int, ...]) -> str:
        rest = 10 - sum(shares)
        return self.rng.choices((*names.PEOPLES, "others"), (*shares, rest))[0]


@cache
def _is_told_apart(name: str) -> bool:
    """One village of the regency bears the name, and no district."""
    same = [
        n for d in places.DISTRICTS for _code, n in units.villages(d.code) if n.casefold() == name.casefold()
    ]
    return len(same) == 1 and name.casefold() not in {
        units.district_name(d.code).casefold() for d in places.DISTRICTS
    }
