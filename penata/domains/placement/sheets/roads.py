"""Kilometres by road between districts or villages, from a table with one pair a row."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from penata.domains.organization import public as organization
from penata.domains.placement.queries import roads
from penata.kernel.access import Actor, Permission, may_throughout
from penata.kernel.jobs.progress import Report
from penata.kernel.sheets import cells
from penata.kernel.sheets.columns import Column
from penata.kernel.sheets.finder import find_in
from penata.kernel.sheets.importer import Options
from penata.kernel.sheets.parsed import ParsedRow, ParsedSheet
from penata.kernel.sheets.plan import Change, Kind, Plan, PlanRow, refused, shown
from penata.kernel.sheets.problems import CellProblem, Level, Problem
from penata.kernel.values import N_, half_up

FARTHEST = 5000


def region(raw: Any) -> str:
    """A name as it is; a code of a district or village with its dots, also where the sheet has them not."""
    written = cells.text(raw)
    digits = written.replace(".", "")
    if not digits.isascii() or not digits.isdigit():
        return written[:100]
    if len(digits) not in {6, 10}:
        raise CellProblem(
            "bad_code",
            _("“%s” bukan kode kecamatan atau desa.") % written[:30],
            _("Contoh: 62.02.06 atau 62.02.06.1001."),
        )
    return ".".join(part for part in (digits[:2], digits[2:4], digits[4:6], digits[6:]) if part)


def whole_km(raw: Any) -> int:
    """Whole kilometres, half a kilometre up."""
    number: Decimal = cells.not_negative(cells.decimal)(raw)
    if number > FARTHEST:
        raise CellProblem(
            "too_far",
            _("Jarak lebih dari %d km.") % FARTHEST,
            _("Tulis kilometer, bukan meter; periksa titik dan komanya."),
        )
    return int(half_up(number))


COLUMNS = (
    Column("dari", region, N_("Kode atau nama; nama saja berarti kecamatan, “Desa …” berarti desanya"),
           ("asal", "from", "a", "wilayah asal"), required=True, width=28),
    Column("ke", region, N_("Kode atau nama wilayah di ujung lain; jaraknya sama pulang dan pergi"),
           ("tujuan", "to", "b", "wilayah tujuan"), required=True, width=28),
    Column("km", whole_km, N_("Kilometer menurut jalan"), ("jarak", "jarak km", "kilometer"), required=True,
           numeric=True),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class RoadWish:
    """The smaller code stands first. pk: of the road that changes."""

    a: str
    b: str
    km: int
    pk: int | None = None
    before: int | None = None


class _Regions:
    """Finds regions of one regency. A bare name is the district's: a road between districts serves all their villages."""

    def __init__(self, home: str, texts: set[str]) -> None:
        self.home = home
        self._districts = {name.casefold(): code for code, name in roads.districts(home)}
        self._finder = organization.region_finder(home)
        self._finder.prepare(texts)

    def find(self, text: str) -> str:
        """Raises CellProblem."""
        bare = text.casefold()
        for prefix in ("kecamatan ", "kec. ", "kec "):
            bare = bare.removeprefix(prefix)
        code = self._districts.get(bare.strip()) or self._finder.find(text)
        if not code.startswith(f"{self.home}."):
            raise CellProblem(
                "elsewhere",
                _("Wilayah %s di luar pemerintah daerah ini.") % code,
                _("Isi jarak antara kecamatan atau desa sendiri."),
            )
        return code


def plan(sheet: ParsedSheet, options: Options, by: Actor, report: Report) -> Plan:
    """Pairs that the file does not name stay as they are."""
    home, problems = _home(options, by)
    if not home:
        return Plan([refused(row.number, _label(row), row.problems) for row in sheet.rows],
                    [*sheet.problems, *problems])  # fmt: skip
    texts = {str(row.values.get(name) or "") for row in sheet.rows for name in ("dari", "ke")}
    regions, known = _Regions(home, texts - {""}), roads.within(home)
    seen: dict[tuple[str, str], tuple[int, int]] = {}
    return Plan([_plan_row(row, regions, known, seen) for row in sheet.rows], sheet.problems)


def _home(options: Options, by: Actor) -> tuple[str, list[Problem]]:
    """The region of the one government meant; distances hold for all of it, so the right must too."""
    if not may_throughout(by, Permission.REGION_EDIT):
        message = _("Wilayah berlaku bagi seluruh pemerintah daerah, di luar wewenang Anda.")
        remedy = _("Minta petugas kepegawaian pemerintah daerah mengimpornya.")
        return "", [Problem(0, "", Level.ERROR, "out_of_reach", message, remedy)]
    reachable = organization.governments_for(by, Permission.REGION_EDIT)
    if options.government:
        reachable = reachable.filter(code__iexact=options.government)
    found = list(reachable[:2])
    if len(found) != 1:
        message = _("Pemerintah daerahnya tidak jelas.")
        remedy = (
            _("Sebut pemerintah daerahnya dengan --government KODE.")
            if found
            else _("Impor unit lebih dulu, dengan satu baris berjenis pemda.")
        )
        return "", [Problem(0, "", Level.ERROR, "no_government", message, remedy)]
    home = organization.home_of(found[0])
    if home:
        return home, []
    message = _("Wilayah pemerintah daerah ini belum diisi.")
    remedy = _("Isi kode wilayahnya di halaman unit, lalu ulangi.")
    return "", [Problem(0, "", Level.ERROR, "no_home", message, remedy)]


def _plan_row(
    row: ParsedRow,
    regions: _Regions,
    known: dict[tuple[str, str], tuple[int, int]],
    seen: dict[tuple[str, str], tuple[int, int]],
) -> PlanRow:
    ends = [find_in(row, name, regions.find) for name in ("dari", "ke")]
    if row.is_broken or None in ends or row.values.get("km") is None:
        return refused(row.number, _label(row), row.problems)
    first, second = sorted(str(end) for end in ends)
    pair, km = (first, second), int(row.values["km"])
    _check(row, pair, km, seen)
    if row.is_broken:
        return refused(row.number, _label(row), row.problems)
    pk, before = known.get(pair, (None, None))
    if pair in seen or before == km:
        return PlanRow(row.number, Kind.UNCHANGED, _label(row), " ".join(pair), [], row.problems)
    seen[pair] = row.number, km
    wish = RoadWish(first, second, km, pk, before)
    kind = Kind.ADDED if before is None else Kind.CHANGED
    return PlanRow(
        row.number, kind, f"{_label(row)} ({first}, {second})", " ".join(pair), [Change("km", shown(before), shown(km))],
        row.problems, wish,
    )  # fmt: skip


def _check(
    row: ParsedRow, pair: tuple[str, str], km: int, seen: dict[tuple[str, str], tuple[int, int]]
) -> None:
    if pair[0] == pair[1]:
        message, remedy = _("Kedua ujungnya wilayah yang sama."), _("Hapus barisnya, atau betulkan satu.")
        row.problems.append(Problem(row.number, "ke", Level.ERROR, "same_region", message, remedy, pair[1]))
    earlier = seen.get(pair)
    if earlier is not None and earlier[1] != km:
        message = _("Jarak ini sudah tertulis %(km)d km di baris %(row)d.") % {
            "km": earlier[1],
            "row": earlier[0],
        }
        remedy = _("Pilih satu: jaraknya sama pulang dan pergi.")
        row.problems.append(Problem(row.number, "km", Level.ERROR, "two_distances", message, remedy, str(km)))


def _label(row: ParsedRow) -> str:
    return " – ".join(str(row.values.get(name) or "?") for name in ("dari", "ke"))
