"""Coordinates and remoteness of regions from tables, their boundaries from GeoJSON, official regions from lokal."""

from __future__ import annotations

import gzip
import json
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied

from penata.domains.organization.actions import regions as actions
from penata.domains.organization.models import Region
from penata.kernel.access import Role
from penata.kernel.sheets.problems import FileRefused
from tests.domains.organization.factories import (
    apply_file,
    book,
    changed,
    counted,
    load_kotim,
    make_government,
    make_unit,
    officer,
    plan_file,
    said,
    table,
    traced,
)

pytestmark = pytest.mark.django_db

BAAMANG, KETAPANG = "62.02.05", "62.02.06"


@pytest.fixture(autouse=True)
def kotim(db):
    load_kotim()


def position(code: str) -> tuple[Decimal | None, Decimal | None]:
    region = Region.objects.get(code=code)
    return region.lat, region.lon


# --- tables ---


def test_a_position_is_taken_in_and_traced(operator):
    content = table("kode nama lintang bujur terpencil", (BAAMANG, "Baamang", "-2,51234", "112.95", "ya"))
    plan = apply_file("regions", content, operator)
    assert changed(plan) == {
        2: {"lintang": ("", "-2.51234"), "bujur": ("", "112.95000"), "terpencil": ("tidak", "ya")}
    }
    assert position(BAAMANG) == (Decimal("-2.51234"), Decimal("112.95"))
    assert Region.objects.get(code=BAAMANG).is_remote
    (trace,) = traced("region.import")
    assert (trace.by, trace.subject, trace.subject_id) == (operator, "organization.region", 620205)
    assert trace.values.after == {"code": BAAMANG, "fields": ["is_remote", "lat", "lon"]}


def test_twice_the_same_positions_change_nothing(operator):
    content = table("kode lintang bujur", (BAAMANG, "-2.5", "112.9"), (KETAPANG, "-2.6", "112.9"))
    assert counted(apply_file("regions", content, operator)) == {"changed": 2}
    assert counted(apply_file("regions", content, operator)) == {"unchanged": 2}
    assert len(traced("region.import")) == 2


def test_the_layout_of_districts_takes_where_people_live(operator):
    content = table(
        "code name lat lon lat_settled lon_settled", (BAAMANG, "Nama lain", "-9", "119", "-2.5", "112.9")
    )
    plan = apply_file("regions", content, operator)
    assert said(plan) == []
    assert position(BAAMANG) == (Decimal("-2.5"), Decimal("112.9"))
    assert Region.objects.get(code=BAAMANG).name == "Baamang"


def test_the_layout_of_all_regions_takes_their_position(operator):
    content = table("code name level parent lat lon", (BAAMANG, "Baamang", "3", "62.02", "-2.5", "112.9"))
    assert said(apply_file("regions", content, operator)) == []
    assert position(BAAMANG) == (Decimal("-2.5"), Decimal("112.9"))


def test_the_layout_of_regencies_takes_their_position(operator):
    content = table("code name province lat lon", ("62.02", "Kotawaringin Timur", "62", "-2.4", "112.8"))
    assert said(apply_file("regions", content, operator)) == []
    assert position("62.02") == (Decimal("-2.4"), Decimal("112.8"))


@pytest.mark.parametrize("written", ["62.02.05", "620205", 620205])
def test_a_code_is_read_with_and_without_dots(operator, written):
    content = book(wilayah=[["kode", "lintang", "bujur"], [written, -2.5, 112.9]])
    assert counted(apply_file("regions", content, operator)) == {"changed": 1}
    assert position(BAAMANG) == (Decimal("-2.5"), Decimal("112.9"))


@pytest.mark.parametrize(("written", "code"), [(62.02, "62.02"), (62, "62")])
def test_a_code_that_excel_made_a_number_is_read(operator, written, code):
    content = book(wilayah=[["kode", "lintang", "bujur"], [written, -2.5, 112.9]])
    plan = apply_file("regions", content, operator)
    assert (counted(plan), said(plan)) == ({"changed": 1}, [])
    assert position(code) == (Decimal("-2.5"), Decimal("112.9"))


@pytest.mark.parametrize("written", ["62.02.7", "Baamang", "62.02.06.10"])
def test_what_is_no_code_is_refused(operator, written):
    plan = plan_file("regions", table("kode lintang bujur", (written, "-2.5", "112.9")), operator)
    assert said(plan) == [(2, "kode", "bad_code")]


def test_a_new_code_is_added_with_a_warning(operator):
    content = table("kode nama lintang bujur", ("62.02.99", "Kecamatan Muda", "-2.5", "112.9"))
    plan = apply_file("regions", content, operator)
    assert (counted(plan), said(plan)) == ({"added": 1}, [(2, "kode", "new_region")])
    made = Region.objects.get(code="62.02.99")
    assert (made.name, made.level, made.parent_id, made.lat) == (
        "Kecamatan Muda", "district", "62.02", Decimal("-2.5"),
    )  # fmt: skip


