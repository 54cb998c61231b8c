"""What NIP and NIK say about their bearer, and where that contradicts the rest of the row."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from lokal import parse_nik

from penata.domains.people.rules.terms import Sex


@dataclass(frozen=True, slots=True)
class NipFacts:
    """born, the month of the first appointment (a day is not told), sex; PPPK numbers tell a year only."""

    born: date
    appointed_year: int
    appointed_month: int | None
    sex: Sex
    is_pppk: bool

    @property
    def appointed(self) -> date | None:
        return None if self.appointed_month is None else date(self.appointed_year, self.appointed_month, 1)


@lru_cache(maxsize=65536)
def read_nip(nip: str) -> NipFacts | None:
    """18 digits: birth 8, CPNS year and month 6, sex 1, serial 3; for PPPK year 4 and code from 21 on.

    None where the digits cannot be a NIP.
    Source: Perka BKN 22/2007; Perka BKN 43/2007 for NI PPPK.
    """
    if len(nip) != 18 or not (nip.isascii() and nip.isdigit()):  # "²" is a digit to Python and to nobody else
        return None
    if nip[14] not in "12" or nip[15:] == "000":
        return None
    try:
        born = date(int(nip[:4]), int(nip[4:6]), int(nip[6:8]))
    except ValueError:
        return None
    year, code = int(nip[8:12]), int(nip[12:14])
    if not born.year + 15 <= year <= born.year + 70:
        return None
    is_pppk = code >= 21
    if not is_pppk and not 1 <= code <= 12:
        return None
    return NipFacts(
        born, year, None if is_pppk else code, Sex.MALE if nip[14] == "1" else Sex.FEMALE, is_pppk
    )


@dataclass(frozen=True, slots=True)
class NikFacts:
    born: date
    sex: Sex
    district: str


@lru_cache(maxsize=65536)
def read_nik(nik: str, today: date) -> NikFacts | None:
    """16 digits: region 6, day (women +40), month, year of birth, serial from 0001. None where it cannot be one.

    Old area codes are valid: a NIK is for life. Source: UU 24/2013; PP 40/2019.
    """
    told = parse_nik(nik, reference_date=today)
    if told.birth_date is None or any(
        issue.code in {"format", "birth_date", "serial"} for issue in told.errors
    ):
        return None
    born = date.fromisoformat(told.birth_date)
    if born.year > today.year - 15:  # two digits of a year: nobody works before fifteen
        born = _century_before(born)
    return NikFacts(born, Sex.MALE if told.gender == "L" else Sex.FEMALE, told.district_code or "")


def _century_before(born: date) -> date:
    try:
        return born.replace(year=born.year - 100)
    except ValueError:  # 29 February of a year that was none: the digits still name the day before
        return date(born.year - 100, 2, 28)
