"""How many seats the demo wants in the posts of each kind of unit."""

from __future__ import annotations

import random

from penata.portals.demo.facts.agencies import DIVISION, SECRETARIAT, VENDOR_JOBS, WING
from penata.portals.demo.facts.places import TOWN, UPRIVER, District

Seats = dict[str, int]

SUBJECTS = ("BIN", "MTK", "IPA", "IPS", "BIG")


def read(posts: str) -> Seats:
    """`JOB:3 JOB:1` as a table."""
    return {job: int(count) for job, _colon, count in (word.partition(":") for word in posts.split())}


def _sum(*parts: Seats) -> Seats:
    total: Seats = {}
    for part in parts:
        for job, count in part.items():
            total[job] = total.get(job, 0) + count
    return total


def of_part(kind: str, posts: str, rng: random.Random, *, is_hospital: bool) -> Seats:
    """A secretariat, a field, a division of an agency."""
    if is_hospital:
        return _sum({"KABAG" if kind == DIVISION else "KABID": 1}, read(posts))
    if kind == SECRETARIAT:
        return _sum(_secretariat(rng), dict.fromkeys(VENDOR_JOBS, 0), read(posts))
    if kind == WING:
        return _sum({"IRBAN": 1, "PENGADMIN": 1}, read(posts))
    head = "KABAG" if kind == DIVISION else "KABID"
    own = {head: 1, "PENELAAH": 2, "PENGOLAH": rng.choice((1, 1, 2)), "PENGADMIN": 1 + (kind == DIVISION)}
    return _sum(own, read(posts))


def _secretariat(rng: random.Random) -> Seats:
    return {
        "SEKRETARIS": 1,
        "KASUBUM": 1,
        "KASUBKEU": 1,
        "PENELAAH": 2,
        "PLK-KEU": 2,
        "ARSIP-T": 1,
        rng.choice(("SDMA-AP", "PK-T")): 1,
        "PENGOLAH": 2,
        "PENGADMIN": rng.choice((3, 4)),
        "PENATA-LO": 1,
        "OPERATOR-LO": rng.choice((2, 3)),
    }


def of_district_office(*, is_town: bool) -> Seats:
    more = int(is_town)
    return {
        **dict.fromkeys(("CAMAT", "SEKCAM", "KASUBUM", "KASIPEM", "KASITRAN", "KASIPMD"), 1),
        "PENELAAH": 2,
        "PENGOLAH": 2 + more,
        "PENGADMIN": 3 + more,
        "POLPP-T": 2 + 2 * more,
        "PENATA-LO": 1,
        "OPERATOR-LO": 4 + more,
        "KEBERSIHAN": 0,
        "KEAMANAN": 0,
    }


def of_ward() -> Seats:
    return {"LURAH": 1, "SEKLUR": 1, "KASIKEL": 1, "PENGOLAH": 1, "PENGADMIN": 2, "OPERATOR-LO": 2}


_CENTRE = {
    "DOKTER": 2, "DRG": 1, "PERAWAT-T": 9, "PERAWAT-AP": 4, "BIDAN-T": 9, "BIDAN-AP": 3, "SANITASI": 2,
    "APOTEKER": 1, "ASAPOT": 2, "NUTRISI": 2, "PLK": 2, "PROMKES": 1, "EPID": 1, "REKAM": 1, "PENGADMIN": 2,
    "OPERATOR-LO": 4, "PENGELOLA-LO": 1,
}  # fmt: skip


def of_centre(zone: str, rng: random.Random) -> Seats:
    """A puskesmas; those in town are larger, those upriver smaller."""
    scale = {TOWN: 1.3, UPRIVER: 0.9}.get(zone, 1.0) * rng.uniform(0.9, 1.12)
    grown = {job: max(1, round(count * scale)) if count > 2 else count for job, count in _CENTRE.items()}
    return {"KAPUS": 1, "KASUBTU": 1, **grown, "PENGEMUDI": 0, "KEBERSIHAN": 0, "KEAMANAN": 0}


class Decks:
    """Sizes of schools, dealt from shuffled decks: by chance, but always in the same proportions."""

    _CARDS = {
        "primary, town": (6, 6, 6, 9, 9, 12, 12, 12, 12, 18),
        "primary, seat": (6, 6, 6, 6, 6, 9, 9, 9, 12, 12),
        "primary": (*[6] * 45, 9, 9, 9, 9, 12),
        "junior, town": (15, 18, 21, 24),
        "junior": (3, 3, 6, 6, 6, 6, 9, 9, 9, 12),
    }

    def __init__(self, rng: random.Random) -> None:
        self._rng = rng
        self._left: dict[str, list[int]] = {}

    def draw(self, name: str) -> int:
        if not self._left.get(name):
            cards = list(self._CARDS[name])
            self._rng.shuffle(cards)
            self._left[name] = cards
        return self._left[name].pop()


def of_primary(district: District, classes: int, rng: random.Random) -> Seats:
    """A primary school by its classes: a teacher each, more for faith, sport and the office."""
    senior = round(classes * 0.45)
    found = {
        "KEPSEK": 1,
        "GK-AP": classes - senior,
        "GK-AM": senior,
        "PAI-AP": 1,
        "PJOK-AP": 1,
        "OPERATOR-LO": 1,
    }
    if classes >= 12:
        found |= {"PAI-AM": 1, "PJOK-AM": 1, "OPERATOR-LO": 2, "PENGELOLA-LO": 1}
    if district.peoples[0] >= 5:
        found[rng.choice(("KRI-AP", "KRI-AP", "HIN-AP"))] = 1
    if district.zone == TOWN and rng.random() < 0.4:
        found["KEAMANAN"] = 0
    return found


def of_junior(classes: int, rng: random.Random, *, is_town: bool) -> Seats:
    """A junior secondary school by its classes; hours a week over 24 for each subject."""
    found: Seats = {"KEPSEK": 1}
    for subject in SUBJECTS:
        count = max(1, round(classes * 5 / 24))
        senior = round(count * 0.45) if count > 1 else int(rng.random() < 0.4)
        found |= {f"{subject}-AP": count - senior, f"{subject}-AM": senior}
    for subject in ("PAI", "PJOK"):
        found[f"{subject}-AP"] = max(1, round(classes * 3 / 24))
    found |= {"BK-AP": max(1, round(classes / 9)), "OPERATOR-LO": 1 + (classes >= 9) + is_town}
    if classes >= 9:
        found |= {"PENGADMIN": 1 + is_town, "PENGELOLA-LO": 1}
    if is_town or classes >= 9:
        found["KEAMANAN"] = 0
    return {job: count for job, count in found.items() if count or job == "KEAMANAN"}
