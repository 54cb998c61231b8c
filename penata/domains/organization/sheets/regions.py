"""Coordinates and remoteness of regions, from tables; and their boundaries, from GeoJSON."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _
from shapely import set_precision
from shapely.errors import ShapelyError
from shapely.geometry import mapping, shape

from penata.domains.organization.models import Region
from penata.domains.organization.rules.kinds import RegionLevel
from penata.kernel.access import Actor, Permission, may_throughout
from penata.kernel.jobs.progress import Report
from penata.kernel.sheets import cells
from penata.kernel.sheets.columns import Column, Heading, Layout
from penata.kernel.sheets.importer import Options
from penata.kernel.sheets.parsed import ParsedRow, ParsedSheet
from penata.kernel.sheets.plan import Change, Kind, Plan, PlanRow, refused, shown
from penata.kernel.sheets.problems import CellProblem, FileRefused, Level, Problem, nearest
from penata.kernel.sheets.source import RawSheet, decode, unpack
from penata.kernel.values import N_


def region_code(raw: Any) -> str:
    """62.02.06.1001, also as 6202061001 or as a number that Excel made of 62.02; a whole 62 is the province."""
    is_regency = isinstance(raw, float) and raw < 100 and not raw.is_integer()
    written = f"{raw:.2f}" if is_regency else cells.text(raw)
    digits = written.replace(".", "")
    if not digits.isdigit() or len(digits) not in {2, 4, 6, 10}:
        raise CellProblem(
            "bad_code", _("“%s” bukan kode wilayah Kemendagri.") % written[:30], _("Contoh: 62.02.06.1001.")
        )
    return ".".join(part for part in (digits[:2], digits[2:4], digits[4:6], digits[6:]) if part)


def _degrees(least: int, most: int) -> Any:
    def parse(raw: Any) -> Decimal:
        number = cells.decimal(raw)
        if not least <= number <= most:
            raise CellProblem(
                "bad_degrees",
                _("Koordinat di luar %(least)d sampai %(most)d.") % {"least": least, "most": most},
                _("Tulis derajat desimal; lintang selatan negatif."),
            )
        return round(number, 5)

    return parse


COLUMNS = (
    Column("kode", region_code, N_("Kode Kemendagri"), ("code", "kode wilayah"), required=True),
    Column("nama", cells.text_up_to(100), N_("Nama wilayah"), ("name", "nama wilayah"), width=30),
    Column(
        "lintang",
        _degrees(-90, 90),
        N_("Derajat desimal, selatan negatif"),
        ("lat", "latitude"),
        numeric=True,
    ),
    Column("bujur", _degrees(-180, 180), N_("Derajat desimal"), ("lon", "lng", "longitude"), numeric=True),
    Column("terpencil", cells.yes_no, N_("ya bila terpencil"), ("remote",), choices=("ya", "tidak")),
)

LAYOUTS = (
    Layout(
        "kecamatan",
        N_("Titik permukiman kecamatan"),
        {"kode": "code", "nama": "name", "lintang": "lat_settled", "bujur": "lon_settled"},
        ("code", "name", "lat_settled", "lon_settled"),
    ),
    Layout(
        "wilayah",
        N_("Daftar wilayah berkoordinat"),
        {"kode": "code", "nama": "name", "lintang": "lat", "bujur": "lon"},
        ("code", "name", "level", "parent", "lat", "lon"),
    ),
    Layout(
        "kabupaten",
        N_("Daftar kabupaten berkoordinat"),
        {"kode": "code", "nama": "name", "lintang": "lat", "bujur": "lon"},
        ("code", "name", "province", "lat", "lon"),
    ),
)

_FIELDS = {"name": "nama", "lat": "lintang", "lon": "bujur", "is_remote": "terpencil"}
_LEVELS = {1: RegionLevel.PROVINCE, 2: RegionLevel.REGENCY, 3: RegionLevel.DISTRICT, 4: RegionLevel.VILLAGE}


@dataclass(slots=True)
class RegionWish:
    code: str
    values: dict[str, Any] = field(default_factory=dict)
    is_new: bool = False


def plan(sheet: ParsedSheet, options: Options, by: Actor, report: Report) -> Plan:
    """Names stay the official ones; a code that they lack is added, with a warning."""
    codes = [row.values["kode"] for row in sheet.rows if not row.is_broken]
    parents = [code.rpartition(".")[0] for code in codes]
    known = Region.objects.in_bulk({*codes, *parents} - {""})
    new = {code for code in codes if code not in known}
    rows, seen = [], dict[str, int]()
    for row in sheet.rows:
        rows.append(_plan_row(row, sheet, known, new, seen))
    return Plan(rows, [*sheet.problems, *_out_of_reach(by)])


def _plan_row(
    row: ParsedRow, sheet: ParsedSheet, known: dict[str, Region], new: set[str], seen: dict[str, int]
) -> PlanRow:
    label = str(row.values.get("nama") or row.values.get("kode") or "")
    code = row.values.get("kode") or ""
    region = known.get(code)
    values = _given(row)
    _check_row(row, code, values, seen)
    if code and region is None and not row.is_broken:
        _check_new(row, code, {*known, *new})
    if row.is_broken or not code:
        return refused(row.number, label, row.problems)
    seen[code] = row.number
    if region is None:
        wish = RegionWish(code, {"name": row.values["nama"], **values}, is_new=True)
        return PlanRow(row.number, Kind.ADDED, label, code, [Change("nama", "", label)], row.problems, wish)
    changes = [
        Change(_FIELDS[name], shown(getattr(region, name)), shown(value))
        for name, value in values.items()
        if getattr(region, name) != value
    ]
    kind = Kind.CHANGED if changes else Kind.UNCHANGED
    return PlanRow(row.number, kind, region.name, code, changes, row.problems, RegionWish(code, values))


def _given(row: ParsedRow) -> dict[str, Any]:
    """What the row says beside code and name; an empty cell says nothing here."""
    told = {name: row.values.get(column) for name, column in _FIELDS.items() if name != "name"}
    return {name: value for name, value in told.items() if value is not None}


def _check_row(row: ParsedRow, code: str, values: dict[str, Any], seen: dict[str, int]) -> None:
    if code in seen:
        _twice(row, seen[code])
    if not row.is_broken and ("lat" in values) != ("lon" in values):  # a refused cell is not a missing one
        _error(row, "half_position", _("Lintang dan bujur harus diisi berdua."), _("Lengkapi pasangannya."))


def _check_new(row: ParsedRow, code: str, codes: set[str]) -> None:
    parent = code.rpartition(".")[0]
    if not row.values.get("nama"):
        message = _("Kode wilayah %s tidak dikenal.") % code
        _error(row, "unknown_code", message, _("Periksa kodenya; nama perlu diisi untuk wilayah baru."))
    elif parent and parent not in codes:
        _error(
            row, "unknown_parent", _("Wilayah di atasnya, %s, tidak dikenal.") % parent, _("Periksa kodenya.")
        )
    else:
        message = _("Kode ini tidak ada di daftar Kemendagri terbaru; ditambahkan.")
        remedy = _("Periksa apakah kodenya masih berlaku.")
        row.problems.append(Problem(row.number, "kode", Level.WARNING, "new_region", message, remedy))


# --- boundaries ---


def read_boundaries(content: bytes) -> ParsedSheet:
    """A GeoJSON FeatureCollection, or one Feature per line, as rows; row 1 is the first feature."""
    text = decode(unpack(content))
    rows = []
    for number, feature in enumerate(_features(text), start=1):
        rows.append(_boundary_row(number, feature))
    heading = Heading(RawSheet("geojson"), 0, {"kode": 0, "batas": 1}, [])
    return ParsedSheet(heading, (), rows)


def plan_boundaries(sheet: ParsedSheet, options: Options, by: Actor, report: Report) -> Plan:
    known = Region.objects.in_bulk([row.values["kode"] for row in sheet.rows if "kode" in row.values])
    seen: dict[str, int] = {}
    rows = [_plan_boundary(row, known, seen) for row in sheet.rows]
    return Plan(rows, [*sheet.problems, *_out_of_reach(by)])


def _out_of_reach(by: Actor) -> list[Problem]:
    """Regions belong to the whole government: who holds the right for a part of it changes none."""
    if may_throughout(by, Permission.REGION_EDIT):
        return []
    message = _("Wilayah berlaku bagi seluruh pemerintah daerah, di luar wewenang Anda.")
    remedy = _("Minta petugas kepegawaian pemerintah daerah mengimpornya.")
    return [Problem(0, "", Level.ERROR, "out_of_reach", message, remedy)]


def _plan_boundary(row: ParsedRow, known: dict[str, Region], seen: dict[str, int]) -> PlanRow:
    code = str(row.values.get("kode") or "")
    region = known.get(code)
    if code and region is None:
        _unknown_boundary(row, code, known)
    elif code in seen:
        _twice(row, seen[code])
    if row.is_broken or region is None:
        return refused(row.number, code, row.problems)
    seen[code] = row.number
    boundary = row.values["batas"]
    wish = RegionWish(code, {"boundary": boundary})
    if region.boundary == boundary:
        return PlanRow(row.number, Kind.UNCHANGED, region.name, code, [], row.problems, wish)
    changes = [Change("batas", _("ada") if region.boundary else "", boundary["type"])]
    return PlanRow(row.number, Kind.CHANGED, region.name, code, changes, row.problems, wish)


def _unknown_boundary(row: ParsedRow, code: str, known: dict[str, Region]) -> None:
    hits = nearest(code, known)
    remedy = _("Mungkin maksudnya: %s.") % ", ".join(hits) if hits else _("Impor wilayahnya dulu.")
    _error(row, "unknown_code", _("Kode wilayah %s tidak dikenal.") % code, remedy)


def _features(text: str) -> Iterator[dict[str, Any]]:
    remedy = _("Pakai GeoJSON: satu FeatureCollection, atau satu Feature per baris.")
    try:
        whole = json.loads(text)
    except ValueError:
        lines = [line for line in text.splitlines() if line.strip()]
        try:
            found = [json.loads(line) for line in lines]
        except ValueError as error:
            raise FileRefused(_("Berkas ini bukan GeoJSON."), remedy) from error
        yield from found
        return
    if not isinstance(whole, dict) or whole.get("type") not in {"FeatureCollection", "Feature"}:
        raise FileRefused(_("Berkas ini bukan GeoJSON."), remedy)
    yield from whole["features"] if whole["type"] == "FeatureCollection" else [whole]


def _boundary_row(number: int, feature: Any) -> ParsedRow:
    row = ParsedRow(number, {})
    properties = feature.get("properties") if isinstance(feature, dict) else None
    try:
        row.values["kode"] = region_code(
            (properties or {}).get("code") or (properties or {}).get("kode") or ""
        )
    except CellProblem as problem:
        row.problems.append(problem.at(number, "kode", ""))
    try:
        drawn = shape(feature["geometry"])
        if drawn.is_empty or drawn.geom_type not in {"Polygon", "MultiPolygon"}:
            raise ValueError(drawn.geom_type)
        row.values["batas"] = json.loads(json.dumps(mapping(_tidied(drawn))))
    except (ShapelyError, ValueError, KeyError, TypeError, AttributeError):
        row.problems.append(
            Problem(
                number,
                "batas",
                Level.ERROR,
                "bad_geometry",
                _("Bentuknya bukan poligon yang utuh."),
                _("Perbaiki di peramban peta, lalu simpan ulang."),
            )
        )
    return row


def _tidied(drawn: Any) -> Any:
    """Valid, and with five decimals, which is a metre. Neighbours keep their common border to the point."""
    return set_precision(drawn if drawn.is_valid else drawn.buffer(0), 0.00001)


def _twice(row: ParsedRow, first: int) -> None:
    _error(row, "duplicate_code", _("Kode ini sudah ada di baris %d.") % first, _("Hapus salah satunya."))


def _error(row: ParsedRow, code: str, message: str, remedy: str) -> None:
    row.problems.append(
        Problem(row.number, "kode", Level.ERROR, code, message, remedy, str(row.values.get("kode") or ""))
    )