def test_a_new_district_and_its_village_come_in_one_file_in_any_order(operator):
    rows = [("62.02.99.2001", "Desa Muda"), ("62.02.99", "Kecamatan Muda")]
    assert counted(apply_file("regions", table("kode nama", *rows), operator)) == {"added": 2}
    assert Region.objects.get(code="62.02.99.2001").parent_id == "62.02.99"


def test_a_new_code_needs_a_name_and_a_known_parent(operator):
    rows = [("62.02.98", ""), ("62.77.01", "Entah")]
    plan = plan_file("regions", table("kode nama", *rows), operator)
    assert said(plan) == [(2, "kode", "unknown_code"), (3, "kode", "unknown_parent")]


def test_half_a_position_is_refused(operator):
    rows = [(BAAMANG, "-2.5", ""), (KETAPANG, "", "112.9")]
    plan = plan_file("regions", table("kode lintang bujur", *rows), operator)
    assert said(plan) == [(2, "kode", "half_position"), (3, "kode", "half_position")]


def test_degrees_beyond_the_earth_are_refused(operator):
    rows = [(BAAMANG, "112.9", "-2.5"), (KETAPANG, "-2.5", "181")]
    plan = plan_file("regions", table("kode lintang bujur", *rows), operator)
    assert said(plan) == [(2, "lintang", "bad_degrees"), (3, "bujur", "bad_degrees")]


def test_a_region_twice_is_refused(operator):
    rows = [(BAAMANG, "-2.5", "112.9"), (BAAMANG, "-2.6", "112.9")]
    plan = plan_file("regions", table("kode lintang bujur", *rows), operator)
    assert said(plan) == [(3, "kode", "duplicate_code")]
    assert counted(plan) == {"changed": 1, "refused": 1}


@pytest.mark.parametrize("kind", ["regions", "boundaries"])
@pytest.mark.parametrize("role", [Role.WORKER, Role.ADMINISTRATOR, Role.AGENCY_OFFICER, Role.LEADER])
def test_roles_without_the_right_import_no_regions(kind, role):
    with pytest.raises(PermissionDenied):
        plan_file(kind, table("kode lintang bujur"), officer(make_government(), role))


# --- boundaries ---


def square(code: str, west: float, south: float, side: float = 0.5, **properties: str) -> dict:
    ring = [
        [west, south],
        [west + side, south],
        [west + side, south + side],
        [west, south + side],
        [west, south],
    ]
    return {
        "type": "Feature", "properties": {"code": code, **properties},
        "geometry": {"type": "Polygon", "coordinates": [ring]},
    }  # fmt: skip


def collection(*features: dict) -> bytes:
    return json.dumps({"type": "FeatureCollection", "features": features}).encode()


def test_boundaries_come_as_a_collection_and_outlines_are_drawn(operator):
    content = collection(square(BAAMANG, 112, -3), square(KETAPANG, 112.5, -3))
    plan = apply_file("boundaries", content, operator)
    assert changed(plan) == {1: {"batas": ("", "Polygon")}, 2: {"batas": ("", "Polygon")}}
    for code, west in ((BAAMANG, 112.0), (KETAPANG, 112.5)):
        region = Region.objects.get(code=code)
        assert region.boundary["type"] == "Polygon"
        (ring,) = region.outline
        assert {tuple(corner) for corner in ring} == {
            (west, -3.0), (west + 0.5, -3.0), (west + 0.5, -2.5), (west, -2.5),
        }  # fmt: skip
    assert [trace.values.after for trace in traced("region.import")] == [
        {"code": BAAMANG, "fields": ["boundary"]}, {"code": KETAPANG, "fields": ["boundary"]},
    ]  # fmt: skip


def test_boundaries_come_one_feature_a_line_and_packed(operator):
    lines = "\n".join(json.dumps(square(code, 112, -3)) for code in (BAAMANG, KETAPANG))
    assert counted(apply_file("boundaries", gzip.compress(lines.encode()), operator)) == {"changed": 2}
    assert Region.objects.filter(boundary__isnull=False).count() == 2


def test_one_feature_alone_is_a_file_too(operator):
    assert counted(apply_file("boundaries", json.dumps(square(BAAMANG, 112, -3)).encode(), operator)) == {
        "changed": 1
    }


def test_the_same_boundary_twice_changes_nothing(operator):
    content = collection(square(BAAMANG, 112.123456789, -3))
    apply_file("boundaries", content, operator)
    assert counted(apply_file("boundaries", content, operator)) == {"unchanged": 1}
    assert len(traced("region.import")) == 1


