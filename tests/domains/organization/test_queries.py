"""How units, jobs and regions are found by what people call them, and the districts as shapes."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from penata.domains.organization.models import Region
from penata.domains.organization.queries import jobs, regions, shapes, units
from penata.kernel.access import Role
from penata.kernel.sheets.problems import CellProblem
from penata.kernel.values import Period
from tests.conftest import TODAY
from tests.domains.organization.factories import (
    load_kotim,
    make_government,
    make_job,
    make_unit,
    make_user,
    officer,
)

pytestmark = pytest.mark.django_db


def refusal(finder, text: str) -> CellProblem:
    with pytest.raises(CellProblem) as caught:
        finder.find(text)
    return caught.value


# --- units and jobs ---


@pytest.fixture
def government():
    return make_government()


def test_a_unit_is_found_by_code_or_name_in_any_case(government):
    unit = make_unit("DINKES", government, name="Dinas Kesehatan")
    finder = units.finder(government, TODAY)
    found = [finder.find(text) for text in ("DINKES", "dinkes", "dinas  kesehatan", "Dinas Kesehatan")]
    assert {(ref.id, ref.code, ref.path) for ref in found} == {(unit.pk, "DINKES", str(unit.path))}


def test_units_of_one_name_are_told_apart_by_their_parent(government):
    for code, name in (("A", "Dinas A"), ("B", "Dinas B")):
        make_unit(f"{code}1", make_unit(code, government, name=name), name="Sekretariat")
    finder = units.finder(government, TODAY)
    problem = refusal(finder, "Sekretariat")
    assert problem.code == "ambiguous"
    assert "A1 (Dinas A)" in problem.remedy
    assert "B1 (Dinas B)" in problem.remedy
    assert finder.find("Sekretariat, Dinas B").code == "B1"


def test_an_unknown_unit_brings_what_was_probably_meant(government):
    make_unit("DINKES", government, name="Dinas Kesehatan")
    problem = refusal(units.finder(government, TODAY), "Dinas Kesehatann")
    assert (problem.code, "Dinas Kesehatan (DINKES)" in problem.remedy) == ("unknown", True)


def test_only_units_of_the_day_the_government_and_the_scope_are_found(government):
    make_unit("LAMA", government, period=Period(date(2010, 1, 1), date(2025, 12, 31)))
    here = make_unit("A", government)
    make_unit("B", government)
    make_unit("X", make_unit("KOTA"))
    assert units.finder(government, date(2025, 12, 31)).find("LAMA").code == "LAMA"
    assert refusal(units.finder(government, TODAY), "LAMA").code == "unknown"
    assert refusal(units.finder(government, TODAY), "X").code == "unknown"
    assert refusal(units.finder(government, TODAY, [str(here.path)]), "B").code == "unknown"


def test_a_job_is_found_by_code_or_name(government):
    job = make_job(government, "J1", name="Perawat", may_be_outsourced=True)
    make_job(make_unit("KOTA"), "J9", name="Perawat")
    found = jobs.finder(government).find("perawat")
    assert (found.id, found.code, found.kind, found.may_be_outsourced) == (job.pk, "J1", "pelaksana", True)
    assert refusal(jobs.finder(government), "J9").code == "unknown"


def test_who_sees_which_units(government):
    here, there = make_unit("A", government), make_unit("B", government)
    below = make_unit("A1", here)
    seen = {
        name: {unit.code for unit in units.visible_to(actor)}
        for name, actor in {
            "leader": officer(government, Role.LEADER), "agency": officer(here, Role.AGENCY_OFFICER),
            "other": officer(there, Role.SUPERVISOR), "worker": officer(government, Role.WORKER), "nobody": make_user("x"),
        }.items()
    }  # fmt: skip
    assert seen == {
        "leader": {"KAB", "A", "B", "A1"}, "agency": {"A", "A1"}, "other": {"B"}, "worker": set(), "nobody": set(),
    }  # fmt: skip
    assert [unit.code for unit in units.ancestors(below)] == ["KAB", "A"]


# --- regions ---


@pytest.fixture
def kotim():
    """Kotawaringin Timur, and two regencies elsewhere that share names with it and with each other."""
    load_kotim()
    for code, name, level, kind in (
        ("63", "Kalimantan Selatan", "province", "provinsi"), ("63.01", "Kabupaten Tanah Laut", "regency", "kabupaten"),
        ("63.01.01", "Sungai Danau", "district", "kecamatan"), ("63.01.01.2001", "Makmur", "village", "desa"),
        ("63.01.02", "Takisung", "district", "kecamatan"), ("63.01.02.2001", "Makmur", "village", "desa"),
        ("63.02", "Kabupaten Kotabaru", "regency", "kabupaten"), ("63.02.01", "Takisung", "district", "kecamatan"),
        ("63.02.01.2001", "Makmur", "village", "desa"),
    ):  # fmt: skip
        parent = code.rpartition(".")[0] or None
        Region.objects.create(code=code, name=name, level=level, kind=kind, parent_id=parent)
    return regions.finder("62.02")


def test_a_region_is_found_by_its_code_anywhere(kotim):
    assert kotim.find("62.02.05") == "62.02.05"
    assert kotim.find("63.01.02.2001") == "63.01.02.2001"


@pytest.mark.parametrize("text", ["Baamang", "baamang", "Kecamatan Baamang", "Kec. Baamang", "  BAAMANG "])
def test_a_district_at_home_is_found_by_its_name(kotim, text):
    assert kotim.find(text) == "62.02.05"


@pytest.mark.parametrize("text", ["Baamang Hilir", "Kelurahan Baamang Hilir", "Baamang Hilir, Baamang"])
def test_a_village_at_home_is_found_by_its_name(kotim, text):
    assert kotim.find(text) == Region.objects.get(name="Baamang Hilir").code


def test_where_district_and_village_share_a_name_the_village_is_meant(kotim):
    assert kotim.find("Parenggean").startswith("62.02.04.")


def test_a_name_that_two_villages_share_is_ambiguous_until_the_district_is_told(kotim):
    problem = refusal(kotim, "Sumber Makmur")
    assert problem.code == "ambiguous"
    assert "Telawang" in problem.remedy
    assert kotim.find("Sumber Makmur, Telawang").startswith("62.02.14.")
    assert kotim.find("Desa Sumber Makmur, Kecamatan Telawang").startswith("62.02.14.")


@pytest.mark.parametrize(
    "text",
    [
        "Makmur, Takisung, Tanah Laut",
        "Desa Makmur, Kec. Takisung, Kab. Tanah Laut",
        "makmur,takisung,TANAH LAUT",
    ],
)
def test_a_village_elsewhere_is_found_by_district_and_regency(kotim, text):
    assert kotim.find(text) == "63.01.02.2001"


def test_a_village_elsewhere_that_is_not_told_fully_is_ambiguous(kotim):
    problem = refusal(kotim, "Makmur, Takisung")
    assert problem.code == "ambiguous"
    assert "63.01.02.2001" in problem.remedy
    assert "63.02.01.2001" in problem.remedy


@pytest.mark.parametrize("text", ["Makmur", "Negeri Dongeng", "Makmur, Atlantis, Tanah Laut", "99.99"])
def test_what_no_region_is_called_is_unknown(kotim, text):
    assert refusal(kotim, text).code == "unknown"


def test_a_near_miss_at_home_is_suggested(kotim):
    assert "Mentaya Hulu" in refusal(kotim, "Mentaya Huluu").remedy


def test_preparing_many_names_asks_the_database_a_fixed_number_of_times(kotim, django_assert_max_num_queries):
    texts = [
        "Baamang", "63.01.02.2001", "Makmur, Takisung, Tanah Laut", "Makmur, Sungai Danau, Tanah Laut", "Makmur, Takisung",
    ]  # fmt: skip
    with django_assert_max_num_queries(2):
        kotim.prepare(texts)
        assert [kotim.find(text) for text in texts[:4]] == [
            "62.02.05", "63.01.02.2001", "63.01.02.2001", "63.01.01.2001",
        ]  # fmt: skip


def test_a_village_without_a_position_lies_where_its_district_lies():
    load_kotim()
    Region.objects.filter(code="62.02.05").update(lat=Decimal("-2.5"), lon=Decimal("112.9"))
    known = regions.positions("62.02")
    assert known == {"62.02.05": (Decimal("-2.50000"), Decimal("112.90000"))}
    village = Region.objects.get(name="Baamang Hilir").code
    assert regions.position_of(village, known) == (Decimal("-2.50000"), Decimal("112.90000"))
    assert regions.position_of("62.02.06", known) is None
    assert regions.position_of(None, known) is None


# --- shapes ---


def positioned(*codes: str) -> None:
    for number, code in enumerate(codes):
        Region.objects.filter(code=code).update(
            lat=Decimal("-2.5") - number % 3 * Decimal("0.3"),
            lon=Decimal("112.5") + number // 3 * Decimal("0.3"),
        )


def ring(west: float, south: float) -> list[list[tuple[float, float]]]:
    return [
        [(west, south), (west + 0.5, south), (west + 0.5, south + 0.5), (west, south + 0.5), (west, south)]
    ]


def test_without_positions_or_boundaries_there_is_no_drawing():
    load_kotim()
    assert shapes.districts("62.02") is None
    assert shapes.districts("") is None


def test_positions_alone_give_a_schematic_drawing():
    load_kotim()
    positioned("62.02.01", "62.02.02", "62.02.03", "62.02.04", "62.02.05", "62.02.06")
    drawing = shapes.districts("62.02")
    assert drawing.is_schematic
    assert {shape.code for shape in drawing.shapes} == set(drawing.positions)
    assert len(drawing.shapes) == 6
    for shape in drawing.shapes:
        assert shape.path.startswith("M")
        assert 0 <= shape.x <= drawing.width
        assert 0 <= shape.y <= drawing.height
    assert len({(shape.x, shape.y) for shape in drawing.shapes}) == 6


@pytest.mark.parametrize("count", [1, 2])
def test_one_or_two_positions_give_circles(count):
    load_kotim()
    positioned(*["62.02.01", "62.02.02"][:count])
    drawing = shapes.districts("62.02")
    assert (drawing.is_schematic, len(drawing.shapes)) == (True, count)


def test_boundaries_of_all_districts_give_the_real_drawing():
    load_kotim()
    for number, region in enumerate(regions.districts("62.02")):
        region.outline = ring(112 + number * 0.5, -3)
        region.save()
    drawing = shapes.districts("62.02")
    assert (drawing.is_schematic, len(drawing.shapes), drawing.width) == (False, 17, 400.0)
    west = min(drawing.shapes, key=lambda shape: shape.x)
    assert west.name == regions.districts("62.02").first().name
    assert all(0 < shape.x < drawing.width and 0 < shape.y < drawing.height for shape in drawing.shapes)


def test_boundaries_of_some_districts_leave_the_drawing_schematic():
    load_kotim()
    positioned("62.02.01", "62.02.02", "62.02.03", "62.02.04")
    Region.objects.filter(code="62.02.01").update(outline=ring(112, -3))
    assert shapes.districts("62.02").is_schematic
