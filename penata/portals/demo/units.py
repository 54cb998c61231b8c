"""The tree of units: agencies and their parts, district offices, health centres, schools; each with its posts."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from lokal import wilayah

from penata.portals.demo import seats
from penata.portals.demo.facts import agencies, places
from penata.portals.demo.facts.agencies import Agency, Part
from penata.portals.demo.facts.places import DISTRICTS, HOME, ROOT, TOWN, District


@dataclass(slots=True)
class UnitPlan:
    """One row of the sheet of units, with the seats of its posts by job."""

    code: str
    name: str
    parent: str
    kind: str
    village: str
    posts: dict[str, int] = field(default_factory=dict)
    is_accessible: bool = False

    @property
    def district(self) -> str:
        return self.village[:8]

    @property
    def zone(self) -> str:
        return places.BY_CODE[self.district].zone if self.district in places.BY_CODE else TOWN

    @property
    def is_remote(self) -> bool:
        return self.village in places.REMOTE_VILLAGES


@cache
def villages(district: str) -> tuple[tuple[str, str], ...]:
    """Code and name of the villages of a district, as the official list has them."""
    return tuple((v.code, v.name) for v in wilayah.list_wilayah(district))


@cache
def district_name(code: str) -> str:
    return {w.code: w.name for w in wilayah.list_wilayah(HOME)}[code]


def build(rng: random.Random) -> list[UnitPlan]:
    """Parents before children."""
    root = UnitPlan(ROOT, "Kabupaten Kotawaringin Timur", "", "pemda", HOME)
    found = [root, *_agencies(rng), *_district_offices(), *_centres(rng), *_advice_centres(), *_schools(rng)]
    for unit in found:
        unit.is_accessible = unit.kind == "puskesmas" or rng.random() < (0.6 if unit.zone == TOWN else 0.1)
    return found


# --- agencies ---


def _agencies(rng: random.Random) -> Iterator[UnitPlan]:
    for number, agency in enumerate((*agencies.AGENCIES, agencies.HOSPITAL)):
        village = places.TOWN_OFFICES[number % len(places.TOWN_OFFICES)]
        yield UnitPlan(
            agency.code, agency.name, ROOT, "opd", village, {agency.head: 1, **seats.read(agency.posts)}
        )
        for place, part in enumerate(agency.parts, start=1):
            yield _part(agency, part, f"{agency.code}.{place:02}", village, rng)
    for parent, number_, name, village, posts in agencies.UPTDS:
        yield UnitPlan(f"{parent}.{number_}", name, parent, "uptd", village, seats.read(posts))
    yield from _sections()


def _part(agency: Agency, part: Part, code: str, village: str, rng: random.Random) -> UnitPlan:
    kind = "bagian" if part.kind in {agencies.SECRETARIAT, agencies.DIVISION} else "bidang"
    posts = seats.of_part(part.kind, part.posts, rng, is_hospital=agency is agencies.HOSPITAL)
    if "Umum" in part.name or (agency is agencies.HOSPITAL and part.kind == agencies.DIVISION):
        posts |= dict.fromkeys(agencies.VENDOR_JOBS, 0)
    return UnitPlan(code, part.name, agency.code, kind, village, posts)


def _sections() -> Iterator[UnitPlan]:
    numbers: Counter[str] = Counter()
    wards = {"Parenggean": "62.02.04.1004", "Samuda": "62.02.08.1008"}
    for agency, place, name, posts in agencies.SECTIONS:
        parent = f"{agency}.{place + 1:02}"
        numbers[parent] += 1
        village = next((code for word, code in wards.items() if word in name), places.TOWN_OFFICES[0])
        yield UnitPlan(f"{parent}.{numbers[parent]:02}", name, parent, "seksi", village, seats.read(posts))


# --- districts ---


def _district_offices() -> Iterator[UnitPlan]:
    for district in DISTRICTS:
        code = f"7.{district.code[-2:]}"
        seat = f"{district.code}.{district.seat}"
        name = district_name(district.code)
        posts = seats.of_district_office(is_town=district.zone == TOWN)
        yield UnitPlan(code, f"Kecamatan {name}", ROOT, "kecamatan", seat, posts)
        for village, ward in villages(district.code):
            if village.rpartition(".")[2].startswith("1"):
                yield UnitPlan(
                    f"{code}.{village[-4:]}", f"Kelurahan {ward}", code, "kelurahan", village, seats.of_ward()
                )


def _centres(rng: random.Random) -> Iterator[UnitPlan]:
    number = 20
    for district in DISTRICTS:
        for name, village in district.centres:
            number += 1
            posts = seats.of_centre(district.zone, rng)
            yield UnitPlan(
                f"1.02.{number}",
                f"Puskesmas {name}",
                "1.02",
                "puskesmas",
                f"{district.code}.{village}",
                posts,
            )


def _advice_centres() -> Iterator[UnitPlan]:
    for number, district in enumerate((d for d in DISTRICTS if d.zone != TOWN), start=31):
        name = district_name(district.code)
        yield UnitPlan(
            f"3.27.{number}",
            f"Balai Penyuluhan Pertanian {name}",
            "3.27",
            "uptd",
            f"{district.code}.{district.seat}",
            {"TANI-AP": 4, "TANI-AM": 2, "OPERATOR-LO": 1},
        )


# --- schools ---


def _schools(rng: random.Random) -> Iterator[UnitPlan]:
    decks, in_town = seats.Decks(rng), 0
    for district in DISTRICTS:
        yield from _primary_schools(district, decks, rng)
        is_town, name = district.zone == TOWN, district_name(district.code)
        for place, (village, _name) in enumerate(_spread(district, district.junior, rng), start=1):
            in_town += is_town
            shown = f"SMPN {in_town} Sampit" if is_town else f"SMPN {place} {name}"
            classes = decks.draw("junior, town" if is_town else "junior")
            posts = seats.of_junior(classes, rng, is_town=is_town)
            yield UnitPlan(f"SMP-{district.digits}-{place:02}", shown, "1.01", "sekolah", village, posts)


def _primary_schools(district: District, decks: seats.Decks, rng: random.Random) -> Iterator[UnitPlan]:
    numbers: Counter[str] = Counter()
    for place, (village, name) in enumerate(_spread(district, district.primary, rng), start=1):
        numbers[name] += 1
        shown = f"{name} {district_name(district.code)}" if _shared_names()[name] > 1 else name
        is_seat = village[-4] == "1" or village[-4:] == district.seat
        deck = ", town" if district.zone == TOWN else ", seat" if is_seat else ""
        posts = seats.of_primary(district, decks.draw("primary" + deck), rng)
        code = f"SD-{district.digits}-{place:02}"
        yield UnitPlan(code, f"SDN {numbers[name]} {shown}", "1.01", "sekolah", village, posts)


@cache
def _shared_names() -> Counter[str]:
    """How many villages of the regency bear a name."""
    return Counter(name for district in DISTRICTS for _code, name in villages(district.code))


def _spread(district: District, count: int, rng: random.Random) -> list[tuple[str, str]]:
    """Villages for so many schools: one each as far as they go, then more where more people live."""
    known = list(villages(district.code))
    weights = [4 if code[-4] == "1" or code[-4:] == district.seat else 1 for code, _name in known]
    seat = next(v for v in known if v[0].endswith(district.seat))
    others = [v for v in known if v != seat]
    if count <= len(known):
        chosen = [seat, *rng.sample(others, count - 1)]
    else:
        chosen = [*known, *rng.choices(known, weights, k=count - len(known))]
    return sorted(chosen)