def test_a_later_neighbour_is_drawn_together_with_the_earlier_one(operator):
    apply_file("boundaries", collection(square(BAAMANG, 112, -3)), operator)
    apply_file("boundaries", collection(square(KETAPANG, 112.5, -3)), operator)
    outlined = Region.objects.filter(outline__isnull=False).order_by("code")
    assert [region.code for region in outlined] == [BAAMANG, KETAPANG]


def test_a_region_of_several_parts_keeps_them(operator):
    islands = square(BAAMANG, 112, -3)
    parts = [islands["geometry"]["coordinates"], square("", 114, -3)["geometry"]["coordinates"]]
    islands["geometry"] = {"type": "MultiPolygon", "coordinates": parts}
    plan = apply_file("boundaries", collection(islands), operator)
    assert changed(plan) == {1: {"batas": ("", "MultiPolygon")}}
    assert len(Region.objects.get(code=BAAMANG).outline) == 2


def test_wrong_features_are_refused_by_their_number(operator):
    line = {"type": "LineString", "coordinates": [[112, -3], [113, -3]]}
    features = [
        square("62.02.55", 112, -3), {**square(BAAMANG, 112, -3), "geometry": line},
        {**square(KETAPANG, 112, -3), "geometry": None}, square("Baamang", 112, -3), square(KETAPANG, 112.5, -3),
    ]  # fmt: skip
    plan = plan_file("boundaries", collection(*features), operator)
    assert said(plan) == [
        (1, "kode", "unknown_code"), (2, "batas", "bad_geometry"), (3, "batas", "bad_geometry"), (4, "kode", "bad_code"),
    ]  # fmt: skip
    assert counted(plan) == {"changed": 1, "refused": 4}


def test_two_boundaries_of_one_region_are_refused(operator):
    content = collection(square(BAAMANG, 112, -3), square(BAAMANG, 113, -3))
    plan = plan_file("boundaries", content, operator)
    assert counted(plan) == {"changed": 1, "refused": 1}


@pytest.mark.parametrize("content", [b"bukan json", b'{"type": "Topology"}', b"[1, 2]"])
def test_what_is_no_geojson_is_refused_as_a_whole(operator, content):
    with pytest.raises(FileRefused, match="bukan GeoJSON"):
        plan_file("boundaries", content, operator)


# --- by hand and from lokal ---


def test_marking_a_region_remote_leaves_a_trace(operator):
    by, region = officer(make_government(region_id="62.02")), Region.objects.get(code=BAAMANG)
    actions.mark_remote(region=region, is_remote=True, by=by, why="SK Bupati 7/2026")
    assert Region.objects.get(code=BAAMANG).is_remote
    (trace,) = traced("region.mark_remote")
    assert (trace.by, trace.why, trace.subject_id) == (by, "SK Bupati 7/2026", 620205)
    assert (trace.values.before["is_remote"], trace.values.after["is_remote"]) == (False, True)


def test_a_stranger_marks_no_region():
    government = make_government(region_id="62.02")
    for role in (Role.WORKER, Role.ADMINISTRATOR, Role.AGENCY_OFFICER):
        with pytest.raises(PermissionDenied):
            actions.mark_remote(
                region=Region.objects.get(code=BAAMANG), is_remote=True, by=officer(government, role), why=""
            )


def test_the_page_marks_only_regions_at_home(sign_in):
    client = sign_in(officer(make_government(region_id="62.02")))
    answer = client.post(f"/wilayah/{BAAMANG}/ubah/", {"is_remote": "on", "why": "SK"})
    assert (answer.status_code, answer["Location"]) == (302, "/wilayah/62.02/")
    assert Region.objects.get(code=BAAMANG).is_remote
    assert client.get("/wilayah/62/ubah/").status_code == 404


@pytest.mark.slow
def test_the_official_regions_are_loaded_once(operator):
    Region.objects.update(parent=None)
    Region.objects.all().delete()
    added = actions.load_official(by=operator)
    assert added == Region.objects.count() > 80_000
    assert actions.load_official(by=operator) == 0
    assert len(traced("region.load")) == 1
    assert Region.objects.get(code="62.02").name == "Kotawaringin Timur"


@pytest.mark.parametrize(
    ("kind", "content"),
    [
        ("regions", table("kode nama terpencil", (BAAMANG, "Baamang", "ya"))),
        (
            "boundaries",
            json.dumps(
                {
                    "type": "Feature",
                    "properties": {"code": BAAMANG},
                    "geometry": {
                        "type": "Polygon",
                        "coordinates": [[[112, -2], [113, -2], [113, -3], [112, -2]]],
                    },
                }
            ).encode(),
        ),
    ],
)
def test_a_right_for_a_part_changes_no_region_of_the_whole(kind, content):
    agency = make_unit("DINKES", make_government())
    plan = plan_file(kind, content, officer(agency))
    assert (0, "", "out_of_reach") in said(plan)
    assert plan.blocking
